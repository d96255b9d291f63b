"""Work out one number, or take one value, from the reports below. What is no number is left out, never guessed."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from engine.compiling.below import Below, values
from engine.forms.built import COUNT, LATEST, MEAN, SUM

_NOTHING: Final = frozenset({"", "0", "no"})
_DIGITS: Final = Decimal("0.01")


def figure(how: str, of: str, name: str, below: Sequence[Below]) -> str:
    """Return a figure as an answer; empty where nothing below says anything of it."""
    return _FIGURES[how](of, name, below)


def _sum(of: str, _name: str, below: Sequence[Below]) -> str:
    found = _numbers(of, below)
    return _written(sum(found, Decimal(0))) if found else ""


def _mean(of: str, _name: str, below: Sequence[Below]) -> str:
    found = _numbers(of, below)
    return _written((sum(found, Decimal(0)) / len(found)).quantize(_DIGITS)) if found else ""


def _count(of: str, name: str, below: Sequence[Below]) -> str:
    """Count the units that have something to report, or that answer a question with something."""
    there = [one for one in below if one.standing == "in"]
    if of != name:
        there = [one for one in there if any(value not in _NOTHING for value in values(one, of))]
    return str(len({one.unit_id or one.unit for one in there}))


def _latest(of: str, _name: str, below: Sequence[Below]) -> str:
    """Take the value of the last round that has one."""
    told = [one for one in below if any(values(one, of))]
    last = max(told, key=lambda one: one.period, default=None)
    return next(values(last, of)) if last else ""


_FIGURES: Final[Mapping[str, Callable[[str, str, Sequence[Below]], str]]] = {
    SUM: _sum, MEAN: _mean, COUNT: _count, LATEST: _latest,
}  # fmt: skip


def _numbers(of: str, below: Sequence[Below]) -> list[Decimal]:
    found = (_number(value) for one in below for value in values(one, of))
    return [one for one in found if one is not None]


def _number(value: str) -> Decimal | None:
    try:
        read = Decimal(value)
    except InvalidOperation:
        return None
    return read if read.is_finite() else None


def _written(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
