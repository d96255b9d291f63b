"""Make a restored database stand still: nothing that waited leaves by itself, and nothing of the lost hours happens again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from engine.obligations.calendar import day_in_bangkok
from engine.reminders.quiet import next_allowed
from handlers import nudging, thanking
from handlers.desk import Desk
from handlers.maturing import mature
from handlers.privacy import erasing
from models import held, people

MARKED_FOR = timedelta(days=30)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Lost:
    """The hours between the backup and now."""

    since: datetime
    until: datetime


def stand_still(desk: Desk, lost: Lost) -> int:
    """Hold what waits, count the steps and cards of the lost hours as sent, close what may be used twice."""
    count = held.hold(desk.connection)
    held.count_as_sent(desk.connection, after=lost.since, until=lost.until)
    held.count_cards(desk.connection, list(lost_days(lost)))
    held.ask_line_first(desk.connection)
    held.close_doors(desk.connection)
    weeks = -(-(lost.until - lost.since) // WEEK)
    held.skip_numbers(desk.connection, before=lost.since, since=lost.since - WEEK, times=max(1, weeks))
    return count


def erase_again(desk: Desk, owners: Sequence[str]) -> int:
    """Erase whoever was erased in the lost hours: her keys are gone, and what stood open beside them came back."""
    ids = [owner.partition(":")[2] for owner in owners if owner == people.owner_of(owner.partition(":")[2])]
    return sum(erasing.erase(desk, one, by=None) is not None for one in ids)


def catch_up(desk: Desk) -> int:
    """Do now what the clock has done in the lost hours, and hold what comes of it."""
    mature(desk)
    thanking.thank(desk)
    nudging.nudge(desk)
    return held.hold(desk.connection)


def lost_days(lost: Lost) -> Iterator[date]:
    """Yield the days on which a card may have left in the lost hours."""
    opens = next_allowed(lost.since)
    while opens <= lost.until:
        yield day_in_bangkok(opens)
        tomorrow = opens.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        opens = next_allowed(tomorrow)


def mark(desk: Desk, lost: Lost) -> None:
    """Let everybody who may have written in the lost hours hear of it with her next message."""
    since = _ms(lost.since)
    recent = _ms(lost.since - MARKED_FOR)
    for some in held.conversations_of(desk.connection):
        for row in some:
            if row.state.get("draft") or row.state.get("answered_ms", 0) >= recent:
                mark = {"restored_from": since, "restored_at": _ms(lost.until)}
                held.mark(desk.connection, row.person_id, {**row.state, **mark})


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
