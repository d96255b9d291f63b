"""Rules for the date and time picker. Its years are Gregorian, 1900 to 2100: a Buddhist year is out of range."""

import re
from datetime import date, datetime, time

from bot.line.faults import Found
from bot.line.rules.fields import Json

_FORMS = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "time": re.compile(r"\d\d:\d\d"),
    "datetime": re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d"),
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def picker(tap: Json) -> Found:
    """Yield what is wrong with the bounds and the first value of a picker."""
    known = {}
    for key in ("initial", "min", "max"):
        text = tap.get(key)
        if text is not None:
            known[key] = _moment(tap["mode"], text)
            if known[key] is None:
                yield key, f"Must be a {tap['mode']} between the years {_FIRST_YEAR} and {_LAST_YEAR}"
    first, lowest, highest = (known.get(key) for key in ("initial", "min", "max"))
    if lowest is not None and highest is not None and not lowest < highest:
        yield "max", "Must be greater than min"
    if first is not None and ((lowest or first) > first or (highest or first) < first):
        yield "initial", "Must be between min and max"


def _moment(mode: str, text: str) -> str | None:
    """Return the text in a form that sorts, or nothing when it is no such date or time."""
    if _FORMS[mode].fullmatch(text) is None or not text.isascii():
        return None
    try:
        year = _year(mode, text)
    except ValueError:
        return None
    return text.upper() if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _year(mode: str, text: str) -> int:
    if mode == "time":
        time.fromisoformat(text)
        return _FIRST_YEAR
    if mode == "date":
        return date.fromisoformat(text).year
    return datetime.fromisoformat(text.upper()).year
