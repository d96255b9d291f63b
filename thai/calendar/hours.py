"""Read the spoken hours of the Thai day: of the morning, of noon, of the afternoon, of the night.

An hour that is said of the morning and of the evening alike (หกโมง, ห้าโมง) is None unless a word says which.
สองโมงเช้า to สี่โมงเช้า are the old count from seven: eight, nine and ten o'clock.
"""

from collections.abc import Callable

import regex

from thai.numbers.numerals import NUMBER, value

Time = tuple[int, int]
PART = r"เช้า|สาย|บ่าย|เย็น|ค่ำ"

# Minutes are any words here; `value` decides whether they are a number.
_MINUTES = r"(?:\s*(?:(?P<half>ครึ่ง)|ตรง|(?P<minute>[^ๆ]{1,16}?)\s*(?P<said>นาที)?))?"
_HOUR = r"(?P<hour>\d{1,2}|สิบเอ็ด|สิบเอด|สิบสอง|สิบ|หนึ่ง|นึง|สอง|สาม|สี่|ห้า|หก|เจ็ด|เจด|แปด|เก้า)"
_BEFORE = rf"(?:(?:ตอน|ช่วง)?\s*(?P<before>{PART})\s*)?"
_MIDDLE = r"(?:\s*(?:ตอน|ใน)?\s*(?P<middle>เช้า|เย็น))?"
_AFTER = r"(?:\s*(?:ตอน|ใน)?\s*(?P<after>เช้า|สาย|เย็น))?"
_POINT = r"(?:[.:](?P<point>\d{2}))?"

_CLOCK = regex.compile(rf"^(?P<hour>{NUMBER})\s*(?:นาฬิกา|น\.?(?!า)){_MINUTES}$")
_MONG = regex.compile(rf"^{_BEFORE}{_HOUR}{_POINT}\s*โมง{_MIDDLE}{_MINUTES}{_AFTER}$")


def _afternoon(said: int) -> int | None:
    return said + 12 if 1 <= said <= 5 else None


def _night(said: int) -> int | None:
    return (said + 18) % 24 if 1 <= said <= 6 else None


def _before_dawn(said: int) -> int | None:
    return said if 1 <= said <= 5 else None


_OTHERS: tuple[tuple[regex.Pattern[str], Callable[[int], int | None]], ...] = tuple(
    (regex.compile(rf"^(?:ตอน)?{pattern}{_MINUTES}$"), of_day)
    for pattern, of_day in (
        (r"เที่ยงคืน", lambda _: 0),
        (r"เที่ยง(?:วัน)?", lambda _: 12),
        (r"บ่าย\s?โมง", lambda _: 13),
        (rf"บ่าย\s*{_HOUR}{_POINT}(?:\s*โมง)?(?:เย็น)?", _afternoon),
        (r"ทุ่ม(?:(?:นึง|หนึ่ง)(?!\s*นาที))?", lambda _: 19),
        (rf"{_HOUR}\s*ทุ่ม", _night),
        (rf"ตี\s*{_HOUR}{_POINT}", _before_dawn),
    )
)


def spoken(phrase: str) -> Time | None:
    """Return the time that the whole phrase tells, or None."""
    clock, mong = _CLOCK.match(phrase), _MONG.match(phrase)
    if clock:
        return _time(_whole(clock["hour"]), clock)
    if mong:
        return _time(_of_mong(mong), mong)
    for pattern, of_day in _OTHERS:
        hit = pattern.match(phrase)
        if hit is not None:
            said = _whole(hit.groupdict().get("hour") or "0")
            time = None if said is None else _time(of_day(said), hit)
            if time is not None:
                return time
    return None


def _of_mong(hit: regex.Match[str]) -> int | None:
    parts = {part for part in (hit["before"], hit["middle"], hit["after"]) if part}
    said = _whole(hit["hour"])
    return in_part(said, parts.pop() if parts else "") if said is not None and len(parts) <= 1 else None


def in_part(said: int, part: str) -> int | None:
    """Return the hour of the day for an hour counted with โมง in this part of the day."""
    match part:
        case "เช้า":
            return said + 6 if 2 <= said <= 4 else said if 6 <= said <= 11 else None
        case "สาย":
            return said if 8 <= said <= 11 else None
        case "บ่าย":
            return _afternoon(said)
        case "เย็น" | "ค่ำ":
            return said + 12 if 3 <= said <= 6 else None
    return said if 7 <= said <= 12 else None


def _time(hour: int | None, hit: regex.Match[str]) -> Time | None:
    minute = _minute(hit)
    return checked(hour, minute) if hour is not None and minute is not None else None


def _minute(hit: regex.Match[str]) -> int | None:
    point = hit.groupdict().get("point")
    if point:
        return None if hit["half"] or hit["minute"] else int(point)
    if hit["half"]:
        return 30
    if not hit["minute"]:
        return 0
    minute = _whole(hit["minute"])
    # บ่ายสองสาม is two or three o'clock, not three minutes past two.
    is_told = minute is not None and (hit["said"] or minute >= 10 or minute == 5)
    return minute if is_told else None


def _whole(text: str) -> int | None:
    number = value(text)
    return int(number) if number is not None and number == int(number) else None


def checked(hour: int, minute: int) -> Time | None:
    """Return the time when a clock shows it."""
    return (hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None
