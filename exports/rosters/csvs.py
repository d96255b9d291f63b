"""Read a CSV file row by row, in the encodings and with the marks that spreadsheet programs here write."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from exports.rosters.lines import Line, cut
from exports.safe_books import NotABook, TooLarge
from exports.unit_book_reading import tidy

MOST_BYTES: Final = 60 * 1024 * 1024
_PIECE: Final = 1 << 18
_HEAD: Final = 8_192
_MARKS: Final = ",;\t"
# What Excel writes here when somebody picks "CSV" and not "CSV UTF-8".
_THAI: Final = "cp874"


@contextmanager
def opened(file: BinaryIO, title: str) -> Iterator[Iterator[tuple[str, Iterator[Line]]]]:
    """Lend the one sheet of a CSV file."""
    size = file.seek(0, io.SEEK_END)
    if size > MOST_BYTES:
        raise TooLarge
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        yield iter([(title, _lines(text))])
    finally:
        text.detach()


def _lines(text: io.TextIOWrapper) -> Iterator[Line]:
    head = text.read(_HEAD)
    text.seek(0)
    # The mark that is there most often in the first rows parts the cells.
    mark = max(_MARKS, key=head.count)
    try:
        for cells in (reader := csv.reader(text, delimiter=mark)):
            yield Line(reader.line_num, cut(tidy(one) for one in cells))
    except csv.Error as error:
        raise NotABook from error


def _encoding(file: BinaryIO) -> str:
    """Tell the encoding by its mark, else by whether all of it is UTF-8."""
    file.seek(0)
    first = file.read(4)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in first:
        raise NotABook
    return "utf-8-sig" if _is_utf8(file) else _THAI


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
