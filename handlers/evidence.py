"""Keep what people send besides words: the row, the office's notice, what may be seen by whom, what is taken back."""

from engine.conversation.effects import Preserve, Send
from engine.conversation.events import Event, Pressed
from engine.conversation.evidence.albums import evidence_of
from engine.conversation.evidence.pieces import ALIKE, HEAR, LIST, Piece, piece_id
from engine.conversation.kinds.pictures import KINDS
from engine.forms.form import without_indexes
from handlers import scopes, secrecy
from handlers.compiling import seeing
from handlers.desk import Desk, Speaker
from handlers.messenger.intending import intend
from handlers.orders import ERASE, FETCH, Order
from handlers.owing import Rights, is_of_office, rights
from handlers.pieces import piece
from models import announcements, drafts, evidence, obligations, people, units
from models.evidence import Evidence
from models.offices import OFFICE

NOTICE, LOST = "evidence", "evidence_lost"
LISTED = 8


def preserve(desk: Desk, who: Speaker, order: Preserve) -> tuple[Order, ...]:
    """Store a piece as still to be fetched; return the task that fetches it.

    The office hears of it at once, but for the answer to a question: of that it hears with the report.
    """
    evidence_id = piece_id(order.message_id)
    about = _about(desk, who, order.draft)
    key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
    is_new = evidence.add(
        desk.connection,
        id=evidence_id,
        person_id=who.person_id,
        message_hash=desk.vault.keyring.hash("message", order.message_id),
        message=key.seal(order.message_id),
        kind=order.kind,
        draft_id=order.draft or None,
        answers=order.answers or None,
        duration_ms=order.duration_ms or None,
        received_at=order.at,
        next_try_ms=desk.now_ms,
        **about,
    )
    if not is_new:
        return ()
    if not order.answers:
        _tell_office(desk, who, evidence_id, about.get("office_id"))
    return (Order(FETCH, f"evidence:{evidence_id}:0", (evidence_id,)),)


def forget(desk: Desk, who: Speaker, message_id: str) -> tuple[Order, ...]:
    """Make a taken-back piece unreadable now; return the tasks that delete its file."""
    found = desk.vault.keyring.hash("message", message_id)
    left = evidence.bury(
        desk.connection, reason="unsent", now_ms=desk.now_ms, message_hash=found, person_id=who.person_id
    )
    return tuple(Order(ERASE, f"erase:{one}:0", (one,)) for one in left)


def hand_over(desk: Desk, who: Speaker, evidence_id: str) -> None:
    """Let the office see a file after all that was kept for something else."""
    row = evidence.get(desk.connection, evidence_id)
    if row is not None:
        evidence.release(desk.connection, evidence_id)
        _tell_office(desk, who, evidence_id, row.office_id)


def may_see(desk: Desk, person_id: str, row: Evidence) -> bool:
    """Say whether somebody sent a piece, or acts at this moment for the office that it was sent to."""
    if row.person_id == person_id or announcements.shows(desk.connection, row.id, person_id):
        return True
    if not _may_know(desk, person_id, row):
        return False
    held = rights(desk, person_id).offices
    return _is_sent(row) and (row.office_id in held or seeing.is_above(desk, row, held))


def wanted(desk: Desk, held: Rights, event: Event) -> tuple[Piece, ...]:
    """Return the piece that an officer asks for, or the latest of its sender; nothing when it is not the officer's affair."""
    if not isinstance(event, Pressed) or event.press.kind not in {ALIKE, HEAR, LIST}:
        return ()
    if event.press.kind == ALIKE:
        return _pair(desk, held, event.press.draft)
    row = evidence.get(desk.connection, event.press.draft)
    if row is None or row.office_id not in held.offices or not _is_sent(row):
        return ()
    me = held.roles[0].person_id if held.roles else ""
    if not _may_know(desk, me, row):
        return ()
    if event.press.kind == HEAR:
        return (piece(desk, row),)
    others = evidence.of_sender(desk.connection, row.person_id, row.office_id, LISTED)
    return tuple(piece(desk, one) for one in others if _may_know(desk, me, one))


def _may_know(desk: Desk, person_id: str, row: Evidence) -> bool:
    """Say whether somebody may know of what a piece belongs to."""
    owed = obligations.get(desk.connection, row.obligation_id) if row.obligation_id else None
    return owed is None or secrecy.knows(desk, person_id, owed)


def attach(desk: Desk, who: Speaker, order: Send, report_id: str) -> None:
    """Have a report's office see the pieces that its answers name."""
    found = desk.library.form(order.draft.programme, order.draft.form, order.draft.digest)
    kinds = [question for question in (found[0].questions if found else ()) if question.kind in KINDS]
    generic = {question.path for question in kinds}
    named = [
        evidence_of(name)
        for path, value in order.answers.items()
        if without_indexes(path) in generic
        for name in value.split()
    ]
    evidence.attach(
        desk.connection,
        named,
        person_id=who.person_id,
        report_id=report_id,
        obligation_id=order.draft.obligation,
    )


def _pair(desk: Desk, held: Rights, ids: str) -> tuple[Piece, ...]:
    """Return two pictures that an officer compares, if both are the office's affair."""
    found = evidence.of_ids(desk.connection, ids.split("-")[:2])
    may = all(row.office_id in held.offices and _is_sent(row) for row in found)
    return tuple(piece(desk, row) for row in found) if len(found) == 2 and may else ()


def _is_sent(row: Evidence) -> bool:
    """Say whether a piece has left its sender's draft: until then it is nobody else's."""
    return row.answers is None or row.report_id is not None


def tell_sender(desk: Desk, row: Evidence) -> None:
    """Have the sender hear, free, that a piece could not be kept."""
    intend(
        desk,
        person_id=row.person_id,
        kind=LOST,
        about_id=row.id,
        details={},
        is_worth_a_push=False,
        not_before=desk.now,
    )


def _about(desk: Desk, who: Speaker, draft_id: str) -> dict[str, str | None]:
    """Find what a piece belongs to: the draft that is open, else the sender's group, else the sender's office."""
    row = drafts.get(desk.connection, draft_id) if draft_id else None
    if row is not None and row.obligation_id:
        owed = obligations.get(desk.connection, row.obligation_id)
        if owed is not None:
            return {"obligation_id": owed.id, "unit_id": owed.unit_id, "office_id": owed.office_id}
    held = rights(desk, who.person_id)
    unit = units.unit(desk.connection, next(iter(held.units), ""))
    if unit is not None:
        return {"unit_id": unit.id, "office_id": unit.office_id}
    return {"office_id": next((role.scope_id for role in held.roles if role.scope_kind == OFFICE), None)}


def _tell_office(desk: Desk, who: Speaker, evidence_id: str, office_id: str | None) -> None:
    """Have everybody at the office hear of it with their next free reply; it is never worth a counted message."""
    if not office_id:
        return
    for role in scopes.holders(desk, office_id):
        if role.person_id == who.person_id or not is_of_office(desk, role):
            continue
        intend(
            desk,
            person_id=role.person_id,
            kind=NOTICE,
            about_id=evidence_id,
            details={},
            is_worth_a_push=False,
            not_before=desk.now,
        )
