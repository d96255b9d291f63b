"""Read months, alone or from one to another. A year given once belongs to the later month."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from thai.calendar.days import OF_YEAR, YEARS_OFF, shift
from thai.calendar.eras import YEAR, christian_year
from thai.calendar.months import MONTH, MONTHS

_OFF = {"นี้": 0, "ปัจจุบัน": 0, "ที่แล้ว": -1, "ก่อน": -1, "ที่ผ่านมา": -1, "หน้า": 1, "ถัดไป": 1}
_WHICH = "|".join(_OFF)
_TOWARDS = r"(?:\s*(?P<towards>นี้|ที่ผ่านมา(?:นี้)?|ที่แล้ว|ที่จะถึง(?:นี้)?))?"
_NAMED = re.compile(rf"(?:เดือน\s*)?(?P<month>{MONTH}){OF_YEAR}{_TOWARDS}")
_NUMBERED = re.compile(rf"เดือน\s*(?:ที่\s*)?(?P<month>\d{{1,2}})(?:\s*/)?{OF_YEAR}{_TOWARDS}")
_SLASHED = re.compile(r"(?:เดือน\s*)?(?P<month>\d{1,2})\s?(?P<sep>[/\-.])\s?(?P<year>\d{4}|\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})\s?[-/]\s?(?P<month>\d{1,2})")
_YEAR_FIRST = re.compile(
    rf"{YEAR.format('')}\s*[,/\-]?\s*(?:(?:เดือน\s*)?(?P<month>{MONTH})|เดือน\s*(?:ที่\s*)?(?P<number>\d{{1,2}}))"
)
_THIS = re.compile(rf"เดือน\s?(?P<which>{_WHICH})(?:นี้)?")
_FAR_AWAY = re.compile(
    r"(?P<ago>\d{1,2})\s*เดือน\s?(?:ก่อน|ที่แล้ว|มาแล้ว)|อีก\s*(?P<ahead>\d{1,2})\s*เดือน(?:ข้างหน้า)?"
)
_AS_NEAR_MONTHS = 2
_AS_NEAR_DAYS = 60
_FARTHEST, _FARTHEST_IN_FIGURES = 15, 5


@dataclass(frozen=True, slots=True)
class Month:
    """A month, perhaps without its year."""

    month: int
    year: int | None = None


Span = tuple[dt.date, dt.date]


def month_of(phrase: str, today: dt.date, *, numeric: bool = True) -> Month | None:
    """Return the month with its year, named or told from today; in figures only where no day could be meant."""
    said = parse_month(phrase, today, numeric=numeric)
    return nearest_month(said, today) if said else relative_month(phrase, today, far=numeric)


def parse_month(phrase: str, today: dt.date, *, numeric: bool = True) -> Month | None:
    """Return the month the whole phrase names, perhaps without its year."""
    for shape in (_NAMED, _NUMBERED, _YEAR_FIRST, _SLASHED, _ISO)[: 5 if numeric else 3]:
        hit = shape.fullmatch(phrase)
        if hit is not None:
            return _month(hit.groupdict(), today)
    return None


def _month(said: dict[str, str | None], today: dt.date) -> Month | None:
    name, digits = said["month"] or said.get("number") or "", said.get("year")
    month = MONTHS[name] if name in MONTHS else int(name)
    year = None
    if digits:
        year = christian_year(digits, said.get("era"), today)
        if year is None or (len(digits) == 2 and abs(year - today.year) > _farthest(said)):
            return None
    elif said.get("which"):
        year = today.year + YEARS_OFF[said["which"] or ""]
    return _towards(Month(month, year), said.get("towards") or "", today) if 1 <= month <= 12 else None


def _farthest(said: dict[str, str | None]) -> int:
    """Return how many years away two figures may lie: 11.50 is hardly November 2550."""
    if said.get("sep") == ".":
        return -1
    return _FARTHEST_IN_FIGURES if said.get("sep") else _FARTHEST


def _towards(month: Month, towards: str, today: dt.date) -> Month | None:
    """Give a month its year by the words behind it, unless they contradict what was said."""
    if not towards or towards == "นี้":
        return month
    if month.year is not None:
        return None
    if month.month == today.month:
        return None
    is_ahead = towards.startswith("ที่จะ")
    return Month(
        month.month,
        today.year + (is_ahead and month.month < today.month) - (not is_ahead and month.month > today.month),
    )


def nearest_month(month: Month, today: dt.date) -> Month | None:
    """Give the month its year: the nearest, unless another is about as near."""
    if month.year is not None:
        return month
    away = sorted((abs(12 * off + month.month - today.month), off) for off in (-1, 0, 1))
    if away[1][0] - away[0][0] <= _AS_NEAR_MONTHS:
        return None
    return Month(month.month, today.year + away[0][1])


def relative_month(phrase: str, today: dt.date, *, far: bool = False) -> Month | None:
    """Read เดือนนี้, เดือนที่แล้ว, เดือนหน้า, and สองเดือนก่อน where that can be no span."""
    hit, away = _THIS.fullmatch(phrase), _FAR_AWAY.fullmatch(phrase) if far else None
    if away:
        off = int(away["ahead"] or 0) - int(away["ago"] or 0)
    elif hit:
        off = _OFF[hit["which"]]
    else:
        return None
    year, month = shift(today.year, today.month, off)
    return Month(month, year)


def months(first: Month, last: Month, today: dt.date) -> Span | None:
    """Return the days from the first of one month to the last of another."""
    if last.year is None and first.year is None:
        return _nearest_months(first.month, last.month, today)
    end_year = last.year if last.year is not None else first.year
    if end_year is None or (last.year is None and first.month > last.month):
        return None
    start_year = first.year if first.year is not None else end_year - (first.month > last.month)
    return whole_months(start_year, first.month, end_year, last.month)


def _nearest_months(first: int, last: int, today: dt.date) -> Span | None:
    spans = [
        whole_months(today.year + off - (first > last), first, today.year + off, last) for off in (-1, 0, 1)
    ]
    return nearest_span([span for span in spans if span], today)


def nearest_span(spans: list[Span], today: dt.date) -> Span | None:
    """Return the span that holds today or is nearest to it, unless another is hardly farther."""
    ordered = sorted((max((span[0] - today).days, (today - span[1]).days, 0), span) for span in spans)
    if len(ordered) > 1 and ordered[1][0] - ordered[0][0] <= _AS_NEAR_DAYS:
        return None
    return ordered[0][1] if ordered else None


def whole_months(year: int, month: int, end_year: int, end_month: int) -> Span | None:
    """Return first and last day, or None when the end lies before the start."""
    start = dt.date(year, month, 1)
    end = dt.date(end_year, end_month, monthrange(end_year, end_month)[1])
    return (start, end) if start < end else None
