"""Read a span of days. An open end is None; an end before its start is asked again."""

import datetime as dt
import re

from thai.calendar.dates import day_of
from thai.calendar.deeds import DEED
from thai.calendar.fiscal import fiscal_years
from thai.calendar.months import MONTH
from thai.calendar.periods import Span, month_of, months, whole_months
from thai.calendar.phrases import certain_phrase
from thai.calendar.quarters import quarters
from thai.calendar.sides import from_to
from thai.calendar.surroundings import unwrapped, without_hours

# What begins a span opens it, and is looked at before the rest is left aside.
_LEAD = re.compile(
    rf"^(?:(?:(?!เริ่ม){DEED}|เมื่อ(?=\s?(?:วันที่|\d))|ระหว่าง|ระยะเวลา|ใน(?=ช่วง|เดือน|ไตรมาส|ระหว่าง|วันที่|ปี)|ช่วง|ภายใน(?=\s?เดือน|ไตรมาส|ปี)|ตลอด|ทั้ง(?=เดือน|ปีงบ)|ประจำ|รอบ|:)\s*)+"
)
_LIMIT = re.compile(r"^ภายใน\s*(?:วันที่|\d)")
_HAPPENED = re.compile(r"เมื่อ(?=\s?(?:วันที่|\d))")
_OPENING = re.compile(r"^(?:เริ่ม(?:ต้น)?(?:ตั้งแต่)?|ตั้งแต่|นับ(?:ตั้ง)?แต่|จาก)\s*")
_ONWARDS = re.compile(r"\s*(?:เป็นต้นไป|เป็นต้นมา|(?:ไป)?เรื่อยๆ?(?:ไป)?)$")
_COUNTED = r"(?:(?:จำนวน|รวม(?:เป็น)?|เป็นเวลา)\s*)?(?P<n>\d{1,3})\s*"
_TAIL = re.compile(rf"\s*\(?\s*{_COUNTED}(?P<unit>วัน|ครั้ง|รุ่น|เดือน)(?:\s*\d{{1,2}}\s*คืน)?\s*\)?$")
_HEAD = re.compile(rf"^\(?{_COUNTED}วัน(?:\s*\d{{1,2}}\s*คืน)?(?:\)|\s)\s*(?:คือ\s*)?(?=วันที่|ตั้งแต่|ระหว่าง|\d)")
# A period may be said to be meant from end to end; it must be such a period then.
_WHOLE = re.compile(r"\s*(?:ทั้ง|ตลอด(?:ทั้ง)?)(?P<period>เดือน|ไตรมาส|ปี)(?:งบ(?:ประมาณ)?)?$")
_DAYS_OF = {"เดือน": range(28, 32), "ไตรมาส": range(90, 93), "ปี": range(365, 367)}
_ONE_DAY = re.compile(r"\s*(?:แค่|เพียง)?(?:1\s*)?วันเดียว$")
_EACH = re.compile(r"ทุก|(?<!แ)ละ")
# 10-12-64 may be a day or two of them.
_TWO_OR_THREE = re.compile(r"\d{1,2}\s?-\s?\d{1,2}\s?-\s?\d{2}")
_GLOSS = re.compile(r"^(?P<before>[^()]*)\((?P<inside>[^()]*)\)(?P<after>[^()]*)$")
_HAS_MONTH = re.compile(MONTH)
_QUARTER_HEAD = re.compile(r"^(?P<quarter>ไตรมาส(?:\s?ที่)?\s*[1-4](?:\s*-\s*[1-4])?)\s*(?=เดือน)")
_LONGEST = dt.timedelta(days=366 * 10)


def read_date_range(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `start` and `end`, the latter None when the span is open."""
    phrase = certain_phrase(text)
    if phrase is None or _EACH.search(phrase):
        return None
    phrase = unwrapped(phrase)
    opened = _open(phrase, today)
    if opened is not None:
        return {"start": opened.isoformat(), "end": None}
    span = None if _LIMIT.match(phrase) else span_of(_OPENING.sub("", phrase), today)
    if span is None or span[1] - span[0] > _LONGEST or (_HAPPENED.search(phrase) and span[1] > today):
        return None
    return {"start": span[0].isoformat(), "end": span[1].isoformat()}


def _open(phrase: str, today: dt.date) -> dt.date | None:
    phrase = _LEAD.sub("", phrase)
    if not (_OPENING.match(phrase) or _ONWARDS.search(phrase)):
        return None
    rest = _ONWARDS.sub("", _OPENING.sub("", phrase)).strip()
    period = period_of(rest.removeprefix("วันที่").strip(), today)
    return day_of(rest, today) or (period[0] if period else None)


def span_of(phrase: str, today: dt.date) -> Span | None:
    """Return the two ends of a closed span that a certain phrase tells."""
    phrase = _OPENING.sub("", _LEAD.sub("", unwrapped(without_hours(phrase))))
    gloss = _GLOSS.match(phrase)
    if gloss and _HAS_MONTH.search(gloss["inside"]):
        return _glossed(gloss, today)
    whole, head = _WHOLE.search(phrase), _HEAD.match(phrase)
    if whole and whole.start():
        span = _span(phrase[: whole.start()], today)
        return span if span and _length(span) in _DAYS_OF[whole["period"]] else None
    if head:
        span = _span(_OPENING.sub("", phrase[head.end() :]), today)
        return span if span and _length(span) == int(head["n"]) else None
    tail = _TAIL.search(phrase)
    span = _span(phrase[: tail.start()] if tail and tail.start() else phrase, today)
    if span and tail and tail.start() and tail["unit"] == "วัน" and _length(span) < 28:
        # Days named and days counted must agree.
        return span if _length(span) == int(tail["n"]) else None
    return span


def _length(span: Span) -> int:
    """Count the days of a span, its first and its last too."""
    return (span[1] - span[0]).days + 1


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
    phrase = _LEAD.sub("", phrase.strip(" ()"))
    return period_of(phrase, today) or from_to(phrase, today) or _one_day(phrase, today)


def period_of(phrase: str, today: dt.date) -> Span | None:
    """Return the days of a fiscal year, a quarter or a month."""
    fiscal = fiscal_years(phrase, today)
    if fiscal:
        return whole_months(fiscal[0] - 1, 10, fiscal[1], 9)
    quarter = quarters(phrase, today)
    if quarter:
        return quarter
    head = _QUARTER_HEAD.match(phrase)
    if head:
        return _span(phrase[head.end() :], today)
    month = month_of(phrase, today, numeric=False)
    return months(month, month, today) if month else None


def _one_day(phrase: str, today: dt.date) -> Span | None:
    if _TWO_OR_THREE.fullmatch(phrase):
        return None
    date = day_of(_ONE_DAY.sub("", phrase), today)
    return (date, date) if date else None
