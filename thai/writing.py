"""Write dates, times, numbers and money the way Thai readers expect them.

Years are พ.ศ. everywhere. Nothing here reads a clock: what is written comes in.
"""

import datetime as dt
from decimal import Decimal

_MONTHS = (
    ("ม.ค.", "มกราคม"), ("ก.พ.", "กุมภาพันธ์"), ("มี.ค.", "มีนาคม"), ("เม.ย.", "เมษายน"),
    ("พ.ค.", "พฤษภาคม"), ("มิ.ย.", "มิถุนายน"), ("ก.ค.", "กรกฎาคม"), ("ส.ค.", "สิงหาคม"),
    ("ก.ย.", "กันยายน"), ("ต.ค.", "ตุลาคม"), ("พ.ย.", "พฤศจิกายน"), ("ธ.ค.", "ธันวาคม"),
)  # fmt: skip
_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_BANGKOK = dt.timezone(dt.timedelta(hours=7))
_ERA = 543


def write_date(day: dt.date) -> str:
    """Write «25 พ.ย. 2564»."""
    return f"{day.day} {write_month(day.year, day.month)}"


def write_long_date(day: dt.date) -> str:
    """Write «25 พฤศจิกายน 2564»."""
    return f"{day.day} {_MONTHS[day.month - 1][1]} {day.year + _ERA}"


def write_weekday_date(day: dt.date) -> str:
    """Write «พฤ. 25 พ.ย. 2564»."""
    return f"{_WEEKDAYS[day.weekday()]} {write_date(day)}"


def write_month(year: int, month: int) -> str:
    """Write «พ.ย. 2564» for a month of a Christian year."""
    return f"{_MONTHS[month - 1][0]} {year + _ERA}"


def write_time(time: dt.time) -> str:
    """Write «09.00 น.»."""
    return f"{time.hour:02}.{time.minute:02} น."


def write_moment(moment: dt.datetime) -> str:
    """Write an aware moment as Bangkok's clocks show it: «25 พ.ย. 2564 09.00 น.»."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no Bangkok time")
    local = moment.astimezone(_BANGKOK)
    return f"{write_date(local.date())} {write_time(local.time())}"


def write_number(number: int | Decimal) -> str:
    """Write «12,500», with as many decimals as there are and no idle zeros."""
    if isinstance(number, int):
        return f"{number:,}"
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_baht(amount: int | Decimal) -> str:
    """Write «12,500 บาท», and two decimals when there is satang."""
    whole = amount == int(amount)
    return f"{int(amount):,} บาท" if whole else f"{amount:,.2f} บาท"


def write_baht_words(amount: int | Decimal) -> str:
    """Write the amount in words, as receipts do."""
    from pythainlp.util import bahttext  # noqa: PLC0415  60 ms of start time, for printed letters only

    return str(bahttext(float(amount)))


def fiscal_year(day: dt.date) -> int:
    """Return the budget year in พ.ศ., which starts on 1 October of the year before."""
    return day.year + _ERA + (day.month >= 10)
