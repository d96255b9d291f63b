"""Compute functions of texts and truths."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.numerals import rounded
from engine.forms.expressions.values import Value

_LONGEST_PATTERN: Final = 1_000
_LONGEST_SUBJECT: Final = 10_000
_CLASSES: Final = re.compile(r"\\[pP][{A-Z]")


def _substring(text: str, start: float, length: float | None = None) -> str:
    """Cut by XPath's rounding: character p stays when p >= round(start) and p < round(start) + round(length)."""
    first = rounded(start)
    end = float("inf") if length is None else first + rounded(length)
    return "".join(one for place, one in enumerate(text, 1) if first <= place < end)


def _substr(text: str, start: float, end: float | None = None) -> str:
    """Cut from a place counted from 0, a negative one from the end."""
    if start != start or (end is not None and end != end):  # noqa: PLR0124 - NaN differs from itself
        return ""
    last = len(text) if end is None else _place(text, end)
    return text[_place(text, start) : last]


def _place(text: str, number: float) -> int:
    length = len(text)
    bounded = int(max(-length, min(length, number)))
    return bounded + length if bounded < 0 else bounded


def _before(text: str, mark: str) -> str:
    head, found, _ = text.partition(mark) if mark else ("", "", "")
    return head if found else ""


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text


def _translate(text: str, old: str, new: str) -> str:
    table: dict[int, str] = {}
    for place, letter in enumerate(old):
        table.setdefault(ord(letter), new[place : place + 1])
    return text.translate(table)


def _matches(text: str, pattern: str) -> bool:
    """Say whether the whole text fits the pattern, as ODK Collect does."""
    if len(text) > _LONGEST_SUBJECT:
        raise ExpressionFault("the text for regex() is too long")
    return _pattern(pattern).fullmatch(text) is not None


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> Any:
    if len(pattern) > _LONGEST_PATTERN:
        raise ExpressionFault("the pattern of regex() is too long")
    try:
        return _engine(pattern).compile(pattern)
    except Exception as wrong:  # both engines have their own error
        raise ExpressionFault(f"the pattern of regex() cannot be read: {wrong}") from wrong


def _engine(pattern: str) -> Any:
    """Return the library that knows the pattern's classes: \\p{Thai} is beyond the standard one."""
    if not _CLASSES.search(pattern):
        return re
    import regex  # noqa: PLC0415 - heavy, and few patterns need it

    return regex


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "contains": ("ss", lambda text, part: part in text),
    "starts-with": ("ss", lambda text, part: text.startswith(part)),
    "ends-with": ("ss", lambda text, part: text.endswith(part)),
    "substring": ("snn?", _substring),
    "substr": ("snn?", _substr),
    "substring-before": ("ss", _before),
    "substring-after": ("ss", _after),
    "translate": ("sss", _translate),
    "upper-case": ("s", str.upper),
    "lower-case": ("s", str.lower),
    "regex": ("ss", _matches),
    "not": ("b", lambda truth: not truth),
    "boolean": ("b", bool),
    "true": ("", lambda: True),
    "false": ("", lambda: False),
    "boolean-from-string": ("s", lambda text: text in {"true", "1"}),
    "selected": ("ss", lambda row, name: name.strip() in row.split()),
    "selected-at": ("sn", lambda row, place: _selected_at(row.split(), place)),
    "count-selected": ("s", lambda row: len(row.split())),
}


def _selected_at(names: list[str], place: float) -> str:
    return names[int(place)] if 0 <= place < len(names) else ""
