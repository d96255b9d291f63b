"""Read a calendar day that names its day and month, and find the year it must mean.

A day without a year is the nearest such day; when two are about as near, none is.
"""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from thai.calendar.eras import YEAR, christian_year
from thai.calendar.holidays import HOLIDAYS
from thai.calendar.months import MONTH, MONTHS

YEARS_OFF = {"ปีนี้": 0, "ปีที่แล้ว": -1, "ปีก่อน": -1, "ปีกลาย": -1, "ปีหน้า": 1}
OF_YEAR = rf"(?:\s*[,/\-.]?\s*(?:ของ\s?)?(?:{YEAR.format('')}|(?P<which>{'|'.join(YEARS_OFF)})))?"
_TOWARDS = r"(?:\s*(?P<towards>นี้|ที่ผ่านมา(?:นี้)?|ที่แล้ว|ที่จะถึง(?:นี้)?))?"
_DAY = r"(?P<day>\d{1,2})"
_WRITTEN = re.compile(rf"{_DAY}\s*[,/\-.]?\s*(?:(?:ของ\s*)?เดือน\s*)?(?P<month>{MONTH}){OF_YEAR}{_TOWARDS}")
_TURNED = re.compile(
    rf"(?:เดือน\s*)?(?P<month>{MONTH}|(?<=เดือน)\d{{1,2}}|(?<=เดือน )\d{{1,2}}){OF_YEAR}\s*วันที่\s*{_DAY}"
)
_ENGLISH = re.compile(rf"(?P<month>{MONTH})\.?\s?{_DAY}\s?,?\s(?P<year>\d{{4}})")
_SLASHED = re.compile(rf"{_DAY}\s?/\s?(?P<month>\d{{1,2}})(?:\s?/\s?{YEAR.format('')})?{_TOWARDS}")
_NUMERIC = re.compile(
    rf"{_DAY}\s?(?P<sep>[-. ])\s?(?P<month>\d{{1,2}})\s?(?P=sep)\s?(?P<year>\d{{4}}|\d{{2}})"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep){_DAY}")
_SPELT = re.compile(rf"{_DAY}\s*เดือน\s*(?:ที่\s*)?(?P<month>\d{{1,2}}){OF_YEAR}{_TOWARDS}")
_PACKED = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>2[4-6]\d{2})")
_HOLIDAY = re.compile(rf"(?P<holiday>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))}){OF_YEAR}{_TOWARDS}")
_SHAPES = (_WRITTEN, _SLASHED, _NUMERIC, _ISO, _SPELT, _PACKED, _TURNED, _ENGLISH, _HOLIDAY)

_FAR, _LAST_DAY = 15, 31
_AS_NEAR = 60
_AS_NEAR_IN_MONTH = 14
_HALF_A_YEAR = 190


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it was said."""

    day: int
    month: int
    year: int | None = None
    towards: str = ""


def parse(phrase: str, today: dt.date) -> Day | None:
    """Return the day that the whole phrase names, or None."""
    for shape in _SHAPES:
        hit = shape.fullmatch(phrase)
        if hit is not None:
            return _day(hit.groupdict(), today)
    return None


def _day(said: dict[str, str | None], today: dt.date) -> Day | None:
    month, day = _month_and_day(said)
    year: int | None = None
    if said.get("year"):
        year = christian_year(said["year"] or "", said.get("era"), today)
        if year is None or (_is_scramble(said) and abs(year - today.year) > _FAR):
            return None
    elif said.get("which"):
        year = today.year + YEARS_OFF[said["which"] or ""]
    return Day(day, month, year, said.get("towards") or "") if 1 <= month <= 12 and day >= 1 else None


def _is_scramble(said: dict[str, str | None]) -> bool:
    """Say whether any of three figures may be the day: 10/11/12."""
    figures = (said["year"] or "", said.get("month") or "")
    return all(figure.isdecimal() and int(figure) <= _LAST_DAY for figure in figures)


def _month_and_day(said: dict[str, str | None]) -> tuple[int, int]:
    if said.get("holiday"):
        return HOLIDAYS[said["holiday"] or ""]
    name = said["month"] or ""
    return MONTHS[name] if name in MONTHS else int(name) if name.isdecimal() else 0, int(said["day"] or 0)


def resolve(day: Day, today: dt.date) -> dt.date | None:
    """Return the date meant, or None when it does not exist or two are about as near."""
    if day.year is not None:
        found = on(day.year, day.month, day.day)
        return found if found is None or _agrees(found, day.towards, today) else None
    near = [on(today.year + off, day.month, day.day) for off in (-1, 0, 1)]
    # 29 February is in few years: with one of the three missing, "nearest" would be a guess.
    found = nearest([date for date in near if date and _agrees(date, day.towards, today)], today, _AS_NEAR)
    if found is None or (None in near and abs((found - today).days) > 2 * _AS_NEAR):
        return None
    return found if abs((found - today).days) <= _HALF_A_YEAR else None


def of_month(day: int, today: dt.date) -> dt.date | None:
    """Return the nearest day of this number in any month."""
    dates = around(day, today)
    return nearest([date for date in dates if date], today, _AS_NEAR_IN_MONTH) if None not in dates else None


def around(day: int, today: dt.date) -> list[dt.date | None]:
    """Return the day of this number in the last month, this month and the next."""
    return [on(*shift(today.year, today.month, off), day) for off in (-1, 0, 1)]


def nearest(dates: list[dt.date], today: dt.date, as_near: int) -> dt.date | None:
    """Return the date nearest to today, unless another is hardly farther."""
    ordered = sorted(dates, key=lambda date: abs((date - today).days))
    if len(ordered) > 1:
        first, second = (abs((date - today).days) for date in ordered[:2])
        if second - first <= as_near:
            return None
    return ordered[0] if ordered else None


def on(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None when the calendar has no such day."""
    exists = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return dt.date(year, month, day) if exists else None


def shift(year: int, month: int, off: int) -> tuple[int, int]:
    """Return year and month so many months away."""
    years, index = divmod(year * 12 + month - 1 + off, 12)
    return years, index + 1


def _agrees(date: dt.date, towards: str, today: dt.date) -> bool:
    if towards in {"", "นี้"}:
        return True
    return date > today if towards.startswith("ที่จะ") else date <= today
