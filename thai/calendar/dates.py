"""Read one date. What names two different days, or none for sure, is asked again."""

import datetime as dt
import re

from thai.calendar import days, relatives
from thai.calendar.months import WEEKDAYS
from thai.calendar.times import read_time
from thai.doubt import is_doubtful, plain
from thai.numbers.digits import with_digits

_LEAD = re.compile(
    r"^(?:(?:เมื่อ(?=\s|วันที่|\d)|ณ|ภายใน|ประจำ|ลง(?=วันที่)|จัด|ทำ|ประชุม|อบรม|ตรงกับ|คือ|เป็น|ใน(?=วัน))\s*)+"
)
_NAMES = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_WEEKDAY_FIRST = re.compile(rf"^(?:วัน)?\s*(?P<name>{_NAMES})\s*(?P<at>ที่)?\s*,?\s*(?=\d)")
_WEEKDAY_LAST = re.compile(rf"\s*(?P<open>\()?\s*(?:วัน)\s*(?P<name>{_NAMES})\s*\)?$")
_DATE_LEAD = re.compile(r"^(?:วันที่|ที่)\s*(?=\d)")
_PART_OF_DAY = re.compile(
    r"(?<=[ก-๙\d)])\s*(?:(?:ตอน|ช่วง|ใน)\s*(?:เช้า|สาย|เที่ยง|กลางวัน|บ่าย|เย็น|ค่ำ)|(?<=นี้|วาน|ซืน|รืน)\s?(?:เช้า|บ่าย|เย็น))(?:ๆ)?$"
)
_HOUR = re.compile(r"^(?P<day>.+?)\s*(?P<time>(?:เวลา|ตอน)\s*.+)$")
_CERTAIN = re.compile(r"ที่(?:กำลัง)?จะถึง|อีก(?=\s*\d|\s*[ก-๙]+วัน)")


def read_date(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `date`."""
    phrase = day_phrase(text)
    date = None if phrase is None else day_of(phrase, today)
    return None if date is None else {"date": date.isoformat()}


def day_phrase(text: str) -> str | None:
    """Return the words that tell the day, in digits, or None when they hedge."""
    phrase = plain(text)
    if "ไม่" in phrase or is_doubtful(_CERTAIN.sub("", text)):
        return None
    timed = _HOUR.match(phrase)
    if timed and read_time(timed["time"]):
        phrase = timed["day"]
    return with_digits(_PART_OF_DAY.sub("", phrase)).strip()


def day_of(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day a phrase of `day_phrase` tells, or None."""
    phrase = (
        _LEAD.sub("", phrase).strip("() ")
        if phrase.count("(") != 1 or phrase[0] == "("
        else _LEAD.sub("", phrase)
    )
    told = relatives.day_word(phrase, today)
    if told is not None:
        date, rest = told
        rest = rest.strip("() ,")
        return date if not rest or dated(rest, today) == date else None
    return dated(phrase, today)


def dated(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day of a phrase without lead words; a weekday in it must agree."""
    phrase, weekdays = without_weekdays(phrase)
    day = days.parse(_DATE_LEAD.sub("", phrase), today)
    date = days.resolve(day, today) if day else relatives.parse(phrase, today)
    if date is None or any(weekday != date.weekday() for weekday in weekdays):
        return None
    return date


def without_weekdays(phrase: str) -> tuple[str, list[int]]:
    """Take off the weekday that stands before or after a date, to compare it."""
    weekdays: list[int] = []
    first, last = _WEEKDAY_FIRST.match(phrase), _WEEKDAY_LAST.search(phrase)
    if last and last.start() > 0 and any(sign.isdigit() for sign in phrase[: last.start()]):
        weekdays.append(WEEKDAYS[last["name"]])
        phrase = phrase[: last.start()]
    if first:
        weekdays.append(WEEKDAYS[first["name"]])
        phrase = f"{first['at'] or ''}{phrase[first.end() :]}"
    return phrase.strip(), weekdays
