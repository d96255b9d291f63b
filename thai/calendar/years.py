"""Read a month, and a fiscal year."""

import datetime as dt
import re

from thai.calendar.months import YEAR, christian_year
from thai.calendar.periods import buddhist, fiscal_years, nearest_month, parse_month, relative_month
from thai.doubt import is_doubtful, plain
from thai.numbers.digits import with_digits

_MONTH_LEAD = re.compile(r"^(?:(?:ภายใน|ประจำ|ช่วง|รอบ|ของ|ใน|(?:ต้น|กลาง|ปลาย|สิ้น)(?=เดือน|\s?[ก-ฮ]))\s*)+")
_FISCAL_LEAD = re.compile(r"^(?:(?:ประจำ)?(?:ปีงบประมาณ|ปีงบ|งบประมาณปี|งบปี|fy|ปี)\s*)")
_PLAIN_YEARS = re.compile(
    rf"{YEAR.format('')}(?:\s*(?:-|ถึง)\s*(?:ปี(?:งบ(?:ประมาณ)?)?)?\s*{YEAR.format('to_')})?"
)
_FISCAL_WHICH = re.compile(r"(?:ประจำ)?(?P<kind>ปีงบประมาณ|ปีงบ|ปี)(?P<which>นี้|ปัจจุบัน|ที่แล้ว|ก่อน|ที่ผ่านมา|หน้า)")
_OFF = {"นี้": 0, "ปัจจุบัน": 0, "ที่แล้ว": -1, "ก่อน": -1, "ที่ผ่านมา": -1, "หน้า": 1}
_FARTHEST = 20


def read_month(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `month` as YYYY-MM."""
    phrase = _phrase(text)
    if phrase is None:
        return None
    phrase = _MONTH_LEAD.sub("", phrase)
    said = parse_month(phrase, today)
    month = nearest_month(said, today) if said else relative_month(phrase, today)
    return None if month is None or month.year is None else {"month": f"{month.year:04}-{month.month:02}"}


def read_fiscal_year(text: str, today: dt.date) -> dict[str, object] | None:
    """Return `fy_be`, or `fy_be_from` and `fy_be_to`, in พ.ศ."""
    phrase = _phrase(text)
    if phrase is None:
        return None
    relative = _FISCAL_WHICH.fullmatch(phrase)
    if relative:
        return _relative(relative["kind"], _OFF[relative["which"]], today)
    years = fiscal_years(phrase, today) or _plain_years(_FISCAL_LEAD.sub("", phrase), today)
    if years is None or any(abs(year - today.year) > _FARTHEST for year in years):
        return None
    first, last = (buddhist(year) for year in years)
    return {"fy_be": first} if first == last else {"fy_be_from": first, "fy_be_to": last}


def _relative(kind: str, off: int, today: dt.date) -> dict[str, object] | None:
    # From October to December ปีนี้ may be the calendar's year or the budget's.
    if kind == "ปี" and today.month >= 10:
        return None
    return {"fy_be": buddhist(today.year) + (today.month >= 10) + off}


def _plain_years(phrase: str, today: dt.date) -> tuple[int, int] | None:
    hit = _PLAIN_YEARS.fullmatch(phrase)
    if hit is None:
        return None
    first = christian_year(hit["year"], hit["era"], today)
    last = christian_year(hit["to_year"], hit["to_era"] or hit["era"], today) if hit["to_year"] else first
    if first is None or last is None or first > last or (hit["to_year"] and first == last):
        return None
    return first, last


def _phrase(text: str) -> str | None:
    phrase = plain(text)
    return None if "ไม่" in phrase or is_doubtful(text) else with_digits(phrase)
