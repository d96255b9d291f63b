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


def write_span(start: dt.date, end: dt.date | None) -> str:
    """Write «10 - 12 พ.ย. 2564», «30 ก.ย. - 2 ต.ค. 2564» or, without an end, «1 ธ.ค. 2564 เป็นต้นไป»."""
    if end is None:
        return f"{write_date(start)} เป็นต้นไป"
    if start == end:
        return write_date(start)
    if start.year != end.year:
        return f"{write_date(start)} - {write_date(end)}"
    month = "" if start.month == end.month else f" {_MONTHS[start.month - 1][0]}"
    return f"{start.day}{month} - {write_date(end)}"


def write_fiscal_years(first: int, last: int | None = None) -> str:
    """Write «ปีงบประมาณ 2565» or «ปีงบประมาณ 2564 - 2566» for years in พ.ศ."""
    return f"ปีงบประมาณ {first}" if last in {None, first} else f"ปีงบประมาณ {first} - {last}"


def write_quarter(fiscal_year: int, quarter: int) -> str:
    """Write «ไตรมาส 1 ปี 2565» for a quarter of a Buddhist fiscal year."""
    return f"ไตรมาส {quarter} ปี {fiscal_year}"


def write_turn(number: int) -> str:
    """Write «ครั้งที่ 2» for one of several rounds."""
    return f"ครั้งที่ {number}"


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


def write_land(rai: Decimal) -> str:
    """Write «3 ไร่ 2 งาน 50 ตารางวา» for a part of a rai; "" for whole rai and for less than a square wah."""
    wah = rai * 400
    if wah != int(wah) or rai == int(rai) or wah < 0:
        return ""
    parts = ((int(wah) // 400, "ไร่"), (int(wah) // 100 % 4, "งาน"), (int(wah) % 100, "ตารางวา"))
    return " ".join(f"{count:,} {unit}" for count, unit in parts if count)


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
