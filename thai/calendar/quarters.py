"""Read fiscal quarters and half-years. ไตรมาส 1 of 2565 is October to December 2564."""

import datetime as dt
import re

from thai.calendar.days import shift
from thai.calendar.eras import ERA, YEAR, christian_year
from thai.calendar.fiscal import NAME, running
from thai.calendar.periods import Span, nearest_span, whole_months

_OFF = {"นี้": 0, "ปัจจุบัน": 0, "ที่แล้ว": -1, "ก่อน": -1, "ที่ผ่านมา": -1, "หน้า": 1, "ถัดไป": 1}
_ORDER = {"แรก": 1, "สุดท้าย": 4}
_QUARTER = rf"(?:ไตรมาส|q)(?:\s?ที่)?\s*(?P<first>[1-4]|{'|'.join(_ORDER)})"
_TO = r"(?:\s*(?:-|ถึง|และ)\s*(?:(?:ไตรมาส|q)(?:\s?ที่)?\s*)?(?P<last>[1-4]))?"
_YEAR = rf"(?:(?:ของ)?\s*{NAME}\s*)?{YEAR.format('')}"
_WITH_YEAR = re.compile(rf"{_QUARTER}{_TO}(?:\s*[/,]?\s*{_YEAR}|\s*(?:ของ)?\s*(?P<now>{NAME}(?:นี้|ปัจจุบัน)))?")
_YEAR_FIRST = re.compile(rf"{_YEAR}\s*[/,]?\s*{_QUARTER}{_TO}")
_WHICH = re.compile(rf"ไตรมาส\s?(?P<which>{'|'.join(_OFF)})")
_HALF = re.compile(
    rf"(?:ครึ่งปี|ครึ่ง|6\s?เดือน)(?P<half>แรก|หลัง)\s*(?:ของ)?\s*{NAME}\s*(?:{YEAR.format('')}|(?P<now>นี้|ปัจจุบัน))"
)


def quarters(phrase: str, today: dt.date) -> Span | None:
    """Read one fiscal quarter, several in a row, or half of a fiscal year."""
    which = _WHICH.fullmatch(phrase)
    if which:
        year, month = shift(today.year, (today.month - 1) // 3 * 3 + 1, 3 * _OFF[which["which"]])
        return whole_months(year, month, *shift(year, month, 2))
    half = _HALF.fullmatch(phrase)
    if half:
        first = 1 if half["half"] == "แรก" else 3
        return _of(half.groupdict(), first, first + 1, today)
    hit = _WITH_YEAR.fullmatch(phrase) or _YEAR_FIRST.fullmatch(phrase)
    if hit is None:
        return None
    first = _ORDER.get(hit["first"]) or int(hit["first"])
    return _of(hit.groupdict(), first, int(hit["last"] or first), today)


def _of(said: dict[str, str | None], first: int, last: int, today: dt.date) -> Span | None:
    if said.get("now"):
        return _quarters(running(today), first, last)
    digits = said["year"]
    if not digits:
        return _quarters_of_now(first, last, today)
    year = christian_year(digits, said["era"], today)
    # Who counts in ค.ศ. may count quarters from January too.
    is_buddhist = year is not None and int(digits) % 100 == (year + ERA) % 100
    return _quarters(year, first, last) if year and is_buddhist else None


def _quarters_of_now(first: int, last: int, today: dt.date) -> Span | None:
    """Return quarters of the running fiscal year, unless those of another year are as near."""
    now = running(today)
    spans = [span for off in (-1, 0, 1) if (span := _quarters(now + off, first, last))]
    nearest = nearest_span(spans, today)
    return nearest if nearest == _quarters(now, first, last) else None


def _quarters(fiscal: int, first: int, last: int) -> Span | None:
    if first > last:
        return None
    return whole_months(*shift(fiscal - 1, 10, 3 * (first - 1)), *shift(fiscal - 1, 10, 3 * last - 1))
