"""Write down what was decided about news: what is prepared, who is told, who has read it. Rights are seen to again."""

from engine.announcing.audience import read
from engine.conversation.announcing.orders import Acknowledge, Announcing, PrepareNews, SendNews, TellAgain
from handlers import owing
from handlers.announcing import audiences, scenes
from handlers.boards.sight import of_rights
from handlers.desk import Desk, Overtaken, Speaker
from handlers.messenger.intending import intend, wake
from handlers.owing import Rights
from models import announcements, audit
from models.announcements import DRAFT

KIND = "announced"


def carry_out(desk: Desk, who: Speaker, order: Announcing) -> None:
    """Carry out one decision."""
    match order:
        case PrepareNews():
            _prepare(desk, who, order)
        case SendNews():
            _send(desk, who, order)
        case TellAgain(id_):
            _again(desk, who, id_)
        case Acknowledge(id_):
            announcements.acknowledge(desk.connection, id_, who.person_id, at=desk.now)


def forget(desk: Desk, who: Speaker, message_id: str, evidence_id: str) -> None:
    """Empty what was typed in a message that was taken back, and what was sent with a file that was."""
    gone = announcements.forget_source(
        desk.connection, who.person_id, source=_source(desk, message_id), evidence_id=evidence_id
    )
    for one in gone:
        desk.vault.forget(desk.connection, announcements.owner_of(one))


def _prepare(desk: Desk, who: Speaker, order: PrepareNews) -> None:
    held = owing.rights(desk, who.person_id)
    before = announcements.get(desk.connection, order.id)
    if not held.offices or (before is not None and before.state != DRAFT):
        raise Overtaken
    key = desk.vault.key(desk.connection, announcements.owner_of(order.id))
    kept = before.source if before else ""
    announcements.prepare(
        desk.connection, id=order.id, office_id=_office(held), person_id=who.person_id, audience=order.audience,
        body=key.seal(order.words) if order.words else None,
        source=_source(desk, order.source) if order.source else kept,
        evidence_id=order.evidence or None, made_at=desk.now,
    )  # fmt: skip


def _send(desk: Desk, who: Speaker, order: SendNews) -> None:
    """Tell those whom the filter reaches at this moment."""
    held, row = owing.rights(desk, who.person_id), announcements.get(desk.connection, order.id)
    if row is None or row.person_id != who.person_id or row.office_id not in held.offices:
        raise Overtaken
    field = audiences.field_of(desk, of_rights(desk, who, held))
    reached = audiences.reached(desk, field, read(row.audience))
    counted = (
        frozenset(scenes.reach(desk, [one.person for one in reached]).counted)
        if order.pushes
        else frozenset()
    )
    receipts = [
        {"person_id": one.person, "about_id": one.about, "is_counted": one.person in counted}
        for one in reached
    ]
    if not announcements.send(desk.connection, row.id, receipts, at=desk.now):
        raise Overtaken
    for one in reached:
        intend(desk, kind=KIND, person_id=one.person, about_id=row.id, is_worth_a_push=one.person in counted)
    audit.note(desk.connection, at=desk.now, act="announced", about_id=row.id, person_id=who.person_id)


def _again(desk: Desk, who: Speaker, announcement_id: str) -> None:
    """Let it ride once more to those who have not read it; never by a counted message."""
    row = announcements.get(desk.connection, announcement_id)
    if row is None or row.office_id not in owing.rights(desk, who.person_id).offices:
        raise Overtaken
    for one in announcements.receipts(desk.connection, row.id):
        if one.read_at is None:
            wake(desk, kind=KIND, person_id=one.person_id, about_id=row.id, is_worth_a_push=False)


def _office(held: Rights) -> str:
    """Name the office in whose name somebody writes: that of her first role."""
    return held.filing[0].scope_id


def _source(desk: Desk, message_id: str) -> str:
    return desk.vault.keyring.hash("message", message_id)
