"""Take that somebody is away for a while: from when, until when, and who stands in; a few taps, or the day as it is typed."""

from dataclasses import replace
from datetime import date

from engine.conversation.bubbles import Button, Card, DateButton, Plain, Press, Row, Text, say
from engine.conversation.concessions.wording import stop
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.menu.functions import press, title
from engine.conversation.reminding.orders import Rest
from engine.conversation.reminding.seen import NOTHING, Deputy, Settings
from engine.conversation.reminding.wording import (
    DEPUTY,
    FIRST,
    LONGEST,
    NOBODY,
    SET,
    SPANS,
    UNTIL,
    day_of,
    number_of,
)
from engine.conversation.resuming import back_to, beside
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.postponed import read_until

ROWS = 6


def begin(state: State, scene: Scene, when: When) -> Turn:
    """Ask from when an officer is away; a volunteer rests from today."""
    found = _settings(scene)
    if not found.is_officer:
        return _until(state, scene, when, when.at.date())
    card = Card(
        title=say("From which day are you away?"),
        choices=(
            Button(say("From today"), Press(SET, step=number_of(when.at.date()), index=FIRST)),
            DateButton(say("From another day"), Press(SET, index=FIRST)),
        ),
    )
    return beside(state, scene, when, card)


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap: the first day, the last one, or who stands in."""
    tap, when = event.press, event.when
    today = when.at.date()
    if tap.index == FIRST:
        first = event.day or day_of(tap.step)
        return _until(state, scene, when, max(first, today))
    first = day_of(tap.step)
    if tap.index == UNTIL:
        return _checked(state, scene, when, first, event.day or day_of(tap.nonce))
    until = day_of(tap.nonce)
    if until < max(first, today):
        return begin(state, scene, when)
    return _done(state, scene, when, first, until, tap.draft)


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the last day as it is typed: a day, or for how long."""
    first = date.fromisoformat(state.about.partition("/")[2])
    until = read_until(event.text, first, event.when.at.date())
    if until is None:
        return _until(state, scene, event.when, first)
    return _checked(state, scene, event.when, first, until)


def _checked(state: State, scene: Scene, when: When, first: date, until: date) -> Turn:
    if not max(first, when.at.date()) <= until <= first + LONGEST:
        words = say("Please choose a day within half a year.")
        return _until(state, scene, when, first, words)
    return beside(state, scene, when, _who(_settings(scene), first, until))


def _until(state: State, scene: Scene, when: When, first: date, *before: Text) -> Turn:
    """Ask until when; the day may be typed too."""
    number = number_of(first)
    spans = tuple(
        Button(
            say("{count} days", count=count), Press(SET, step=number, nonce=number + count - 1, index=UNTIL)
        )
        for count in SPANS
    )
    card = Card(
        title=say("Until which day?"),
        warnings=before,
        remarks=(say("The day, or how many days, can be typed too."),),
        choices=(*spans, DateButton(say("Until another day"), Press(SET, step=number, index=UNTIL))),
        quick=(stop(),),
    )
    asking = replace(back_to(state, scene), place="slip", about=f"{SET}/{first}", answered_ms=when.ms)
    return Turn(asking, (Say((card,)),))


def _who(found: Settings, first: date, until: date) -> Card:
    """Ask who stands in; nobody is an answer too."""

    def tap(id_: str) -> Press:
        return Press(SET, id_, number_of(first), number_of(until), DEPUTY)

    rows = tuple(
        Row(Plain(one.name), None, Button(say("Stands in for me"), tap(one.id)))
        for one in found.candidates[:ROWS]
    )
    nobody = Button(say("Nobody stands in"), tap(NOBODY))
    return Card(
        title=say("Who stands in meanwhile?"),
        rows=(Row(say("Away"), say("{first} to {until}", first=first, until=until)), *rows),
        remarks=(say("Whoever you choose is asked first."),) if rows else (),
        actions=(nobody,),
    )


def _done(state: State, scene: Scene, when: When, first: date, until: date, wanted: str) -> Turn:
    deputy = next((one for one in _settings(scene).candidates if one.id == wanted), None)
    rows = (Row(say("Away"), say("{first} to {until}", first=first, until=until)), *_stands_in(deputy))
    remark = (
        say("Reminders come to nobody meanwhile: the office is told.")
        if deputy is None
        else say("Until there is an answer the office keeps an eye on it.")
    )
    card = Card(
        title=say("Noted. You are left alone until {until}.", until=until),
        rows=rows,
        remarks=(remark, say("Nothing that you have begun is lost.")),
        actions=(Button(title("settings"), press("settings")),),
    )
    order = Rest(first, until, deputy.id if deputy else "")
    return beside(state, scene, when, card, effects=(order,))


def _stands_in(deputy: Deputy | None) -> tuple[Row, ...]:
    if deputy is None:
        return (Row(say("Standing in"), say("nobody")),)
    return (Row(say("Standing in"), say("{name}, {state}", name=Plain(deputy.name), state=say("is asked"))),)


def _settings(scene: Scene) -> Settings:
    return (scene.reminded or NOTHING).settings or Settings()
