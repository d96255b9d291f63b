"""Carry out a turn's effects in the caller's transaction: rows, drafts, reports, notices. The caller commits and sends."""

from dataclasses import dataclass, field

from engine.conversation.bubbles import Bubble, Plain, Text, say
from engine.conversation.effects import (
    Agree,
    Drop,
    Effect,
    Forget,
    Join,
    Keep,
    Leave,
    LetIn,
    Reach,
    Say,
    Send,
    Turn,
)
from engine.conversation.menus import due_words
from handlers import filling, forgetting, joining_in, owing, reporting, riders
from handlers.desk import Desk, Speaker
from handlers.orders import Order
from handlers.riders import Telling
from handlers.speakers import meet
from models import audit, drafts, people

BUBBLES = 5


@dataclass(slots=True)
class Recorded:
    """What is left to do after the commit: bubbles to show, tasks to enqueue."""

    bubbles: tuple[Bubble, ...] = ()
    is_worth_a_push: bool = False
    blanks: dict[str, Text] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    told: Telling = field(default_factory=Telling)
    is_gone: bool = False


def record(desk: Desk, who: Speaker, turn: Turn, *, mailbox: str, seed: str, can_reply: bool) -> Recorded:
    """Carry out every effect, then add what waits for this person."""
    meet(desk, who)
    recorded = Recorded()
    for effect in turn.effects:
        _carry_out(desk, who, effect, recorded, mailbox, seed)
    if any(isinstance(effect, (Send, Join)) for effect in turn.effects):
        recorded.blanks["next"] = _next(desk, who)
    if can_reply and recorded.bubbles:
        room = BUBBLES - len(recorded.bubbles)
        recorded.told = riders.waiting(desk, who.person_id, room=room, busy_with=_busy_with(turn))
        recorded.bubbles = riders.placed(recorded.bubbles, recorded.told)
    return recorded


def record_in_public(desk: Desk, who: Speaker, turn: Turn, *, mailbox: str) -> Recorded:
    """Carry out a turn in a group: nobody is met, nothing rides along, and nothing that was said is kept."""
    recorded = Recorded()
    for effect in turn.effects:
        if isinstance(effect, (Say, Forget)):
            _carry_out(desk, who, effect, recorded, mailbox, "")
    return recorded


def _carry_out(desk: Desk, who: Speaker, effect: Effect, recorded: Recorded, mailbox: str, seed: str) -> None:
    match effect:
        case Say(bubbles, is_worth_a_push):
            recorded.bubbles += bubbles
            recorded.is_worth_a_push |= is_worth_a_push
        case Keep(draft):
            filling.keep(desk, who, draft)
        case Drop(draft_id):
            drafts.end(desk.connection, draft_id, state=drafts.DROPPED, at=desk.now)
        case Send():
            blanks, orders = reporting.send(desk, who, effect)
            recorded.blanks |= blanks
            recorded.orders += orders
        case Leave():
            recorded.is_gone = joining_in.leave(desk, who, mailbox)
        case Forget(message_id):
            forgetting.forget(desk, who, mailbox, message_id)
        case _:
            _change_people(desk, who, effect, seed)


def _change_people(desk: Desk, who: Speaker, effect: Agree | Join | LetIn | Reach, seed: str) -> None:
    match effect:
        case Agree(version, digest):
            _agree(desk, who, version, digest)
        case Join():
            joining_in.join(desk, who, effect, seed)
        case LetIn():
            joining_in.decide(desk, who, effect)
        case Reach(yes):
            people.change_account(desk.connection, who.line_hash, at=desk.now, is_reachable=yes)


def _agree(desk: Desk, who: Speaker, version: str, digest: str) -> None:
    consent = {
        "consent_version": version,
        "consent_hash": digest,
        "consented_at": desk.now,
        "withdrawn_at": None,
    }
    people.change(desk.connection, who.person_id, **consent)
    audit.note(desk.connection, at=desk.now, act="agreed", about_id=version, person_id=who.person_id)


def _next(desk: Desk, who: Speaker) -> Text:
    """Say what comes next for this person."""
    held = owing.rights(desk, who.person_id)
    open_now = [one for one in owing.owed(desk, held, {}) if not one.is_done]
    if not open_now:
        return say("Nothing is due. Thank you.")
    first = open_now[0]
    until = due_words(first.due, desk.now.date())
    return say("{duty} · {about}: {until}", duty=Plain(first.duty), about=Plain(first.about), until=until)


def _busy_with(turn: Turn) -> str:
    """Name the obligation that is being filled right now: it needs no reminder."""
    kept = [effect.draft.obligation for effect in turn.effects if isinstance(effect, Keep)]
    return kept[-1] if kept and turn.state.draft else ""
