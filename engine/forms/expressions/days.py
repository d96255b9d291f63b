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
_MOMENT: Final = re.compile(
    r"\s*(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d(?::?\d\d)?)?\s*", re.ASCII
)
_TIME: Final = re.compile(r"\s*(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d(?::?\d\d)?)?\s*", re.ASCII)


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


def day_number(text: str, at: datetime) -> float:
    """Return the days since 1970 of a date or a date with time; NaN for anything else."""
    day = read_date(text)
    if day is not None:
        return float((day - EPOCH).days)
    moment = read_moment(text, at.tzinfo)
    return (moment - _EPOCH_MOMENT) / _DAY if moment else math.nan


def local_number(text: str, at: datetime) -> float | None:
    """Return the exact days of a date's first moment or of a date with time, both on the local clock."""
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
        return (_EPOCH_MOMENT + timedelta(days=number)).astimezone(zone)
    except OverflowError:
        return None


def write_moment(moment: datetime) -> str:
    """Write a moment as OpenRosa does: milliseconds and offset."""
    return moment.isoformat(timespec="milliseconds")
