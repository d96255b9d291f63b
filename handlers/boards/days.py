"""Bring the deadlines of some days: what is due, how much of it is in, and a calendar file of what lies ahead."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.boards.counts import NONE, Counts
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.outline.ics import Day
from handlers import owing
from handlers.boards.overview import counts_of
from handlers.boards.sight import Sight
from handlers.desk import Desk
from models import counting
from models.counting import Scope

HOST = "sanam.example"
AHEAD = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One duty that is due on a day, with how its rounds stand."""

    day: date
    programme: Programme
    duty: str
    title: str
    counts: Counts


def deadlines(desk: Desk, sight: Sight, scope: Scope, first: date, last: date) -> tuple[Deadline, ...]:
    """Return what is due from one day to another, in the order of the days and of the packs."""
    today = day_in_bangkok(desk.now)
    found: dict[tuple[date, str, str], Counts] = {}
    for row in counting.between(desk.connection, scope, first, last):
        if row.due is not None:
            key = (row.due, row.programme, row.duty)
            found[key] = found.get(key, NONE) + counts_of([row], today)
    every = (_deadline(sight, *key, counts) for key, counts in found.items() if counts.whole)
    return tuple(sorted((one for one in every if one), key=lambda one: (one.day, one.programme.id, one.duty)))


def for_calendars(desk: Desk, sight: Sight, scope: Scope) -> tuple[Day, ...]:
    """Return what lies ahead as days of a calendar file, the same day the same each time."""
    today = day_in_bangkok(desk.now)
    return tuple(
        Day(
            f"{one.programme.id}-{one.duty}-{one.day.isoformat()}@{HOST}", one.day, one.title, one.programme.name,
            one.programme.id,
        )
        for one in deadlines(desk, sight, scope, today, today + AHEAD)
    )  # fmt: skip


def _deadline(sight: Sight, day: date, programme_id: str, duty_id: str, counts: Counts) -> Deadline | None:
    programme = sight.programme(programme_id)
    duty = owing.duty_of(programme, duty_id)
    return Deadline(day, programme, duty_id, duty.name, counts) if programme and duty else None
