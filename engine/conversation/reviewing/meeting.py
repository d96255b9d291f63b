"""Record what a committee decided: number and day of its meeting, the minutes, and the result for many reports at once."""

from dataclasses import replace
from datetime import date
from typing import Literal

import regex

from engine.conversation.bubbles import Button, Card, DateButton, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Effect, Preserve, Say, Turn
from engine.conversation.events import Pressed, Showed, Typed, When
from engine.conversation.evidence.pieces import piece_id
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing import listing
from engine.conversation.reviewing.orders import NO_REASON, Because, Meet
from engine.conversation.reviewing.seen import Bench, Waiting
from engine.conversation.reviewing.wording import MEETING, stop
from engine.conversation.scene import Scene
from engine.conversation.state import State
from engine.obligations.calendar import fiscal_year
from thai.meetings import read_meeting
from thai.numbers.digits import with_digits
from thai.reading import read as read_thai
from thai.text import normalise

BEGIN, NOTED, AGREED, REFUSE, WITHOUT, DAY = range(6)
NUMBER, HELD, MINUTES, OUT = range(4)
_EACH = regex.compile(r"\d{1,3}")
NAMES, LONGEST = 30, 500
Result = Literal["noted", "agreed", "refused"]


def begin(state: State, batch: str, scene: Scene, when: When) -> Turn:
    """Ask for the number of the meeting."""
    if not _some(scene, batch):
        return beside(state, scene, when, listing.card(scene, when))
    asking = replace(
        back_to(state, scene), place="slip", about=f"{MEETING}/{batch}", picked=(), answered_ms=when.ms
    )
    return _ask(asking, scene, when)


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take the number, the day, which reports were not agreed to, or why."""
    batch, told = _batch(state), len(state.picked)
    text = with_digits(normalise(event.text))
    if told == NUMBER:
        found = read_meeting(event.text)
        return _with(state, scene, event.when, found) if found else _ask(state, scene, event.when)
    if told == HELD:
        return _held(state, scene, event.when, _day(event.text, event.when))
    if told <= OUT:
        return _left_out(state, scene, event.when, text) if told == OUT else _ask(state, scene, event.when)
    words = " ".join(event.text.split())
    if not words or len(words) > LONGEST:
        return Turn(state, (Say((Note((say("Please say in one short message why."),), (stop(),)),)),))
    out = [one for one in _some(scene, batch) if one.report in state.picked[OUT].split()]
    return _recorded(state, scene, event.when, tuple(out), "refused", Because("", words, event.message_id))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on one of the buttons about a meeting."""
    press, when = event.press, event.when
    batch = press.draft.partition("/")[0]
    if press.index == BEGIN:
        return begin(state, batch, scene, when)
    if state.place != "slip" or state.about != f"{MEETING}/{batch}":
        return begin(state, batch, scene, when)
    if press.index == DAY:
        return _held(state, scene, when, event.day)
    if press.index == WITHOUT and len(state.picked) == MINUTES:
        return _with(state, scene, when, "")
    some = _some(scene, batch)
    if len(state.picked) < OUT or press.draft != f"{batch}/{listing.digest(some)}":
        return _ask(state, scene, when)
    if press.index == REFUSE:
        return Turn(state, (Say((_which(some),)),))
    result: Result = "noted" if press.index == NOTED else "agreed"
    return _recorded(state, scene, when, some, result, NO_REASON)


def showed(state: State, event: Showed, scene: Scene) -> Turn | None:
    """Take a picture or a file as the minutes; None when they are not what is waited for."""
    if len(state.picked) != MINUTES or event.kind not in {"image", "file"} or not event.message_id:
        return None
    order = Preserve(event.kind, event.message_id, event.when.at)
    turn = _with(state, scene, event.when, piece_id(event.message_id))
    return replace(turn, effects=(order, *turn.effects))


def _with(state: State, scene: Scene, when: When, value: str) -> Turn:
    return _ask(replace(state, picked=(*state.picked, value), answered_ms=when.ms), scene, when)


def _held(state: State, scene: Scene, when: When, day: date | None) -> Turn:
    if len(state.picked) != HELD or day is None or day > when.at.date():
        return _ask(state, scene, when)
    return _with(state, scene, when, day.isoformat())


def _left_out(state: State, scene: Scene, when: When, text: str) -> Turn:
    """Take the numbers of what was not agreed to, and ask why."""
    some = _some(scene, _batch(state))
    numbers = {int(one) for one in _EACH.findall(text)}
    if not numbers or not numbers <= set(range(1, len(some) + 1)):
        return Turn(state, (Say((_which(some),)),))
    out = [one for number, one in enumerate(some, 1) if number in numbers]
    asking = replace(
        state, picked=(*state.picked[:OUT], " ".join(one.report for one in out)), answered_ms=when.ms
    )
    card = Card(
        title=say("Why was it not agreed to?"),
        rows=tuple(Row(Plain(one.about)) for one in out),
        remarks=(say("Type it in one message. Each sender reads it as it is."),),
        quick=(stop(),),
    )
    return Turn(asking, (Say((card,)),))


def _recorded(
    state: State, scene: Scene, when: When, some: tuple[Waiting, ...], result: Result, because: Because
) -> Turn:  # fmt: skip
    """Write the result down; what of the batch is left goes on with the same meeting."""
    number, held, minutes = (
        state.picked[NUMBER],
        date.fromisoformat(state.picked[HELD]),
        state.picked[MINUTES],
    )
    reports = tuple((one.report, one.step) for one in some)
    order = Meet(reports, result, number, held, minutes, because)
    card = Card(
        title=say("The result of the meeting is recorded."),
        rows=(
            Row(say("Meeting"), say("number {number}, {day}", number=number, day=held)),
            Row(_RESULTS[result], say("{count} matters", count=len(some))),
        ),
    )
    done = {one.report for one in some}
    left = tuple(one for one in _some(scene, _batch(state)) if one.report not in done)
    effects: tuple[Effect, ...] = (order,)
    if not left:
        return beside(state, scene, when, card, effects=effects)
    asking = replace(state, picked=state.picked[:OUT], answered_ms=when.ms)
    return Turn(asking, (order, Say((card, _result(_batch(state), left, asking)))))


_RESULTS: dict[Result, Text] = {
    "noted": say("The committee noted"),
    "agreed": say("The committee agreed to"),
    "refused": say("The committee did not agree to"),
}


def _ask(state: State, scene: Scene, when: When) -> Turn:
    """Ask for the next thing that is not told yet."""
    batch, some = _batch(state), _some(scene, _batch(state))
    if not some:
        return beside(state, scene, when, listing.card(scene, when))
    match len(state.picked):
        case 0:
            example = say(
                "Which meeting was it? Type its number, for example 3/{year}.",
                year=str(fiscal_year(when.at.date())),
            )
            return Turn(state, (Say((Note((example,), (stop(),)),)),))
        case 1:
            day = DateButton(say("Calendar"), Press(MEETING, batch, index=DAY), latest=when.at.date())
            return Turn(state, (Say((Note((say("On which day was the meeting?"),), (day, stop())),)),))
        case 2:
            without = Button(say("Without the minutes"), Press(MEETING, batch, index=WITHOUT))
            words = say("Please send a picture or a file of the minutes.")
            return Turn(state, (Say((Note((words,), (without, stop())),)),))
        case _:
            return Turn(state, (Say((_result(batch, some, state),)),))


def _result(batch: str, some: tuple[Waiting, ...], state: State) -> Card:
    """Ask what was decided, with everything that it is about in sight."""
    rows = tuple(
        Row(say("{number}. {name}", number=number, name=Plain(one.about)))
        for number, one in enumerate(some[:NAMES], 1)
    )
    head = Row(
        say("Meeting"),
        say(
            "number {number}, {day}", number=state.picked[NUMBER], day=date.fromisoformat(state.picked[HELD])
        ),
    )
    name = f"{batch}/{listing.digest(some)}"
    actions = (
        Button(say("All agreed to"), Press(MEETING, name, index=AGREED), "primary"),
        Button(say("All noted"), Press(MEETING, name, index=NOTED)),
        Button(say("Some not agreed to"), Press(MEETING, name, index=REFUSE)),
    )
    left = len(some) - len(rows)
    remarks = (say("{count} more after these.", count=left),) if left else ()
    return Card(
        title=say("What did the committee decide?"),
        rows=(head, *rows),
        remarks=remarks,
        actions=actions,
        quick=(stop(),),
    )


def _which(some: tuple[Waiting, ...]) -> Card:
    rows = tuple(
        Row(say("{number}. {name}", number=number, name=Plain(one.about)))
        for number, one in enumerate(some, 1)
    )
    return Card(
        title=say("Which were not agreed to?"),
        rows=rows,
        remarks=(say("Type their numbers, for example: 2, 5. The others can be recorded after that."),),
        quick=(stop(),),
    )


def _some(scene: Scene, batch: str) -> tuple[Waiting, ...]:
    return (scene.bench or Bench()).batch(batch)


def _batch(state: State) -> str:
    return state.about.partition("/")[2]


def _day(text: str, when: When) -> date | None:
    read = read_thai("date", text, when.at.date())
    return date.fromisoformat(str(read["date"])) if read else None
