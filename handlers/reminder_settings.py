"""Say how people want to be reminded: at which hours, how much, who is away, and who stands in for her."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time

from engine.obligations.calendar import day_in_bangkok
from engine.reminders.quiet import CLOSES, OPENS
from handlers.desk import Desk
from models import reminder_settings as kept
from models.reminder_settings import AGREED, ReminderSetting


@dataclass(frozen=True, slots=True)
class Hearing:
    """How one person wants to be reminded today."""

    opens: time = OPENS
    closes: time = CLOSES
    wants_fewer: bool = False
    rests_until: date | None = None


USUAL = Hearing()


def hearing(desk: Desk, person_ids: Collection[str]) -> dict[str, Hearing]:
    """Return how these people want to be reminded; who never asked for anything is not among them."""
    today = day_in_bangkok(desk.now)
    found = kept.of(desk.connection, person_ids)
    return {id_: _hearing(row, today) for id_, row in found.items()}


def away(desk: Desk, person_ids: Collection[str]) -> dict[str, ReminderSetting]:
    """Return who of these people is away today."""
    today = day_in_bangkok(desk.now)
    found = kept.of(desk.connection, person_ids)
    return {id_: row for id_, row in found.items() if row.rests_on(today)}


def present(desk: Desk, person_ids: Sequence[str]) -> list[str]:
    """Return these people in their order, deputies in the place of those who are away, each once."""
    gone = away(desk, person_ids)
    if not gone:
        return list(dict.fromkeys(person_ids))
    named = (deputy_of(gone[one]) if one in gone else one for one in person_ids)
    found = [one for one in dict.fromkeys(named) if one]
    resting = away(desk, found)
    return [one for one in found if one not in resting]


def deputy_of(row: ReminderSetting) -> str:
    """Name who stands in; empty as long as nobody has agreed."""
    return row.deputy_id or "" if row.deputy_state == AGREED else ""


def _hearing(row: ReminderSetting, today: date) -> Hearing:
    return Hearing(
        max(row.opens or OPENS, OPENS),
        min(row.closes or CLOSES, CLOSES),
        row.wants_fewer,
        row.rests_until if row.rests_on(today) else None,
    )
