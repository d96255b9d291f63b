"""Take a filled-in table that was sent into the chat: keep it, read it behind the scenes, show what it would do, send it or drop it."""

from dataclasses import replace

from engine.conversation.bubbles import Note, say
from engine.conversation.effects import EndFile, LookedAt, Preserve, Say, Turn
from engine.conversation.events import Pressed, Showed, When
from engine.conversation.evidence.pieces import piece_id
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.sheets import offering, previewing
from engine.conversation.sheets.previewing import DROP, SEND
from engine.conversation.state import State
from engine.sheet.arriving import Arrived, fingerprint, rows_of
from engine.sheet.counting import clean
from engine.sheet.parts import Reading, Row

ANSWERS = "table"
"""What a file is kept for: no question of a form, and nothing for the office to see before it is sent."""

ENDING = ".xlsx"


def is_filled(event: Showed, scene: Scene) -> bool:
    """Say whether a file may be a table that somebody filled in."""
    return event.kind == "file" and event.name.casefold().endswith(ENDING) and offering.may_fill(scene)


def shown(state: State, event: Showed, scene: Scene) -> Turn:
    """Keep the file; what it holds is read meanwhile and shown by a tap, free, or after a while by itself."""
    order = Preserve(event.kind, event.message_id, event.when.at, answers=ANSWERS)
    turn = beside(state, scene, event.when, previewing.coming(piece_id(event.message_id)))
    return replace(turn, effects=(order, *turn.effects))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn | None:
    """Show, send or drop a file; None for a button of nobody's file."""
    arrived = scene.arrived
    if arrived is None:
        return None
    if arrived.stands != "waiting" or arrived.sheet is None or arrived.seen is None:
        return beside(state, scene, event.when, previewing.told(arrived, event.press.draft))
    if event.press.index == DROP:
        dropped = Note((say("The file is dropped. Nothing of it was sent."),))
        return beside(state, scene, event.when, dropped, effects=(EndFile(arrived.id),))
    rows = judged(arrived, scene, event.when)
    if event.press.index == SEND:
        return _sent(state, event, scene, arrived, rows)
    seen = (LookedAt(arrived.id),)
    return beside(state, scene, event.when, previewing.card(arrived, rows), effects=seen)


def judged(arrived: Arrived, scene: Scene, when: When) -> tuple[Row, ...]:
    """Work out what sending a file would do now."""
    if arrived.sheet is None or arrived.seen is None:
        return ()
    return rows_of(arrived.sheet, arrived.typed, arrived.seen, Reading(when, scene.words, arrived.source))


def _sent(state: State, event: Pressed, scene: Scene, arrived: Arrived, rows: tuple[Row, ...]) -> Turn:
    """Send the clean lines, if they are still the ones that were shown."""
    chosen = clean(rows)
    if not chosen or event.press.step != fingerprint(chosen):
        words = say("Something has changed meanwhile. Nothing was sent, please look once more.")
        return beside(state, scene, event.when, Note((words,)), previewing.card(arrived, rows))
    if state.draft in {row.filling.draft.id for row in chosen}:
        state = state.at("idle", draft="", nonce=state.nonce + 1)
        scene = replace(scene, filling=None)
    sends = tuple(replace(row.send, source="import") for row in chosen if row.send is not None)
    receipt = Say((previewing.receipt(arrived, chosen),), is_worth_a_push=True)
    after = beside(state, scene, event.when) if scene.filling is not None else Turn(state)
    return replace(after, effects=(EndFile(arrived.id, len(sends)), *sends, receipt, *after.effects))
