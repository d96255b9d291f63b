"""Read a workbook row by row. It was looked through before; formulas are taken by the result that stands in the file."""

import warnings
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any, BinaryIO, Final
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import DATA_TAG, FORMULA_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS

from exports.rosters.lines import MOST_COLUMNS, Line, cut
from exports.rosters.merges import filled_down, merges_in
from exports.rosters.strings import strings
from exports.safe_books import Limits, NotABook, TooLarge, look_through
from exports.unit_book_reading import read_cell, tidy

LIMITS: Final = Limits(packed=30 * 1024 * 1024, opened=200 * 1024 * 1024)
# Only rows and their texts are read piece by piece; every other part is held whole.
_MOST_WHOLE: Final = 10 * 1024 * 1024
_BY_PIECES: Final = ("xl/worksheets/", "xl/sharedstrings")
_MOST_CELLS: Final = 16_384
_TEXTS: Final = frozenset({"s", "str", "inlineStr"})
_BROKEN: Final = (
    ValueError, KeyError, IndexError, SyntaxError, TypeError, OSError, AttributeError, OverflowError, zlib.error,
)  # fmt: skip


class _Reader(ExcelReader):
    """The library's reader, with the shared texts on disk."""

    def __init__(self, file: BinaryIO, stack: ExitStack) -> None:
        super().__init__(file, read_only=True, data_only=True, keep_links=False)  # type: ignore[no-untyped-call]
        self.stack = stack

    def read_strings(self) -> None:
        """Put the shared texts on disk."""
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings: Any = self.stack.enter_context(strings(source))


@contextmanager
def opened(file: BinaryIO) -> Iterator[Iterator[tuple[str, Iterator[Line]]]]:
    """Lend the sheets of a workbook, those that are shown."""
    look_through(file, LIMITS)
    with warnings.catch_warnings(), ZipFile(file) as packed, ExitStack() as stack:
        # What the library leaves out of a workbook (pictures, unknown extensions) nobody asks for here.
        warnings.simplefilter("ignore")
        if any(one.file_size > _MOST_WHOLE for one in packed.infolist() if not _is_by_pieces(one.filename)):
            raise TooLarge
        yield _sheets(file, stack)


def _is_by_pieces(name: str) -> bool:
    return name.lower().startswith(_BY_PIECES)


def _sheets(file: BinaryIO, stack: ExitStack) -> Iterator[tuple[str, Iterator[Line]]]:
    try:
        reader: Any = _Reader(file, stack)
        reader.read()
        for sheet in reader.wb.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, _lines(reader, sheet)
    except _BROKEN as error:
        raise NotABook from error


def _lines(reader: Any, sheet: Any) -> Iterator[Line]:
    path = sheet._worksheet_path  # noqa: SLF001 - the library names the part nowhere else
    try:
        with reader.archive.open(path) as source:
            merges = merges_in(source)
        with reader.archive.open(path) as source:
            yield from filled_down(_rows(reader, sheet, source), merges)
    except _BROKEN as error:
        raise NotABook from error


def _rows(reader: Any, sheet: Any, source: IO[bytes]) -> Iterator[Line]:
    """Yield the rows as they stand."""
    book = reader.wb
    parser: Any = WorkSheetParser(  # type: ignore[no-untyped-call]
        source, reader.shared_strings, data_only=True, epoch=book.epoch, date_formats=book._date_formats,  # noqa: SLF001
        timedelta_formats=book._timedelta_formats,  # noqa: SLF001
    )  # fmt: skip
    for node in _row_nodes(source):
        row, cells = parser.parse_row(node)
        parser.row_dimensions.clear()
        yield _line(sheet, row, cells, _without_result(node))


def _row_nodes(source: IO[bytes]) -> Iterator[Element]:
    """Yield every row of a sheet's XML; what was read is let go of, so that memory does not grow."""
    holder: Any = None
    is_inside, cells = False, 0
    for event, node in iterparse(source, events=("start", "end")):  # noqa: S314 - looked through before: no document type
        if event == "start":
            holder = node if holder is None or node.tag == DATA_TAG else holder
            is_inside = is_inside or node.tag == DATA_TAG
        elif node.tag == ROW_TAG and is_inside:
            yield node
            holder.clear()
            cells = 0
        elif node.tag == DATA_TAG:
            return
        elif not is_inside:
            holder.clear()
        elif (cells := cells + 1) > 4 * _MOST_CELLS:
            raise NotABook


def _without_result(row: Element) -> frozenset[int]:
    """Return which cells of a row, counted as they stand, hold a formula whose result nobody stored."""
    return frozenset(
        at
        for at, cell in enumerate(row)
        if cell.find(FORMULA_TAG) is not None and not cell.findtext(VALUE_TAG)
    )


def _line(sheet: Any, row: int, cells: list[dict[str, Any]], unsolved: frozenset[int]) -> Line:
    texts: dict[int, str] = {}
    troubles: dict[int, str] = {}
    for at, cell in enumerate(cells):
        column = cell["column"]
        if not 0 < column <= MOST_COLUMNS:
            continue
        if at in unsolved:
            troubles[column] = "formula"
            continue
        if cell["data_type"] in _TEXTS:
            texts[column] = tidy(str(cell["value"] or ""))
            continue
        text, trouble = read_cell(ReadOnlyCell(sheet, **cell))  # type: ignore[no-untyped-call]
        texts[column] = text
        if trouble is not None:
            troubles[column] = trouble
    return Line(row, cut(texts.get(column, "") for column in range(1, max(texts, default=0) + 1)), troubles)
