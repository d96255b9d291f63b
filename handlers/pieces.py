"""Show evidence as the engine sees it: who sent what when, never where it lies or how it is opened."""

from dataclasses import replace

from engine.conversation.evidence.pieces import Piece
from handlers.desk import Desk
from handlers.speakers import name_of
from models import evidence, people, units
from models.evidence import Evidence
from models.obligations import Obligation


def pieces_of(desk: Desk, owed: Obligation) -> tuple[Piece, ...]:
    """Return what was sent towards an obligation, as its office sees it: whose group it is about is plain there."""
    rows = evidence.of_obligation(desk.connection, owed.id, owed.unit_id, owed.opened_at)
    return tuple(replace(piece(desk, row), group="") for row in rows)


def piece(desk: Desk, row: Evidence) -> Piece:
    """Show a row as the engine sees it."""
    return Piece(
        id=row.id,
        kind=row.kind,
        sender=sender_name(desk, row.person_id),
        at=row.received_at,
        seconds=round((row.duration_ms or 0) / 1000),
        state=row.state,
        group=group_name(desk, row),
    )


def group_name(desk: Desk, row: Evidence) -> str:
    """Name the group that a piece was sent for; empty when it was for none."""
    group = units.unit(desk.connection, row.unit_id) if row.unit_id else None
    return group.name if group else ""


def sender_name(desk: Desk, person_id: str) -> str:
    """Name a sender; empty when the name is not known any more."""
    person = people.person(desk.connection, person_id)
    return name_of(desk, person) if person else ""
