"""Read days told from today: เมื่อวาน, สองวันก่อน, สิ้นเดือน, วันที่ 5 เดือนหน้า."""

import datetime as dt
import re
from calendar import monthrange

from thai.calendar import days, weekdays
from thai.calendar.eras import YEAR, christian_year
from thai.calendar.months import MONTH, MONTHS

_OFFSETS = {
    0: "วันนี้ วันนี่ วันนิ้ วันนี มื้อนี้ มื้อเช้านี้ เช้านี้ เช้าวันนี้ สายนี้ บ่ายนี้ เย็นนี้ ค่ำนี้ คืนนี้ เมื่อเช้า เมื่อเช้านี้ เมื่อกี้ เมื่อกี้นี้ ตะกี้ ตอนนี้ บัดนี้ วันเดียวกันนี้ today",
    -1: "เมื่อวาน เมื่อวานนี้ เมือวาน เมือวานนี้ เมื่อวาร เมื่วาน เมื่อวาณ เมิ่อวาน เมอวาน วาน วานนี้ มื้อวาน มื้อวานนี้ ตะวา เมื่อวา แรกวา yesterday",
    -2: "เมื่อวานซืน เมื่อวานซืนนี้ เมือวานซืน วานซืน วานซืนนี้ วานซื่น เมื่อวานซื่น เมื่อวานซื้น เมื่อวานซึน วานซึน มื้อซืน มื้อซืนนี้",
    1: "พรุ่งนี้ พรุงนี้ พุ่งนี้ พรุ้งนี้ พรุ่งนี่ พรุ่งนิ้ วันพรุ่งนี้ วันพรุ่ง มื้ออื่น มื้ออื่นนี้ วันพูก วันพรูก ต่อเช้า tomorrow",
    2: "มะรืน มะรืนนี้ วันมะรืน วันมะรืนนี้ มะรื่นนี้ มะรื่น มะลืนนี้ มะลืน มื้อฮือ วันฮือ",
    3: "มะเรื่อง มะเรื่องนี้ วันมะเรื่อง",
}
_DAYS = {word: offset for offset, words in _OFFSETS.items() for word in words.split()}
_DAY_WORD = re.compile("|".join(sorted(map(re.escape, _DAYS), key=len, reverse=True)))
_AGO = re.compile(
    r"(?:เมื่อ\s*)?(?P<n>\d{1,3})\s*วัน\s?(?:ก่อน(?:หน้านี้)?|ที่แล้ว|มาแล้ว)(?:นี้)?"
    # Without เมื่อ it is the whole of these days that have passed.
    r"|เมื่อ\s*(?P<o>\d{1,3})\s*วันที่ผ่านมา(?:นี้)?|(?:ผ่านมา(?:แล้ว)?|ก่อนหน้านี้)\s*(?P<m>\d{1,3})\s*วัน(?:แล้ว)?"
)
_AHEAD = re.compile(
    r"อีก\s*(?P<a>\d{1,3})\s*วัน(?:ข้างหน้า|จากนี้)?|(?P<b>\d{1,3})\s*วัน(?:ข้างหน้า|ถัดไป|(?:หลัง)?จากนี้)"
)

_MONTHS_OFF = {"นี้": 0, "ที่แล้ว": -1, "ก่อน": -1, "ที่ผ่านมา": -1, "หน้า": 1}
_WHICH = "|".join(_MONTHS_OFF)
_MONTH_END = re.compile(
    rf"(?:วัน)?(?:สิ้น|สุดท้ายของ|ที่สุดท้ายของ)เดือน\s*(?:(?P<which>{_WHICH})|(?P<month>{MONTH}){days.OF_YEAR.replace('<which>', '<of_year>')})?"
)
_DAY_OF = re.compile(
    rf"(?P<said>วันที่|ที่)?\s*(?P<day>\d{{1,2}})\s*(?:(?:ของ\s?)?เดือน\s?(?P<which>{_WHICH})"
    r"|(?P<towards>นี้|ที่ผ่านมา(?:นี้)?|ที่จะถึง(?:นี้)?))?"
)
_TURNED = re.compile(rf"เดือน\s?(?P<which>{_WHICH})\s*วันที่\s*(?P<day>\d{{1,2}})")
_FISCAL_END = re.compile(rf"(?:วัน)?สิ้นปีงบ(?:ประมาณ)?\s*{YEAR.format('')}")


def day_word(phrase: str, today: dt.date) -> tuple[dt.date, str] | None:
    """Return the day that the first word of the phrase tells, and the rest of the phrase."""
    hit = _DAY_WORD.match(phrase)
    return (today + dt.timedelta(_DAYS[hit[0]]), phrase[hit.end() :].strip()) if hit else None


def parse(phrase: str, today: dt.date) -> dt.date | None:
    """Return the day that the whole phrase tells, or None."""
    for read in (_days_away, weekdays.told, _month_end, _day_of_month, _fiscal_end):
        date = read(phrase, today)
        if date is not None:
            return date
    return None


def _days_away(phrase: str, today: dt.date) -> dt.date | None:
    ago, ahead = _AGO.fullmatch(phrase), _AHEAD.fullmatch(phrase)
    if ago:
        return today - dt.timedelta(int(ago["n"] or ago["m"] or ago["o"]))
    return today + dt.timedelta(int(ahead["a"] or ahead["b"])) if ahead else None


def _month_end(phrase: str, today: dt.date) -> dt.date | None:
    hit = _MONTH_END.fullmatch(phrase)
    if hit is None:
        return None
    if hit["month"] is None:
        return _last_day(*days.shift(today.year, today.month, _MONTHS_OFF[hit["which"] or "นี้"]))
    month = MONTHS[hit["month"]]
    if hit["year"]:
        year = christian_year(hit["year"], hit["era"], today)
        return _last_day(year, month) if year else None
    off = days.YEARS_OFF.get(hit["of_year"] or "")
    first = days.resolve(days.Day(28, month, None if off is None else today.year + off), today)
    return _last_day(first.year, month) if first else None


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def _day_of_month(phrase: str, today: dt.date) -> dt.date | None:
    turned = _TURNED.fullmatch(phrase)
    if turned:
        return days.on(*days.shift(today.year, today.month, _MONTHS_OFF[turned["which"]]), int(turned["day"]))
    hit = _DAY_OF.fullmatch(phrase)
    if hit is None:
        return None
    day, which, towards = int(hit["day"]), hit["which"], hit["towards"]
    # "5 เดือนที่แล้ว" is five months ago; only วันที่ 5 is a day.
    if not hit["said"] and (which or towards) not in {"นี้", "หน้า"}:
        return None
    if which:
        return days.on(*days.shift(today.year, today.month, _MONTHS_OFF[which]), day)
    return _towards(day, towards, today) if towards else days.of_month(day, today)


def _towards(day: int, towards: str, today: dt.date) -> dt.date | None:
    last, this, coming = days.around(day, today)
    if towards == "นี้":
        return this if this and this >= today else None
    if towards.startswith("ที่ผ่าน"):
        return this if this and this <= today else last
    return this if this and this > today else coming


def _fiscal_end(phrase: str, today: dt.date) -> dt.date | None:
    hit = _FISCAL_END.fullmatch(phrase)
    year = christian_year(hit["year"], hit["era"], today) if hit else None
    return dt.date(year, 9, 30) if year else None
