"""What has no date is listed, filled in as a table, and read back: each with the letter it rests on."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl.reader.excel import load_workbook

from bot.library import Shelf
from cli.packs import dates as packs_dates
from cli.packs.dates import COLUMNS, dates
from cli.packs.dates_tables import day_in
from engine.obligations.reading import read_text
from handlers import enrolling
from handlers.desk import Library
from models import obligations, offices, units
from tests.engine.clock_pack import HEAD
from tests.play import Play
from tests.stories import desk

DUTIES = """
[duties.later]
name = "x"
form = "plan"
about = "group"
filed_by = "offices.district"
due = "set_later"
[duties.tranche]
name = "x"
form = "plan"
about = "group"
filed_by = "offices.district"
due = { by = "tranche", "1" = 2022-01-31, "2" = 2022-05-31 }
"""
PACK = read_text(HEAD + DUTIES)


@pytest.fixture
def world(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    library = Library("", {PACK.id: PACK}, {}, {})
    monkeypatch.setattr(Shelf, "library", lambda _shelf: library)
    monkeypatch.setattr(packs_dates, "open_core", lambda: play.core)
    with play.core.database.writing() as connection:
        here: Any = desk(play, connection)
        offices.put_office(
            connection, id="a", programme=PACK.id, kind="district", name="a", area="5007", phone=None
        )
        units.add(
            connection, id="one", programme=PACK.id, kind="group", name="one", place="50070600", office_id="a",
            attributes={}, made_at=here.now,
        )  # fmt: skip
        enrolling.enrol(here, PACK, "one")
    return play


def run(*words: str) -> Result:
    return CliRunner().invoke(dates, ["small", *words])


def due(world: Play, duty: str) -> date | None:
    with world.core.database.reading() as connection:
        return next(one.due for one in obligations.of_unit(connection, "one", PACK.id) if one.duty == duty)


def test_what_has_no_date_is_listed_by_what_an_admin_would_set(world: Play) -> None:
    said = run().output

    assert "date  later/once  -  1" in said
    assert "cohort  tranche  place:50  1" in said


def test_one_date_is_set_with_its_letter(world: Play) -> None:
    result = run("--set", "later/once", "--value", "2022-06-15", "--letter", "กษ 0100/1")

    assert (0, date(2022, 6, 15)) == (result.exit_code, due(world, "later"))


def test_a_date_without_its_letter_is_not_set(world: Play) -> None:
    result = run("--set", "later/once", "--value", "2022-06-15")

    assert "name the letter that it rests on" in result.output
    assert due(world, "later") is None


def test_the_list_is_filled_in_as_a_table_and_read_back(world: Play, tmp_path: Path) -> None:
    file = tmp_path / "dates.csv"
    run("--out", str(file))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for row in rows:
        row |= {"date": "1" if row["what"] == "cohort" else "2022-06-15", "letter": "กษ 0100/2"}
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.DictWriter(opened, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)

    result = run("--in", str(file))

    assert 0 == result.exit_code
    assert (date(2022, 6, 15), date(2022, 1, 31)) == (due(world, "later"), due(world, "tranche"))
    assert "" == run().output


def test_a_table_with_a_wrong_row_sets_nothing_and_names_the_row(world: Play, tmp_path: Path) -> None:
    file = tmp_path / "dates.csv"
    file.write_text(
        "what,name,scope,date,letter\ndate,later/once,,2022-06-15,x\ncohort,tranche,place:50,9,x\n", "utf-8"
    )

    result = run("--in", str(file))

    assert "row 2: 9 is none of 1, 2" in result.output
    assert due(world, "later") is None


def test_the_list_goes_out_as_a_workbook_and_comes_back_with_days_as_people_type_them(
    world: Play, tmp_path: Path
) -> None:
    file = tmp_path / "dates.xlsx"
    run("--out", str(file))
    book = load_workbook(file)
    page: Any = book.active
    titles = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        is_cohort = page.cell(row, titles["what"]).value == "cohort"
        page.cell(row, titles["date"]).value = "2" if is_cohort else "๑๕ มิ.ย. ๒๕๖๕"
        page.cell(row, titles["letter"]).value = "กษ 0100/3"
    book.save(file)

    result = run("--in", str(file))

    assert 0 == result.exit_code, result.output
    assert (date(2022, 6, 15), date(2022, 5, 31)) == (due(world, "later"), due(world, "tranche"))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2022-06-15", date(2022, 6, 15)),
        ("15 มิ.ย. 2565", date(2022, 6, 15)),
        ("15/6/2565", date(2022, 6, 15)),
        ("15 มิ.ย. 65", None),
        ("15 มิ.ย.", None),
        ("เร็ว ๆ นี้", None),
    ],
)
def test_a_day_in_a_table_is_written_with_its_whole_year(typed: str, day: date | None) -> None:
    try:
        found = day_in(typed)
    except ValueError:
        found = None

    assert day == found


def test_a_file_that_is_no_workbook_is_told_with_its_cure(world: Play, tmp_path: Path) -> None:
    (tmp_path / "dates.xlsx").write_bytes(b"nothing")

    assert "save it anew" in run("--in", str(tmp_path / "dates.xlsx")).output
