"""Ask for a number on a scale: buttons when there are few, else typed."""

from decimal import Decimal

from engine.conversation.bubbles import Button, Plain, Press, Text, say
from engine.conversation.kinds import numbers
from engine.conversation.kinds.asked import Asked, Lines, Miss, Quicks, Read, Value
from engine.forms.kinds import is_written_right, scale
from thai import writing

FEW, SOME = 8, 3


def lines(asked: Asked) -> Lines:
    """Say where the scale begins and ends, and how it goes on when not by ones."""
    first, last = _ends(asked)
    if _goes_by_ones(asked):
        return (say("From {first} to {last}", first=first, last=last),)
    return (say("From {first} to {last}, for example {steps}", first=first, last=last, steps=_some(asked)),)


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer every step of a short scale."""
    steps = range(_count(asked) if _count(asked) <= FEW else 0)
    return tuple(
        Button(
            Plain(writing.write_number(_step(asked, i))), Press("a", press.draft, press.step, press.nonce, i)
        )
        for i in steps
    )


def read(asked: Asked, typed: str) -> Read:
    """Read a number that lies on the scale."""
    found = numbers.read(asked, typed)
    if isinstance(found, Value) and not is_written_right(asked.question, found.value, ()):
        return _beside(asked)
    return found


def _beside(asked: Asked) -> Miss:
    """Say which numbers lie on the scale."""
    first, last = _ends(asked)
    if _goes_by_ones(asked):
        return Miss(say("The scale goes from {first} to {last}. Which number on it?", first=first, last=last))
    words = "The scale goes from {first} to {last}, for example {steps}. Which number on it?"
    return Miss(say(words, first=first, last=last, steps=_some(asked)))


def _goes_by_ones(asked: Asked) -> bool:
    return abs(scale(asked.question)[2]) == 1


def _some(asked: Asked) -> str:
    """Show the first steps."""
    return " ".join(writing.write_number(_step(asked, i)) for i in range(min(SOME, _count(asked))))


def tapped(asked: Asked, index: int) -> Read | None:
    """Take a tapped step."""
    return Value(f"{_step(asked, index).normalize():f}") if 0 <= index < _count(asked) else None


def shown(asked: Asked, value: str) -> Text:
    """Word a number of the scale."""
    return numbers.shown(asked, value)


def _count(asked: Asked) -> int:
    first, last, step = scale(asked.question)
    return int(abs(last - first) / abs(step) + 1e-9) + 1


def _step(asked: Asked, index: int) -> Decimal:
    first, last, step = (Decimal(str(one)) for one in scale(asked.question))
    return first + index * (abs(step) if last >= first else -abs(step))


def _ends(asked: Asked) -> tuple[str, str]:
    first, last, _ = scale(asked.question)
    return writing.write_number(Decimal(str(first))), writing.write_number(Decimal(str(last)))
