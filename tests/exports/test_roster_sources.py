"""Lists are read row by row from whatever offices send, and what is hostile or broken is refused before it costs anything."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import gspread
import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from bench import villages
from exports.rosters import books, csvs, google, lines
from exports.rosters.lines import Line, TooManyRows, spooled
from exports.safe_books import NotABook, TooLarge


@contextmanager
def rows_of(content: bytes, *, is_csv: bool = False) -> Iterator[dict[str, list[Line]]]:
    file = io.BytesIO(content)
    with csvs.opened(file, "x") if is_csv else books.opened(file) as sheets, spooled(sheets) as found:
        yield {one.title: list(found.of(one)) for one in found.sheets}


def read(content: bytes, **how: bool) -> list[list[str]]:
    with rows_of(content, **how) as found:
        return [line.cells for line in next(iter(found.values()))]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*rows: list[Any]) -> Workbook:
    book = Workbook()
    page: Any = book.active
    for row in rows:
        page.append(row)
    return book


def with_part(content: bytes, name: str, change: Any) -> bytes:
    """Change one part of a workbook as nobody's spreadsheet program would."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for one in packed.namelist():
            text = packed.read(one)
            made.writestr(one, change(text) if one == name else text)
    return out.getvalue()


def test_cells_are_what_people_would_type() -> None:
    day = datetime(2564, 11, 15)  # noqa: DTZ001 - a workbook knows no zones
    content = saved(book_of(["ชื่อ", 812345678, 12.5, date(2021, 11, 15), day, True, None, "  ก ข "]))

    assert [["ชื่อ", "812345678", "12.5", "15 พ.ย. 2564", "15 พ.ย. 2564", "TRUE", "", "ก ข"]] == read(content)


def test_a_cell_joined_downwards_stands_in_each_of_its_rows() -> None:
    book = book_of(["จังหวัด", "ตำบล"], ["เชียงใหม่", "ริมใต้"], [None, "สันโป่ง"], [None, "แม่สา"], [None, "x"])
    page: Any = book.active
    page.merge_cells("A2:A4")

    assert ["จังหวัด", "เชียงใหม่", "เชียงใหม่", "เชียงใหม่", ""] == [row[0] for row in read(saved(book))]


def test_a_formula_counts_by_its_stored_result_and_is_a_trouble_without_one() -> None:
    content = saved(book_of(["=1+1", "=2+2"]))
    content = with_part(
        content, "xl/worksheets/sheet1.xml", lambda text: text.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    )  # fmt: skip
    with rows_of(content) as found:
        [line] = found["Sheet"]

    assert (["2"], {2: "formula"}) == (line.cells, line.troubles)


def test_hidden_sheets_are_left_out_and_rows_keep_their_numbers() -> None:
    book = book_of(["a"], [], ["b"])
    hidden: Any = book.create_sheet("ลับ")
    hidden.append(["c"])
    hidden.sheet_state = "hidden"
    with rows_of(saved(book)) as found:
        assert {"Sheet": [(1, ["a"]), (3, ["b"])]} == {
            title: [(line.row, line.cells) for line in some] for title, some in found.items()
        }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_that_spreadsheets_here_write(encoding: str, mark: str) -> None:
    text = f'ชื่อกลุ่ม{mark}จังหวัด\r\n"กลุ่ม{mark}ก"{mark}เชียงใหม่\r\n'

    assert [["ชื่อกลุ่ม", "จังหวัด"], [f"กลุ่ม{mark}ก", "เชียงใหม่"]] == read(text.encode(encoding), is_csv=True)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nothing", b"PK\x05\x06" + bytes(18), bytes(2000)])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(NotABook):
        read(content)


def test_a_workbook_that_was_cut_short_is_refused() -> None:
    content = saved(book_of(["a"], ["b"]))
    for share in range(1, 10):
        with pytest.raises(NotABook):
            read(content[: len(content) * share // 10])


def test_xml_that_is_none_is_refused_when_its_rows_are_read() -> None:
    content = with_part(
        saved(book_of(["a"])), "xl/worksheets/sheet1.xml", lambda text: text[: len(text) // 2]
    )

    with pytest.raises(NotABook):
        read(content)


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_xml_with_a_document_type_is_refused(name: str) -> None:
    trick = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    content = with_part(saved(book_of(["a"])), name, lambda text: text.replace(b"?>", b"?>" + trick, 1) if b"?>" in text else trick + text)  # fmt: skip

    with pytest.raises(NotABook):
        read(content)


def test_a_part_that_is_held_whole_may_not_be_large() -> None:
    content = with_part(saved(book_of(["a"])), "xl/styles.xml", lambda text: text + b" " * 11 * 1024 * 1024)

    with pytest.raises(TooLarge):
        read(content)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_part(
        saved(book_of(["a"])), "xl/worksheets/sheet1.xml", lambda text: text + b" " * 30_000_000
    )
    monkeypatch.setattr(books, "LIMITS", type(books.LIMITS)(30_000_000, 20_000_000))

    with pytest.raises(TooLarge):
        read(content)


def test_a_sheet_that_says_it_has_a_million_rows_and_columns_costs_nothing() -> None:
    book = book_of(["a", "b"])
    page: Any = book.active
    page["XFD1048576"] = "far away"
    content = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(b'ref="A1:XFD1048576"', b'ref="A1:XFD9999999"'),
    )

    assert [["a", "b"]] == read(content)


def test_a_list_is_no_longer_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_ROWS", 5)

    with pytest.raises(TooManyRows):
        read("\r\n".join(["a"] * 6).encode(), is_csv=True)


def test_a_long_row_and_a_long_cell_are_cut() -> None:
    [row] = read((",".join(["x" * 3000] * 300)).encode(), is_csv=True)

    assert (lines.MOST_COLUMNS, lines.LONGEST_CELL) == (len(row), len(row[0]))


def test_the_fingerprint_is_that_of_the_cells(tmp_path: Path) -> None:
    first, second = book_of(["a", "b"]), book_of(["a", "c"])
    prints = []
    for book in (first, first, second):
        file = io.BytesIO(saved(book))
        with books.opened(file) as sheets, spooled(sheets) as found:
            prints.append(found.fingerprint)

    assert (True, False) == (prints[0] == prints[1], prints[0] == prints[2])


def test_a_made_up_list_is_the_same_as_workbook_and_as_csv(tmp_path: Path) -> None:
    for name in ("v.csv", "v.xlsx"):
        assert 60 == villages.write(tmp_path / name, 60)

    rows = read((tmp_path / "v.csv").read_bytes(), is_csv=True)
    assert rows == read((tmp_path / "v.xlsx").read_bytes())
    assert 61 == len(rows)
    assert load_workbook(tmp_path / "v.xlsx").active is not None


def test_a_google_spreadsheet_is_read_as_people_see_it(client: gspread.Client, book: str) -> None:
    opened = client.open_by_key(book)
    tab = opened.add_worksheet("กลุ่ม", 10, 4)
    tab.update([["ชื่อกลุ่ม", "จังหวัด"], ["ก", "เชียงใหม่"], [], ["ข", "ตาก"]], "A1")

    with spooled(google.sheets(client, book)) as found:
        sheet = next(one for one in found.sheets if one.title == "กลุ่ม")
        assert [(1, ["ชื่อกลุ่ม", "จังหวัด"]), (2, ["ก", "เชียงใหม่"]), (4, ["ข", "ตาก"])] == [
            (line.row, line.cells) for line in found.of(sheet)
        ]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://docs.google.com/spreadsheets/d/1AbC-dEf_1234567890/edit#gid=0", "1AbC-dEf_1234567890"),
        ("https://docs.google.com/spreadsheets/d/1AbC-dEf_1234567890", "1AbC-dEf_1234567890"),
        ("https://example.org/spreadsheets/d/1AbC-dEf_1234567890", ""),
        ("https://docs.google.com/spreadsheets/d/../../x", ""),
    ],
)
def test_only_an_address_of_a_spreadsheet_names_one(address: str, found: str) -> None:
    assert found == google.id_in(address)
