"""Read a time of day: clock digits, and the Thai hours of morning, afternoon and night.

An hour that could be morning or evening (หกโมง, 2.00) is asked again.
"""

import re
from collections.abc import Callable

import regex

from thai.doubt import is_doubtful, plain
from thai.numbers.numerals import NUMBER, value

# Minutes are any words here; `value` decides whether they are a number.
_MINUTES = r"(?:\s*(?:(?P<half>ครึ่ง)|ตรง|(?P<minute>.{1,20}?)\s*(?:นาที)?))?"
_HOUR = r"(?P<hour>\d{1,2}|สิบเอ็ด|สิบ|หนึ่ง|นึง|สอง|สาม|สี่|ห้า|หก|เจ็ด|เจด|แปด|เก้า)"
_LEAD = re.compile(r"^(?:(?:เวลา|ตอน|เมื่อ|เริ่ม(?:ประชุม)?|ช่วง|นัด|ประชุม|เจอกัน|ณ)\s*)+")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?:[.:]00)?\s*(?P<mark>น\.?|นาฬิกา|hrs?\.?)?")
_LONG_CLOCK = regex.compile(rf"^(?P<hour>{NUMBER})\s*นาฬิกา{_MINUTES}$")
_ENGLISH = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>am|pm|a\.m|p\.m)\.?")
_PACKED = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})\s*(?P<mark>น\.?)")

_HOURS: tuple[tuple[regex.Pattern[str], Callable[[int], int | None]], ...] = tuple(
    (regex.compile(rf"^{pattern}{_MINUTES}$"), hour)
    for pattern, hour in (
        (r"เที่ยงคืน", lambda _: 0),
        (r"เที่ยง(?:วัน)?", lambda _: 12),
        (r"(?:ตอน)?บ่ายโมง", lambda _: 13),
        (rf"บ่าย\s*{_HOUR}(?:\s*โมง)?(?:เย็น)?", lambda said: said + 12 if 1 <= said <= 5 else None),
        (rf"{_HOUR}\s*โมงเย็น", lambda said: said + 12 if 3 <= said <= 6 else None),
        (rf"{_HOUR}\s*โมง(?:เช้า)", lambda said: said if 6 <= said <= 11 else None),
        (rf"(?:เช้า\s*){_HOUR}\s*โมง", lambda said: said if 6 <= said <= 11 else None),
        (rf"{_HOUR}\s*โมง(?!เ)", lambda said: said if 7 <= said <= 11 else None),
        (rf"เย็น\s*{_HOUR}\s*โมง", lambda said: said + 12 if 3 <= said <= 6 else None),
        (r"ทุ่ม(?:นึง|หนึ่ง)?", lambda _: 19),
        (rf"{_HOUR}\s*ทุ่ม", lambda said: (said + 18) % 24 if 1 <= said <= 6 else None),
        (rf"ตี\s*{_HOUR}", lambda said: said if 1 <= said <= 5 else None),
    )
)


def read_time(text: str) -> dict[str, object] | None:
    """Return `time` as HH:MM of the 24-hour day."""
    if is_doubtful(text):
        return None
    phrase = _LEAD.sub("", plain(text))
    for read in (_clock, _packed, _english, _spoken):
        time = read(phrase)
        if time is not None:
            return {"time": f"{time[0]:02}:{time[1]:02}"}
    return None


_Time = tuple[int, int]


def _clock(phrase: str) -> _Time | None:
    hit = _CLOCK.fullmatch(phrase)
    if hit is None:
        return None
    if not hit["minute"] and not hit["mark"]:
        return None
    hour = int(hit["hour"])
    # People at ease write 2.00 for two in the afternoon; 02.00 is the clock's.
    if 1 <= hour <= 5 and not hit["hour"].startswith("0"):
        return None
    return _checked(hour, int(hit["minute"] or 0))


def _packed(phrase: str) -> _Time | None:
    hit = _PACKED.fullmatch(phrase)
    return _checked(int(hit["hour"]), int(hit["minute"])) if hit else None


def _english(phrase: str) -> _Time | None:
    hit = _ENGLISH.fullmatch(phrase)
    if hit is None or not 1 <= int(hit["hour"]) <= 12:
        return None
    return _checked(int(hit["hour"]) % 12 + 12 * hit["half"].startswith("p"), int(hit["minute"] or 0))


def _spoken(phrase: str) -> _Time | None:
    hit = _LONG_CLOCK.match(phrase)
    if hit:
        hour, minute = _whole(hit["hour"]), _minute(hit)
        return None if hour is None or minute is None else _checked(hour, minute)
    for pattern, of_day in _HOURS:
        hit = pattern.match(phrase)
        if hit is not None:
            said = _whole(hit.groupdict().get("hour") or "0")
            hour, minute = None if said is None else of_day(said), _minute(hit)
            if hour is not None and minute is not None:
                return _checked(hour, minute)
    return None


def _minute(hit: regex.Match[str]) -> int | None:
    if hit["half"]:
        return 30
    return _whole(hit["minute"]) if hit["minute"] else 0


def _whole(text: str) -> int | None:
    number = value(text)
    return int(number) if number is not None and number == int(number) else None


def _checked(hour: int, minute: int) -> _Time | None:
    return (hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None
