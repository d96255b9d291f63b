"""Every pack goes into a workbook and comes back the same, forms too; a workbook of somebody's is never trusted."""

import io
import tomllib
import zipfile
from pathlib import Path

import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from cli.packs.books import book_of, keep, made_of, words
from cli.packs.folders import FOLDER, folders, read
from engine.books import writing
from engine.obligations.reading import FILE
from exports import pack_books

PACKS = [folder.name for folder in folders()]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", parts.pop("types", b"<Types/>"))
        for name, content in parts.items():
            packed.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_comes_back_from_its_workbook_the_same(name: str, tmp_path: Path) -> None:
    made = made_of(book_of(FOLDER / name))
    assert not isinstance(made, str)
    taken, faults = made
    for one in folders():
        (tmp_path / one.name).symlink_to(one) if one.name != name else None

    keep(taken, tmp_path / name)

    assert () == faults
    assert read(FOLDER / name) == read(tmp_path / name)


def test_numbers_that_excel_makes_of_words_are_words_again(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(book_of(FOLDER / "moac-groups-2565")))
    settings = book["แบบฟอร์ม"]
    column = [cell.value for cell in settings[1]].index("รุ่น")
    for row in settings.iter_rows(min_row=2):
        row[column].value = 2565.1

    made = made_of(saved(book))
    assert not isinstance(made, str)
    keep(made[0], tmp_path / "moac-groups-2565")

    assert read(FOLDER / "moac-groups-2565") == read(tmp_path / "moac-groups-2565")


def test_a_list_to_pick_from_stands_where_only_few_words_may() -> None:
    book = load_workbook(io.BytesIO(book_of(FOLDER / "moac-groups-2565")))

    [rule] = [one for one in book["สำนักงาน"].data_validations.dataValidation if "C2" in str(one.sqref)]

    assert '"village,subdistrict,district,province,region,country"' == rule.formula1


def test_a_word_that_begins_like_a_formula_stays_a_word() -> None:
    values = tomllib.loads((FOLDER / "moac-groups-2565" / FILE).read_text("utf-8"))
    sheets = writing.sheets({**values, "name": "=1+1"}, {}, words())

    found = pack_books.read(pack_books.write(sheets, "x", ()))

    assert not isinstance(found, str)
    assert ("ชื่อโครงการ", "=1+1") in found[0].rows
    assert frozenset() == found[0].formulas


def test_a_formula_is_told_by_its_cell() -> None:
    book = load_workbook(io.BytesIO(book_of(FOLDER / "moac-groups-2565")))
    book["หน่วย"]["B2"] = "=HYPERLINK(1)"

    made = made_of(saved(book))

    assert not isinstance(made, str)
    assert ("หน่วย", 2, "ชื่อหน่วย") in [(one.sheet, one.row, one.column) for one in made[1]]


def test_a_question_that_does_not_work_is_told_by_its_row_in_the_workbook() -> None:
    book = load_workbook(io.BytesIO(book_of(FOLDER / "moac-groups-2565")))
    page = book["ข้อคำถาม"]
    heads = [cell.value for cell in page[1]]
    row = next(
        cells
        for cells in page.iter_rows(min_row=2)
        if (cells[0].value, cells[heads.index("ชื่อข้อ")].value) == ("set1", "households")
    )
    row[heads.index("รับคำตอบที่")].value = ". <= ${membres}"

    made = made_of(saved(book))

    assert not isinstance(made, str)
    assert [("ข้อคำถาม", row[0].row, "รับคำตอบที่")] == [(one.sheet, one.row, one.column) for one in made[1]]


def test_a_pointer_to_nobody_is_told_by_its_cell() -> None:
    book = load_workbook(io.BytesIO(book_of(FOLDER / "moac-groups-2565")))
    page = book["รายงานที่ต้องส่ง"]
    column = [cell.value for cell in page[1]].index("ส่งถึง")
    page.cell(3, column + 1).value = "nobody"

    made = made_of(saved(book))

    assert not isinstance(made, str)
    assert [("รายงานที่ต้องส่ง", 3, "ส่งถึง")] == [(one.sheet, one.row, one.column) for one in made[1]]


def test_a_cell_with_several_lines_keeps_its_form_a_workbook(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(book_of(FOLDER / "moac-groups-2565")))
    page = book["ข้อคำถาม"]
    heads = [cell.value for cell in page[1]]
    page.cell(3, heads.index("คำถาม") + 1).value = "บรรทัดหนึ่ง\nบรรทัดสอง"

    made = made_of(saved(book))
    assert not isinstance(made, str)
    keep(made[0], tmp_path / "moac-groups-2565")
    form = page.cell(3, 1).value

    assert (tmp_path / "moac-groups-2565" / "forms" / f"{form}.xlsx").is_file()
    labels = [one.labels for one in read(tmp_path / "moac-groups-2565")[1][form].questions]
    assert any("บรรทัดหนึ่ง\nบรรทัดสอง" in text for one in labels for text in one.values())


def many(sheets: int, rows: int, columns: int) -> bytes:
    book = Workbook(write_only=True)
    for number in range(sheets):
        page = book.create_sheet(f"s{number}")
        for _ in range(rows):
            page.append(["x"] * columns)
    return saved(book)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "broken"),
        (b"PK\x03\x04 no zip", "broken"),
        (b"a" * (6 * 1024 * 1024), "large"),
        (zipped(workbook=b"<x/>"), "broken"),
        (zipped(workbook=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "broken"),
        (zipped(big=b"\0" * (20 * 1024 * 1024)), "large"),
        (many(61, 1, 1), "large"),
        (many(1, 1, 121), "large"),
    ],
    ids=["nothing", "no zip", "large", "no workbook", "entities", "bomb", "sheets", "columns"],
)
def test_a_hostile_workbook_is_refused_without_a_trace(content: bytes, why: str) -> None:
    assert why == pack_books.read(content)
    assert why == made_of(content)


def test_a_long_sheet_is_refused() -> None:
    assert "large" == pack_books.read(many(1, pack_books.MOST_ROWS + 1, 1))
