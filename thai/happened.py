"""Read that something has happened, or is going to, with its day: «เสร็จแล้ว 12 มี.ค.», «นัดจัด 20 มี.ค.»."""

import datetime as dt
from dataclasses import dataclass

import regex

from thai.calendar.dates import read_date
from thai.text import bare

_DONE = regex.compile(
    r"^(?:จัด|ทำ|ประชุม)?(?:กิจกรรม|งาน)?(?:เสร็จ(?:สิ้น)?|จัด|ทำ)(?:ไป)?แล้ว\s*(?:เมื่อ|ตอน)?\s*(?P<day>.*)$"
)
_PLANNED = regex.compile(r"^(?:กำหนด|นัด|วางแผน|จะ)\s?(?:จัด|ทำ|ประชุม)?(?:กิจกรรม)?\s*(?P<day>.+)$")


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: that it is done, or planned, on a day."""

    is_done: bool
    day: dt.date


def read_happened(text: str, today: dt.date) -> Told | None:
    """Return what a text tells of an event; nothing that it does not plainly say."""
    plain = bare(text)
    for pattern, is_done in ((_DONE, True), (_PLANNED, False)):
        found = pattern.match(plain)
        read = read_date(found["day"], today) if found and found["day"] else None
        if read is not None:
            return Told(is_done, dt.date.fromisoformat(str(read["date"])))
    return None
