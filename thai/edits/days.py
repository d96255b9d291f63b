"""Change one part of a day: its number, its month, its year."""

import datetime as dt

import regex

from thai.calendar.years import read_month
from thai.text import bare

_NUMBER = regex.compile(r"(?:วันที่|วัน|ที่)?\s*(?P<number>\d{1,2})")
_YEAR = regex.compile(r"(?:ปี)?\s*(?:พ\.?ศ\.?)?\s*(?P<year>25\d\d|\d\d)")
_WHOLE_YEAR = regex.compile(r"(?:ปี)?\s*(?:พ\.?ศ\.?)?\s*25\d\d")
_MONTH = regex.compile(r"(?:เดือน)?\s*(?P<month>[^\d\s]+)")
_BUDDHIST = 543
_CENTURY = 2500


def is_part_of(words: str, day: dt.date) -> bool:
    """Say whether words name a day by its number alone, «the 17th», or by its whole year."""
    typed = bare(words)
    hit, year = _NUMBER.fullmatch(typed), _YEAR.fullmatch(typed)
    if year is not None and len(year["year"]) > 2:
        return int(year["year"]) - _BUDDHIST == day.year
    return hit is not None and int(hit["number"]) == day.day


def with_part(words: str, day: dt.date, today: dt.date, part: str) -> dt.date | None:
    """Return a day with its number, its month or its year as the words say; None when they say no such part."""
    typed = bare(words)
    is_year = part == "year" or (not part and _WHOLE_YEAR.fullmatch(typed) is not None)
    change = _with_year if is_year else _with_month if part == "month" else _with_number
    made = change(typed, day, today)
    return made if made is not None and made <= max(today, day) else None


def _with_number(typed: str, day: dt.date, today: dt.date) -> dt.date | None:
    del today
    hit = _NUMBER.fullmatch(typed)
    return _day(day.year, day.month, int(hit["number"])) if hit else None


def _with_month(typed: str, day: dt.date, today: dt.date) -> dt.date | None:
    found = read_month(typed, today) if _MONTH.fullmatch(typed) else None
    return _day(day.year, int(str(found["month"])[5:]), day.day) if found else None


def _with_year(typed: str, day: dt.date, today: dt.date) -> dt.date | None:
    del today
    hit = _YEAR.fullmatch(typed)
    if hit is None:
        return None
    year = int(hit["year"])
    return _day((year if year > _CENTURY else year + _CENTURY) - _BUDDHIST, day.month, day.day)


def _day(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
