"""Respect an unsend: the words and their source go from the inbox, drafts and reports; a sent value is only marked."""

import json

from engine.conversation.events import Event, Showed, Typed, Unsent
from engine.conversation.evidence.albums import shows
from engine.conversation.evidence.pieces import piece_id
from engine.conversation.state import Draft, State, draft_from_dict
from handlers import albums, enquiries, evidence, practising
from handlers.announcing import carrying as announcing
from handlers.desk import Desk, Speaker
from handlers.filling import keep
from handlers.keeping import opened, sealed
from handlers.orders import Order
from handlers.relaying import kept as relayed
from handlers.reviewing import reasons
from models import aliases, audit, drafts, inbox, people, reports, sheet_files

UNSENT = "message_unsent"


def respected(desk: Desk, who: Speaker, state: State, event: Event) -> Event:
    """Return the event itself, or the unsending again when its message had been taken back before it came."""
    if not isinstance(event, (Typed, Showed)) or event.when.ms > state.unsent_ms:
        return event
    about = event.message_id[:60]
    is_unsent = audit.is_noted(desk.connection, act=UNSENT, about_id=about, person_id=who.person_id)
    return Unsent(event.when, event.message_id) if is_unsent else event


def forget(desk: Desk, who: Speaker, mailbox: str, message_id: str) -> tuple[Order, ...]:
    """Delete a taken-back message's content from everywhere we keep it; return the tasks that delete its file."""
    if not message_id:
        return ()
    _from_inbox(desk, mailbox, message_id)
    _from_drafts(desk, who, message_id)
    _from_reports(desk, who, message_id)
    practising.forget(desk, who, message_id)
    aliases.forget_source(desk.connection, who.person_id, message_id)
    sheet_files.forget_source(desk.connection, [piece_id(message_id)], desk.now)
    orders = enquiries.forget(desk, who, message_id)
    reasons.forget(desk, who, message_id)
    relayed.forget(desk, who, message_id)
    announcing.forget(desk, who, message_id, piece_id(message_id))
    audit.note(desk.connection, at=desk.now, act=UNSENT, about_id=message_id[:60], person_id=who.person_id)
    return (*orders, *evidence.forget(desk, who, message_id))


def _from_inbox(desk: Desk, mailbox: str, message_id: str) -> None:
    """Empty the raw body; a body still open stays as an event without its message."""
    key = desk.vault.existing(desk.connection, mailbox)
    if key is None:
        return
    for row_id, body in inbox.bodies(desk.connection, mailbox):
        event = json.loads(key.open(body))
        message = event.get("message")
        if isinstance(message, dict) and str(message.get("id", "")) == message_id:
            event["message"] = {"type": "unsent", "id": message_id}
            inbox.rewrite(desk.connection, row_id, key.seal(json.dumps(event, ensure_ascii=False)))


def _from_drafts(desk: Desk, who: Speaker, message_id: str) -> None:
    """Take the answer out of what is not sent yet: it is asked again."""
    key = desk.vault.existing(desk.connection, people.owner_of(who.person_id))
    if key is None:
        return
    for row in drafts.open_of(desk.connection, who.person_id):
        draft = draft_from_dict(json.loads(key.open(row.body)))
        left = albums.unshown(desk, draft, message_id).without(message_id)
        is_told = message_id in draft.sources.values() or _is_remembered(draft, message_id)
        is_told = is_told or draft.told_by.get("source") == message_id
        is_told = is_told or left.amends != draft.amends
        if is_told or left.answers != draft.answers or left.raw != draft.raw:
            keep(desk, who, left)


def _is_remembered(draft: Draft, message_id: str) -> bool:
    """Say whether the way back, or a wish that waits for a tap, holds words of a message."""
    ways = (draft.undo.get("sources", {}), draft.redo.get("sources", {}))
    return message_id == draft.wish.get("source") or any(message_id in one.values() for one in ways)


def _from_reports(desk: Desk, who: Speaker, message_id: str) -> None:
    """Remove the words behind a sent value and mark the report: its source was withdrawn."""
    for report in reports.all_of(desk.connection, who.person_id):
        body = opened(desk, report)
        sources = body.get("sources", {})
        gone = {path for path, source in sources.items() if source == message_id}
        if gone or shows(report.answers, message_id):
            raw = {path: words for path, words in body.get("raw", {}).items() if path not in gone}
            left = {path: source for path, source in sources.items() if path not in gone}
            blob = sealed(desk, report.person_id, body.get("personal", {}), raw, left)
            reports.withdraw_source(desk.connection, report.id, blob)
