"""A pack lies in sheets and comes back the same; every key has its Thai words, and every slip is told by its cell."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.books import reading, writing
from engine.books.book import Cell, RawSheet
from engine.books.names import CLOCKS, FORM_SHEETS, names
from engine.books.schema import schema
from engine.books.taking import Taken
from engine.books.toml_text import text_of
from engine.obligations.reading import read_text
from tests.engine.clock_pack import HEAD

NAMES = names(tomllib.loads((Path(__file__).parents[2] / "locale/th/packs.toml").read_text("utf-8")))
EVERYTHING = (
    HEAD
    + """
due = 2022-02-28
[duties.visit]
name = "เยี่ยม, ติดตาม"
form = "plan"
about = "group"
filed_by = "offices.district"
to = { north = "province", otherwise = "centre" }
collected_by = "leader"
due = { after = "meeting", days = 7, no_later_than = 2022-08-10 }
collect_until = { before_due = 5 }
not_before = { after = "events.market", days = 1 }
attachments = ["form", "photo, file"]
review = [{ by = "officer", must = "accept", days = 3, working = true }, { by = "officer", must = "certify" }]
caps = [{ field = "cost", baht = 7000 }]
entered_in = [{ system = "bpm", values = ["members", "cost"] }]
confidential = true
refs = ["000-R1"]
source_line = 12
[systems.bpm]
name = "ระบบ BPM"
address = "bpm.example"
[ladders.default]
steps = [-3, 0]
later = 3
rungs = [{ day = 1, tone = "help", stop = "begun" }, { day = 2, to = "coordinator", acknowledge = true }]
[levels.size]
name = "ขนาด"
steps = { c = "C", b = "B = ดี" }
rise = 1
[indicators.groups]
name = "กลุ่ม"
duty = "visit"
target = 12.5
[registration]
form = "plan"
unit = "group"
by = "leader"
name_from = "a"
place_from = "b"
[[eligibility]]
id = "E1"
severity = "hard"
says = "ครบ 7 คน"
holds = "${members} >= 7"
[[eligibility]]
id = "E2"
severity = "soft"
says = "โควตา"
quota_of = "farm"
[units.farm]
name = "แปลง"
in = "village"
quota = { per = "province", of = "type", a = 1, b = 3 }
"""
)


def raw(sheets: Any) -> tuple[RawSheet, ...]:
    return tuple(RawSheet(one.title, (tuple(head.words for head in one.head), *one.rows)) for one in sheets)


def book() -> tuple[RawSheet, ...]:
    return raw(writing.sheets(tomllib.loads(EVERYTHING.replace("\ndue = 2022-02-28", "", 1)), {}, NAMES))


def sheet(sheets: tuple[RawSheet, ...], part: str) -> RawSheet:
    return next(one for one in sheets if one.title == NAMES.sheet(part))


def changed(part: str, row: int, column: str, cell: Cell) -> tuple[RawSheet, ...]:
    """Return the book with another value in one cell; rows count from 1 as they do in Excel."""
    sheets = book()
    there = sheet(sheets, part)
    at = list(there.rows[0]).index(column)
    rows = [list(one) + [None] * (len(there.rows[0]) - len(one)) for one in there.rows]
    rows[row - 1][at] = cell
    other = replace(there, rows=tuple(map(tuple, rows)))
    return tuple(other if one is there else one for one in sheets)


def told(taken: Taken) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.column) for one in taken.faults]


def test_everything_that_a_pack_may_say_comes_back_the_same() -> None:
    text = EVERYTHING.replace("\ndue = 2022-02-28", "", 1)

    taken = reading.read(book(), NAMES)

    assert [] == taken.faults
    assert read_text(text) == read_text(text_of(taken.pack))


def test_a_column_that_is_called_by_its_key_is_understood_too() -> None:
    sheets = book()
    plain = replace(
        sheet(sheets, "units"), title="units", rows=(("id", "name", "in"), ("group", "กลุ่ม", "village"))
    )

    taken = reading.read((sheet(sheets, ""), plain), NAMES)

    assert {"group": {"name": "กลุ่ม", "in": "village"}} == taken.pack["units"]


def test_every_key_that_a_reader_knows_has_its_thai_words() -> None:
    clocks = {key for key, one in schema()["duties"].keys.items() if one.kind == "clock"}
    wanted = {
        (CLOCKS if part == "duties" and key in clocks else part, key)
        for part, one in schema().items()
        for key in one.keys
    }

    assert [] == sorted(f"{part}.{key}" for part, key in wanted if key not in NAMES.columns.get(part, {}))
    assert [] == sorted(part for part in (*schema(), CLOCKS, *FORM_SHEETS) if part not in NAMES.sheets)


def test_no_two_columns_of_a_sheet_and_no_two_sheets_have_one_name() -> None:
    for titles in (NAMES.sheets, *NAMES.columns.values()):
        assert len(set(titles.values())) == len(titles)
    assert max(map(len, NAMES.sheets.values())) <= 31


@pytest.mark.parametrize(
    ("part", "row", "column", "cell"),
    [
        ("", 4, "ค่า", "ปีหน้า"),
        ("units", 2, "อยู่ระดับ", "บ้าน"),
        ("units", 2, "รหัส", None),
        ("offices", 3, "รหัส", "district"),
        ("clocks", 3, "กำหนดส่ง", "เร็ว ๆ นี้"),
        ("clocks", 3, "รหัสงาน", "nobody"),
        ("clocks", 3, "กำหนดส่ง", None),
        ("duties", 3, "ชื่องาน", None),
        ("duties", 3, "ลับ", "อาจจะ"),
        ("duties", 3, "บรรทัดต้นทาง", "สิบสอง"),
        ("duties.review", 2, "รหัสงาน", "nobody"),
        ("duties.review", 3, "ภายในกี่วัน", "3 วัน"),
        ("areas", 2, "ใช้ตั้งแต่", "1 ต.ค."),
        ("levels", 2, "ขั้น จากต่ำไปสูง", "C, B"),
        ("indicators", 2, "เป้าหมาย", "มาก"),
        ("duties.caps", 2, "ไม่เกินกี่บาท", "7พัน"),
    ],
)
def test_a_slip_is_told_by_its_sheet_row_and_column(part: str, row: int, column: str, cell: Cell) -> None:
    taken = reading.read(changed(part, row, column, cell), NAMES)

    place = "ปีงบประมาณ" if part == "" else column
    assert (NAMES.sheet(part), row, place) in told(taken)


def test_a_column_of_nobody_is_told() -> None:
    sheets = book()
    there = sheet(sheets, "units")
    other = replace(there, rows=((*there.rows[0], "สีรถ"), *there.rows[1:]))

    assert [(there.title, 1, "สีรถ")] == told(
        reading.read((*[one for one in sheets if one is not there], other), NAMES)
    )


def test_a_formula_is_told_and_never_taken() -> None:
    sheets = book()
    there = sheet(sheets, "units")
    other = replace(there, formulas=frozenset({(2, 1)}))

    assert (there.title, 2, "ชื่อหน่วย") in told(reading.read((sheet(sheets, ""), other), NAMES))


def test_a_sheet_of_somebodys_own_is_passed_over() -> None:
    taken = reading.read((*book(), RawSheet("บันทึกของฉัน", (("=1+1",),), frozenset({(1, 0)}))), NAMES)

    assert [] == taken.faults


def test_without_the_sheet_of_the_programme_there_is_no_pack() -> None:
    assert [("โครงการ", 0, "")] == told(reading.read((), NAMES))[:1]


def test_what_the_readers_of_packs_complain_of_is_found_in_its_cell() -> None:
    taken = reading.read(book(), NAMES)

    assert ("รายงานที่ต้องส่ง", 3, "ส่งถึง") == place(taken, "duties.visit.to")
    assert ("กำหนดส่ง", 3, "กำหนดส่ง") == place(taken, "duties.visit.due")
    assert ("ตรวจ", 3, "ใครตรวจ") == place(taken, "duties.visit.review[2].by")
    assert ("คุณสมบัติ", 3, "โควตาของหน่วย") == place(taken, "eligibility.E2.quota_of")
    assert ("โครงการ", 4, "ปีงบประมาณ") == place(taken, "fiscal_year")
    assert ("หน่วย", 3, "โควตาต่อ") == place(taken, "units.farm.quota.per")


def place(taken: Taken, path: str) -> tuple[str, int, str] | None:
    spot = taken.spot_of(path)
    return (spot.sheet, spot.row, spot.column) if spot else None
