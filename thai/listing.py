"""Take a pasted list apart: entries of cells, with their numbers and bullets left out; and wishes about one entry.

What separates the cells is decided once for the whole list: a tab, a bar, a comma that parts no thousands, or wide spaces.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from thai.numbers.digits import with_digits

ENTRIES_AT_MOST = 200
_NUMBERED = re.compile(r"^\s*(?:\(?\s*(?P<number>[\d๐-๙]{1,3})\s*[.)](?!\d)|[-–•*▪●·]\s)\s*")
_INLINE = re.compile(r"(?:^|\s)\(?([\d๐-๙]{1,3})[.)](?!\d)\s*")
_CUTS = tuple(
    re.compile(cut) for cut in (r"[ ]*\t[ ]*", r"\s*\|\s*", r"\s*[,;،](?!\d{3}(?!\d))\s*|,\s+", r"\s{2,}")
)
_WISH = re.compile(
    r"(?:ขอ|ช่วย|อยาก)?\s*(?P<act>แก้ไข|แก้|เปลี่ยน|ลบ|เอาออก|ตัด)\s*(?:รายการ|ข้อ|แถว|คน|อัน|ตัว)?\s*(?:ที่|เลขที่|หมายเลข|เบอร์)?\s*(?P<number>\d{1,3})"
    r"\s*(?:ออก|หน่อย|ด้วย|ที|ค่ะ|คะ|ครับ|นะ|\s)*"
)
_REMOVING = frozenset({"ลบ", "เอาออก", "ตัด"})

Entry = tuple[str, ...]


class Wish(NamedTuple):
    """What somebody wants done with one entry of a list, counted from one."""

    act: Literal["edit", "remove"]
    number: int


def entries(text: str) -> tuple[Entry, ...]:
    """Return the entries of a list, each as its cells; a single line without numbers is one entry."""
    lines = [line for line in _lines(text.replace("\r", "")) if line.strip()]
    bare = [_NUMBERED.sub("", line).strip() for line in lines]
    cut = _cut_of([line for line in bare if line])
    return tuple(_cells(line, cut) for line in bare if line)[:ENTRIES_AT_MOST]


def _lines(text: str) -> list[str]:
    """Part the lines; a list that was numbered within one line is parted at its numbers."""
    lines = text.strip("\n").split("\n")
    if len(lines) > 1:
        return lines
    found = list(_INLINE.finditer(text))
    numbers = [int(with_digits(one[1])) for one in found]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)) or text[: found[0].start()].strip():
        return lines
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [text[one.end() : end] for one, end in zip(found, ends, strict=True)]


def _cut_of(lines: Sequence[str]) -> re.Pattern[str] | None:
    """Return what parts the cells: the first mark that parts most of the lines."""
    return next(
        (cut for cut in _CUTS if sum(bool(cut.search(line)) for line in lines) * 2 > len(lines)), None
    )


def _cells(line: str, cut: re.Pattern[str] | None) -> Entry:
    """Part one line at the mark of the list, or at the first mark that it holds itself."""
    own = next((one for one in ((cut,) if cut else ()) + _CUTS if one.search(line)), None)
    return tuple(cell.strip() for cell in own.split(line)) if own else (line,)


def is_list(text: str) -> bool:
    """Say whether a text is a list rather than one thing: several lines, or numbers that count up."""
    return len([line for line in _lines(text) if line.strip()]) > 1


def wish(text: str) -> Wish | None:
    """Read a wish about one entry: which one to change, or to take out."""
    hit = _WISH.fullmatch(with_digits(text.strip()))
    if hit is None:
        return None
    return Wish("remove" if hit["act"] in _REMOVING else "edit", int(hit["number"]))
