"""Lend one draft to its owner outside the chat, keep what was answered there, and send it as the chat would.

A draft that moved since it was read is not written over: `Moved` is raised, and whoever asked decides again from fresh rows.
The conversation moves with it, so that a chat turn in flight is decided again too.
"""

from dataclasses import dataclass, replace
from typing import Literal

from engine.conversation.effects import Keep, Send, Turn
from engine.conversation.scene import Filling
from engine.conversation.state import State, state_from_dict, state_to_dict
from handlers import filling, owing
from handlers.desk import Desk, Speaker
from handlers.messenger.intending import intend
from handlers.recording import Recorded, record
from handlers.speakers import agreed
from models import audit, conversations, drafts, obligations, reports, units
from models.conversations import Moved

OPENED, RECEIVED = "draft_opened_online", "received"
Shut = Literal["gone", "sent"]


@dataclass(frozen=True, slots=True)
class Lent:
    """A draft as it was read, with who fills it and where her conversation stands."""

    who: Speaker
    row: drafts.Draft
    filling: Filling
    state: State
    version: int
    last_ms: int


def lent(desk: Desk, person_id: str, draft_id: str) -> Lent | Shut:
    """Return a draft that this person may fill now, or why there is none."""
    row = drafts.get(desk.connection, draft_id)
    who = agreed(desk, person_id)
    if row is None or who is None or row.person_id != person_id:
        return "gone"
    if row.state == drafts.SENT:
        return "sent"
    found = filling.stored(desk, row) if row.state == drafts.OPEN and _may_fill(desk, who, row) else None
    if found is None or found.draft.is_practice:
        return "gone"
    standing = conversations.load(desk.connection, person_id)
    state = state_from_dict(standing.state) if standing else State()
    return Lent(who, row, found, state, standing.version if standing else 0, state.answered_ms)


def number_of(desk: Desk, person_id: str, draft_id: str) -> str:
    """Return the receipt number of what a draft of this person became, "" while it is none."""
    report = reports.of_draft(desk.connection, draft_id)
    return report.number if report and report.person_id == person_id else ""


def keep(desk: Desk, lent: Lent, changed: Filling) -> None:
    """Store what was answered; in the chat the next word shows what is open now, and answers nothing by itself."""
    _unmoved(desk, lent)
    filling.keep(desk, lent.who, changed.draft)
    _move(desk, lent, elsewhere(lent.state, lent.row.id))


def send(desk: Desk, lent: Lent, turn: Turn, seed: str) -> Recorded:
    """Carry out what the engine decided about a draft that is sent; its owner hears of it in the chat too."""
    _unmoved(desk, lent)
    is_here = lent.state.draft == lent.row.id
    state = turn.state if is_here else lent.state
    effects = tuple(
        replace(effect, source="web") if isinstance(effect, Send) else effect
        for effect in turn.effects
        if not isinstance(effect, Keep)
    )
    recorded = record(
        desk,
        lent.who,
        replace(turn, state=state, effects=effects),
        mailbox=f"line:{lent.who.line_hash}",
        seed=seed,
        can_reply=False,
    )
    _move(desk, lent, state)
    if any(isinstance(effect, Send) for effect in effects):
        _tell_owner(desk, lent)
    return recorded


def note_opening(desk: Desk, person_id: str, draft_id: str) -> None:
    """Write down that a draft was opened outside the chat."""
    audit.note(desk.connection, at=desk.now, act=OPENED, about_id=draft_id, person_id=person_id)


def _may_fill(desk: Desk, who: Speaker, row: drafts.Draft) -> bool:
    """Say whether the owner still acts for what the draft is about."""
    held = owing.rights(desk, who.person_id)
    if row.obligation_id is None:
        role = owing.registers(desk, held)
        own = (units.unit(desk.connection, one) for one in held.units)
        speaks = any(unit is not None and unit.programme == desk.library.home(row.programme) for unit in own)
        return speaks or (
            role is not None and desk.library.home(role.programme) == desk.library.home(row.programme)
        )
    obligation = obligations.get(desk.connection, row.obligation_id)
    if obligation is None:
        return False
    return any(one.part == row.purpose for one in owing.parts(desk, held, obligation, "", {}))


def _unmoved(desk: Desk, lent: Lent) -> None:
    row = drafts.held(desk.connection, lent.row.id)
    if row is None or row.state != drafts.OPEN or row.body != lent.row.body:
        raise Moved


def _move(desk: Desk, lent: Lent, state: State) -> None:
    conversations.move(
        desk.connection, lent.who.person_id,
        version=lent.version, state=state_to_dict(state), last_ms=lent.last_ms,
    )  # fmt: skip


def elsewhere(state: State, draft_id: str) -> State:
    """Let the chat wait on no question of a draft that was changed outside: an answer to it could mean another one."""
    if state.draft != draft_id:
        return state
    nonce = state.nonce + 1
    if state.place in {"enquiring", "replying", "slip", "noting"}:
        return replace(state, asking="", is_held=False, nonce=nonce)
    return state.at("asking", draft=draft_id, nonce=nonce)


def _tell_owner(desk: Desk, lent: Lent) -> None:
    report = reports.of_draft(desk.connection, lent.row.id)
    if report is None:
        return
    intend(
        desk,
        person_id=lent.who.person_id,
        kind=RECEIVED,
        about_id=report.id,
        details={},
        is_worth_a_push=True,
        not_before=desk.now,
    )
