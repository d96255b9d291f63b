"""Read a time of day: clock digits here, the spoken Thai hours in `hours`.

What could be morning or evening (2.00 typed at ease) is asked again.
"""

import re

from thai.calendar.deeds import GATHERING
from thai.calendar.hours import PART, Time, checked, spoken
from thai.doubt import is_doubtful, plain

_LEAD = re.compile(
    rf"^(?:(?:เวลา|ตอน(?!{PART})|เมื่อ|{GATHERING}|(?:ไป|มา)(?:ถึง)?|เลิก(?:งาน|ประชุม|อบรม)?|ช่วง(?=เวลา)|ถึง(?=เวลา)|ณ|ที่(?=\s?\d)|:|(?:วันนี้|พรุ่งนี้|เมื่อวาน)(?=\S{{2}}|\s))\s*)+"
)
_TRAIL = re.compile(r"(?<=[^\s\d])\s*(?:ของ)?(?:วันนี้|พรุ่งนี้|เมื่อวาน(?:นี้)?)$")
# A place after the hour; what else may be an hour is none.
_PLACE = re.compile(
    r"(?<=[^\s])\s*(?:ครับ|ค่ะ|คะ|จ้า)?\s*(?:ที่|ณ)\s?(?!ผ่าน|แล้ว|จะ|กำลัง|สุด)(?:(?!โมง|ทุ่ม|ตี|บ่าย|เที่ยง|เช้า|สาย|เย็น|ค่ำ|ก่อน|หลัง|ถึง)[ก-๙\s.])+$"
)
_SLIPS = {
    "บาย": "บ่าย",
    "ทุม": "ทุ่ม",
    "เทียง": "เที่ยง",
    "เชา": "เช้า",
    "เยน": "เย็น",
    "คึ่ง": "ครึ่ง",
    "ครึง": "ครึ่ง",
    "ครื่ง": "ครึ่ง",
    "คึง": "ครึ่ง",
}
_SLIP = re.compile("|".join(_SLIPS))
_EXACTLY = re.compile(r"(?<=\S)\s*(?:(?:ตรง)?(?:เป๊ะๆ?|พอดี)|เป็นต้นไป)$")
_MARK = r"\s*(?P<mark>น\.?|นาฬิกา|hrs?\.?)?"
_CLOCK = re.compile(rf"(?P<hour>\d{{1,2}})(?:\s?[.:]\s?(?P<minute>\d{{2}}))?(?:[.:]00)?{_MARK}(?:\s*ตรง)?")
_PARTED = re.compile(
    rf"(?:(?:ตอน|ช่วง)?(?P<before>{PART})\s*)?(?P<hour>\d{{1,2}})[.:](?P<minute>\d{{2}})(?:{_MARK})"
    rf"(?:\s*(?:ตอน|ใน)?(?P<after>{PART}))?"
)
_ENGLISH = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>am|pm|a\.m|p\.m)\.?")
_PACKED = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})\s*(?P<mark>น\.?)?")
# The hours that clocks show in each part of the day.
_HOURS = {
    "เช้า": range(5, 12),
    "สาย": range(8, 12),
    "บ่าย": range(12, 18),
    "เย็น": range(15, 20),
    "ค่ำ": range(18, 22),
}


def read_time(text: str) -> dict[str, object] | None:
    """Return `time` as HH:MM of the 24-hour day."""
    if is_doubtful(text):
        return None
    phrase = _SLIP.sub(lambda slip: _SLIPS[slip[0]], _EXACTLY.sub("", plain(text)))
    phrase = _TRAIL.sub("", _LEAD.sub("", phrase)).strip()
    time = _time(phrase) or _time(_PLACE.sub("", phrase))
    return {"time": f"{time[0]:02}:{time[1]:02}"} if time else None


def _time(phrase: str) -> Time | None:
    return next(
        (time for read in (_clock, _parted, _packed, _english, spoken) if (time := read(phrase))), None
    )


def _clock(phrase: str) -> Time | None:
    hit = _CLOCK.fullmatch(phrase)
    if hit is None:
        return None
    if not hit["minute"] and not hit["mark"]:
        return None
    hour = int(hit["hour"])
    # People at ease write 2.00 for two in the afternoon; 02.00 is the clock's.
    if 1 <= hour <= 5 and not hit["hour"].startswith("0"):
        return None
    return checked(hour, int(hit["minute"] or 0))


def _parted(phrase: str) -> Time | None:
    """Read digits beside a part of the day, which decides between 2 and 14 o'clock."""
    hit = _PARTED.fullmatch(phrase)
    parts = {hit["before"], hit["after"]} - {None} if hit else set()
    if hit is None or len(parts) != 1:
        return None
    hour, hours = int(hit["hour"]), _HOURS[parts.pop()]
    fits = {said for said in (hour, hour + 12) if said in hours}
    return checked(fits.pop(), int(hit["minute"])) if len(fits) == 1 else None


def _packed(phrase: str) -> Time | None:
    hit = _PACKED.fullmatch(phrase)
    # Four digits alone may be any number; none but a clock's begins with nought.
    if hit is None or not (hit["mark"] or phrase.startswith("0")):
        return None
    return checked(int(hit["hour"]), int(hit["minute"]))


def _english(phrase: str) -> Time | None:
    hit = _ENGLISH.fullmatch(phrase)
    if hit is None or not 1 <= int(hit["hour"]) <= 12:
        return None
    return checked(int(hit["hour"]) % 12 + 12 * hit["half"].startswith("p"), int(hit["minute"] or 0))
