"""Keep why somebody decided something, sealed under her own key, and open it for the one who is to read it."""

import json

from engine.conversation.bubbles import Text
from engine.conversation.reviewing import wording
from engine.conversation.reviewing.orders import Because
from handlers.desk import Desk, Speaker
from models import amendments, contacts, eased, escalations, people, postponements, relays, reviews
from models.sealing import SealBroken


def sealed(desk: Desk, who: Speaker, because: Because) -> bytes | None:
    """Seal words with the message that they came in; nothing for a reason that was tapped."""
    if not because.words:
        return None
    key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
    return key.seal(json.dumps([because.words, because.source], ensure_ascii=False))


def opened(desk: Desk, person_id: str, frequent: str, body: bytes | None) -> Because:
    """Open a reason; without words when they were taken back, or their writer was erased."""
    key = desk.vault.existing(desk.connection, people.owner_of(person_id)) if body else None
    try:
        words, source = json.loads(key.open(body)) if key and body else ("", "")
    except SealBroken:
        return Because(frequent)
    return Because(frequent, str(words), str(source))


def worded(desk: Desk, row: reviews.Review) -> Text | None:
    """Word the reason of a decision; None when there is none."""
    if row.person_id is None:
        return None
    because = opened(desk, row.person_id, row.frequent, row.reason)
    return wording.reason(because) if because.frequent or because.words else None


def forget(desk: Desk, who: Speaker, message_id: str) -> None:
    """Empty the reasons that came in a message which was taken back."""
    for one in reviews.reasons_of(desk.connection, who.person_id):
        if opened(desk, who.person_id, "", one.reason).source == message_id:
            reviews.forget_reason(desk.connection, one.id)
    for act in eased.of_person(desk.connection, who.person_id):
        if opened(desk, who.person_id, "", act.reason).source == message_id:
            eased.forget_reason(desk.connection, act.id)
    for late in escalations.reasons_of(desk.connection, who.person_id):
        if opened(desk, who.person_id, "", late.reason).source == message_id:
            escalations.forget_reason(desk.connection, late.id)
    for wish in postponements.of_person(desk.connection, who.person_id):
        if wish.reason and opened(desk, who.person_id, "", wish.reason).source == message_id:
            postponements.forget_reason(desk.connection, wish.id)
    _of_contacts(desk, who, message_id)


def _of_contacts(desk: Desk, who: Speaker, message_id: str) -> None:
    """Empty what was heard in a call, and what was said against a report that was filled in for somebody."""
    for talk in contacts.with_words(desk.connection, who.person_id):
        if opened(desk, who.person_id, "", talk.words).source == message_id:
            contacts.forget_words(desk.connection, talk.id)
    for relay in relays.objections_of(desk.connection, who.person_id):
        if opened(desk, who.person_id, "", relay.objection).source == message_id:
            relays.forget_objection(desk.connection, relay.report_id)
    _of_mendings(desk, who, message_id)


def _of_mendings(desk: Desk, who: Speaker, message_id: str) -> None:
    """Empty why an answer was mended, what was said beside it, and what was said against it."""
    for one in amendments.of_person(desk.connection, who.person_id):
        if one.reason and opened(desk, who.person_id, "", one.reason).source == message_id:
            amendments.forget(desk.connection, one.report_id, "reason")
        if one.beside and _came_in(desk, who, one.beside, message_id):
            amendments.forget(desk.connection, one.report_id, "beside")
    for one in amendments.objections_of(desk.connection, who.person_id):
        if opened(desk, who.person_id, "", one.objection).source == message_id:
            amendments.forget(desk.connection, one.report_id, "objection")


def _came_in(desk: Desk, who: Speaker, body: bytes, message_id: str) -> bool:
    """Say whether any of the reasons beside answers came in a message."""
    key = desk.vault.existing(desk.connection, people.owner_of(who.person_id))
    try:
        return bool(key) and message_id in json.loads(key.open(body))[1].values() if key else False
    except SealBroken:
        return False
