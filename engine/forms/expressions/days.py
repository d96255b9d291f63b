"""Count days and times as OpenRosa does, from texts in ISO form.

A date is its whole days since 1970; a date with time is the exact days since 1970 in UTC. One without an
offset is read on the clock of the moment that the evaluation carries.
"""

import math
import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

EPOCH: Final = date(1970, 1, 1)
_EPOCH_MOMENT: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY: Final = timedelta(days=1)
_DATE: Final = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*", re.ASCII)
_SHORT_DATE: Final = re.compile(r"\s*(\d{4})-(\d\d?)-(\d\d?)(\s*|T.*)", re.ASCII | re.DOTALL)
_MOMENT: Final = re.compile(
    r"\s*(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d(?::?\d\d)?)?\s*", re.ASCII
)
_TIME: Final = re.compile(r"\s*(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d(?::?\d\d)?)?\s*", re.ASCII)


def padded(text: str) -> str:
    """Return 2021-1-5 as 2021-01-05, with its time if it has one, and all other texts as they are."""
    if text[4:5] == "-" == text[7:8]:
        return text
    found = _SHORT_DATE.fullmatch(text)
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}{found[4]}" if found else text


def read_date(text: str) -> date | None:
    """Read 2021-11-25."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def read_moment(text: str, zone: tzinfo | None) -> datetime | None:
    """Read 2021-11-25T09:00:00.000+07:00; a missing offset is the zone's."""
    found = _MOMENT.fullmatch(text)
    if not found:
        return None
    clock, _, fraction = found[2].partition(".")
    written = f"{found[1]}T{clock}" + (f".{fraction[:6]:0<6}" if fraction else "") + (found[3] or "")
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def read_time(text: str) -> float | None:
    """Read 09:00 or 09:00:00.000+07:00 as the part of a day that has passed."""
    found = _TIME.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = int(found[1]), int(found[2]), float(found[3] or 0)
    if hours > 23 or minutes > 59 or seconds >= 60:
        return None
    return (hours * 3600 + minutes * 60 + seconds) / 86400


def part_of_day(text: str, at: datetime) -> float | None:
    """Return how much of the local day has passed at a time, or at a date with time."""
    moment = read_moment(padded(text), at.tzinfo)
    if moment is None:
        part, found = read_time(text), _TIME.fullmatch(text)
        if part is None or found is None or not found[4]:
            return part
        moment = read_moment(f"{at.date().isoformat()}T{text.strip()}", at.tzinfo)
    local = on_clock(moment, at.tzinfo) if moment else None
    if local is None:
        return None
    return (local - local.replace(hour=0, minute=0, second=0, microsecond=0)) / _DAY


def on_clock(moment: datetime, zone: tzinfo | None) -> datetime | None:
    """Return a moment on the zone's clock; None at the ends of the calendar."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return None


def day_number(text: str, at: datetime) -> float:
    """Return the days since 1970 of a date or a date with time; NaN for anything else."""
    text = padded(text)
    day = read_date(text)
    if day is not None:
        return float((day - EPOCH).days)
    moment = read_moment(text, at.tzinfo)
    return (moment - _EPOCH_MOMENT) / _DAY if moment else math.nan


def local_number(text: str, at: datetime) -> float | None:
    """Return the exact days of a date's first moment or of a date with time, both on the local clock."""
    text = padded(text)
    day = read_date(text)
    moment = datetime(day.year, day.month, day.day, tzinfo=at.tzinfo) if day else read_moment(text, at.tzinfo)
    return (moment - _EPOCH_MOMENT) / _DAY if moment else None


def date_of_number(number: float) -> date | None:
    """Return the date that lies so many days after 1970."""
    if not math.isfinite(number):
        return None
    try:
        return EPOCH + timedelta(days=math.floor(number))
    except OverflowError:
        return None


def moment_of_number(number: float, zone: tzinfo | None) -> datetime | None:
    """Return the moment that lies so many days after 1970 in UTC, on the zone's clock."""
    if not math.isfinite(number):
        return None
    try:
        moment = _EPOCH_MOMENT + timedelta(milliseconds=round(number * 86_400_000))
    except OverflowError:
        return None
    return on_clock(moment, zone)


def write_moment(moment: datetime) -> str:
    """Write a moment as OpenRosa does: milliseconds and offset."""
    return moment.isoformat(timespec="milliseconds")
