"""Write and read one phrase with blanks: «every month on day {day}» and the value that stands in it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Final

from engine.books.days import read_day, read_month, write_day, write_month
from engine.books.names import Wording

Values = Mapping[str, object]
_HOLES: Final = {"whole": r"\d{1,4}", "id": r"[A-Za-z0-9_.\-]+", "month": r"[^\d\s,]+"}
_BETWEEN: Final = " / "
_EVENTS: Final = "events."


def keys_of(wording: Wording) -> frozenset[str]:
    """Return the keys that a wording tells."""
    return frozenset(_blanks(wording.words)) | wording.fixed.keys()


def write(wording: Wording, values: Values, blanks: Mapping[str, str]) -> str | None:
    """Return the words for these values; None when they say something else."""
    if any(values.get(key) != one for key, one in wording.fixed.items()):
        return None
    told = {key: _written(values[key], blanks.get(key, "")) for key in _blanks(wording.words)}
    if any(one is None for one in told.values()):
        return None
    return wording.words.format_map(told)


def read(wording: Wording, text: str, blanks: Mapping[str, str]) -> dict[str, object] | None:
    """Return the values of a text that is written so; None when it is not."""
    for words in (wording.words, *wording.also):
        found = _pattern(words, tuple(sorted(blanks.items()))).fullmatch(text)
        values = (
            {key: _value(one, blanks.get(key, "")) for key, one in found.groupdict().items()} if found else {}
        )
        if found and all(one is not None for one in values.values()):
            return {**values, **wording.fixed}
    return None


def bare(pointer: str) -> str:
    """Return what a clock rests on as people write it: an event by its id alone."""
    return pointer.removeprefix(_EVENTS)


def _written(value: object, kind: str) -> str | None:
    match kind, value:
        case "whole", int():
            return str(value)
        case "day", dt.date():
            return write_day(value)
        case "month", int():
            return write_month(value)
        case "id", str():
            return bare(value)
        case "list", list():
            return _BETWEEN.join(map(str, value))
        case "", str():
            return value
    return None


def _value(text: str, kind: str) -> object:
    text = text.strip()
    match kind:
        case "whole":
            return int(text)
        case "day":
            return read_day(text)
        case "month":
            return read_month(text)
        case "list":
            return [one.strip() for one in text.split(_BETWEEN.strip())]
    return text


def _blanks(words: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(words) if name)


@cache
def _pattern(words: str, blanks: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    kinds, found = dict(blanks), ""
    for plain, name, _, _ in Formatter().parse(words):
        # Between two blanks a space is what parts them; anywhere else it may be left out.
        found += r"\s+" if name and plain.isspace() else re.sub(r"(?:\\?\s)+", r"\\s*", re.escape(plain))
        found += f"(?P<{name}>{_HOLES.get(kinds.get(name, ''), '.+?')})" if name else ""
    return re.compile(rf"\s*{found}\s*", re.DOTALL)
