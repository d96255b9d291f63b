"""Read days told from today: เมื่อวาน, สองวันก่อน, วันพุธที่แล้ว, สิ้นเดือน.

วันพุธที่แล้ว said on a Friday may be this week's or last week's: then it is asked again.
"""

import datetime as dt
import re
from calendar import monthrange

from thai.calendar import days
from thai.calendar.months import MONTH, MONTHS, WEEKDAYS, YEAR, christian_year

_OFFSETS = {
    0: "วันนี้ วันนี่ วันนิ้ วันนี มื้อนี้ เช้านี้ เช้าวันนี้ บ่ายนี้ เย็นนี้ เมื่อเช้า เมื่อเช้านี้ เมื่อกี้ เมื่อกี้นี้ ตะกี้ ตอนนี้ วันเดียวกันนี้",
    -1: "เมื่อวาน เมื่อวานนี้ เมือวาน เมือวานนี้ เมื่อวาร เมื่วาน เมื่อวาณ วาน วานนี้ มื้อวาน มื้อวานนี้ ตะวา เมื่อวา แรกวา",
    -2: "เมื่อวานซืน เมื่อวานซืนนี้ เมือวานซืน วานซืน วานซืนนี้ วานซื่น เมื่อวานซื่น เมื่อวานซื้น มื้อซืน มื้อซืนนี้",
    1: "พรุ่งนี้ พรุงนี้ พุ่งนี้ พรุ้งนี้ พรุ่งนี่ พรุ่งนิ้ วันพรุ่งนี้ วันพรุ่ง มื้ออื่น มื้ออื่นนี้ วันพูก วันพรูก ต่อเช้า",
    2: "มะรืน มะรืนนี้ วันมะรืน วันมะรืนนี้ มะรื่นนี้ มะรื่น มะลืนนี้ มะลืน มื้อฮือ วันฮือ",
    3: "มะเรื่อง มะเรื่องนี้ วันมะเรื่อง",
}
_DAYS = {word: offset for offset, words in _OFFSETS.items() for word in words.split()}
_DAY_WORD = re.compile("|".join(sorted(map(re.escape, _DAYS), key=len, reverse=True)))
_AGO = re.compile(r"(?:เมื่อ\s*)?(?P<n>\d{1,3})\s*วัน\s?(?:ก่อน|ที่แล้ว|ที่ผ่านมา|มาแล้ว)(?:นี้)?")
_AHEAD = re.compile(r"อีก\s*(?P<a>\d{1,3})\s*วัน(?:ข้างหน้า)?|(?P<b>\d{1,3})\s*วัน(?:ข้างหน้า|ถัดไป|จากนี้)")

_LAST, _NEXT = r"ที่แล้ว|ก่อน|ที่ผ่านมา", r"หน้า|ถัดไป"
_NAMED = "|".join(sorted((re.escape(name) for name in WEEKDAYS if "." not in name), key=len, reverse=True))
_WEEKDAY = re.compile(
    rf"(?P<past>เมื่อ)?\s*(?P<day>วัน)?\s*(?P<name>{_NAMED})\s*"
    rf"(?:(?:ของ)?(?P<week>สัปดาห์|อาทิตย์|วีค)\s*)?(?P<which>{_LAST}|นี้|{_NEXT}|ที่จะถึง(?:นี้)?|ที่กำลังจะถึง(?:นี้)?)?(?:นี้)?"
)
_MONTH_END = re.compile(
    rf"(?:วัน)?(?:สิ้น|สุดท้ายของ)เดือน\s*(?:(?P<which>นี้|ที่แล้ว|ก่อน|ที่ผ่านมา|หน้า)|(?P<month>{MONTH})(?:\s*{YEAR.format('')})?)?"
)
_DAY_OF = re.compile(
    r"(?P<said>วันที่|ที่)?\s*(?P<day>\d{1,2})\s*(?:(?:ของ\s?)?เดือน(?P<which>นี้|ที่แล้ว|ก่อน|ที่ผ่านมา|หน้า))?"
)
_MONTHS_OFF = {"นี้": 0, "ที่แล้ว": -1, "ก่อน": -1, "ที่ผ่านมา": -1, "หน้า": 1}
_FISCAL_END = re.compile(rf"(?:วัน)?สิ้นปีงบ(?:ประมาณ)?\s*{YEAR.format('')}")


def day_word(phrase: str, today: dt.date) -> tuple[dt.date, str] | None:
    """Return the day that the first word of the phrase tells, and the rest of the phrase."""
    hit = _DAY_WORD.match(phrase)
    return (today + dt.timedelta(_DAYS[hit[0]]), phrase[hit.end() :].strip()) if hit else None


def parse(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day that the whole phrase tells, or None."""
    for read in (_days_away, _weekday, _month_end, _day_of_month, _fiscal_end):
        date = read(phrase, today)
        if date is not None:
            return date
    return None


def _days_away(phrase: str, today: dt.date) -> dt.date | None:
    ago, ahead = _AGO.fullmatch(phrase), _AHEAD.fullmatch(phrase)
    if ago:
        return today - dt.timedelta(int(ago["n"]))
    return today + dt.timedelta(int(ahead["a"] or ahead["b"])) if ahead else None


def _weekday(phrase: str, today: dt.date) -> dt.date | None:
    hit = _WEEKDAY.fullmatch(phrase)
    # Without วัน the word for Sunday is also the word for week.
    if hit is None or (WEEKDAYS[hit["name"]] == 6 and not hit["day"]):
        return None
    which = hit["which"] or ("ที่ผ่านมา" if hit["past"] else "")
    if hit["week"]:
        return _in_week(WEEKDAYS[hit["name"]], which, today)
    return _from_today(WEEKDAYS[hit["name"]], which, today)


def _in_week(weekday: int, which: str, today: dt.date) -> dt.date | None:
    # Whether Sunday opens or closes a week is not agreed.
    if weekday == 6 or today.weekday() == 6 or which not in {*_LAST.split("|"), *_NEXT.split("|"), "นี้"}:
        return None
    weeks = 0 if which == "นี้" else 1 if which in _NEXT.split("|") else -1
    return today + dt.timedelta(weekday - today.weekday() + 7 * weeks)


def _from_today(weekday: int, which: str, today: dt.date) -> dt.date | None:
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    back = (today.weekday() - weekday - 1) % 7 + 1
    if which == "ที่ผ่านมา":
        return today - dt.timedelta(back)
    if which in {"ที่แล้ว", "ก่อน"}:
        return today - dt.timedelta(back) if back > today.weekday() else None
    if which.startswith(("ที่จะ", "ที่กำลัง")):
        return today + dt.timedelta(ahead)
    this_week = today.weekday() + ahead < 7
    if which == "นี้":
        return today + dt.timedelta(ahead) if this_week else None
    return today + dt.timedelta(ahead) if which and not this_week else None


def _month_end(phrase: str, today: dt.date) -> dt.date | None:
    hit = _MONTH_END.fullmatch(phrase)
    if hit is None:
        return None
    if hit["month"] is None:
        return _last_day(*days.shift(today.year, today.month, _MONTHS_OFF[hit["which"] or "นี้"]))
    month = MONTHS[hit["month"]]
    if hit["year"] is None:
        first = days.resolve(days.Day(28, month), today)
        return _last_day(first.year, month) if first else None
    year = christian_year(hit["year"], hit["era"], today)
    return _last_day(year, month) if year else None


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def _day_of_month(phrase: str, today: dt.date) -> dt.date | None:
    hit = _DAY_OF.fullmatch(phrase)
    # "5 เดือนที่แล้ว" is five months ago; only วันที่ 5 is a day.
    if hit is None or not hit["said"]:
        return None
    if hit["which"]:
        year, month = days.shift(today.year, today.month, _MONTHS_OFF[hit["which"]])
        return days.on(year, month, int(hit["day"]))
    return days.of_month(int(hit["day"]), today)


def _fiscal_end(phrase: str, today: dt.date) -> dt.date | None:
    hit = _FISCAL_END.fullmatch(phrase)
    year = christian_year(hit["year"], hit["era"], today) if hit else None
    return dt.date(year, 9, 30) if year else None
