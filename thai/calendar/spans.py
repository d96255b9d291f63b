"""Read a span of days. An open end is None; an end before its start is asked again."""

import datetime as dt
import re

from thai.calendar import days
from thai.calendar.dates import dated, day_of, without_weekdays
from thai.calendar.months import MONTH
from thai.calendar.periods import (
    Month,
    Span,
    fiscal_span,
    fiscal_years,
    months,
    nearest_month,
    parse_month,
    quarters,
    relative_month,
)
from thai.doubt import is_doubtful, plain
from thai.numbers.digits import with_digits

_LEAD = re.compile(
    r"^(?:(?:ดำเนินการ|ระหว่าง|ระยะเวลา|ใน(?=ช่วง|เดือน|ไตรมาส|ระหว่าง|วันที่)|ช่วง|ภายใน(?=เดือน|ไตรมาส|ปี)|จัด(?:ประชุม|อบรม)?|อบรม|ประชุม|ทำ|ประจำ|รอบ|:)\s*)+"
)
_OPENING = re.compile(r"^(?:เริ่ม(?:ต้น)?(?:ตั้งแต่)?|ตั้งแต่|นับ(?:ตั้ง)?แต่)\s*")
_ONWARDS = re.compile(r"\s*(?:เป็นต้นไป|เป็นต้นมา)$")
_TAIL = re.compile(
    r"\s*\(?\s*(?:(?:จำนวน|รวม(?:เป็น)?|เป็นเวลา)\s*)?(?P<n>\d{1,3})\s*(?P<unit>วัน|ครั้ง|รุ่น|เดือน)\s*\)?$"
)
_ONE_DAY = re.compile(r"\s*(?:แค่|เพียง)?(?:1\s*)?วันเดียว$")
_GLOSS = re.compile(r"^(?P<before>[^()]*)\((?P<inside>[^()]*)\)(?P<after>[^()]*)$")
_HAS_MONTH = re.compile(MONTH)
_BETWEEN = re.compile(r"\s*(?:จนถึง|ไปถึง|ถึง|-|~)\s*")
_SIDE_LEAD = re.compile(r"^(?:วันที่|ที่|เดือน(?=\s*\D))\s*")
_QUARTER_HEAD = re.compile(r"^(?:ไตรมาส(?:ที่)?\s*[1-4](?:\s*-\s*[1-4])?)\s*(?=เดือน|\D)")
_CERTAIN = re.compile(r"ที่(?:กำลัง)?จะถึง|อีก(?=\s*\d)")
_LONGEST = dt.timedelta(days=366 * 10)


def read_date_range(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `start` and `end`, the latter None when the span is open."""
    phrase = plain(text)
    if "ไม่" in phrase or is_doubtful(_CERTAIN.sub("", text)) or "ทุก" in phrase:
        return None
    phrase = _LEAD.sub("", _without_brackets(with_digits(phrase))).strip()
    opened = _open(phrase, today)
    if opened is not None:
        return {"start": opened.isoformat(), "end": None}
    span = _closed(_OPENING.sub("", phrase), today)
    if span is None or span[1] - span[0] > _LONGEST:
        return None
    return {"start": span[0].isoformat(), "end": span[1].isoformat()}


def _without_brackets(phrase: str) -> str:
    return (
        phrase[1:-1].strip()
        if phrase.startswith("(") and phrase.endswith(")") and phrase.count("(") == 1
        else phrase
    )


def _open(phrase: str, today: dt.date) -> dt.date | None:
    if not (_OPENING.match(phrase) or _ONWARDS.search(phrase)):
        return None
    rest = _ONWARDS.sub("", _OPENING.sub("", phrase)).strip()
    date = day_of(rest, today)
    if date is not None:
        return date
    said = parse_month(_SIDE_LEAD.sub("", rest), today, numeric=False)
    month = nearest_month(said, today) if said else relative_month(rest, today)
    return dt.date(month.year, month.month, 1) if month and month.year else None


def _closed(phrase: str, today: dt.date) -> Span | None:
    gloss = _GLOSS.match(phrase)
    if gloss and _HAS_MONTH.search(gloss["inside"]):
        return _glossed(gloss, today)
    tail = _TAIL.search(phrase)
    span = _span(phrase[: tail.start()] if tail and tail.start() else phrase, today)
    if span and tail and tail.start() and tail["unit"] == "วัน" and span[1] - span[0] < dt.timedelta(27):
        # Days named and days counted must agree.
        return span if (span[1] - span[0]).days + 1 == int(tail["n"]) else None
    return span


def _glossed(gloss: re.Match[str], today: dt.date) -> Span | None:
    """Believe the months in the brackets, and a year outside only where it cannot mislead."""
    inside = gloss["inside"].strip()
    after = _TAIL.sub("", gloss["after"]).strip()
    if not after or not any(sign.isdigit() for sign in after):
        return _span(inside, today)
    inner = _span(f"{inside} {after}", today)
    outer = quarters(f"{gloss['before'].strip()} {after}", today)
    if any(sign.isdigit() for sign in inside) or inner is None or outer is None:
        return None
    return inner if outer[0] <= inner[0] and inner[1] <= outer[1] else None


def _span(phrase: str, today: dt.date) -> Span | None:
    phrase = phrase.strip(" ()")
    return _period(phrase, today) or _two_sided(phrase, today) or _one_day(phrase, today)


def _period(phrase: str, today: dt.date) -> Span | None:
    fiscal = fiscal_years(phrase, today)
    if fiscal:
        return fiscal_span(*fiscal)
    quarter = quarters(phrase, today)
    if quarter:
        return quarter
    headless = _QUARTER_HEAD.sub("", phrase)
    if headless != phrase:
        return _span(headless, today)
    said = parse_month(phrase, today, numeric=False)
    month = nearest_month(said, today) if said else relative_month(phrase, today)
    return months(month, month, today) if month else None


def _one_day(phrase: str, today: dt.date) -> Span | None:
    date = day_of(_ONE_DAY.sub("", phrase), today)
    return (date, date) if date else None


def _two_sided(phrase: str, today: dt.date) -> Span | None:
    """Try each place where the phrase may part; only one may make sense."""
    spans = set()
    for parting in _BETWEEN.finditer(phrase):
        left, right = phrase[: parting.start()], phrase[parting.end() :]
        span = _sides(_SIDE_LEAD.sub("", left), _SIDE_LEAD.sub("", right), today) if left and right else None
        if span:
            spans.add(span)
    return spans.pop() if len(spans) == 1 else None


def _sides(left: str, right: str, today: dt.date) -> Span | None:
    first, last = parse_month(left, today, numeric=False), parse_month(right, today, numeric=False)
    if first and last:
        return months(Month(first.month, first.year), Month(last.month, last.year), today)
    if first or last:
        return None
    return _days(left, right, today)


def _days(left: str, right: str, today: dt.date) -> Span | None:
    left, left_weekdays = without_weekdays(left)
    left = left.removeprefix("ที่").strip()
    end = dated(right, today) or day_of(right, today)
    bare_right, _ = without_weekdays(right)
    start = _start(left, days.parse(bare_right.removeprefix("ที่").strip(), today), end, today)
    if start is None or end is None or start >= end or any(day != start.weekday() for day in left_weekdays):
        return None
    return start, end


def _start(left: str, right: days.Day | None, end: dt.date | None, today: dt.date) -> dt.date | None:
    """Return the first day; what it leaves unsaid it borrows from the last."""
    if end is None:
        return None
    if left.isdecimal():
        return days.on(end.year, end.month, int(left)) if right else None
    first = days.parse(left, today)
    if first is None:
        return day_of(left, today)
    if first.year is not None:
        return days.resolve(first, today) if right is None or right.year is not None else None
    return days.on(end.year - (first.month > end.month), first.month, first.day) if right else None
