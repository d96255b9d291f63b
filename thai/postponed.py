"""Read a wish for a later day: «ขอเลื่อน 3 วัน», «เลื่อนเป็น 30 พ.ย.», «ขอส่งช้า 1 สัปดาห์»."""

import datetime as dt

import regex

from thai.calendar.dates import read_date
from thai.numbers.digits import with_digits
from thai.text import bare

_ASKS = regex.compile(
    r"^(?:ขอ|อยาก|รบกวน)*(?:เลื่อน|ขยายเวลา|ผัด|ส่งช้า)(?:การ)?(?:ส่ง)?(?:รายงาน|งาน)?(?:วันส่ง|กำหนดส่ง|กำหนด|เวลา)?"
    r"(?:ออก)?(?:ไป)?(?:เป็น|ถึง|อีก)?(?:วันที่)?\s*(?P<rest>.*)$"
)
_AWAY = regex.compile(r"^(?:ขอ)?(?:ลา|พัก|หยุด|ไม่อยู่)?(?:ไป)?(?:จน)?(?:ถึง)?(?:วันที่)?\s*(?P<rest>.*)$")
_SPAN = regex.compile(r"^(?P<count>\d{1,2})\s*(?P<unit>วัน|อาทิตย์|สัปดาห์)$")
_WORDS = {"หนึ่ง": "1", "สอง": "2", "สาม": "3", "สี่": "4", "ห้า": "5", "เจ็ด": "7", "สิบ": "10"}
_DAYS = {"วัน": 1, "อาทิตย์": 7, "สัปดาห์": 7}


def asks_for_later(text: str) -> str | None:
    """Return what stands behind the asking for a later day, often nothing; None when none is asked for."""
    found = _ASKS.match(bare(with_digits(text)))
    return found["rest"] if found else None


def read_until(text: str, first: dt.date, today: dt.date) -> dt.date | None:
    """Return the last day that somebody is away from a first one on: a day, or for how long, the first counted in."""
    found = _AWAY.match(bare(with_digits(text)))
    return read_later(found["rest"], first - dt.timedelta(1), today) if found else None


def read_later(text: str, now: dt.date, today: dt.date) -> dt.date | None:
    """Return the day that is asked for: so many days behind the one that stands, or a day."""
    rest = asks_for_later(text)
    plain = bare(with_digits(text)) if rest is None else rest
    for word, digits in _WORDS.items():
        plain = regex.sub(rf"^{word}\s?(?=วัน|อาทิตย์|สัปดาห์)", digits, plain)
    span = _SPAN.match(plain)
    if span:
        return now + dt.timedelta(int(span["count"]) * _DAYS[span["unit"]])
    read = read_date(plain, today) if plain else None
    return dt.date.fromisoformat(str(read["date"])) if read else None
