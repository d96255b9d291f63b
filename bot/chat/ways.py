"""Say a value the way people say it in a chat: by a button that shows it, from the calendar, or typed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from bot.chat.moves import Move, Picked, Placed, Showed, Tapped, Typed
from bot.chat.written import Shown
from engine.conversation.bubbles import Button, DateButton, Plain
from engine.conversation.kinds import own
from engine.forms import filling as forms
from engine.forms.form import MORE_ROWS, YES, Answers, Form, Question
from thai import writing


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands before somebody who is asked: the form, what she has answered, and what the chat shows."""

    form: Form
    answers: Answers
    moment: datetime
    seed: str
    seen: Shown


def ways(asked: Asked, question: Question, value: str) -> Iterator[Move]:
    """Yield ways of saying a value, the likeliest first."""
    if not value:
        skip = button(asked.seen, "x")
        yield from (skip,) if skip else ()
        return
    yield from _OF_KIND.get(question.kind, _typed)(asked, question, value)
    yield Typed(value)


def button(seen: Shown, kind: str, index: int | None = None) -> Tapped | None:
    """Find the button of a kind on what is shown."""
    for label, one in seen.buttons:
        if isinstance(one, Button) and one.press.kind == kind and index in {None, one.press.index}:
            return Tapped(one.press, label)
    return None


def _typed(_asked: Asked, question: Question, value: str) -> Iterator[Move]:
    worded = own.shown(question.own.get("kind", ""), value)
    yield Typed(worded.text if isinstance(worded, Plain) else value)


def _one(asked: Asked, question: Question, value: str) -> Iterator[Move]:
    index = _names(asked, question).index(value)
    tapped = button(asked.seen, "a", index)
    yield from (tapped,) if tapped else ()
    yield Typed(str(index + 1))


def _several(asked: Asked, question: Question, value: str) -> Iterator[Move]:
    names = _names(asked, question)
    yield Typed(" ".join(str(names.index(one) + 1) for one in value.split(" ")))


def _names(asked: Asked, question: Question) -> list[str]:
    return [one.name for one in forms.choices(asked.form, question, asked.answers, asked.moment, asked.seed)]


def _first(asked: Asked, _question: Question, _value: str) -> Iterator[Move]:
    tapped = button(asked.seen, "a")
    yield from (tapped,) if tapped else ()


def _more(asked: Asked, _question: Question, value: str) -> Iterator[Move]:
    tapped = button(asked.seen, "a", 0 if value == YES else 1)
    yield from (tapped,) if tapped else ()


def _day(asked: Asked, question: Question, value: str) -> Iterator[Move]:
    day = date.fromisoformat(value)
    if "month-year" in question.appearance:
        yield Typed(writing.write_month(day.year, day.month))
    elif "year" in question.appearance:
        yield Typed(str(day.year + 543))
    yield from _picker(asked, value)
    yield Typed(writing.write_date(day))


def _time(asked: Asked, _question: Question, value: str) -> Iterator[Move]:
    yield from _picker(asked, value[:5])
    yield Typed(writing.write_time(time.fromisoformat(value[:5])))


def _moment(asked: Asked, _question: Question, value: str) -> Iterator[Move]:
    yield from _picker(asked, value[:16])


def _picker(asked: Asked, moment: str) -> Iterator[Move]:
    yield from (Picked(one.press, moment) for _, one in asked.seen.buttons if isinstance(one, DateButton))


def _spot(_asked: Asked, _question: Question, value: str) -> Iterator[Move]:
    latitude, longitude = value.split()[:2]
    yield Placed(float(latitude), float(longitude))


def _piece(_asked: Asked, question: Question, _value: str) -> Iterator[Move]:
    yield Showed(question.kind)


_OF_KIND: Final[Mapping[str, Callable[[Asked, Question, str], Iterator[Move]]]] = {
    "select_one": _one, "select_multiple": _several, "rank": _several, "acknowledge": _first, MORE_ROWS: _more,
    "date": _day, "time": _time, "datetime": _moment, "geopoint": _spot, "image": _piece, "audio": _piece,
    "video": _piece, "file": _piece,
}  # fmt: skip
