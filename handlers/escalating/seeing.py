"""Show what is late to those who follow it up: by group in its own office, of offices below only which and how much."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from engine.conversation.reminding.seen import Late, Part
from handlers import owing, secrecy
from handlers.desk import Desk
from handlers.escalating import looking
from handlers.overtaking import sender
from handlers.owing import Rights
from models import enquiries, escalations, obligations, offices, units
from models.escalations import COLLECT, ENQUIRY, OF_ROUNDS, Escalation
from models.obligations import Obligation


def late(desk: Desk, held: Rights) -> tuple[Late, ...]:
    """Return what is late and a person's to follow up, that of her own offices first, the oldest first."""
    mine = [role.scope_id for role in held.filing]
    found = escalations.open_of(desk.connection, mine)
    rounds = obligations.of_ids(desk.connection, [one.about_id for one in found if one.part in OF_ROUNDS])
    me = held.roles[0].person_id if held.roles else ""
    open_now = [
        one
        for one in found
        if not looking.ended_as(desk, one, rounds.get(one.about_id))
        and (one.about_id not in rounds or secrecy.knows(desk, me, rounds[one.about_id]))
    ]
    own = _together([one for one in open_now if one.office_id in mine])
    above = [one for one in open_now if one.office_id not in mine]
    shown = (_own(desk, some, rounds.get(some[0].about_id)) for some in own)
    return (*shown, *_above(desk, above, rounds))


def _together(found: list[Escalation]) -> list[list[Escalation]]:
    """Put what is about the same thing on one line: a group's part and the whole are one call."""
    lines: dict[str, list[Escalation]] = {}
    for one in found:
        lines.setdefault(one.about_id, []).append(one)
    return list(lines.values())


def _own(desk: Desk, some: list[Escalation], row: Obligation | None) -> Late:
    one = some[0]
    office = offices.office(desk.connection, one.office_id)
    unit = units.unit(desk.connection, _unit_of(desk, one, row))
    return Late(
        ids=tuple(str(one.id) for one in some),
        part=cast(Part, one.part),
        duty=_title(desk, row),
        office=office.name if office else "",
        about=unit.name if unit and not (row and secrecy.is_closed(desk, row)) else "",
        who=_who(desk, one, row),
        since=_since(one, row),
        obligation=row.id if row else "",
        unit=unit.id if unit else "",
        is_call=any(one.why == "call" for one in some),
        is_followed=all(one.acknowledged_at is not None for one in some),
    )


def _above(desk: Desk, found: Iterable[Escalation], rounds: dict[str, Obligation]) -> list[Late]:
    """Gather what is late below by office and duty; no group and nobody is named."""
    together: dict[tuple[str, str, str], list[Escalation]] = {}
    for one in found:
        title = _title(desk, rounds.get(one.about_id))
        together.setdefault((one.office_id, title, one.part), []).append(one)
    return [
        _of_office(desk, office_id, title, part, some, rounds)
        for (office_id, title, part), some in together.items()
    ]


def _of_office(
    desk: Desk, office_id: str, title: str, part: str, some: list[Escalation], rounds: dict[str, Obligation]
) -> Late:
    office = offices.office(desk.connection, office_id)
    days = [day for one in some if (day := _since(one, rounds.get(one.about_id)))]
    return Late(
        ids=tuple(str(one.id) for one in some),
        part=cast(Part, part),
        duty=title,
        office=office.name if office else "",
        since=min(days, default=None),
        obligation=rounds[some[0].about_id].id if len(some) == 1 and some[0].about_id in rounds else "",
        phone=(office.phone or "") if office else "",
        is_above=True,
        is_followed=all(one.acknowledged_at is not None for one in some),
    )


def _title(desk: Desk, row: Obligation | None) -> str:
    """Name what it is about; of what few may know only the programme."""
    if row is None:
        return ""
    programme = desk.library.programmes.get(row.programme)
    duty = owing.duty_of(programme, row.duty)
    if duty is None or duty.confidential:
        return programme.name if programme else ""
    return owing.title(duty, row.period)


def _since(one: Escalation, row: Obligation | None) -> date | None:
    if row is None:
        return None
    return row.collect_until if one.part == COLLECT else row.due


def _who(desk: Desk, one: Escalation, row: Obligation | None) -> str:
    """Name who was to send it, in her own office only."""
    if row is None or one.part != COLLECT:
        return ""
    leader = offices.leaders(desk.connection, [row.unit_id], at=desk.now).get(row.unit_id)
    return sender(desk, leader) if leader else ""


def _unit_of(desk: Desk, one: Escalation, row: Obligation | None) -> str:
    if row is not None:
        return row.unit_id
    asked = enquiries.get(desk.connection, one.about_id) if one.part == ENQUIRY else None
    return (asked.unit_id or "") if asked else ""
