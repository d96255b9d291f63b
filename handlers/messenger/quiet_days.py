"""Know the days on which nobody is pushed: 13 to 16 April, and what an admin set: harvest, mourning, an election."""

from collections.abc import Iterator
from datetime import date, timedelta

from engine.messenger.nouns import QuietDays
from handlers.desk import Desk
from models import audit, facts

# Songkran, from the first to the last of these days of April.
APRIL, FIRST, LAST = 4, 13, 16
QUIET, OPEN = "", "open"


def mark(
    desk: Desk, first: date, last: date, *, name: str, opens: bool = False, by: str | None = None
) -> int:
    """Set days on which nobody is disturbed, or take some back, the usual ones too; return how many."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    for day in days:
        facts.note(
            desk.connection, programme="", scope="", kind=facts.QUIET_DAY, name=day.isoformat(), day=day,
            value=OPEN if opens else QUIET, letter=name, person_id=by, at=desk.now,
        )  # fmt: skip
    audit.note(desk.connection, at=desk.now, act="quiet_days", about_id=first.isoformat(), person_id=by)
    return len(days)


def quiet_days(desk: Desk) -> tuple[QuietDays, ...] | None:
    """Return the days from last year's to next year's; None when nothing was ever set, and the usual ones stand."""
    marked = {
        one.day: one
        for one in facts.standing(desk.connection, "", [""])
        if one.kind == facts.QUIET_DAY and one.day
    }
    if not marked:
        return None
    opened = {day for day, one in marked.items() if one.value == OPEN}
    usual = [day for day in _usual(desk.now.year) if day not in opened and day not in marked]
    own = [QuietDays(day, day, one.letter) for day, one in sorted(marked.items()) if day not in opened]
    return (*(QuietDays(day, day) for day in usual), *own)


def _usual(year: int) -> Iterator[date]:
    for one in (year - 1, year, year + 1):
        yield from (date(one, APRIL, day) for day in range(FIRST, LAST + 1))
