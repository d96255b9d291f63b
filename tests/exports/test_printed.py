"""A report as it is printed: the columns in their order under a header of two rows, ticks, totals, lines to sign on."""

import io
from typing import Any

import pytest
from openpyxl.reader.excel import load_workbook

from engine.obligations.nouns.layouts import PrintedColumn, PrintedLayout
from exports.printed import BLANK, Heading, Printed, printed
from exports.printed_books import write
from tests.engine import pack_kit
from tests.engine.forms_kit import small

PACK = pack_kit.pack("cdd-markets-2565")
MONTH = next(one for one in PACK.layouts if one.id == "month")
FORM = pack_kit.forms("cdd-markets-2565")["month"]
FACTS = {"province": "เชียงใหม่", "round": "ม.ค. 2565", "as_of": "29 มกราคม 2565"}
TITLES = [
    "ที่", "ชื่อตลาด", "ตำบล", "อำเภอ", "ผู้ประกอบการทั้งหมด", "ตลาดเก่าตามฐานตลาดนัดปี 2564", "ตลาดใหม่", "ปิดตลาดชั่วคราว",
    "ปิดตลาดถาวร", "ใช้งบกรมฯ", "ไม่ใช้งบกรมฯ", "รายวัน", "รายสัปดาห์", "รายเดือน", "อื่นๆโปรดระบุ", "จำนวนครั้งที่จัด/เดือน", "ยอดจำหน่าย/เดือน",
]  # fmt: skip


def market(number: int, **said: str) -> dict[str, str]:
    told = {"name": f"ตลาด {number}", "tambon": "ริมใต้", "amphoe": "แม่ริม", "vendors": "20", "age": "old", "state": "open",
            "budget": "no", "pattern": "weekly", "times": "4", "sales": "1500", **said}  # fmt: skip
    return {f"/data/market[{number}]/{name}": value for name, value in told.items()}


def month(*markets: dict[str, str]) -> Printed:
    answers = {path: value for one in markets for path, value in one.items()}
    return printed("ม.ค. 2565", MONTH, FORM, {"/data/as_of": "2022-01-31", **answers}, FACTS)


def test_the_seventeen_columns_stand_in_the_printed_order_under_two_groups() -> None:
    sheet = month(market(1))

    ends = sorted(((one.column, one) for one in sheet.head if one.across == 1), key=lambda one: one[0])
    groups = [one for one in sheet.head if one.across > 1]

    assert TITLES == [one.text for _, one in ends]
    assert [("สถานะของตลาด (ใส่เครื่องหมาย /)", 5, 6), ("รูปแบบการจัดตลาด (ใส่เครื่องหมาย /)", 11, 4)] == [
        (one.text, one.column, one.across) for one in groups
    ]
    assert {0: 2, 5: 1} == {one.column: one.down for _, one in ends if one.column in {0, 5}}


def test_a_choice_is_a_tick_in_its_column_and_other_words_stand_for_themselves() -> None:
    sheet = month(
        market(1, state="paused"),
        market(2, age="new", budget="yes", pattern="other", pattern_other="สองสัปดาห์ครั้ง"),
    )

    assert (
        1,
        "ตลาด 1",
        "ริมใต้",
        "แม่ริม",
        20,
        "/",
        None,
        "/",
        None,
        None,
        "/",
        None,
        "/",
        None,
        None,
        4,
        1500,
    ) == sheet.lines[0]
    assert (None, "/", None, None, "/", None, None, None, None, "สองสัปดาห์ครั้ง") == sheet.lines[1][5:15]


def test_the_row_of_totals_is_the_sum_of_the_printed_lines() -> None:
    sheet = month(market(1, vendors="3", times="2", sales="100"), market(2, vendors="4", times="5", sales=""))

    assert "รวม" == sheet.totals[1]
    assert (7, 7, 100) == (sheet.totals[4], sheet.totals[15], sheet.totals[16])


def test_lines_above_and_below_are_filled_with_what_is_known() -> None:
    sheet = month(market(1))

    assert ("จังหวัดเชียงใหม่", "ประจำเดือน ม.ค. 2565", "ข้อมูล ณ วันที่ 31 มกราคม 2565") == sheet.title[1:]
    assert "ผู้รายงาน" in sheet.sign[0]


def test_what_nobody_answered_is_a_line_to_write_on_and_what_is_personal_is_printed_nowhere() -> None:
    form = small("text | name | ชื่อ | person", "integer | sum | กี่บาท |", columns="type | name | label | bind::sanam:kind",
                 tail='| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |')  # fmt: skip
    columns = (PrintedColumn("ชื่อ", field="name"), PrintedColumn("บาท", field="sum"))
    layout = PrintedLayout("one", "sales", ("{sum} บาท ของ {name}",), columns)

    sheet = printed("หนึ่ง", layout, form, {"/data/name": "มะลิ", "/data/sum": "12500"}, {})

    assert (f"12,500 บาท ของ {BLANK}",) == sheet.title
    assert ((None, 12500),) == sheet.lines
    assert () == sheet.totals


def test_a_header_without_groups_goes_over_both_rows() -> None:
    sheet = month()

    assert Heading("ที่", 0, down=2) in sheet.head
    assert () == sheet.lines


def book(sheet: Printed) -> Any:
    out = io.BytesIO()
    write(sheet, out)
    return load_workbook(out).worksheets[0]


def test_a_workbook_holds_the_same_cells_in_the_same_places() -> None:
    page = book(month(market(1), market(2, sales="2000.5")))

    assert "รายงานยอดจำหน่ายโครงการตลาดนัดคนไทยยิ้มได้" == page["A1"].value
    assert ["ที่", "สถานะของตลาด (ใส่เครื่องหมาย /)"] == [page.cell(5, 1).value, page.cell(5, 6).value]
    assert TITLES[5:15] == [page.cell(6, at).value for at in range(6, 16)]
    assert [1, "ตลาด 1", 1500] == [page.cell(7, at).value for at in (1, 2, 17)]
    assert ["รวม", 40, 8, 3500.5] == [page.cell(9, at).value for at in (2, 5, 16, 17)]
    assert {"A1:Q1", "F5:K5", "L5:O5", "A5:A6"} <= {str(one) for one in page.merged_cells.ranges}


def test_a_workbook_is_printed_across_with_its_header_on_each_page() -> None:
    page = book(month(market(1)))

    assert ("landscape", True) == (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage)
    assert "$5:$6" == page.print_title_rows


@pytest.mark.parametrize("words", ["=1+1", "+66", "@now"])
def test_no_words_of_a_report_become_a_formula(words: str) -> None:
    page = book(month(market(1, name=words)))

    assert f"'{words}" == page.cell(7, 2).value
