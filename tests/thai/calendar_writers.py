"""Write days, months and hours as Thais type them, for tests that read them back; nothing of the product is used here."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from random import Random

from tests.thai.number_writers import in_words, is_said_like_another

FULL = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
CUT = ("มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา")
SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
SHORT_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
IS_SOAK = bool(os.environ.get("SANAM_SOAK"))
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

DayWriter = Callable[[dt.date], str]


def thai(text: str) -> str:
    """Write with Thai digits."""
    return text.translate(_THAI_DIGITS)


def be(day: dt.date) -> int:
    """Return the year in พ.ศ."""
    return day.year + 543


def full(day: dt.date) -> str:
    """Return the name of the month."""
    return FULL[day.month - 1]


def short(day: dt.date) -> str:
    """Return the abbreviation of the month."""
    return SHORT[day.month - 1]


def bare(day: dt.date) -> str:
    """Return the abbreviation of the month without its dots."""
    return short(day).replace(".", "")


def yy(day: dt.date) -> str:
    """Return the last two figures of the year."""
    return f"{be(day) % 100:02}"


# Every writer names day, month and a year in four figures.
WITH_YEAR: tuple[DayWriter, ...] = (
    lambda d: f"{d.day} {full(d)} {be(d)}",
    lambda d: thai(f"{d.day} {full(d)} {be(d)}"),
    lambda d: f"{d.day}{full(d)}{be(d)}",
    lambda d: f"วันที่ {d.day} {full(d)} พ.ศ. {be(d)}",
    lambda d: thai(f"วันที่ {d.day} เดือน{full(d)} พุทธศักราช {be(d)}"),
    lambda d: f"วัน{WEEKDAYS[d.weekday()]}ที่ {d.day} {full(d)} {be(d)}",
    lambda d: f"{SHORT_WEEKDAYS[d.weekday()]} {d.day} {short(d)} {be(d)}",
    lambda d: f"{d.day} {short(d)} {be(d)} (วัน{WEEKDAYS[d.weekday()]})",
    lambda d: f"{d.day} {short(d)} {be(d)}",
    lambda d: f"{d.day}{short(d)}{be(d)}",
    lambda d: f"{d.day} {short(d)[:-1]} {be(d)}",
    lambda d: f"{d.day} {bare(d)} {be(d)}",
    lambda d: f"{d.day}{bare(d)}.{be(d)}",
    lambda d: f"{d.day}-{short(d)}-{be(d)}",
    lambda d: f"{d.day}/{bare(d)}/{be(d)}",
    lambda d: f"{d.day} {CUT[d.month - 1]} {be(d)}",
    lambda d: f"{d.day} {full(d)} ค.ศ. {d.year}",
    lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    lambda d: f"{d.day}/{d.month}/{be(d)}",
    lambda d: f"{d.day:02}/{d.month:02}/{be(d)}",
    lambda d: thai(f"{d.day}/{d.month}/{be(d)}"),
    lambda d: f"{d.day}-{d.month}-{be(d)}",
    lambda d: f"{d.day}.{d.month}.{be(d)}",
    lambda d: f"{d.day} {d.month} {be(d)}",
    lambda d: f"{d.day:02}{d.month:02}{be(d)}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{be(d)}-{d.month:02}-{d.day:02}",
    lambda d: f"วันที่ {d.day} เดือน {d.month} ปี {be(d)}",
    lambda d: f"วันที่{in_words(d.day)}{full(d)} {be(d)}",
    lambda d: f"{in_words(d.day)} {full(d)} {be(d) if is_said_like_another(be(d)) else in_words(be(d))}",
    lambda d: f"ภายในวันที่  {thai(str(d.day))} {full(d)} {be(d)}",
    lambda d: f"เรียน ทุกจังหวัด จัดส่งรายงานชุดที่ ๒ ภายในวันที่ {d.day} {full(d)} {be(d)}",
    lambda d: f"{d.day} {full(d)} {be(d)} เวลา 09.30 น.",
    lambda d: f"{d.day} {full(d)} {be(d)} ค่ะ",
)
# With two figures the year is one of these years.
WITH_SHORT_YEAR: tuple[DayWriter, ...] = (
    lambda d: f"{d.day} {short(d)} {yy(d)}",
    lambda d: f"{d.day}{bare(d)}{yy(d)}",
    lambda d: f"{d.day} {full(d)} {yy(d)}",
    lambda d: f"{d.day} {short(d)}'{yy(d)}",
    lambda d: f"{d.day}/{d.month}/{yy(d)}",
    lambda d: f"{d.day}-{d.month:02}-{yy(d)}",
    lambda d: f"{d.day:02}.{d.month:02}.{yy(d)}",
    lambda d: thai(f"{d.day} {short(d)} {yy(d)}"),
    lambda d: f"วันที่{d.day}เดือน{d.month}ปี{yy(d)}",
    lambda d: f"{WEEKDAYS[d.weekday()]}ที่ {d.day} {short(d)} {yy(d)}",
)
# Without a year it is the nearest such day.
WITHOUT_YEAR: tuple[DayWriter, ...] = (
    lambda d: f"{d.day} {full(d)}",
    lambda d: f"{d.day} {short(d)}",
    lambda d: f"{d.day}{bare(d)}",
    lambda d: f"{d.day}/{d.month}",
    lambda d: f"{d.day} เดือน {d.month}",
    lambda d: f"{CUT[d.month - 1]} วันที่ {d.day}",
    lambda d: f"วัน{WEEKDAYS[d.weekday()]}ที่ {d.day} {full(d)}",
)


def days(count: int, first: int = 2430, last: int = 2580, seed: int = 64) -> Iterator[dt.date]:
    """Return so many days between two years of พ.ศ., or all of them in a soak."""
    start, end = dt.date(first - 543, 1, 1), dt.date(last - 543, 12, 31)
    every = [start + dt.timedelta(n) for n in range((end - start).days + 1)]
    edges = [day for day in every if day.month == 2 and day.day > 28] + [start, end]
    return iter(every if IS_SOAK else [*edges, *Random(seed).sample(every, count)])
