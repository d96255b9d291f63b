"""Answer a chat without a person: guess a value, say it the way a person would, and see whether it was understood."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from cli.chat.moves import Move, Picked, Placed, Showed, Tapped, Typed
from cli.chat.talking import Talk
from engine.conversation.bubbles import Button, DateButton
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, YES, Question
from engine.forms.guessing import guess
from thai import writing
from thai.naming import write_phone, write_place
from thai.places import finding as places

GUESSES: Final = 4
CONFIRMS: Final = 3
DEAD_ENDS: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chat that plays itself: the moves, and the chat after each.

    `put` is a value that no words could say; at a dead end no value fits, and the moves lead back.
    """

    moves: tuple[tuple[Move, Talk], ...]
    put: str = ""
    question: Question | None = None
    is_dead_end: bool = False

    @property
    def after(self) -> Talk | None:
        """Return the chat at the end of the step."""
        return self.moves[-1][1] if self.moves else None


def next_step(talk: Talk, dead_ends: int = 0) -> Step:
    """Do what comes next: answer the open question, or send what is filled in.

    After so many dead ends other answers are drawn, and the next one leads one question further back.
    """
    if talk.state.place == "review":
        return _tap(talk, "s")
    question = talk.filling.form.question(talk.state.asking) if talk.state.asking else None
    if question is None:
        return Step(())
    turns = range(dead_ends * GUESSES, (dead_ends + 1) * GUESSES)
    values = [value for turn in turns if (value := _guessed(talk, question, turn)) is not None]
    if not values:
        return _back(talk, dead_ends + 1)
    said = (_said(talk, question, value) for value in values)
    return next((step for step in said if step), None) or _put(talk, question, values[0])


def _guessed(talk: Talk, question: Question, turn: int) -> str | None:
    return guess(talk.form, question, talk.filling.draft.answers, talk.moment, talk.seed, turn=turn)


def _back(talk: Talk, times: int) -> Step:
    moves: list[tuple[Move, Talk]] = []
    for _ in range(times if times <= DEAD_ENDS else 0):
        back = _button(talk, "b")
        if back is None:
            break
        talk = talk.hears(back)
        moves.append((back, talk))
    return Step(tuple(moves), is_dead_end=True)


def _tap(talk: Talk, kind: str) -> Step:
    button = _button(talk, kind)
    return Step(((button, talk.hears(button)),)) if button else Step(())


def _button(talk: Talk, kind: str, index: int | None = None) -> Tapped | None:
    for label, one in talk.seen.buttons:
        if isinstance(one, Button) and one.press.kind == kind and index in {None, one.press.index}:
            return Tapped(one.press, label)
    return None


def _said(talk: Talk, question: Question, value: str) -> Step | None:
    """Return the first way of saying a value that is taken as it is meant, else the first that is taken at all."""
    taken: Step | None = None
    for move in _ways(talk, question, value):
        step = _confirmed(talk, question, move)
        if step is None:
            continue
        got = step.after.filling.draft.answers.get(question.path, "") if step.after else ""
        if got == value:
            return step
        taken = taken or step
    return taken


def _confirmed(talk: Talk, question: Question, move: Move) -> Step | None:
    """Make a move; where the chat asks whether it is right, say that it is. None when the question stays open."""
    moves: list[tuple[Move, Talk]] = []
    for _ in range(CONFIRMS):
        after = talk.hears(move)
        moves.append((move, after))
        if after.state.asking != question.path or after.is_over:
            return Step(tuple(moves))
        again = _button(after, "t", 1) or _button(after, "t")
        if not after.state.is_held or again is None:
            return None
        talk, move = after, again
    return None


def _put(talk: Talk, question: Question, value: str) -> Step:
    """Put a value that no words of this chat give, and open the draft again behind it."""
    answers = talk.filling.draft.answers
    filled = forms.answered(talk.form, question, value, answers, talk.moment, talk.seed)
    after = replace(talk, count=talk.count + 1).reopened(filled)
    return Step(((Typed(value), after),), put=value, question=question)


def _ways(talk: Talk, question: Question, value: str) -> Iterator[Move]:
    if not value:
        skip = _button(talk, "x")
        yield from (skip,) if skip else ()
        return
    yield from _OF_KIND.get(question.kind, _typed)(talk, question, value)
    yield Typed(value)


def _typed(_talk: Talk, question: Question, value: str) -> Iterator[Move]:
    writer = _OWN.get(question.own.get("kind", ""))
    yield Typed(writer(value) if writer else value)


def _of_place(code: str) -> str:
    place = places.by_code(code)
    return write_place(place) if place else code


_OWN: Final[Mapping[str, Callable[[str], str]]] = {"place": _of_place, "phone": write_phone}


def _one(talk: Talk, question: Question, value: str) -> Iterator[Move]:
    index = _names(talk, question).index(value)
    tapped = _button(talk, "a", index)
    yield from (tapped,) if tapped else ()
    yield Typed(str(index + 1))


def _several(talk: Talk, question: Question, value: str) -> Iterator[Move]:
    names = _names(talk, question)
    yield Typed(" ".join(str(names.index(one) + 1) for one in value.split(" ")))


def _names(talk: Talk, question: Question) -> list[str]:
    answers = talk.filling.draft.answers
    return [one.name for one in forms.choices(talk.form, question, answers, talk.moment, talk.seed)]


def _first(talk: Talk, _question: Question, _value: str) -> Iterator[Move]:
    tapped = _button(talk, "a")
    yield from (tapped,) if tapped else ()


def _more(talk: Talk, _question: Question, value: str) -> Iterator[Move]:
    tapped = _button(talk, "a", 0 if value == YES else 1)
    yield from (tapped,) if tapped else ()


def _day(talk: Talk, question: Question, value: str) -> Iterator[Move]:
    day = date.fromisoformat(value)
    if "month-year" in question.appearance:
        yield Typed(writing.write_month(day.year, day.month))
    elif "year" in question.appearance:
        yield Typed(str(day.year + 543))
    yield from _picker(talk, value)
    yield Typed(writing.write_date(day))


def _time(talk: Talk, _question: Question, value: str) -> Iterator[Move]:
    yield from _picker(talk, value[:5])
    yield Typed(writing.write_time(time.fromisoformat(value[:5])))


def _moment(talk: Talk, _question: Question, value: str) -> Iterator[Move]:
    yield from _picker(talk, value[:16])


def _picker(talk: Talk, moment: str) -> Iterator[Move]:
    yield from (Picked(one.press, moment) for _, one in talk.seen.buttons if isinstance(one, DateButton))


def _spot(_talk: Talk, _question: Question, value: str) -> Iterator[Move]:
    latitude, longitude = value.split()[:2]
    yield Placed(float(latitude), float(longitude))


def _piece(_talk: Talk, question: Question, _value: str) -> Iterator[Move]:
    yield Showed(question.kind)


_OF_KIND: Final[Mapping[str, Callable[[Talk, Question, str], Iterator[Move]]]] = {
    "select_one": _one, "select_multiple": _several, "rank": _several, "acknowledge": _first, MORE_ROWS: _more,
    "date": _day, "time": _time, "datetime": _moment, "geopoint": _spot, "image": _piece, "audio": _piece,
    "video": _piece, "file": _piece,
}  # fmt: skip
