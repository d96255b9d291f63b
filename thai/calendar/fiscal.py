"""Read fiscal years. ปีงบประมาณ 2565 runs from 1 October 2564 to 30 September 2565."""

import datetime as dt
import re

from thai.calendar.eras import ERA, YEAR, christian_year

Years = tuple[int, int]

_SHORT = r"งปม\.?|ง\.\s?ป\.\s?ม\.?"
_BUDGET = rf"งบ\s?(?:ประมาณ|ประมาน|ประมาณฯ|ฯ)?|{_SHORT}"
NAME = rf"(?:ปี\s?(?:{_BUDGET})|(?:{_BUDGET})\s?ปี|fy\s?)"
_TO = r"\s*(?:-|ถึง|จนถึง)\s*"
_NAMED = re.compile(rf"{NAME}\s*(?:ของ\s*)?{YEAR.format('')}(?:{_TO}(?:{NAME}\s*)?{YEAR.format('to_')})?")
_PLAIN = re.compile(
    rf"(?:{_BUDGET})?\s*{YEAR.format('')}(?:{_TO}(?:{NAME}|{_BUDGET})?\s*{YEAR.format('to_')})?"
)
_PAIR = re.compile(rf"(?:{NAME})?\s*{YEAR.format('')}\s*(?:และ|กับ)\s*(?:{NAME})?\s*{YEAR.format('to_')}")
_OFF = {
    "นี้": 0, "ปัจจุบัน": 0, "ที่แล้ว": -1, "ก่อน": -1, "ก่อนหน้า": -1, "ก่อนหน้านี้": -1, "ที่ผ่านมา": -1, "หน้า": 1, "ถัดไป": 1,
    "ที่จะถึง": 1, "ที่จะถึงนี้": 1,
}  # fmt: skip
_WHICH = re.compile(rf"(?P<kind>{NAME}|ปี)\s?(?P<which>{'|'.join(sorted(_OFF, key=len, reverse=True))})")
_SHORT_YEAR, _NEAR, _FARTHEST = 2, 5, 20


def fiscal_years(phrase: str, today: dt.date) -> Years | None:
    """Read one fiscal year or several in a row that are called so, in Christian years."""
    which = _WHICH.fullmatch(phrase)
    if which and which["kind"] != "ปี":
        year = running(today) + _OFF[which["which"]]
        return year, year
    hit = _NAMED.fullmatch(phrase)
    return _years(hit, today) if hit else None


def years_for_fiscal(phrase: str, today: dt.date) -> Years | None:
    """Read what says a year where a fiscal year is asked for: 65, ปี 65, งบ 64-66."""
    found = fiscal_years(phrase, today) or _this_year(phrase, today)
    if found:
        return found
    hit, pair = _PLAIN.fullmatch(phrase), _PAIR.fullmatch(phrase)
    if hit:
        years = _years(hit, today)
        # Two figures alone are a year only when it is one of these years.
        return years if years and (len(phrase) != _SHORT_YEAR or _is_near(years, today)) else None
    both = _years(pair, today) if pair else None
    # Two years told apart are a span only when none lies between them.
    return both if both and both[1] == both[0] + 1 else None


def is_plausible(years: Years, today: dt.date) -> bool:
    """Say whether somebody may mean such years."""
    return all(abs(year - today.year) <= _FARTHEST for year in years)


def _is_near(years: Years, today: dt.date) -> bool:
    return abs(years[0] - today.year) <= _NEAR


def running(today: dt.date) -> int:
    """Return the fiscal year that today belongs to, as a Christian year."""
    return today.year + (today.month >= 10)


def buddhist(year: int) -> int:
    """Return the year in พ.ศ."""
    return year + ERA


def _this_year(phrase: str, today: dt.date) -> Years | None:
    which = _WHICH.fullmatch(phrase)
    # From October to December ปีนี้ may be the calendar's year or the budget's.
    if which is None or today.month >= 10:
        return None
    year = running(today) + _OFF[which["which"]]
    return year, year


def _years(hit: re.Match[str], today: dt.date) -> Years | None:
    first = christian_year(hit["year"], hit["era"], today)
    if not hit["to_year"]:
        return (first, first) if first else None
    last = christian_year(hit["to_year"], hit["to_era"] or hit["era"], today)
    return (first, last) if first and last and first < last else None
