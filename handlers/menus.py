"""Say whose menu a turn may have changed, and what decides about a person's menu. Linking it is the worker's."""

from engine.conversation.effects import (
    Close,
    Effect,
    Enquire,
    Join,
    LetIn,
    Reach,
    Respond,
    Send,
    Turn,
    Withdraw,
)
from engine.conversation.menu import work as lists
from engine.conversation.menu.news import here
from engine.conversation.menu.variants import Facts
from engine.conversation.scene import Scene
from handlers import owing
from handlers.desk import Desk, Speaker
from handlers.orders import SHOW_MENUS, Order
from models import enquiries, joining, menus, obligations, offices, people, reports
from models.offices import OFFICE, UNIT


def orders(desk: Desk, who: Speaker, turn: Turn, seed: str) -> tuple[Order, ...]:
    """Order the menus of everybody whom this turn concerns to be looked at; most turns concern nobody's."""
    concerned = {person_id for effect in turn.effects for person_id in _concerned(desk, who, effect)}
    if not concerned:
        return ()
    return (Order(SHOW_MENUS, f"menus:{seed}", (",".join(sorted(concerned)),)),)


def facts(desk: Desk, person_id: str) -> Facts:
    """Count what a person has to send, and what has come in for her office."""
    held = owing.rights(desk, person_id)
    if not held.roles:
        return Facts()
    owed = owing.owed(desk, held, {})
    scene = Scene(desk.office.words, desk.office.consent, desk.office.account, owed=owed)
    due = len(lists.to_begin(scene)) + (owing.registers(desk, held) is not None)
    asked = enquiries.open_ones(desk.connection, asker_id=person_id, offices=list(held.offices))
    others = {one.asker_id for one in asked} - {person_id}
    known = {one for one in others if desk.vault.existing(desk.connection, people.owner_of(one)) is not None}
    waiting = sum(one.asker_id in known for one in asked) + len(here(owed))
    return Facts(has_roles=True, acts_for_office=bool(held.offices), due=due, waiting=waiting)


def _concerned(desk: Desk, who: Speaker, effect: Effect) -> list[str]:
    match effect:
        case Send():
            return [who.person_id, *_of_draft(desk, effect)]
        case Withdraw(report=report_id):
            report = reports.get(desk.connection, report_id)
            if report is None:
                return [who.person_id]
            groups = _holders(desk, UNIT, report.unit_id)
            return [who.person_id, *_holders(desk, OFFICE, report.office_id), *groups]
        case Enquire(office=office_id):
            return _holders(desk, OFFICE, office_id)
        case Respond(enquiry=enquiry_id) | Close(enquiry=enquiry_id):
            row = enquiries.get(desk.connection, enquiry_id)
            return _holders(desk, OFFICE, row.office_id) if row else []
        case LetIn():
            return _knocker(desk, effect.knock)
        case Join():
            return [who.person_id]
        case Reach(yes):
            # LINE may have dropped the link of somebody who blocked us.
            menus.forget(desk.connection, who.line_hash)
            return [who.person_id] if yes else []
        case _:
            return []


def _of_draft(desk: Desk, effect: Send) -> list[str]:
    obligation = (
        obligations.get(desk.connection, effect.draft.obligation) if effect.draft.obligation else None
    )
    if obligation is None:
        return _holders(desk, OFFICE, effect.draft.office)
    return [
        *_holders(desk, OFFICE, obligation.office_id),
        *_holders(desk, UNIT, obligation.unit_id),
    ]


def _holders(desk: Desk, scope_kind: str, scope_id: str) -> list[str]:
    held = offices.holders(desk.connection, scope_kind=scope_kind, scope_id=scope_id, at=desk.now)
    return [role.person_id for role in held]


def _knocker(desk: Desk, knock_id: str) -> list[str]:
    knock = joining.knock_by_id(desk.connection, knock_id)
    code = joining.by_id(desk.connection, knock.code_id) if knock else None
    if knock is None or code is None:
        return []
    return [knock.person_id, *([code.relinks] if code.relinks else [])]
