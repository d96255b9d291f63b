"""Count how offices answer what they are asked: how many, who waits, and how long an answer took. No words are opened."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from engine.conversation.bubbles import Text, say
from handlers.desk import Desk
from models import enquiries, offices
from models.enquiries import ANSWERED, HELD, OPEN

AN_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Tally:
    """What one office was asked; `hours` holds how long each answer took."""

    office: str
    asked: int
    open: int
    guided: int
    hours: tuple[float, ...]


def tallies(desk: Desk, *, since: datetime, office_ids: tuple[str, ...] = ()) -> list[Tally]:
    """Count by office, those with the most open questions first; without ids every office that was asked."""
    ids = office_ids or enquiries.asked_offices(desk.connection, since=since)
    rows = enquiries.told_times(desk.connection, ids, since=since)
    names = offices.names(desk.connection, ids)
    found = [_tally(names.get(one, ""), [row for row in rows if row.office_id == one]) for one in ids]
    return sorted((one for one in found if one.asked or one.guided), key=lambda one: (-one.open, one.office))


def line(desk: Desk, office_id: str, *, since: datetime) -> Text | None:
    """Say in one line how an office answers; None when nobody asked."""
    found = tallies(desk, since=since, office_ids=(office_id,))
    if not found:
        return None
    one = found[0]
    if not one.hours:
        return say("{asked} questions, {open} wait for an answer", asked=one.asked, open=one.open)
    return say(
        "{asked} questions, {open} wait, half were answered within {hours} hours",
        asked=one.asked,
        open=one.open,
        hours=max(1, round(median(one.hours))),
    )


def _tally(office: str, rows: list[enquiries.Enquiry]) -> Tally:
    answered = [row for row in rows if row.state == ANSWERED and row.answered_at is not None]
    hours = tuple(
        (row.answered_at - row.asked_at).total_seconds() / AN_HOUR for row in answered if row.answered_at
    )
    held = sum(row.state == HELD for row in rows)
    return Tally(office, len(rows) - held, sum(row.state == OPEN for row in rows), held, hours)
