"""Hear what somebody says to a report that was filled in as she is said to have told it: it is right, or it is not."""

from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.orders import Object
from engine.conversation.chasing.seen import Objecting
from engine.conversation.chasing.wording import OBJECT
from engine.conversation.concessions.wording import stop
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import NO_REASON, Because
from engine.conversation.scene import Scene
from engine.conversation.state import State

OBJECTS, WITHOUT_WORDS = range(2)
LONGEST: Final = 500


def card(one: Objecting, how: Text, lines: tuple[Row, ...]) -> Card:
    """Tell somebody what was filled in for her, and let her say that it is not so."""
    rows = (
        Row(say("What"), Plain(one.duty)),
        Row(say("For"), Plain(one.about)),
        Row(say("Filled in by"), Plain(one.by)),
        Row(say("How it was told"), how),
        Row(say("Receipt number"), Plain(one.number)),
        *lines,
    )
    mend = (Button(say("Correct"), Press("c", one.report)),) if one.can_correct else ()
    objects = Button(say("That is not so"), Press(OBJECT, one.report, index=OBJECTS))
    remark = say("If it is right, there is nothing to do.")
    return Card(
        title=say("Filled in for you, as you told it"), rows=rows, remarks=(remark,), actions=(objects, *mend)
    )


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Ask what is not so; the objection itself is noted with the words, or without any."""
    one, when = known(scene).objecting, event.when
    if one is None:
        return beside(state, scene, when, _over())
    if event.press.index == WITHOUT_WORDS:
        return _noted(state, scene, when, one, NO_REASON)
    slip = replace(back_to(state, scene), place="slip", about=f"{OBJECT}/{one.report}", answered_ms=when.ms)
    return Turn(slip, (Say((_ask(one),)),))


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take what is not so, in words."""
    one = known(scene).objecting
    words = " ".join(event.text.split())
    if one is None:
        return beside(state, scene, event.when, _over())
    if not words or len(words) > LONGEST:
        return Turn(replace(state, answered_ms=event.when.ms), (Say((_ask(one),)),))
    return _noted(state, scene, event.when, one, Because("", words, event.message_id))


def _noted(state: State, scene: Scene, when: When, one: Objecting, because: Because) -> Turn:
    told = Card(
        title=say("The office is told that this is not so."),
        rows=(Row(Plain(f"{one.duty} · {one.about}")),),
        remarks=(say("It stands beside the report until somebody has looked at it."),),
    )
    return beside(state, scene, when, told, effects=(Object(one.report, because),))


def _ask(one: Objecting) -> Card:
    return Card(
        title=say("What is not so?"),
        rows=(Row(Plain(f"{one.duty} · {one.about}")),),
        remarks=(say("Type it in one message. The office reads it."),),
        choices=(Button(say("I will tell it on the phone"), Press(OBJECT, one.report, index=WITHOUT_WORDS)),),
        quick=(stop(),),
    )


def _over() -> Note:
    return Note((say("This report was changed or taken back meanwhile."),))
