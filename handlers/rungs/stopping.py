"""Say whether a rung is stopped: by the report, by its own rule, or because the year is over."""

from engine.obligations.nouns.ladders import Rung
from engine.obligations.states import State, is_owed
from handlers.desk import Desk
from handlers.enrolling import COLLECT
from handlers.years import over
from models import drafts, enquiries, escalations, postponements
from models.obligations import Obligation


def is_in(row: Obligation, audience: str) -> bool:
    """Say whether a part of a round is in."""
    if not is_owed(State(row.state)):
        return True
    return audience == COLLECT and row.contribution_id is not None and "collect" not in row.returned.split()


def is_stopped(desk: Desk, row: Obligation, audience: str, rung: Rung) -> bool:
    """Say whether nobody hears of this rung."""
    if is_in(row, audience) or over.is_silent(desk, desk.library.programmes.get(row.programme), row):
        return True
    match rung.stop:
        case "begun":
            return bool(drafts.open_on(desk.connection, row.id, audience))
        case "asked":
            return _is_asked(desk, row, audience)
        case "acknowledged":
            late = escalations.open_about(desk.connection, row.id)
            return any(one.acknowledged_at is not None and one.part == audience for one in late)
    return False


def _is_asked(desk: Desk, row: Obligation, audience: str) -> bool:
    """Say whether somebody waits for an answer of the office about this round or this group."""
    wishes = postponements.open_of(desk.connection, row.id)
    if any(one.part == audience for one in wishes):
        return True
    asked = enquiries.open_ones(desk.connection, asker_id="", offices=[row.office_id])
    return any(one.unit_id == row.unit_id for one in asked)
