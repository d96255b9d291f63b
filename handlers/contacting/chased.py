"""Show one group that somebody of its office sees to: who speaks for it, the phone, the last contact, what is missing."""

from engine.conversation.chasing.seen import Chased, Missed
from engine.conversation.scene import Owed
from handlers import owing
from handlers.contacting import reading
from handlers.desk import Desk, Speaker
from handlers.messenger import phones
from handlers.overtaking import sender
from handlers.owing import Rights
from models import contacts, drafts, obligations, offices, people, units


def group(desk: Desk, who: Speaker, held: Rights, unit_id: str, owed: tuple[Owed, ...]) -> Chased | None:
    """Return a group as a person's office sees it; None when it is none of its."""
    unit = units.unit(desk.connection, unit_id)
    if unit is None or not office_for(desk, held, unit):
        return None
    leader = offices.leaders(desk.connection, [unit_id], at=desk.now).get(unit_id, "")
    missed = tuple(_missed(desk, who, one) for one in owed if one.unit == unit_id and is_missing(one))
    return Chased(
        unit=unit_id,
        name=unit.name,
        who=sender(desk, leader) if leader else "",
        is_on_line=bool(leader) and people.open_account(desk.connection, leader) is not None,
        phone=phones.phone_of(desk, unit.programme, unit_id),
        contact=reading.last(desk, held, [unit_id]).get(unit_id),
        missed=missed,
    )


def office_for(desk: Desk, held: Rights, unit: units.Unit) -> str:
    """Name the office of a person that sees to a unit: the one that looks after it, else one that it owes to."""
    if not held.offices:
        return ""
    if unit.office_id in held.offices:
        return unit.office_id
    return contacts.owed_to(desk.connection, unit.id, list(held.offices))


def is_missing(one: Owed) -> bool:
    """Say whether a report of an office still waits for its group's part."""
    is_now = one.part == "file" and one.is_open and not one.is_done
    return is_now and one.awaits_group and one.contributed_at is None


def _missed(desk: Desk, who: Speaker, one: Owed) -> Missed:
    row = obligations.get(desk.connection, one.id)
    begun = drafts.open_on(desk.connection, one.id, "collect")
    draft = next((draft.id for draft in begun if draft.person_id == who.person_id), "")
    return Missed(one.id, one.duty, row.collect_until or row.due if row else one.due, draft, one.window)


def part_of(desk: Desk, held: Rights, obligation_id: str) -> Owed | None:
    """Return a report of a person's office whose group has not sent its part; None for everything else."""
    row = obligations.get(desk.connection, obligation_id)
    unit = units.unit(desk.connection, row.unit_id) if row else None
    parts = owing.parts(desk, held, row, unit.name if unit else "", {}) if row else []
    return next((one for one in parts if is_missing(one)), None)
