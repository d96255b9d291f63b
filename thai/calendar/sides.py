"""Read a span told by its two sides: the first day and the last, or the first month and the last.

What one side leaves unsaid it borrows from the other.
"""

import datetime as dt
import re

from thai.calendar import days
from thai.calendar.dates import dated, day_of
from thai.calendar.months import MONTH
from thai.calendar.periods import Month, Span, months, parse_month, relative_month
from thai.calendar.uneven import from_month, to_month
from thai.calendar.weekdays import without_weekdays

# Two neighbours told with "and" are a span too: 10 และ 11 พ.ย.
_AND = re.compile(r"\s*(?:และ|กับ)\s*")
# Days in a row, told one by one: 15, 16 และ 17 พ.ย.
_ONE_BY_ONE = re.compile(
    r"(?:วันที่\s*)?(?P<days>\d{1,2}(?:\s?(?:,|และ|กับ|,\s?และ)\s?\d{1,2})+)(?P<rest>\s*(?![\d,])\D.*)"
)
_BETWEEN = re.compile(r"\s*(?:(?:เรื่อย)?(?:ไป)?จน(?:กระทั่ง)?ถึง|ไปถึง|(?:ไป)?ยัน|ถึง|สิ้นสุด|เสร็จ|จบ|-|~|\bto\b)\s*")
# Two dates written with dashes, and the dash between them.
_MOST = 5
_SIDE_LEAD = re.compile(r"^(?:วันที่|ที่|เดือน(?=\s*\D)(?!นี้|หน้า|ที่|ก่อน))\s*")
_END_OF = re.compile(rf"^สิ้น(?:สุด)?\s*(?=เดือน|{MONTH})")
_RELATIVE_RIGHT = re.compile(r"\d{1,2}\s*(?:ของ)?เดือน\s?(?:นี้|หน้า|ที่แล้ว|ที่ผ่านมา|ก่อน)")
_MONTHS_IN_FIGURES = re.compile(
    r"เดือน\s*(?:ที่\s*)?(?P<first>\d{1,2})\s*(?:-|ถึง)\s*(?P<last>(?:เดือน)?\s*\d{1,2}.*)"
)
# Two figures from 40 on are a year, not a day.
_MONTH_AND_YEAR = re.compile(r"\d{1,2}\s?/\s?(?:\d{4}|[4-9]\d)")


def from_to(phrase: str, today: dt.date) -> Span | None:
    """Try each place where the phrase may part; only one may make sense."""
    counted = _MONTHS_IN_FIGURES.fullmatch(phrase)
    if counted:
        last = counted["last"].removeprefix("เดือน").strip()
        return _sides(f"เดือน {counted['first']}", f"เดือน {last}", today, is_day=False)
    row = _ONE_BY_ONE.fullmatch(phrase)
    if row:
        numbers = [int(number) for number in re.findall(r"\d+", row["days"])]
        is_row = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        return from_to(f"{numbers[0]}-{numbers[-1]}{row['rest']}", today) if is_row else None
    pair = _AND.split(phrase)
    if len(pair) == 2:
        return _neighbours(pair[0], pair[1], today)
    partings = list(_BETWEEN.finditer(phrase))
    if len(partings) > _MOST:
        return None
    spans = set()
    for parting in partings:
        left, right = phrase[: parting.start()], phrase[parting.end() :]
        if left and right:
            span = _sides(
                _SIDE_LEAD.sub("", left), _SIDE_LEAD.sub("", right), today, is_day=left.startswith("วันที่")
            )
            spans |= {span} if span else set()
    return spans.pop() if len(spans) == 1 else None


def _neighbours(left: str, right: str, today: dt.date) -> Span | None:
    span = _sides(_SIDE_LEAD.sub("", left), _SIDE_LEAD.sub("", right), today, is_day=left.startswith("วันที่"))
    if span is None:
        return None
    start, end = span
    months_apart = end.month - start.month + 12 * (end.year - start.year)
    is_months = start.day == 1 and (end + dt.timedelta(1)).day == 1 and months_apart == 1
    return span if is_months or end - start == dt.timedelta(1) else None


def _sides(left: str, right: str, today: dt.date, *, is_day: bool) -> Span | None:
    first = _month(left, today)
    last = _month(_END_OF.sub("", right) if first else right, today)
    if first and last:
        return months(first, last, today)
    if first or last:
        return from_month(first, right, today) if first else to_month(left, last, today)
    return _days(left, right, today, is_day=is_day)


def _month(side: str, today: dt.date) -> Month | None:
    is_figures = _MONTH_AND_YEAR.fullmatch(side) is not None
    return parse_month(side, today, numeric=is_figures) or relative_month(side, today)


def _days(left: str, right: str, today: dt.date, *, is_day: bool) -> Span | None:
    left, left_weekdays = without_weekdays(left)
    left = left.removeprefix("ที่").strip()
    if left.isdecimal() and _RELATIVE_RIGHT.fullmatch(right) and (is_day or right.endswith(("นี้", "หน้า"))):
        right = f"วันที่ {right}"
    end = dated(right, today) or day_of(right, today)
    bare_right, _ = without_weekdays(right)
    said = days.parse(bare_right.removeprefix("ที่").strip(), today)
    start = _start(left, said, end, today, is_near=right.startswith("วันที่"))
    first = days.parse(left, today)
    if first and first.year is not None and said and said.year is None:
        end = days.on(first.year, said.month, said.day)
        start = days.on(first.year, first.month, first.day)
    if start is None or end is None or start >= end or any(day != start.weekday() for day in left_weekdays):
        return None
    return start, end


def _start(
    left: str, right: days.Day | None, end: dt.date | None, today: dt.date, *, is_near: bool
) -> dt.date | None:
    """Return the first day; what it leaves unsaid it borrows from the last."""
    if end is None:
        return None
    if left.isdecimal():
        return days.on(end.year, end.month, int(left)) if right or is_near else None
    first = days.parse(left, today)
    if first is None:
        return day_of(left, today)
    if first.year is not None or right is None:
        return days.resolve(first, today) if right is None or right.year is not None else None
    return days.on(end.year - (first.month > end.month), first.month, first.day) if right else None
