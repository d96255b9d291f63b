"""A file for others says of nobody whose it is, is the same each time, and cannot be laid beside another audience's."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from models import audit
from tests.exports.test_export_cli import runner
from tests.play import Play
from tests.stories import CHAIR, GROUP, PHONE, contribute, file, person, register, rows

Exported = Callable[[str], list[dict[str, str]]]


@pytest.fixture
def exported(play: Play, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Exported:
    register(play)
    contribute(play)
    file(play)
    run = runner(play, monkeypatch)

    def read(audience: str) -> list[dict[str, str]]:
        folder = tmp_path / f"{audience}{len(list(tmp_path.iterdir()))}"
        assert run("csv", folder, *(["--pseudonyms", audience] if audience else [])).exception is None
        found = []
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as source:
                found += list(csv.DictReader(source))
        return found

    return read


def cells(found: list[dict[str, str]]) -> set[str]:
    return {value for row in found for value in row.values() if value}


def names(found: list[dict[str, str]]) -> set[str]:
    return {value for value in cells(found) if value[:2] in {"R-", "U-", "O-"}}


def test_nothing_in_it_says_whose_it_is(play: Play, exported: Exported) -> None:
    plain, hidden = exported(""), exported("uni")

    said = " ".join(cells(hidden))
    known = {
        row[name] for table in ("units", "offices") for row in _all(play, table) for name in ("id", "name")
    }
    numbers = {row["number"] for row in _all(play, "reports")} | {row["id"] for row in _all(play, "reports")}
    words = {CHAIR, PHONE, GROUP, "น้ำไม่พอ", "ริมใต้", "แม่ริม", person(play, "mali")}
    assert len(plain) == len(hidden) > 0
    assert GROUP in cells(plain)
    assert [] == [one for one in known | numbers | words if one in said]


def test_the_same_audience_gets_the_same_names_and_another_one_none_of_them(exported: Exported) -> None:
    first, again, other = exported("uni"), exported(" UNI "), exported("press")

    assert first == again
    assert len(names(first)) == len(names(other)) == 3
    assert set() == names(first) & names(other)


def test_no_row_is_told_by_its_minute_and_numbers_stay(play: Play, exported: Exported) -> None:
    hidden = exported("uni")

    assert {"2021-11-01"} <= cells(hidden)
    assert f"{play.clock.now():%Y-%m-%d}" not in cells(hidden)
    assert {"12", "9"} & cells(hidden)


def test_who_got_such_a_file_is_written_down(play: Play, exported: Exported) -> None:
    exported("uni")

    assert ["uni"] == [row["about_id"] for row in rows(play, audit.Act, act="pseudonyms_exported")]


def _all(play: Play, name: str) -> list[dict[str, str]]:
    from models.tables import METADATA

    with play.core.database.reading() as connection:
        return [dict(row) for row in connection.execute(METADATA.tables[name].select()).mappings()]
