"""Find the days that a text names; whether a day can be told is the calendar's business."""

import datetime as dt
import re

from thai.calendar.dates import read_date
from thai.calendar.months import MONTH, WEEKDAYS
from thai.calendar.spans import read_date_range
from thai.spotting.spans import Day

_FULL = "|".join(sorted((name for name in WEEKDAYS if "." not in name), key=len, reverse=True))
_BARE = "|".join(one for one in _FULL.split("|") if not one.startswith("อาทิต"))
_ANY = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
# What a number is not a year before: it counts something.
_COUNTED = r"(?!\s*(?:คน|คล|ท่าน|ราย|บาท|บ\.|ตัว|ต้น|กก|กิโล|ครัว|หลัง|ชุด|ถุง|กระสอบ|ไร่|งาน|กว่า|เศษ|%)|[,.:/]?\d)"
_SHORT_YEAR = rf"(?:พ\.?\s?ศ\.?\s*)?[4-7]\d(?!\d){_COUNTED}"
_LONG_YEAR = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?\s*(?:2[45]\d\d|20\d\d)(?!\d)"
_YEAR = rf"(?:\s*[,/\-]?\s*(?:ปี\s*)?(?:{_LONG_YEAR}|{_SHORT_YEAR}|ปีนี้|ปีที่แล้ว|ปีก่อน|ปีหน้า))?"
_SINCE = r"(?:\s*ที่(?:ผ่านมา|แล้ว|จะถึง)(?:นี้)?)?"
_WEEKDAY = rf"(?:(?:เมื่อ\s*)?(?:วัน\s*)?(?:{_ANY})\s*(?:ที่\s*)?,?\s*)?"
_ON = r"(?:วัน(?:ที่|ทื่|ที)\s*)?"
_WRITTEN = rf"{_WEEKDAY}{_ON}(?<!\d)\d{{1,2}}\s*[,/\-.]?\s*(?:เดือน\s*)?{MONTH}{_YEAR}{_SINCE}"
_NUMERIC = (
    rf"{_WEEKDAY}{_ON}(?<![\d.,/-])(?:\d{{1,2}}\s?(?P<sep>[/.-])\s?\d{{1,2}}\s?(?P=sep)\s?(?:2[45]\d\d|20\d\d|[4-7]\d)"
    r"|(?:2[45]\d\d|20\d\d)(?P<iso>[-/.])\d{1,2}(?P=iso)\d{1,2})(?![\d/-])"
)
_SHORT = r"(?:วันที่\s*|เมื่อ\s*|(?<=\n)|^)(?P<short>(?<![\d.,/-])\d{1,2}/\d{1,2})(?![\d/.,])"
_TOLD = (
    r"เมื่อวานซืนนี้|เมื่อวานซืน|เมื่อวานนี้|เมื่อวาน|เมือวานซืน|เมือวานนี้|เมือวาน|เมื่อวานน+|วานซืน|วานนี้|มื้อวานนี้|มื้อวาน|มื้อซืน|ตะวา|แรกวาน|แรกวา"
    r"|วันนี้|วันนี่|วันนิ้|มื้อนี้|เช้าวันนี้|เช้านี้|บ่ายนี้|เย็นนี้|เมื่อเช้านี้|เมื่อเช้า|พรุ่งนี้|พรุงนี้|พุ่งนี้|มะรืนนี้|มะรืน|มะเรื่อง|มื้ออื่น|มื้อฮือ|วันพรูก|ต่อเช้า"
)
_WHICH = r"ที่แล้ว|ก่อน|ที่ผ่านมา|นี้|หน้า|ถัดไป|ที่จะถึง|ที่กำลังจะถึง"
_NAMED = (
    rf"(?:เมื่อ)?วัน(?:{_FULL})ที่\s*(?P<numbered>\d{{1,2}})(?![\d/,.])(?!\s*(?:เดือน\s*)?{MONTH})"
    rf"|(?:เมื่อ)?วัน(?:{_FULL})\s*(?:(?:สัปดาห์|อาทิตย์)\s*)?(?:{_WHICH})?(?:นี้)?"
    rf"|(?<![ก-์])(?:{_BARE})\s?(?:ที่แล้ว|ก่อน|ที่ผ่านมา|นี้|หน้า)(?:นี้)?"
)
_AGO = r"\d{1,2}\s*วัน(?:ก่อน|ที่แล้ว|ที่ผ่านมา)|(?:สอง|สาม|สี่|ห้า)วัน(?:ก่อน|ที่แล้ว)|อีก\s*\d{1,2}\s*วัน"
_OF_MONTH = rf"วันที่\s*(?P<day>\d{{1,2}})(?![\d/,.])\s*(?P<of>(?:เดือน(?:นี้|ที่แล้ว|ก่อน|หน้า|ที่ผ่านมา))|นี้|ที่ผ่านมา(?:นี้)?|ที่แล้ว|ที่จะถึง(?:นี้)?)?(?!\s*(?:{MONTH}))"
_VAGUE = (
    r"(?:เมื่อ)?(?:ต้น|กลาง|ปลาย|สิ้น)(?:เดือน|ปี|สัปดาห์|อาทิตย์)(?:นี้|ที่แล้ว|ก่อน|หน้า|ที่ผ่านมา)?|(?:เดือน|สัปดาห์|อาทิตย์|ปี)(?:ที่แล้ว|ก่อน|ที่ผ่านมา|หน้า|ถัดไป|โน้น)"
    r"|เมื่อวันก่อน|วันก่อน|หลายวันก่อน|เมื่อเร็ว\s?ๆ\s?นี้|เร็ว\s?ๆ\s?นี้|เมื่อไม่กี่วันก่อน|เมื่อคืนนี้|เมื่อคืน|เดือนโน้น"
)
_RANGE = (
    rf"{_ON}\d{{1,2}}\s*(?:{MONTH}{_YEAR})?\s*(?:-|–|ถึง(?:วันที่)?|และ|,)\s*\d{{1,2}}\s*{MONTH}{_YEAR}"
    rf"|วันที่\s*\d{{1,2}}\s*(?:-|–|ถึง)\s*\d{{1,2}}(?!\d)"
)
_FIND = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("range", _RANGE), ("numeric", _NUMERIC), ("written", _WRITTEN), ("told", _TOLD), ("ago", _AGO), ("named", _NAMED),
            ("number", _OF_MONTH), ("slash", _SHORT), ("vague", _VAGUE),
        )
    ),
    re.IGNORECASE,
)  # fmt: skip
_ROUGHLY = re.compile(r"(?:ประมาณ|ราว\s?ๆ?|น่าจะ|คงจะ|อาจจะ|ภายใน|ไม่เกิน|ก่อน)\s*(?:วัน(?:ที่)?)?\s*\Z")
_SENDING = re.compile(r"(?:ส่ง|แจ้ง|รายงาน|บอก)(?:ไป|ไว้|แล้ว|มา)*(?:เมื่อ)?[^\S\n]*\Z")
_NEAR = 31
_SINCE_MONTH = {"เดือนนี้": 0, "นี้": 0, "เดือนที่แล้ว": -1, "เดือนก่อน": -1, "เดือนที่ผ่านมา": -1, "เดือนหน้า": 1}


def days(text: str, today: dt.date) -> tuple[Day, ...]:
    """Return the days that the text names, in its order."""
    hits = (hit for hit in _FIND.finditer(text) if hit.end() > hit.start())
    return tuple(_day(hit, text, today) for hit in hits if not _SENDING.search(text, 0, hit.start()))


def _day(hit: re.Match[str], text: str, today: dt.date) -> Day:
    start, end = hit.span()
    words = hit[0].replace("วันทื่", "วันที่")
    if hit["vague"] or _ROUGHLY.search(text, max(start - 20, 0), start):
        return Day(start, end, "vague")
    if hit["range"]:
        return _span(start, end, words, today)
    if hit["number"]:
        return _of_month(hit, today)
    if hit["numbered"]:
        return _weekday_of_month(start, end, words, int(hit["numbered"]), today)
    if hit["short"]:
        start, words = hit.start("short"), hit["short"]
    return _read(start, end, words, today)


def _read(start: int, end: int, words: str, today: dt.date) -> Day:
    found = read_date(words.strip(), today)
    if found is None:
        return Day(start, end, "impossible")
    return Day(start, end, "sure", dt.date.fromisoformat(str(found["date"])))


def _span(start: int, end: int, words: str, today: dt.date) -> Day:
    found = read_date_range(words, today)
    return Day(start, end, "range" if found else "impossible")


def _of_month(hit: re.Match[str], today: dt.date) -> Day:
    """Return a day that leaves its month unsaid, unless the words after it tell."""
    start, end = hit.start(), hit.end()
    number, of = int(hit["day"]), hit["of"] or ""
    if of in _SINCE_MONTH and of != "นี้":
        return _read(start, end, f"วันที่ {number} {of}", today)
    if of.startswith(("ที่ผ่านมา", "ที่แล้ว")):
        date = _last(number, today)
        return Day(start, end, "sure" if date else "impossible", date)
    return Day(start, end, "of_month", number=number) if 1 <= number <= 31 else Day(start, end, "impossible")


def _weekday_of_month(start: int, end: int, words: str, number: int, today: dt.date) -> Day:
    """Return the day near today that has this number and this weekday; of two the one that is over."""
    name = next(one for one in sorted(WEEKDAYS, key=len, reverse=True) if one in words)
    near = [today + dt.timedelta(days) for days in range(-_NEAR, _NEAR + 1)]
    found = [one for one in near if one.day == number and one.weekday() == WEEKDAYS[name]]
    past = [one for one in found if one <= today]
    date = past[-1] if past else next(iter(found), None)
    return Day(start, end, "sure" if date else "impossible", date)


def _last(number: int, today: dt.date) -> dt.date | None:
    """Return the latest day of this number that is over."""
    for months in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        try:
            date = dt.date(year, month + 1, number)
        except ValueError:
            return None
        if date <= today:
            return date
    return None


def in_past(day: Day, today: dt.date) -> dt.date | None:
    """Return the day of something that is done, None when it cannot be told or is still to come."""
    if day.reading == "of_month":
        date = _last(day.number, today)
        return date if date and date.month == today.month else None
    return day.date if day.date and day.date <= today else None


def in_future(day: Day, today: dt.date) -> dt.date | None:
    """Return the day of something that is planned."""
    if day.reading == "of_month":
        return dt.date(today.year, today.month, day.number) if today.day < day.number <= 28 else None
    return day.date if day.date and day.date >= today else None
