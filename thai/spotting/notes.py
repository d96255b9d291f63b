"""See what LINE itself adds when messages are copied or exported: days, times, names before each message.

A day written there is the day on which the words below it were typed.
"""

import datetime as dt
import re
from dataclasses import dataclass

from thai.calendar.eras import christian_year
from thai.calendar.months import MONTH, MONTHS, WEEKDAYS

_NAMES = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_DAY = rf"(?:(?:วัน)?(?:{_NAMES}|mon|tue|wed|thu|fri|sat|sun)\.?,?\s*)?"
_NUMERIC = r"(?:(?P<year>(?:19|20|25)\d\d)[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})|(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>(?:20|25)\d\d))"
_HEAD = re.compile(
    rf"(?:^|(?<=\n))[ ]*{_DAY}{_NUMERIC}\s*(?:\((?:{_NAMES})\)|วัน(?:{_NAMES})|(?:{_NAMES}))?(?:\s+\d{{1,2}}[:.]\d\d(?:\s*น\.?)?)?[ ]*(?=\n|$)", re.IGNORECASE
)  # fmt: skip
_NOTED = re.compile(
    rf"(?:^|(?<=\n))(?P<day>\d{{1,2}})\s(?P<name>{MONTH})\s(?P<year>(?:20|25)\d\d)\s+\d{{1,2}}[:.]\d\d(?:\s*น\.?)?[ ]*(?=\n|$)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"(?:^|(?<=\n))[ ]*\[(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>(?:20|25)?\d\d))?,?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AaPp][Mm]|\s*น\.)?\](?:\s*[^\n:]{1,30}:)?"
)
_TIMED = re.compile(r"(?:^|(?<=\n))[ ]*(?:[01]?\d|2[0-3])[:.][0-5]\d\s+(?P<who>[^\s\d]{1,20})(?=\s)")
_FRAME = re.compile(
    r"(?:^|(?<=\n))(?:\[LINE\][^\n]*|วันที่บันทึก\s*:[^\n]*|(?:ส่งต่อ|ก๊อป|ก็อป|copy|fwd|forward)(?:มา)?(?:จาก)?[^\n:]{0,30}:|โน้ต(?=\n)|โน๊ต(?=\n))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What LINE added: where it stands, and the day on which the words were typed, if it says so."""

    spans: tuple[tuple[int, int], ...]
    written: dt.date | None
    is_several: bool = False


def frame(text: str, today: dt.date) -> Frame:
    """Return what stands round forwarded words; a day still to come is no day of writing."""
    dates = [(hit.span(), _date(hit, today)) for hit in _HEAD.finditer(text)]
    dates += [(hit.span(), _noted(hit, today)) for hit in _NOTED.finditer(text)]
    timed = [hit.span() for hit in _TIMED.finditer(text)]
    framed = [hit.span() for hit in _FRAME.finditer(text)]
    if not timed and not framed:  # a date alone on a line may as well be the day of what is reported
        dates = []
    bracketed = [(hit.span(), _headed(hit, today)) for hit in _BRACKETED.finditer(text)]
    dates += bracketed
    written = {date for _, date in dates if date and date <= today}
    spans = [*(span for span, _ in dates), *timed, *framed]
    is_several = len(written) > 1
    return Frame(tuple(sorted(spans)), None if is_several or not written else written.pop(), is_several)


def _date(hit: re.Match[str], today: dt.date) -> dt.date | None:
    year = christian_year(hit["year"] or hit["year2"], None, today)
    return _on(year, int(hit["month"] or hit["month2"]), int(hit["day"] or hit["day2"]))


def _headed(hit: re.Match[str], today: dt.date) -> dt.date | None:
    """Return the day of a header; without a year the latest such day that is not to come."""
    day, month = int(hit["day"]), int(hit["month"])
    if hit["year"]:
        return _on(christian_year(hit["year"], None, today), month, day)
    found = (_on(year, month, day) for year in (today.year, today.year - 1))
    return next((one for one in found if one and one <= today), None)


def _noted(hit: re.Match[str], today: dt.date) -> dt.date | None:
    return _on(christian_year(hit["year"], None, today), MONTHS[hit["name"].lower()], int(hit["day"]))


def _on(year: int | None, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year else None
    except ValueError:
        return None
