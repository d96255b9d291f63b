"""Ask the office for a later day: which round, until when, and why; never past the day that is printed."""

from dataclasses import replace
from datetime import date, timedelta

from engine.conversation.bubbles import Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.concessions import listing
from engine.conversation.concessions.orders import AskLater
from engine.conversation.concessions.seen import Leeway, Postponing
from engine.conversation.concessions.wording import (
    LATER,
    OF_LATER,
    REASONS,
    WHY,
    buttons,
    name_at,
    reason,
    stop,
)
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import Because
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.postponed import asks_for_later, read_later

SHOW, PICKED = 0, 99
SPANS = (3, 7)
LONGEST = 500


def asked_for(state: State, event: Typed, scene: Scene) -> Turn | None:
    """Take a wish as it is typed; None for what asks for no later day."""
    if asks_for_later(event.text) is None:
        return None
    found = [one for one in _all(scene) if one.asked is None]
    if len(found) != 1:
        return beside(state, scene, event.when, listing.which(scene, event.when))
    return _until(state, event.when, scene, found[0], _read(event, found[0]))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap: which round, how many days, a day of the calendar, or a reason."""
    press, when = event.press, event.when
    if press.kind == WHY:
        one = _of(scene, state.about.partition("/")[2])
        name = name_at(REASONS, press.index)
        if one is None or not state.picked or not name:
            return beside(state, scene, when, listing.which(scene, when))
        return _asked(state, scene, when, one, Because(name))
    one = _of(scene, press.draft)
    if one is None:
        return beside(state, scene, when, listing.which(scene, when))
    if press.index in SPANS and one.day:
        return _until(state, when, scene, one, one.day + timedelta(press.index))
    picked = date.fromisoformat(event.picked[:10]) if press.index == PICKED and event.picked else None
    return _until(state, when, scene, one, picked)


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the day, or why."""
    one = _of(scene, state.about.partition("/")[2])
    if one is None:
        return beside(state, scene, event.when, listing.which(scene, event.when))
    if not state.picked:
        return _until(state, event.when, scene, one, _read(event, one))
    words = " ".join(event.text.split())
    if not words or len(words) > LONGEST:
        return _why(state, one, event.when, date.fromisoformat(state.picked[0]))
    return _asked(state, scene, event.when, one, Because("", words, event.message_id))


def _until(state: State, when: When, scene: Scene, one: Postponing, day: date | None) -> Turn:
    """Hold a day against what stands and what is printed; ask for it where it will not do."""
    if one.day is None:
        return beside(state, scene, when, Note((say("It has no day yet, so it can be sent at any time."),)))
    if not one.has_office and one.free_until is None:
        return beside(state, scene, when, Note((say("Nobody is there yet who could give a later day."),)))
    if one.latest is not None and one.latest <= one.day:
        words = say("{latest} is the last day, which is printed. Please call the office.", latest=one.latest)
        return beside(state, scene, when, Note((words,)))
    about = f"{LATER}/{one.obligation}/{one.part}"
    asking = replace(back_to(state, scene), place="slip", about=about, picked=(), answered_ms=when.ms)
    if day is None:
        return Turn(asking, (Say((_which_day(one),)),))
    if day <= max(one.day, when.at.date()):
        words = say("{day} is not later than it stands. Until when is it to be?", day=day)
        return Turn(asking, (Say((_which_day(one, words),)),))
    if one.latest is not None and day > one.latest:
        words = say(
            "{day} is too late: {latest} is the last day, which is printed.", day=day, latest=one.latest
        )
        return Turn(asking, (Say((_which_day(one, words),)),))
    if one.free_until is not None and day <= one.free_until:
        return _moved(state, scene, when, one, day)
    return _why(replace(asking, picked=(day.isoformat(),)), one, when, day)


def _which_day(one: Postponing, *before: Text) -> Card:
    """Ask until when; days that would be past the last one are not offered."""
    draft, day = f"{one.obligation}/{one.part}", one.day or date.max
    spans = tuple(
        Button(say("{count} days later", count=count), Press(LATER, draft, index=count))
        for count in SPANS
        if one.latest is None or day + timedelta(count) <= one.latest
    )
    last = (say("{latest} is the last day, which is printed.", latest=one.latest),) if one.latest else ()
    return Card(
        title=say("Until when is it to be?"),
        warnings=before,
        rows=(Row(Plain(f"{one.duty} · {one.about}"), say("due {day} now", day=day)),),
        remarks=(*last, say("The day, or how many days, can be typed too.")),
        choices=(*spans, DateButton(say("Calendar"), Press(LATER, draft, index=PICKED))),
        quick=(stop(),),
    )


def _why(state: State, one: Postponing, when: When, day: date) -> Turn:
    card = Card(
        title=say("Why is it to be later?"),
        rows=(Row(Plain(f"{one.duty} · {one.about}"), say("until {day}", day=day)),),
        remarks=(say("Tap a reason, or type it."),),
        choices=buttons(WHY, one.obligation, REASONS, OF_LATER),
        quick=(stop(),),
    )
    return Turn(replace(state, answered_ms=when.ms), (Say((card,)),))


def _asked(state: State, scene: Scene, when: When, one: Postponing, because: Because) -> Turn:
    day = date.fromisoformat(state.picked[0])
    why = reason(because)
    card = Card(
        title=say("The office is asked for a later day."),
        rows=(
            Row(Plain(f"{one.duty} · {one.about}"), say("until {day}", day=day)),
            *((Row(say("Because"), why),) if why else ()),
        ),
        remarks=(say("The answer comes here. Until then the old day stays."),),
    )
    return beside(state, scene, when, card, effects=(AskLater(one.obligation, one.part, day, because),))


def _moved(state: State, scene: Scene, when: When, one: Postponing, day: date) -> Turn:
    """Move the day at once: the programme allows so much without asking."""
    card = Card(
        title=say("The day is moved, nobody has to be asked."),
        rows=(Row(Plain(f"{one.duty} · {one.about}"), say("until {day}", day=day)),),
        remarks=(say("This works once. After that the office is asked."),),
    )
    return beside(state, scene, when, card, effects=(AskLater(one.obligation, one.part, day, Because()),))


def _read(event: Typed, one: Postponing) -> date | None:
    return read_later(event.text, one.day, event.when.at.date()) if one.day else None


def _of(scene: Scene, name: str) -> Postponing | None:
    found = (one for one in _all(scene) if one.asked is None and f"{one.obligation}/{one.part}" == name)
    return next(found, None)


def _all(scene: Scene) -> tuple[Postponing, ...]:
    return (scene.leeway or Leeway()).postponing
