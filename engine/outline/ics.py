"""Write days as an iCalendar file (RFC 5545): whole days without alarms, the same UID for the same day of the same round."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# An octet less than the standard allows for a line that goes on: the blank that it begins with is counted too.
FIRST_AT_MOST, NEXT_AT_MOST = 75, 74
PRODUCT = "-//Sanam//packs//TH"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Day:
    """One whole day of the calendar."""

    uid: str
    day: date
    summary: str
    description: str = ""
    category: str = ""


def calendar(name: str, days: Iterable[Day], at: datetime) -> str:
    """Return the file; `at` is when it was made."""
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for day in days for line in _event(day, at)),
        "END:VCALENDAR",
    )  # fmt: skip
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def _event(one: Day, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{_escaped(one.description)}"
    if one.category:
        yield f"CATEGORIES:{_escaped(one.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


def fold(line: str) -> Iterator[str]:
    """Break a line at 75 octets and never inside a letter; what goes on begins with a blank."""
    part, room, lead = "", FIRST_AT_MOST, ""
    for letter in line:
        if len((part + letter).encode()) > room:
            yield lead + part
            part, room, lead = "", NEXT_AT_MOST, " "
        part += letter
    yield lead + part
