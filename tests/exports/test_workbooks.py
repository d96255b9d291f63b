import io
from datetime import date
from decimal import Decimal

from openpyxl.reader.excel import load_workbook

from exports import workbooks
from exports.tables import Cell, Column, Table

COLUMNS = (
    Column("id", "รหัส"),
    Column("note", "หมายเหตุ"),
    Column("n", "บาท"),
    Column("at", "วันที่"),
    Column("ok", "ตรวจแล้ว"),
)


def opened(*tables: Table):
    file = io.BytesIO()
    workbooks.write(tables, file)
    return load_workbook(io.BytesIO(file.getvalue()))


def test_cells_keep_their_kind_under_a_frozen_header():
    row: dict[str, Cell] = {
        "id": "r1",
        "note": "น้ำท่วม",
        "n": Decimal("1250.50"),
        "at": date(2021, 11, 25),
        "ok": True,
    }

    sheet = opened(Table("รายงาน", COLUMNS, [row]))["รายงาน"]

    assert [column.title for column in COLUMNS] == [cell.value for cell in sheet[1]]
    assert [str(cell.value.date()) if cell.is_date else cell.value for cell in sheet[2]] == [
        "r1",
        "น้ำท่วม",
        1250.5,
        "2021-11-25",
        True,
    ]
    assert sheet.freeze_panes == "A2"


def test_a_formula_stays_text():
    sheet = opened(Table("รายงาน", COLUMNS, [{"id": "r1", "note": "=1+1"}]))["รายงาน"]

    assert (sheet["B2"].data_type, sheet["B2"].value) == ("s", "'=1+1")


def test_names_that_excel_refuses_are_made_fit_and_kept_apart():
    long = "แบบรายงานผลการดำเนินงานประจำเดือน/ไตรมาส"

    actual = opened(*[Table(name, COLUMNS, []) for name in (long, long, "a/b", "A b", "'")]).sheetnames

    assert len(actual) == 5
    assert all(len(name) <= 31 for name in actual)
    assert actual[2:] == ["a b", "A b (2)", "Sheet"]


def test_a_very_long_text_is_clipped_not_lost():
    sheet = opened(Table("รายงาน", COLUMNS, [{"id": "r1", "note": "ก" * 40_000}]))["รายงาน"]

    assert (len(sheet["B2"].value), sheet["B2"].value[-1]) == (32_767, "…")
