"""Read months, fiscal quarters and fiscal years, alone or from one to another.

A year given once belongs to the later month; ไตรมาส 1 of 2565 is October to December 2564.
"""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from thai.calendar.days import shift
from thai.calendar.months import ERA, MONTH, MONTHS, YEAR, christian_year

_WHICH = r"นี้|ปัจจุบัน|ที่แล้ว|ก่อน|ที่ผ่านมา|หน้า"
_OFF = {"นี้": 0, "ปัจจุบัน": 0, "ที่แล้ว": -1, "ก่อน": -1, "ที่ผ่านมา": -1, "หน้า": 1}
_YEARS_OFF = {"ปีนี้": 0, "ปีที่แล้ว": -1, "ปีก่อน": -1, "ปีกลาย": -1, "ปีหน้า": 1}
_YEAR = YEAR.format("")
_NAMED = re.compile(
    rf"(?:เดือน\s*)?(?P<month>{MONTH})(?:\s*[,/\-]?\s*(?:{_YEAR}|(?P<which>{'|'.join(_YEARS_OFF)})))?(?:\s*นี้)?"
)
_NUMBERED = re.compile(
    rf"เดือน\s*(?:ที่\s*)?(?P<month>\d{{1,2}})(?:\s*/?\s*(?:{_YEAR}|(?P<which>{'|'.join(_YEARS_OFF)})))?"
)
_SLASHED = re.compile(r"(?:เดือน\s*)?(?P<month>\d{1,2})\s?[/\-.]\s?(?P<year>\d{4}|\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})\s?[-/]\s?(?P<month>\d{1,2})")
_QUARTER = re.compile(
    rf"(?:ไตรมาส(?:ที่)?|q)\s*(?P<first>[1-4])(?:\s*(?:-|ถึง|และ)\s*(?:ไตรมาส(?:ที่)?\s*)?(?P<last>[1-4]))?"
    rf"(?:\s*/?\s*(?:(?:ของ)?\s*ปีงบ(?:ประมาณ)?)?\s*{_YEAR})?"
)
_THIS_QUARTER = re.compile(rf"ไตรมาส(?P<which>{_WHICH})")
_FISCAL = re.compile(
    rf"(?:ประจำ)?(?:ปีงบ(?:ประมาณ)?|งบปี)\s*{YEAR.format('')}(?:\s*(?:-|ถึง)\s*(?:ปีงบ(?:ประมาณ)?)?\s*{YEAR.format('to_')})?"
)
_AS_NEAR_MONTHS = 2
_AS_NEAR_DAYS = 60
_FARTHEST = 15


@dataclass(frozen=True, slots=True)
class Month:
    """A month, perhaps without its year."""

    month: int
    year: int | None = None


Span = tuple[dt.date, dt.date]


def parse_month(phrase: str, today: dt.date, *, numeric: bool = True) -> Month | None:
    """Return the month the whole phrase names; in figures only where no day could be meant."""
    for shape in (_NAMED, _NUMBERED, _SLASHED, _ISO) if numeric else (_NAMED, _NUMBERED):
        hit = shape.fullmatch(phrase)
        if hit is not None:
            return _month(hit.groupdict(), today)
    return None


def _month(said: dict[str, str | None], today: dt.date) -> Month | None:
    name, digits = said["month"] or "", said.get("year")
    month = MONTHS[name] if name in MONTHS else int(name)
    year = None
    if digits:
        year = christian_year(digits, said.get("era"), today)
        if year is None or (len(digits) == 2 and abs(year - today.year) > _FARTHEST):
            return None
    elif said.get("which"):
        year = today.year + _YEARS_OFF[said["which"] or ""]
    return Month(month, year) if 1 <= month <= 12 else None


def nearest_month(month: Month, today: dt.date) -> Month | None:
    """Give the month its year: the nearest, unless another is about as near."""
    if month.year is not None:
        return month
    away = sorted((abs(12 * off + month.month - today.month), off) for off in (-1, 0, 1))
    if away[1][0] - away[0][0] <= _AS_NEAR_MONTHS:
        return None
    return Month(month.month, today.year + away[0][1])


def relative_month(phrase: str, today: dt.date) -> Month | None:
    """Read เดือนนี้, เดือนที่แล้ว, เดือนหน้า, สองเดือนก่อน."""
    hit = re.fullmatch(rf"เดือน(?P<which>{_WHICH})(?:นี้)?", phrase)
    ago = re.fullmatch(r"(?P<n>\d{1,2})\s*เดือน\s?(?:ก่อน|ที่แล้ว|ที่ผ่านมา)", phrase)
    if hit is None and ago is None:
        return None
    off = _OFF[hit["which"]] if hit else -int(ago["n"]) if ago else 0
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


def quarters(phrase: str, today: dt.date) -> Span | None:
    """Read one fiscal quarter or several in a row."""
    relative = _THIS_QUARTER.fullmatch(phrase)
    if relative:
        year, month = shift(today.year, (today.month - 1) // 3 * 3 + 1, 3 * _OFF[relative["which"]])
        return whole_months(year, month, *shift(year, month, 2))
    hit = _QUARTER.fullmatch(phrase)
    if hit is None:
        return None
    first, last = int(hit["first"]), int(hit["last"] or hit["first"])
    if hit["year"]:
        year_or_none = christian_year(hit["year"], hit["era"], today)
        return _quarters(year_or_none, first, last) if year_or_none else None
    return _quarters_of_now(first, last, today)


def _quarters_of_now(first: int, last: int, today: dt.date) -> Span | None:
    """Return quarters of the running fiscal year, unless those of another year are as near."""
    running = today.year + (today.month >= 10)
    nearest = nearest_span(
        [span for off in (-1, 0, 1) if (span := _quarters(running + off, first, last))], today
    )
    return nearest if nearest == _quarters(running, first, last) else None


def _quarters(fiscal: int, first: int, last: int) -> Span | None:
    if first > last:
        return None
    return whole_months(*shift(fiscal - 1, 10, 3 * (first - 1)), *shift(fiscal - 1, 10, 3 * last - 1))


def fiscal_years(phrase: str, today: dt.date) -> tuple[int, int] | None:
    """Read one fiscal year or several in a row, in Christian years."""
    hit = _FISCAL.fullmatch(phrase)
    if hit is None:
        return None
    first = christian_year(hit["year"], hit["era"], today)
    last = christian_year(hit["to_year"], hit["to_era"] or hit["era"], today) if hit["to_year"] else first
    return (first, last) if first and last and first <= last else None


def fiscal_span(first: int, last: int) -> Span | None:
    """Return the days from 1 October before the first fiscal year to 30 September of the last."""
    return whole_months(first - 1, 10, last, 9)


def buddhist(year: int) -> int:
    """Return the year in พ.ศ."""
    return year + ERA
