"""Compute functions of texts and truths."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from engine.forms.expressions.numerals import rounded
from engine.forms.expressions.values import Value


def _substring(text: str, start: float, length: float | None = None) -> str:
    """Cut by XPath's rounding: character p stays when p >= round(start) and p < round(start) + round(length)."""
    first = rounded(start)
    end = math.inf if length is None else first + rounded(length)
    if not first < end or first > len(text):
        return ""
    return text[int(max(first, 1)) - 1 : int(max(min(end - 1, len(text)), 0))]


def _substr(text: str, start: float, end: float | None = None) -> str:
    """Cut from a place counted from 0, a negative one from the end."""
    last = len(text) if end is None else _place(text, end)
    return text[_place(text, start) : last]


def _place(text: str, number: float) -> int:
    length = len(text)
    if math.isnan(number):
        return 0
    bounded = int(max(-length, min(length, number)))
    return bounded + length if bounded < 0 else bounded


def _is_selected(row: str, name: str) -> bool:
    """Say whether a row of names has a name; a row of none has the empty one, as in all other programs."""
    wanted = name.strip()
    return wanted in row.split() if wanted else not row.strip()


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
    "not": ("b", lambda truth: not truth),
    "boolean": ("b", bool),
    "true": ("", lambda: True),
    "false": ("", lambda: False),
    "boolean-from-string": ("s", lambda text: text in {"true", "1"}),
    "selected": ("ss", _is_selected),
    "is-selected": ("ss", _is_selected),
    "selected-at": ("sn", lambda row, place: _selected_at(row.split(), place)),
    "count-selected": ("s", lambda row: len(row.split())),
}


def _selected_at(names: list[str], place: float) -> str:
    return names[int(place)] if -1 < place < len(names) else ""
