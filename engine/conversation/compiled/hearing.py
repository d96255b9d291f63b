"""Take what is said to a built report: why something is missing, and the tap that sends the figures as they are now."""

from dataclasses import replace

from engine.conversation import pressing
from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.compiled import lacking, telling
from engine.conversation.effects import Effect, Keep, Send, Turn
from engine.conversation.events import Event, Pressed, When
from engine.conversation.filling import moving
from engine.conversation.filling.asking import upcoming
from engine.conversation.filling.review import receipt, send
from engine.conversation.menu import work as menus
from engine.conversation.resuming import beside
from engine.conversation.scene import Filling, Scene
from engine.conversation.sent import changes
from engine.conversation.sent.noun import Sent
from engine.conversation.state import State

ANEW = "anew"
LINES = 20


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Answer what is meant for a built report; None for everything else."""
    if not scene.has_roles:
        return None
    if isinstance(event, Pressed) and event.press.kind == ANEW:
        return _pressed(state, event, scene)
    draft = lacking.reason(state, event, scene)
    if draft is None or scene.filling is None:
        return None
    filled = replace(scene.filling, draft=draft)
    turn = moving.finish(replace(state, asks_why=False), filled, event.when)
    is_sent = any(isinstance(effect, Send) for effect in turn.effects)
    return turn if is_sent else replace(turn, effects=(Keep(draft), *turn.effects))


def card(filling: Filling, when: When) -> Card:
    """Show the figures that were sent beside those that follow from below now, with one tap to send these."""
    changed, sent = changes.of(filling, when), filling.corrects
    number = sent.number if sent else ""
    shown = changed[:LINES]
    left = len(changed) - len(shown)
    remarks: tuple[Text, ...] = (say("Nothing is sent before you tap."),)
    if left:
        remarks = (say("{count} more after these.", count=left), *remarks)
    stands = filling.compiled
    again = Button(
        say("Send the new figures"),
        Press(ANEW, filling.draft.replaces, step=stands.mark if stands else 0),
        "primary",
    )
    return Card(
        title=say("What lies below has changed"),
        rows=(
            Row(say("What"), Plain(f"{filling.title} · {filling.subject}")),
            Row(say("Replaces"), Plain(number)),
            *telling.rows_of(filling),
            *changes.rows(shown),
        ),
        remarks=remarks,
        actions=(again, Button(say("Correct"), Press("c", filling.draft.replaces))),
    )


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    filling, when = scene.opening, event.when
    if filling is None or filling.compiled is None:
        return _over(state, scene, scene.standing, when)
    if filling.touched_on is not None or upcoming(filling, when) is not None:
        return menus.opened(state, filling, when)
    if changes.is_empty(filling, when):
        words = say(
            "The figures are the same as in number {number}. Nothing is to be sent.", number=_number(filling)
        )
        return beside(state, scene, when, Note((words,)))
    if event.press.step != filling.compiled.mark:
        return beside(state, scene, when, card(filling, when))
    if lacking.is_due(filling):
        return lacking.asked(state, filling)
    return _sent(state, filling, scene, when)


def _sent(state: State, filling: Filling, scene: Scene, when: When) -> Turn:
    """Send the corrected report on the normal way; whatever else is open stays open."""
    turn = send(state, filling, when)
    sent = tuple(effect for effect in turn.effects if isinstance(effect, Send))
    if not sent or scene.filling is None or scene.filling.draft.id == filling.draft.id:
        return turn
    effects: tuple[Effect, ...] = sent
    return beside(state, scene, when, receipt(filling, when), effects=effects)


def _over(state: State, scene: Scene, sent: Sent | None, when: When) -> Turn:
    """Say why a report is not sent again: it was replaced, or its round is closed."""
    if sent is None or not (sent.is_over or sent.is_locked):
        return pressing.old(state, scene)
    words: Text = say("Report {number} does not count any more.", number=sent.number)
    if sent.is_locked and not sent.is_over:
        words = say(
            "This round is closed. If something is wrong with it, please call {office}.", office=sent.office
        )
    return beside(state, scene, when, Note((words,)), menus.sent_card(scene))


def _number(filling: Filling) -> str:
    return filling.corrects.number if filling.corrects else ""
