"""Ask for the day of an event, and take it: by a tap on a button, from the calendar, or as somebody types it."""

from datetime import date

from engine.conversation.bubbles import Blank, Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Happen, Turn
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.happening.events import Happening
from engine.conversation.menu.paging import below, on_page
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.happened import read_happened

PLAN, DONE = "plan", "done"
OF_EVENTS = frozenset({PLAN, DONE})
BUSY = frozenset({"asking", "review", "enquiring", "replying", "slip", "noting"})
ROWS = 4
EVENTS = "events"
# What the day has made due; only the recording knows it.
FOLLOWS = "follows"


def card(happenings: tuple[Happening, ...], today: date) -> Card:
    """Ask for the days of events, at most four at once."""
    rows = tuple(row for one in happenings[:ROWS] for row in _rows(one, today))
    return Card(
        title=say("When is it?"),
        rows=rows,
        remarks=(say("It can be typed too, for example: done on 12 March."),),
    )


def listed(happenings: tuple[Happening, ...], today: date, page: int) -> Card:
    """List every event whose day may be told, also those that nobody asks for, a page at a time."""
    if not happenings:
        return Card(title=say("Tell what happened"), remarks=(say("There is nothing to tell the day of."),))
    under = below(EVENTS, len(happenings), page)
    rows = tuple(row for one in on_page(happenings, page) for row in _short(one, today))
    return Card(title=say("Tell what happened"), rows=rows, remarks=under.remarks, actions=under.actions)


def _short(one: Happening, today: date) -> tuple[Row, ...]:
    """Show one event with the day it was; planning it needs a question of its own."""
    name = Plain(f"{one.name} · {one.about}")
    state = say("planned for {day}", day=one.planned) if one.planned else None
    return (Row(name, state, _done(one, today)),)


def _done(one: Happening, today: date) -> DateButton:
    label = say("It is done") if one.may_plan else say("Tell the day")
    return DateButton(label, Press(DONE, one.key), latest=today)


def _rows(one: Happening, today: date) -> tuple[Row, ...]:
    name = Plain(f"{one.name} · {one.about}")
    done = _done(one, today)
    if one.planned is None:
        plan = Row(name, say("no day told yet"), DateButton(say("Choose its day"), Press(PLAN, one.key)))
        return (plan, Row(say("If it is over"), None, done)) if one.may_plan else (Row(name, None, done),)
    planned = Row(
        name,
        say("planned for {day}. Is it done?", day=one.planned),
        Button(say("Done on that day"), Press(DONE, one.key, index=1)),
    )
    moved = DateButton(say("Choose its day"), Press(PLAN, one.key))
    return (
        planned,
        Row(say("If it was on another day"), None, done),
        Row(say("If it is put off"), None, moved),
    )


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what tells the day of an event; everything else is not ours."""
    if isinstance(event, Pressed) and event.press.kind in OF_EVENTS and scene.has_roles:
        return _pressed(state, event, scene)
    if isinstance(event, Typed) and scene.happenings and state.place not in BUSY:
        return _typed(state, event, scene)
    return None


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    one = next((one for one in scene.happenings if one.key == event.press.draft), None)
    if one is None:
        words = say("That is told already, or is not asked of you any more. Thank you.")
        return beside(state, scene, event.when, Note((words,)))
    day = one.planned if event.press.index == 1 else event.day
    if day is None:
        return beside(state, scene, event.when, card((one,), event.when.at.date()))
    return _taken(state, event, scene, one, day, is_done=event.press.kind == DONE)


def _typed(state: State, event: Typed, scene: Scene) -> Turn | None:
    told = read_happened(event.text, event.when.at.date())
    if told is None:
        return None
    asked = (one for one in scene.happenings if not one.is_quiet)
    fitting = [one for one in asked if told.is_done or one.may_plan]
    if len(fitting) != 1:
        return (
            beside(state, scene, event.when, card(tuple(fitting), event.when.at.date())) if fitting else None
        )
    return _taken(state, event, scene, fitting[0], told.day, is_done=told.is_done)


def _taken(
    state: State, event: Pressed | Typed, scene: Scene, one: Happening, day: date, *, is_done: bool
) -> Turn:
    today = event.when.at.date()
    if is_done and day > today:
        words: Text = say("{day} is still to come. Which day was it?", day=day)
        return beside(state, scene, event.when, Note((words,)), card((one,), today))
    after = (_if_wrong(scene),) if is_done else ()
    lines = (_noted(one, day, is_done=is_done), Blank(FOLLOWS), *after)
    turn = beside(state, scene, event.when, Note(lines, (Button(say("What I owe"), Press("m", index=0)),)))
    return Turn(turn.state, (Happen(one.key, day, is_done=is_done), *turn.effects))


def _noted(one: Happening, day: date, *, is_done: bool) -> Text:
    """Repeat what was understood; what only happens is not done by anybody."""
    name = Plain(one.name)
    if not is_done:
        return say("Noted: {name} is planned for {day}.", name=name, day=day)
    if not one.may_plan:
        return say("Noted: {name}, {day}.", name=name, day=day)
    return say("Noted: {name} was on {day}.", name=name, day=day)


def _if_wrong(scene: Scene) -> Text:
    """Say whom to tell when the day is another; the office itself asks an administrator."""
    if scene.acts_for_office:
        return say("If the day is another, please tell the administrator.")
    return say("If the day is another, please call the office.")
