"""Read A1 notation.

Pure: it knows the grammar, never the sheet. Rows and columns count from 0; an end is exclusive, None is open.
"""

import re
from dataclasses import dataclass

_CELL = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,7})?")
_FIRST_NUMBER = ord("A") - 1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells, open where an end is None."""

    top: int = 0
    left: int = 0
    bottom: int | None = None
    right: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a tab; None means the first tab."""

    tab: str | None
    box: Box


def parse(text: str) -> Area | None:
    """Return what a range names, or None when it is no A1 notation."""
    tab, cells = _split(text)
    if cells is None:
        return Area(tab, Box()) if tab else None
    box = _box(cells)
    if box is None and tab is None and cells:
        return Area(cells, Box())
    return None if box is None else Area(tab, box)


def column_number(letters: str) -> int:
    """Return 0 for A, 26 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - _FIRST_NUMBER
    return number - 1


def column_letters(number: int) -> str:
    """Return A for 0, AA for 26."""
    letters, left = "", number + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(rest + 1 + _FIRST_NUMBER) + letters
    return letters


def name(tab: str, box: Box) -> str:
    """Write a closed rectangle the way Google names it in its answers."""
    shown = tab if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", tab) else "'" + tab.replace("'", "''") + "'"
    first = f"{column_letters(box.left)}{box.top + 1}"
    last = f"{column_letters((box.right or 1) - 1)}{box.bottom}"
    return f"{shown}!{first}" if first == last else f"{shown}!{first}:{last}"


def _split(text: str) -> tuple[str | None, str | None]:
    quoted = re.fullmatch(r"'((?:[^']|'')+)'(?:!(.*))?", text, re.DOTALL)
    if quoted:
        return quoted[1].replace("''", "'"), quoted[2]
    if "!" in text:
        tab, _, cells = text.rpartition("!")
        return (tab, cells) if tab and not tab.startswith("'") else ("", None)
    return None, text


def _box(cells: str) -> Box | None:
    first, colon, second = cells.partition(":")
    start, end = _CELL.fullmatch(first), _CELL.fullmatch(second or first)
    if not first or not start or not end or (colon and not second):
        return None
    if not colon and not (start[1] and start[2]):
        return None
    return _ordered(start, end)


def _ordered(start: re.Match[str], end: re.Match[str]) -> Box:
    tops = [int(found) for found in (start[2], end[2]) if found]
    lefts = [column_number(found) for found in (start[1], end[1]) if found]
    return Box(
        min(tops) - 1 if tops else 0,
        min(lefts) if lefts else 0,
        max(tops) if len(tops) == 2 else None,
        max(lefts) + 1 if len(lefts) == 2 else None,
    )
