"""What people call things is only ever words: no markup, no template, no formula, on no page and in no file."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import lxml.html
import pytest
from openpyxl.reader.excel import load_workbook

from exports import csvs
from exports.tables import Column, Table
from models.base import table
from models.offices import Office
from models.reports import Report
from models.units import Unit
from tests.hostile.kit import House, move
from tests.stories import GROUP, rows
from tests.web.admin_kit import PACK
from web.board.pages import PAGES

MARKUP = "<img src=x onerror=alert(1)><script>1</script>\"'>{{7*7}}${7*7}{%raw%}#{7*7}"
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://evil.example")',
    "\x00=1+1",
)


@pytest.fixture
def named(house: House) -> Iterator[House]:
    """Let a group and an office have names that are markup."""
    _call(house, MARKUP)
    yield house
    _call(house, GROUP)


def _call(house: House, name: str) -> None:
    units, places = table(Unit), table(Office)
    with house.play.core.database.writing() as connection:
        connection.execute(units.update().values(name=name))
        connection.execute(places.update().where(places.c.id == "moac-cm").values(name=name))


def test_a_name_that_is_markup_is_words_on_every_page(named: House) -> None:
    told = [where for who in ("arun", "somchai") for where in _pages_that_tell(named, who)]

    assert {"unit", "people"} <= set(told), told


def _pages_that_tell(named: House, who: str) -> Iterator[str]:
    """Walk all pages as somebody; return those that name the group or the office, after a look at how."""
    desktop = named.known(who)
    [report] = rows(named.play, Report)[:1]
    things = {"unit": report["unit_id"], "report": report["id"]}
    for page in PAGES:
        rule = next(one for one in named.rules() if one.endpoint == f"boards.{page.name}")
        move(desktop.client)
        answer = desktop.client.get(named.address(rule, **things), query_string={"office": "moac-cm"})
        if answer.mimetype == "text/html":
            body = answer.get_data(as_text=True)
            shown: Any = lxml.html.fromstring(body)
            assert [] == shown.xpath("//img[@onerror] | //script[not(@src)]"), page.name
            assert "49${" not in body, page.name
            if "{{7*7}}${7*7}" in shown.text_content():
                yield page.name
        answer.close()


def test_what_an_address_asks_for_is_words_on_every_page(house: House) -> None:
    desktop = house.known("arun")
    asked = dict.fromkeys(("q", "since", "until", "act", "skip", "back", "seen"), MARKUP)
    for page in PAGES:
        rule = next(one for one in house.rules() if one.endpoint == f"boards.{page.name}")
        for more in ("", "programme", "place", "month", "office"):
            if more == "" or "<" not in rule.rule:
                move(desktop.client)
                answer = desktop.client.get(house.address(rule), query_string={**asked, more: MARKUP})
                assert answer.status_code in {200, 404}, (page.name, more)
                assert b"<img src=x" not in answer.get_data(), (page.name, more)
                answer.close()


@pytest.fixture
def columns(house: House) -> Iterator[tuple[bytes, bytes]]:
    """Take the files of a programme along whose group is called like a formula, one name after the other."""
    _call(house, FORMULAS[0])
    client = house.known("arun").client
    made = [client.get(f"/board/admin/files/{PACK}.{ending}") for ending in ("xlsx", "zip")]
    yield made[0].get_data(), made[1].get_data()
    _call(house, GROUP)


def test_a_formula_is_words_in_the_files_that_admins_take_along(columns: tuple[bytes, bytes]) -> None:
    book = load_workbook(io.BytesIO(columns[0]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [] == [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if "=1+1" in str(cell.value)]
    with zipfile.ZipFile(io.BytesIO(columns[1])) as packed:
        for name in packed.namelist():
            assert not name.startswith(("/", ".."))
            for line in csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"))):
                assert [] == [cell for cell in line if cell.startswith("=")]


@pytest.mark.parametrize("text", FORMULAS, ids=repr)
def test_no_cell_of_a_csv_file_begins_as_a_formula(text: str) -> None:
    lines = b"".join(csvs.lines(Table("t", (Column("a", "a"),), [{"a": text}]))).decode("utf-8-sig")
    [_, [cell]] = list(csv.reader(io.StringIO(lines.replace("\x00", ""))))

    assert cell.startswith("'")
