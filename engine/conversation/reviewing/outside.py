"""Have somebody confirm who is not on LINE: by a link that is spent once, or by a letter whose number is written down."""

import hashlib
from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, Outside, Plain, Press, Row, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import ByLetter, LendLink
from engine.conversation.reviewing.seen import Bench, Waiting
from engine.conversation.reviewing.wording import OUTSIDE, stop
from engine.conversation.scene import Scene
from engine.conversation.state import State

SHOW, LINK, LETTER = range(3)
LISTED, LONGEST = 8, 80
DAYS = 14


def card(scene: Scene) -> Card:
    """List what waits for somebody outside."""
    found = (scene.bench or Bench()).outside
    rows = tuple(
        Row(Plain(one.duty), Plain(one.about), Button(say("Have it confirmed"), _press(one, SHOW)))
        for one in found[:LISTED]
    )
    nothing = (Row(say("Nothing waits for somebody outside.")),)
    return Card(title=say("Confirmed from outside"), rows=rows or nothing)


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap: show one, make its link, or ask for the number of its letter."""
    press, when = event.press, event.when
    one = _one(scene, press.draft, press.step)
    if one is None:
        return beside(
            state, scene, when, Note((say("This waits for nobody outside any more."),)), card(scene)
        )
    if press.index == LINK:
        name = hashlib.sha256(f"{one.report}:{one.step}:{when.seed}".encode()).hexdigest()[:32]
        order = LendLink(name, one.report, one.step)
        return beside(state, scene, when, _link_card(one, name), effects=(order,))
    if press.index == LETTER:
        asking = replace(
            back_to(state, scene),
            place="slip",
            about=f"{OUTSIDE}/{one.report}/{one.step}",
            picked=(),
            answered_ms=when.ms,
        )
        words = say("What is the number of the letter, and from whom is it?")
        hint = say("Type both in one message. Keep the letter itself with the papers.")
        return Turn(asking, (Say((Note((words, hint), (stop(),)),)),))
    return beside(state, scene, when, _ways(one))


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the number of a letter."""
    parts = state.about.split("/")
    one = _one(scene, parts[1], int(parts[2])) if len(parts) > 2 and parts[2].isdecimal() else None
    letter = " ".join(event.text.split())
    if one is None:
        return beside(state, scene, event.when, Note((say("This waits for nobody outside any more."),)))
    if not any(letter_.isdecimal() for letter_ in letter) or len(letter) > LONGEST:
        words = say("A letter has a number. Please type it with the name of its office.")
        return Turn(state, (Say((Note((words,), (stop(),)),)),))
    done = Card(
        title=say("The confirmation is written down."),
        rows=(Row(Plain(one.duty), Plain(one.about)), Row(say("Letter"), Plain(letter))),
    )
    order = ByLetter(one.report, one.step, letter, event.message_id)
    return beside(state, scene, event.when, done, effects=(order,))


def _ways(one: Waiting) -> Card:
    return Card(
        title=Plain(one.duty),
        rows=(Row(say("For"), Plain(one.about)),),
        remarks=(say("The link shows the report, works once, and for {count} days.", count=DAYS),),
        actions=(
            Button(say("Make a link"), _press(one, LINK), "primary"),
            Button(say("There is a letter"), _press(one, LETTER)),
        ),
    )


def _link_card(one: Waiting, name: str) -> Card:
    rows = (Row(say("For"), Plain(one.about)),)
    remarks = (say("Send it only to the one who is to confirm. A new link ends the one before."),)
    give = Outside(say("Send the link on"), name)
    return Card(title=say("A link to confirm"), rows=rows, remarks=remarks, actions=(give,))


def _one(scene: Scene, report: str, step: int) -> Waiting | None:
    found = (scene.bench or Bench()).outside
    return next((one for one in found if one.report == report and one.step == step), None)


def _press(one: Waiting, index: int) -> Press:
    return Press(OUTSIDE, one.report, one.step, index=index)
