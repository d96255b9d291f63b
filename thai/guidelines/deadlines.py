"""Find by when a sentence wants something. Nothing is guessed: what is vague or leaves its year unsaid is no day.

An answer is a plain table: `day`; `every` with `day` or `times`; `in_month` with `to_month`, `in_quarter` with
`to_quarter` and the `year` that is printed with them; `rounds`; `fiscal_year`; or `after`, the words of what it follows,
with `days`, `working` and the `latest` day.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from thai.calendar.dates import read_date
from thai.calendar.months import MONTH, MONTHS

Deadline = dict[str, object]
_DIGITS: Final = {ord("๐") + number: str(number) for number in range(10)}
# A date that leaves its year unsaid is another day from here than from there.
_FAR: Final = (dt.date(1990, 6, 15), dt.date(2060, 6, 15))
_ERA: Final = 543
_YEAR: Final = r"(?:พ\.?\s?ศ\.?\s*|ปี\s*)?(?:25|26|20)\d\d"
_YEAR_NAMED: Final = r"(?:พ\.?\s?ศ\.?\s*|ปี\s*)?(?P<year>2[56]\d\d)"
_DAY: Final = re.compile(
    rf"\d{{1,2}}\s*(?:เดือน\s*)?{MONTH}\s*{_YEAR}|\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:25|26|20)\d\d"
)
_MONTHLY: Final = re.compile(
    r"ทุก\s?(?:ๆ\s?)?(?:วันที่|ที่)\s?(?P<day>\d{1,2})(?:\s?(?:ของ)?(?:ทุก)?เดือน)?"
    r"|(?:ภายใน)?วันที่\s*(?P<of>\d{1,2})\s*ของ(?:ทุก\s?(?:ๆ\s?)?)?เดือน(?:ถัดไป)?"
    r"|(?P<last>ทุก\s?สิ้นเดือน|สิ้นเดือนของทุกเดือน|วันสุดท้ายของ(?:ทุก)?เดือน)"
    r"|(?P<any>ทุก\s?(?:ๆ\s?)?เดือน|รายเดือน|ประจำเดือน(?!\s*" + MONTH + r"))"
)
_TIMES: Final = re.compile(r"(?P<every>เดือน|ไตรมาส|ปี)ละ\s?(?P<times>\d{1,2})\s?ครั้ง")
_SERIES: Final = re.compile(
    r"(?P<quarter>ทุก\s?(?:ๆ\s?)?ไตรมาส|รายไตรมาส)|(?P<year>ทุก\s?(?:ๆ\s?)?ปี(?!งบ)|เป็นประจำทุกปี)"
)
_DAYS: Final = r"(?P<days>\d{1,3})\s?วัน(?P<working>ทำการ|ทำงาน)?"
_AFTER: Final = re.compile(
    rf"ภายใน\s?{_DAYS}\s*(?:หลังจาก|หลัง|นับ(?:ตั้ง)?แต่|นับจาก|ตั้งแต่)(?:วันที่)?\s*"
    r"(?P<what>[^\n,;()]{2,60}?)(?=\s{2}|\s(?:และ|พร้อม|ให้|โดย|ต่อ|ทั้งนี้)|ทั้งนี้|[,;()]|$)"
)
_BEHIND: Final = re.compile(rf"หลัง(?:จาก)?\s?(?P<what>[^\n,;()\d]{{2,60}}?)\s*(?:ภายใน\s?)?{_DAYS}")
_QUARTER: Final = re.compile(
    r"(?:ภายใน)?\s?ไตรมาส(?:ที่)?\s?(?P<quarter>[1-4])(?:\s?(?:-|–|ถึง)\s?(?P<to>[1-4]))?(?:\s?(?:ปีงบประมาณ\s?)?"
    + _YEAR_NAMED
    + r")?"
)
_IN_MONTH: Final = re.compile(
    rf"(?:(?:รอบ|ครั้ง|งวด)ที่\s?(?P<round>\d)\s*)?(?:ภายใน|ใน)\s?(?:ช่วง)?เดือน\s?(?P<month>{MONTH})"
    rf"(?:\s?(?:-|–|ถึง)\s?(?:เดือน\s?)?(?P<to>{MONTH}))?(?:\s?{_YEAR_NAMED})?"
)
_FISCAL: Final = re.compile(r"(?:ภายใน|สิ้น)\s?ปีงบประมาณ")
# What is to be done by a day stands before it, so that of several days this one is meant.
_BY: Final = re.compile(r"(?:ภายใน|ไม่เกิน|ไม่เกินวันที่|ก่อน)\s*(?:วันที่|วัน\S{2,12}ที่)?\s*\Z")


def deadline(text: str) -> Deadline | None:
    """Return by when a sentence wants something, None where it says nothing that can be told for sure."""
    plain = text.translate(_DIGITS)
    if _AFTER.search(plain) or _BEHIND.search(plain):
        return _after(plain)
    return _day(plain) or _every(plain) or _within(plain)


def days_in(text: str) -> Iterator[tuple[int, dt.date]]:
    """Yield the days that a text names with their years, and where each begins."""
    for found in _DAY.finditer(text):
        days = {str((read_date(found[0], today) or {}).get("date", "")) for today in _FAR}
        day = days.pop()
        if day and not days:
            yield found.start(), dt.date.fromisoformat(day)


def _after(text: str) -> Deadline | None:
    """Return so many days behind something, with the latest day where one is printed besides."""
    found = _AFTER.search(text) or _BEHIND.search(text)
    if not found:
        return None
    told: Deadline = {"after": found["what"].strip(), "days": int(found["days"])}
    if found["working"]:
        told["working"] = True
    day, within = _day(text), _within(text)
    if day:
        told["latest"] = day["day"]
    elif within:
        last = _last_day(within)
        return {**told, "latest": last} if last else None
    return told


def _last_day(within: Deadline) -> dt.date | None:
    month, year = within.get("to_month") or within.get("in_month"), within.get("year")
    if not isinstance(month, int) or not isinstance(year, int):
        return None
    year -= _ERA
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _day(text: str) -> Deadline | None:
    """Return the day by which it is wanted; of several days without such a word none is sure."""
    named = list(days_in(text))
    wanted = [day for at, day in named if _BY.search(text, 0, at)]
    if len(set(wanted)) == 1:
        return {"day": wanted[0]}
    return {"day": named[0][1]} if len(named) == 1 else None


def _every(text: str) -> Deadline | None:
    if found := _TIMES.search(text):
        every = {"เดือน": "month", "ไตรมาส": "quarter", "ปี": "year"}[found["every"]]
        month = _within(text) if every == "year" else None
        kept = {key: one for key, one in (month or {}).items() if key in {"in_month", "year"}}
        return {"every": every, "times": int(found["times"]), **kept}
    months = list(_MONTHLY.finditer(text))
    if months:
        return _monthly(months, text)
    if found := _SERIES.search(text):
        return {"every": "quarter" if found["quarter"] else "year"}
    return None


def _monthly(found: list[re.Match[str]], text: str) -> Deadline | None:
    """Return the day of every month; of several the one by which it is wanted, and none when that is not said."""
    told = [one for one in found if one["day"] or one["of"] or one["last"]]
    wanted = [one for one in told if one[0].startswith("ภายใน") or _BY.search(text, 0, one.start())]
    days = {"last" if one["last"] else int(one["day"] or one["of"]) for one in (wanted or told)}
    if len(days) > 1 or not days <= {"last", *range(1, 32)}:
        return None
    return {"every": "month", **({"day": days.pop()} if days else {})}


def _within(text: str) -> Deadline | None:
    months = list(_IN_MONTH.finditer(text))
    told = [_month(one) for one in months]
    if len(told) > 1:
        numbers = [one["round"] for one in months]
        return {"rounds": told} if numbers == [str(at) for at in range(1, len(told) + 1)] else None
    if told:
        return told[0]
    if found := _QUARTER.search(text):
        quarter: Deadline = {"in_quarter": int(found["quarter"])}
        quarter |= {"to_quarter": int(found["to"])} if found["to"] else {}
        return quarter | ({"year": int(found["year"])} if found["year"] else {})
    return {"fiscal_year": True} if _FISCAL.search(text) else None


def _month(found: re.Match[str]) -> Deadline:
    told: Deadline = {"in_month": MONTHS[found["month"].lower()]}
    told |= {"to_month": MONTHS[found["to"].lower()]} if found["to"] else {}
    return told | ({"year": int(found["year"])} if found["year"] else {})
