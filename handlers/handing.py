"""Hand a group to another office, or everything of one person's office to another person; nothing is left behind.

Drafts go along and are sealed anew, open questions and notices go to whoever is there now, and the successor gets a list.
"""

import json
from dataclasses import replace
from datetime import date, datetime, time

from engine.conversation.state import draft_from_dict, draft_to_dict
from engine.obligations.calendar import BANGKOK, day_in_bangkok
from handlers import enquiries as asking
from handlers import leaving, relocating, scopes
from handlers.desk import Desk
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.relocating import Order
from handlers.staffing import acting, empty
from models import (
    audit,
    drafts,
    enquiries,
    hand_overs,
    notices,
    obligations,
    offices,
    people,
    units,
)
from models.hand_overs import HandOver
from models.offices import AREA, OFFICE, UNIT, Held
from models.units import Unit

GROUP, WORK = "group_handed", "work_handed"
HANDED = "handed over"


def may_take(desk: Desk, unit: Unit, office_id: str) -> bool:
    """Say whether an office can look after a unit: another one of the same kind, kept under the same programme."""
    own, other = offices.office(desk.connection, unit.office_id), offices.office(desk.connection, office_id)
    if own is None or other is None or own.id == other.id:
        return False
    return (own.kind, own.programme) == (other.kind, other.programme)


def transfer(
    desk: Desk, unit_id: str, office_id: str, order: Order, *, is_one_of_many: bool = False
) -> int | None:
    """Give a group to another office with all that is open; return how many obligations went along, None when it cannot.

    Where it is one of many the new office is told of all of them at once, by whoever moves them.
    """
    unit = units.unit(desk.connection, unit_id)
    if unit is None or not may_take(desk, unit, office_id):
        return None
    moved = relocating.place_unit(desk, unit, place=unit.place, office_id=office_id, order=order)
    receiver = next(iter(asking.in_charge(desk, office_id)), "")
    for programme in desk.library.family(unit.programme):
        for row in obligations.of_unit(desk.connection, unit.id, programme.id):
            if row.office_id == office_id:
                _give_drafts(desk, row.id, receiver)
    for one in enquiries.move_unit(desk.connection, unit.id, to=office_id):
        _tell(desk, receiver, asking.ASKED, one, is_worth_a_push=True)
    leaving.remind(desk, unit, office_id)
    details = {"from": unit.office_id, "to": office_id}
    for role in scopes.holders(desk, office_id) if not is_one_of_many else ():
        _tell(desk, role.person_id, GROUP, unit.id, details, step=_step(order.day))
    for role in offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit.id, at=desk.now):
        _tell(desk, role.person_id, GROUP, unit.id, details, step=_step(order.day))
    return moved


def hand_over(desk: Desk, *, leaver: str, office_id: str, successor: str | None, order: Order) -> str | None:
    """Hand one person's work for an office to another one, or to its head, on a day; None when there is nothing to hand."""
    mine = _roles(desk, leaver, office_id)
    if not mine or successor == leaver:
        return None
    hand_overs.replace_open(desk.connection, office_id=office_id, leaver_id=leaver)
    hand_over_id = new_id("hand_over", leaver, office_id, order.day.isoformat())
    hand_overs.add(
        desk.connection, id=hand_over_id, office_id=office_id, leaver_id=leaver, successor_id=successor,
        day=order.day, letter=order.letter[:200], told_by=order.by, told_at=desk.now,
    )  # fmt: skip
    for role in mine:
        offices.end(desk.connection, role.id, at=max(desk.now, _begin(order.day)))
    audit.note(desk.connection, at=desk.now, act="work_handed", about_id=hand_over_id, person_id=order.by)
    carry_out(desk)
    return hand_over_id


def carry_out(desk: Desk) -> int:
    """Carry out the hand-overs whose day has come; return how many."""
    found = hand_overs.due(desk.connection, day_in_bangkok(desk.now))
    return sum(_carry_out(desk, one) for one in found)


def promised(desk: Desk, begun: list[drafts.Draft]) -> int:
    """Count the answers that were put off in drafts."""
    count = 0
    for row in begun:
        key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
        count += len(draft_from_dict(json.loads(key.open(row.body))).promised) if key else 0
    return count


def _carry_out(desk: Desk, order: HandOver) -> bool:
    if not hand_overs.done(desk.connection, order.id, at=desk.now):
        return False
    if order.successor_id is not None:
        lent = acting.lent_roles(desk, order.leaver_id)
        for role in offices.ended_roles(desk.connection, order.leaver_id, since=_begin(order.day)):
            if _is_of(role, order.office_id) and role.id not in lent:
                _grant(desk, order.successor_id, role)
    receiver = order.successor_id or next(
        iter(asking.in_charge(desk, order.office_id, but=order.leaver_id)), ""
    )
    if receiver:
        for draft in drafts.open_of(desk.connection, order.leaver_id):
            owed = obligations.get(desk.connection, draft.obligation_id) if draft.obligation_id else None
            if owed is not None and owed.office_id == order.office_id and draft.purpose == "file":
                give(desk, draft, receiver)
        for notice in notices.pending(desk.connection, order.leaver_id, at=desk.now):
            _pass_on(desk, notice, receiver)
        _tell(desk, receiver, WORK, order.id)
    else:
        empty.nobody_left(desk, order.office_id)
    return True


def _give_drafts(desk: Desk, obligation_id: str, receiver: str) -> None:
    """Give what is being filled for an office to somebody who acts for it now."""
    obligation = obligations.get(desk.connection, obligation_id)
    if obligation is None or not receiver:
        return
    acting = {role.person_id for role in scopes.holders(desk, obligation.office_id)}
    for draft in drafts.open_on(desk.connection, obligation_id, "file"):
        if draft.person_id not in acting:
            give(desk, draft, receiver)


def give(desk: Desk, row: drafts.Draft, receiver: str) -> None:
    """Seal a draft under its new person's key; whoever fills the same already keeps her own."""
    mine = drafts.open_on(desk.connection, row.obligation_id or "", row.purpose)
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    if key is None or any(one.person_id == receiver for one in mine):
        return
    draft = replace(draft_from_dict(json.loads(key.open(row.body))), undo={}, redo={}, wish={})
    body = desk.vault.key(desk.connection, people.owner_of(receiver)).seal(
        json.dumps(draft_to_dict(draft), ensure_ascii=False)
    )
    drafts.give(desk.connection, row.id, person_id=receiver, body=body)
    audit.note(desk.connection, at=desk.now, act="draft_handed", about_id=row.id, person_id=row.person_id)


def _pass_on(desk: Desk, notice: notices.Notice, receiver: str) -> None:
    """Have somebody else told what waits to be told; whether it is hers to hear is checked when it is told."""
    notices.settle(desk.connection, [notice.id], state=notices.DROPPED, reason=HANDED)
    intend(
        desk, person_id=receiver, kind=notice.kind, about_id=notice.about_id, step=notice.step,
        details=notice.details, is_worth_a_push=notice.is_worth_a_push, due=notice.due,
    )  # fmt: skip


def _roles(desk: Desk, person_id: str, office_id: str) -> list[Held]:
    """Return a person's roles over an office, and over areas."""
    return [
        one for one in offices.roles_of(desk.connection, person_id, at=desk.now) if _is_of(one, office_id)
    ]


def _is_of(role: Held, office_id: str) -> bool:
    return role.scope_kind == AREA or (role.scope_kind == OFFICE and role.scope_id == office_id)


def _grant(desk: Desk, person_id: str, role: Held) -> None:
    offices.grant(
        desk.connection,
        id=new_id("role", person_id, role.id),
        person_id=person_id,
        programme=role.programme,
        kind=role.kind,
        scope_kind=role.scope_kind,
        scope_id=role.scope_id,
        valid_from=desk.now,
    )


def _tell(
    desk: Desk, person_id: str, kind: str, about: str, details: dict[str, str] | None = None, *, step: int = 0,
    is_worth_a_push: bool = False,
) -> None:  # fmt: skip
    if person_id:
        intend(
            desk, person_id=person_id, kind=kind, about_id=about, step=step, details=details or {},
            is_worth_a_push=is_worth_a_push, not_before=desk.now,
        )  # fmt: skip


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), BANGKOK)


def _step(day: date) -> int:
    """Tell moves of one unit apart by their day, as a small number."""
    return (day - date(2020, 1, 1)).days
