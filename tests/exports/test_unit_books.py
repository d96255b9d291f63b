"""A table as a workbook and back: nothing lost on the way, nothing believed that was changed out of sight, no bomb opened."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from engine.sheet.returning import Filled
from exports import safe_books
from exports.unit_book_reading import read
from exports.unit_books import A_CELL, Book, Words, write
from tests.engine.sheet_kit import AT, line, sent, sheet

WORDS = Words(
    fill="ทำในแผ่นนี้", last="ครั้งก่อน", unit="รายการ", state="สถานะ", why="เหตุผล", sent="ส่งแล้ว", shut="ปิดรอบแล้ว",
    pick="เลือก", not_listed="ไม่มีในตัวเลือก", left="",
)  # fmt: skip
TEXTS = {"met": "มี", "people": "1,200", "held_on": "15 พ.ย. 2564", "spent": "12.50", "remark": "=1+1"}


def made(head: str = "signed", **texts: str) -> bytes:
    one = sheet(line("กลุ่มดอน", "o1"), sent(line("=กลุ่มนา", "o2")))
    cells = {AT + name: text for name, text in (texts or TEXTS).items()}
    return write(Book(one, head, {"o1": cells}, {"o1": {AT + "people": "9"}}, WORDS))


def opened(content: bytes) -> Filled:
    found = read(content)
    assert isinstance(found, Filled)
    return found


def texts_of(found: Filled) -> dict[str, str]:
    return {path.removeprefix(AT): text for path, text in found.lines[0].texts.items() if text}


def changed(content: bytes, cell: str, value: object) -> bytes:
    book = load_workbook(io.BytesIO(content))
    book.worksheets[0][cell] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_goes_out_comes_back() -> None:
    found = opened(made())

    assert "signed" == found.head
    assert [("o1", "กลุ่มดอน"), ("o2", "=กลุ่มนา")] == [(one.key, one.name) for one in found.lines]
    assert {**TEXTS, "people": "1200", "spent": "12.5"} == texts_of(found)


def test_words_are_never_formulas() -> None:
    page = load_workbook(io.BytesIO(made())).worksheets[0]

    assert {"s"} == {
        page.cell(row, column).data_type
        for row in (3, 4)
        for column in (2, 9)
        if page.cell(row, column).value
    }


def test_units_are_locked_keys_hidden_and_choices_offered() -> None:
    book = load_workbook(io.BytesIO(made()))
    page = book.worksheets[0]

    assert [False, True] == [
        book["_sanam"].sheet_state == "visible",
        book["_sanam"].sheet_state == "veryHidden",
    ]
    assert page.protection.sheet
    assert (True, False) == (page["B3"].protection.locked, page["D3"].protection.locked)
    assert (True, True) == (page.row_dimensions[1].hidden, page.column_dimensions["A"].hidden)
    assert ["=_lists!$A$1:$A$2"] == [
        "=" + one.formula1.lstrip("=") for one in page.data_validations.dataValidation
    ]


def test_a_head_of_any_length_comes_back_whole() -> None:
    long = "ab" * A_CELL

    assert long == opened(made(long)).head


def test_lines_may_be_sorted_and_columns_moved() -> None:
    book = load_workbook(io.BytesIO(made()))
    page = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(1, page.max_row)
    for row in (*rows[:2], *reversed(rows[2:])):
        page.append(list(reversed(row)))

    found = {one.key: one for one in opened(saved(book)).lines}

    assert {"o1", "o2"} == found.keys()
    assert "1200" == found["o1"].texts[AT + "people"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12, "12"),
        (12.0, "12"),
        (12.25, "12.25"),
        (0.1, "0.1"),
        ("  23 คน ", "23 คน"),
        (date(2021, 11, 15), "15 พ.ย. 2564"),
        (datetime(2564, 11, 15), "15 พ.ย. 2564"),  # noqa: DTZ001 - a workbook knows no zones
        (datetime(2021, 11, 15, 9, 30), "15 พ.ย. 2564 09.30 น."),  # noqa: DTZ001 - as above
        (time(9, 30), "09.30 น."),
        (True, "TRUE"),
        (None, ""),
        ("ฝน\nตก", "ฝน\nตก"),
    ],
)
def test_a_cell_is_read_as_a_person_would_type_it(value: object, text: str) -> None:
    found = opened(changed(made(), "E3", value))

    assert text == found.lines[0].texts[AT + "people"]


def test_a_percent_is_what_it_was_typed_as() -> None:
    book = load_workbook(io.BytesIO(made()))
    cell = book.worksheets[0]["E3"]
    cell.value, cell.number_format = 0.07, "0%"

    assert "7%" == opened(saved(book)).lines[0].texts[AT + "people"]


def test_a_formula_is_its_result_and_without_one_it_is_said() -> None:
    bare = opened(changed(made(), "E3", "=1+1"))
    page = _rewritten(made(), '<c r="E3"', "<f>600*2</f><v>1200</v>")

    assert {AT + "people": "formula"} == bare.lines[0].troubles
    assert "1200" == opened(page).lines[0].texts[AT + "people"]
    assert {} == opened(page).lines[0].troubles


def test_an_error_of_excel_is_no_value() -> None:
    page = _rewritten(made(), '<c r="E3"', "<v>#N/A</v>", kind="e")

    assert {AT + "people": "error"} == opened(page).lines[0].troubles


def _rewritten(content: bytes, cell: str, inside: str, kind: str = "") -> bytes:
    """Put something into a cell that only a spreadsheet program would write."""
    parts = _parts(content)
    text = parts["xl/worksheets/sheet1.xml"].decode()
    start = text.index(cell)
    end = text.index("</c>", start) + 4
    typed = f' t="{kind}"' if kind else ""
    parts["xl/worksheets/sheet1.xml"] = (text[:start] + f"{cell}{typed}>{inside}</c>" + text[end:]).encode()
    return _packed(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def test_a_workbook_of_somebody_else_is_its_cells() -> None:
    book = Workbook()
    page: Any = book.active
    page.append(["กลุ่ม", "มากี่คน"])
    page.append(["กลุ่มดอน", 12])

    assert Filled("", cells=(("กลุ่ม", "มากี่คน"), ("กลุ่มดอน", "12"))) == read(saved(book))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"not a book", b"PK\x05\x06" + bytes(18), bytes(1000)]
)
def test_what_is_no_workbook_is_said_to_be_broken(content: bytes) -> None:
    assert "broken" == read(content)


def test_a_workbook_that_was_cut_short_is_broken() -> None:
    content = made()

    assert ["broken"] * 9 == [read(content[: len(content) * share // 10]) for share in range(1, 10)]


def test_a_bomb_is_never_unpacked_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_books, "MOST_OPENED", 2_000_000)
    parts = {**_parts(made()), "xl/media/bomb": bytes(3_000_000)}

    assert "large" == read(_packed(parts))


def test_many_small_parts_are_a_bomb_too() -> None:
    parts = {**_parts(made()), **{f"xl/part{number}": b"x" for number in range(300)}}

    assert "large" == read(_packed(parts))


def test_a_file_above_the_limit_is_not_opened() -> None:
    assert "large" == read(bytes(safe_books.MOST_BYTES + 1))


@pytest.mark.parametrize(
    "trick", [b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<!doctype a>", b" " * 65_530 + b"<!ENTITY"]
)
def test_xml_that_plays_tricks_is_refused(trick: bytes) -> None:
    parts = _parts(made())
    name = "xl/workbook.xml"
    parts[name] = trick + parts[name]

    assert "broken" == read(_packed(parts))


def test_a_sheet_of_a_million_rows_is_too_large() -> None:
    book = load_workbook(io.BytesIO(made()))
    book.worksheets[0]["E1500"] = 1

    assert "large" == read(saved(book))
