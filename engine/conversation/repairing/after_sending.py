"""Repair a report that was sent: its correction opens at what was said, and only the tap sends it; after the lock the office is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from engine.conversation import enquiries, presses
from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Effect, Keep, Say, Turn
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.repairing import requesting
from engine.conversation.repairing.applying import applied
from engine.conversation.repairing.finding import find
from engine.conversation.repairing.found import Back, Found, Move
from engine.conversation.repairing.record import record_of
from engine.conversation.repairing.telling import row
from engine.conversation.scene import Filling, Scene
from engine.conversation.sent.standing import UNDO, can_be_withdrawn
from engine.conversation.state import State
from thai.edits.phrases import without_report
from thai.edits.reading import read

# What was sent just now is what «no, 45» is about.
JUST_NOW = timedelta(minutes=30)
MOST = 4
Hit = tuple[Filling, Found]


def may_mend(state: State, text: str) -> bool:
    """Say whether a text may be about a report that was sent: nothing is open, and it reads as a wish to repair."""
    return state.place == "idle" and bool(read(text))


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take a wish about what was sent; None for everything else."""
    if not scene.has_roles or enquiries.is_writing(state, event.when):
        return None
    if isinstance(event, Pressed):
        return _pressed(state, event, scene)
    if not isinstance(event, Typed) or scene.filling is not None or not scene.mendable:
        return None
    hits = _nearest(_hits(scene.mendable, event.text, event.when), event.when)
    if not hits:
        return None
    open_ones = [one for one in hits if not one[0].is_locked]
    if len(open_ones) > 1:
        return _which(state, open_ones, event) if len(open_ones) <= MOST else None
    if open_ones:
        return _opened(state, *open_ones[0], event)
    return requesting.asked(state, scene, *hits[0], event) if len(hits) == 1 else None


def _hits(sent: Sequence[Filling], text: str, when: When) -> list[Hit]:
    edits = read(without_report(text))
    found = ((one, find(record_of(one, when), edits)) for one in sent)
    return [(one, hit[0]) for one, hit in found if hit is not None and not isinstance(hit[0], Back)]


def _nearest(hits: list[Hit], when: When) -> list[Hit]:
    """Keep only what was sent just now, when that is one report."""
    new = [
        one for one in hits if one[0].corrects is not None and when.at - one[0].corrects.sent_at <= JUST_NOW
    ]
    return new if len(new) == 1 else hits


def _opened(state: State, filling: Filling, found: Found, event: Typed) -> Turn | None:
    if isinstance(found, Move):
        return _other_group(state, filling, event.when)
    return _mended(state, filling, found, (event.text, event.message_id), event.when)


def _mended(state: State, filling: Filling, found: Found, wish: tuple[str, str], when: When) -> Turn | None:
    """Open the correction with the change made in it; a card that does not show the report gets its name above."""
    opening = state.at("review", draft=filling.draft.id, nonce=state.nonce + 1)
    turn = applied(opening, filling, found, wish, when)
    if turn is None or turn.state.place == "review":
        return turn
    return replace(turn, effects=(Say((Note((_named(filling),)),)), *turn.effects))


def _named(filling: Filling) -> Text:
    number = filling.corrects.number if filling.corrects else ""
    return say("Correcting number {number}: {title} · {subject}", number=number,
               title=Plain(filling.title), subject=Plain(filling.subject))  # fmt: skip


def _which(state: State, hits: Sequence[Hit], event: Typed) -> Turn:
    """Ask which report is meant; the words wait in the corrections, sealed, and nothing else is changed there."""
    asking = replace(state, nonce=state.nonce + 1)
    every = " ".join(one.draft.id for one, _ in hits)
    wish = {"text": event.text, "source": event.message_id, "others": every}
    kept: tuple[Effect, ...] = tuple(Keep(replace(one.draft, wish=wish)) for one, _ in hits)
    rows = tuple(
        Row(
            Plain(f"{one.title} · {one.subject}"),
            row(one, found, event.when).value,
            Button(say("This one"), Press(presses.MEND, one.draft.id, 0, asking.nonce)),
        )
        for one, found in hits
    )
    card = Card(
        title=say("Which report is meant?"), rows=rows, remarks=(say("Nothing is changed until you tap."),)
    )
    return Turn(asking, (*kept, Say((card,))))


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn | None:
    """Take the tap that says which report was meant; the other corrections were begun for nothing."""
    press, opening = event.press, scene.opening
    if press.kind != presses.MEND or press.draft == state.draft or opening is None:
        return None
    wish = opening.draft.wish
    if press.nonce != state.nonce or not wish:
        return None
    hits = _hits((opening,), wish.get("text", ""), event.when)
    words = (wish.get("text", ""), wish.get("source", ""))
    bare = replace(opening, draft=replace(opening.draft, wish={}))
    turn = _mended(state, bare, hits[0][1], words, event.when) if hits else None
    if turn is None:
        return None
    others = tuple(Drop(one) for one in wish.get("others", "").split() if one != opening.draft.id)
    return replace(turn, effects=(*others, *turn.effects))


def _other_group(state: State, filling: Filling, when: When) -> Turn:
    """Say how a sent report comes to the right group: taken back here, sent again there."""
    sent = filling.corrects
    words = say(
        "It was sent for {subject}. Withdraw it, then send it for the right group.",
        subject=Plain(filling.subject),
    )
    if sent is None or not can_be_withdrawn(sent, when.at):
        words = say("It was sent for {subject}. The office can put that right: {phone}",
                    subject=Plain(filling.subject), phone=filling.phone)  # fmt: skip
        return Turn(state, (Say((Note((words,)),)),))
    quick = (Button(say("Withdraw this report"), Press(UNDO, sent.report)),)
    return Turn(state, (Say((Note((words,), quick),)),))
