"""Carry a question from a person to her office and the answer back: kept sealed, told once, forgotten when unsent."""

import json

from engine.conversation.effects import AskOn, Close, Enquire, Respond
from engine.conversation.scene import Enquiry, Helper
from handlers import owing, scopes
from handlers.desk import Desk, Overtaken, Speaker
from handlers.messenger.intending import intend
from handlers.orders import SHOW_MENUS, Order
from handlers.owing import Rights
from handlers.pieces import sender_name
from handlers.rungs import waiting
from models import audit, enquiries, messages, offices, people, units
from models.sealing import SealBroken

ASKED, ANSWERED = "enquiry", "answered"


def helpers(desk: Desk, held: Rights) -> tuple[Helper, ...]:
    """Return the offices that look after this person's groups."""
    found: dict[str, Helper] = {}
    for office_id in _offices(desk, held):
        office = offices.office(desk.connection, office_id)
        if office is not None:
            found[office.id] = Helper(office.id, office.name, office.phone or "")
    return tuple(found.values())


def reached(desk: Desk, person_id: str, held: Rights) -> tuple[Helper, ...]:
    """Return the offices where somebody else acts who can read a question: an empty office would never answer."""
    return tuple(one for one in helpers(desk, held) if in_charge(desk, one.office, but=person_id))


def open_ones(desk: Desk, who: Speaker, held: Rights) -> tuple[Enquiry, ...]:
    """Return what waits for an answer and this person may read."""
    rows = enquiries.open_ones(desk.connection, asker_id=who.person_id, offices=list(held.offices))
    seen = (seen_by(desk, row, who.person_id, held) for row in rows)
    return tuple(one for one in seen if one is not None)


def seen_by(desk: Desk, row: enquiries.Enquiry | None, person_id: str, held: Rights) -> Enquiry | None:
    """Return an open enquiry for the one who asked, or for somebody who acts for the office now.

    One that a line of the guideline has answered for now is seen by the one who asked alone.
    """
    if row is None or row.state not in {enquiries.OPEN, enquiries.HELD}:
        return None
    is_mine = row.asker_id == person_id
    if row.state == enquiries.HELD and not is_mine:
        return None
    if not is_mine and row.office_id not in held.offices:
        return None
    text = _opened(desk, row.asker_id, row.body)[0]
    if not text:
        # Whoever asked was erased: nothing is left to answer.
        return None
    office = offices.office(desk.connection, row.office_id)
    return Enquiry(
        id=row.id,
        text=text,
        asker=sender_name(desk, row.asker_id),
        group=_group(desk, row),
        office=office.name if office else "",
        asked_at=row.asked_at,
        is_mine=is_mine,
    )


def carry_out(desk: Desk, who: Speaker, order: Enquire | AskOn | Respond | Close) -> tuple[Order, ...]:
    """Carry out what a turn decided about a question."""
    match order:
        case Enquire():
            _keep(desk, who, order)
        case AskOn():
            _ask_on(desk, who, order)
        case Respond():
            return _respond(desk, who, order)
        case Close():
            _close(desk, who, order)
    return ()


def _keep(desk: Desk, who: Speaker, order: Enquire) -> None:
    """Store a question and have the office hear of it: the one in charge by a counted message if need be."""
    held = owing.rights(desk, who.person_id)
    if order.office not in _offices(desk, held):
        raise Overtaken
    unit = next((one for one in held.units if _office_of(desk, one) == order.office), None)
    is_new = enquiries.add(
        desk.connection,
        id=order.id,
        asker_id=who.person_id,
        office_id=order.office,
        unit_id=unit,
        body=_sealed(desk, who.person_id, order.text, order.source),
        asked_at=desk.now,
        state=enquiries.HELD if order.is_held else enquiries.OPEN,
    )
    if is_new and not order.is_held:
        _tell_office(desk, who, order.id, order.office)


def _ask_on(desk: Desk, who: Speaker, order: AskOn) -> None:
    """Let the office have what was asked, though the guideline had a line for it."""
    row = enquiries.get(desk.connection, order.enquiry)
    if row is None or row.asker_id != who.person_id:
        raise Overtaken
    if enquiries.ask_on(desk.connection, row.id, at=desk.now):
        _tell_office(desk, who, row.id, row.office_id)


def _tell_office(desk: Desk, who: Speaker, enquiry_id: str, office_id: str) -> None:
    """Have the office hear of a question, and start its clock."""
    audit.note(desk.connection, at=desk.now, act="asked", about_id=enquiry_id, person_id=who.person_id)
    waiting.plan_enquiry(desk, enquiry_id)
    for number, person_id in enumerate(in_charge(desk, office_id, but=who.person_id)):
        _tell(desk, person_id, ASKED, enquiry_id, 0, is_worth_a_push=number == 0)


def _respond(desk: Desk, who: Speaker, order: Respond) -> tuple[Order, ...]:
    """Store an officer's answer; it is worth a message of its own to the one who asked."""
    sealed = _sealed(desk, who.person_id, order.text, order.source)
    kept = enquiries.answer(
        desk.connection, order.enquiry, officer_id=who.person_id, sealed=sealed, at=desk.now
    )
    row = enquiries.get(desk.connection, order.enquiry)
    if not kept or row is None or row.office_id not in owing.rights(desk, who.person_id).offices:
        raise Overtaken
    audit.note(desk.connection, at=desk.now, act="answered", about_id=row.id, person_id=who.person_id)
    _tell(desk, row.asker_id, ANSWERED, row.id, row.answers, is_worth_a_push=True)
    return (Order("push_card", f"card:{row.id}:{row.answers}", (row.asker_id,)),)


def _close(desk: Desk, who: Speaker, order: Close) -> None:
    """End a question that its asker no longer wants answered."""
    row = enquiries.get(desk.connection, order.enquiry)
    if row is not None and row.asker_id == who.person_id and enquiries.close(desk.connection, row.id):
        audit.note(desk.connection, at=desk.now, act="closed", about_id=row.id, person_id=who.person_id)
        _forget_copies(desk, row)


def forget(desk: Desk, who: Speaker, message_id: str) -> tuple[Order, ...]:
    """Delete a taken-back question or answer from everywhere; an answer taken back leaves the question open."""
    orders: tuple[Order, ...] = ()
    for row in enquiries.touched_by(desk.connection, who.person_id):
        is_mine = row.asker_id == who.person_id
        if is_mine and message_id == _opened(desk, who.person_id, row.body)[1]:
            enquiries.forget(desk.connection, row.id)
        elif row.officer_id == who.person_id and message_id == _opened(desk, who.person_id, row.answer)[1]:
            enquiries.forget_answer(desk.connection, row.id)
        else:
            continue
        _forget_copies(desk, row)
        office = ",".join(sorted(in_charge(desk, row.office_id)))
        orders += (Order(SHOW_MENUS, f"menus:{row.id}:{message_id}", (office,)),) if office else ()
    return orders


def told(desk: Desk, row: enquiries.Enquiry) -> tuple[str, str]:
    """Open the words of a question and of its answer; empty where they were taken back."""
    answer = _opened(desk, row.officer_id, row.answer)[0] if row.officer_id else ""
    return _opened(desk, row.asker_id, row.body)[0], answer


def in_charge(desk: Desk, office_id: str, *, but: str = "") -> list[str]:
    """Name those who act for an office, the one whom LINE reaches and who is in charge first."""
    held = scopes.holders(desk, office_id)
    acting = [role for role in held if role.person_id != but and owing.is_of_office(desk, role)]
    kinds = {
        kind.id: place for one in desk.library.programmes.values() for place, kind in enumerate(one.roles)
    }
    first = sorted(acting, key=lambda role: kinds.get(role.kind, 0))
    named = list(dict.fromkeys(role.person_id for role in first))
    return sorted(named, key=lambda one: people.open_account(desk.connection, one) is None)


def _offices(desk: Desk, held: Rights) -> list[str]:
    mine = [_office_of(desk, unit_id) for unit_id in held.units]
    role = owing.registers(desk, held)
    return [one for one in (*mine, role.scope_id if role else "") if one]


def _office_of(desk: Desk, unit_id: str) -> str:
    unit = units.unit(desk.connection, unit_id)
    return unit.office_id if unit else ""


def _group(desk: Desk, row: enquiries.Enquiry) -> str:
    unit = units.unit(desk.connection, row.unit_id) if row.unit_id else None
    return unit.name if unit else ""


def _sealed(desk: Desk, person_id: str, text: str, source: str) -> bytes:
    key = desk.vault.key(desk.connection, people.owner_of(person_id))
    return key.seal(json.dumps([text, source], ensure_ascii=False))


def _opened(desk: Desk, person_id: str, sealed: bytes | None) -> tuple[str, str]:
    """Return the words and the message they came in; nothing when the person was erased."""
    key = desk.vault.existing(desk.connection, people.owner_of(person_id)) if sealed else None
    try:
        text, source = json.loads(key.open(sealed)) if key and sealed else ("", "")
    except SealBroken:
        return "", ""
    return str(text), str(source)


def _tell(
    desk: Desk, person_id: str, kind: str, enquiry_id: str, step: int, *, is_worth_a_push: bool
) -> None:
    intend(
        desk,
        person_id=person_id,
        kind=kind,
        about_id=enquiry_id,
        step=step,
        details={},
        is_worth_a_push=is_worth_a_push,
        not_before=desk.now,
    )


def _forget_copies(desk: Desk, row: enquiries.Enquiry) -> None:
    """Empty the messages in which these words may have been shown: to the asker, and to the office."""
    readers = [row.asker_id, *in_charge(desk, row.office_id), *([row.officer_id] if row.officer_id else [])]
    messages.empty_bodies_of(desk.connection, readers, since=row.asked_at)
