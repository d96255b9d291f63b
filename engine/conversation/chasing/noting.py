"""Note what was heard of a group on the phone: one tap, or a line of words. Reminders rest as long as was asked for."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from engine.conversation.bubbles import Card, Note, Plain, Row, Text, say
from engine.conversation.chasing import showing
from engine.conversation.chasing.known import known
from engine.conversation.chasing.orders import NoteContact
from engine.conversation.chasing.seen import Chased
from engine.conversation.chasing.wording import CHASE, HEARD, LABELS, SEE, WORDS
from engine.conversation.concessions.wording import stop
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import NO_REASON, Because
from engine.conversation.scene import Scene
from engine.conversation.state import State

LONGEST: Final = 300
# Through how many days after today reminders rest.
RESTS: Final = {"tomorrow": 1, "days": 3}


def rests_until(heard: str, today: date) -> date | None:
    """Return the last day on which nobody is reminded; None for what asks for no rest."""
    days = RESTS.get(heard)
    return today + timedelta(days=days) if days else None


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on the card of a group."""
    one, when = _group(scene), event.when
    if one is None:
        return beside(state, scene, when, gone())
    heard = HEARD.get(event.press.index, "")
    if event.press.index == SEE or not heard or not one.missed:
        return showing.shown(state, scene, when, one)
    if event.press.index == WORDS:
        asking = replace(
            back_to(state, scene), place="slip", about=f"{CHASE}/{one.unit}", answered_ms=when.ms
        )
        return Turn(asking, (Say((_ask(one),)),))
    return _noted(state, scene, when, one, heard, NO_REASON)


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take what was heard, in words."""
    one = _group(scene)
    words = " ".join(event.text.split())
    if one is None:
        return beside(state, scene, event.when, gone())
    if not words or len(words) > LONGEST:
        return Turn(replace(state, answered_ms=event.when.ms), (Say((_ask(one),)),))
    return _noted(state, scene, event.when, one, "words", Because("", words, event.message_id))


def gone() -> Note:
    """Say that a group is not this person's to see to."""
    return Note((say("This group is not yours to look after, or not any more."),))


def _noted(state: State, scene: Scene, when: When, one: Chased, heard: str, because: Because) -> Turn:
    told: Text = Plain(because.words) if because.words else LABELS[_index(heard)]
    until = rests_until(heard, when.at.date())
    rest = (Row(say("Reminders rest"), say("through {day}", day=until)),) if until else ()
    done = Card(
        title=say("The call is noted."),
        rows=(Row(Plain(one.name), told), *rest),
        actions=(showing.open_button(one.unit),),
    )
    return beside(state, scene, when, done, effects=(NoteContact(one.unit, heard, because),))


def _index(heard: str) -> int:
    return next(index for index, name in HEARD.items() if name == heard)


def _ask(one: Chased) -> Card:
    return Card(
        title=say("What was said?"),
        rows=(Row(Plain(one.name)),),
        remarks=(say("One line is enough. It stands as the last contact."),),
        quick=(stop(),),
    )


def _group(scene: Scene) -> Chased | None:
    return known(scene).group
