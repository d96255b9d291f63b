"""Compute functions of dates and times; the moment is the evaluation's own."""

import math
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Final

from engine.forms.expressions.days import (
    date_of_number,
    local_number,
    moment_of_number,
    on_clock,
    padded,
    part_of_day,
    read_date,
    read_moment,
    write_moment,
)
from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, text_as_number, to_string

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_DATE_LETTERS: Final[Mapping[str, Callable[[datetime], str]]] = {
    "Y": lambda at: f"{at.year:04}",
    "y": lambda at: f"{at.year % 100:02}",
    "m": lambda at: f"{at.month:02}",
    "n": lambda at: str(at.month),
    "b": lambda at: _MONTHS[at.month - 1],
    "d": lambda at: f"{at.day:02}",
    "e": lambda at: str(at.day),
    "a": lambda at: _WEEKDAYS[at.weekday()],
    "%": lambda _: "%",
}
_LETTERS: Final[Mapping[str, Callable[[datetime], str]]] = {
    **_DATE_LETTERS,
    "H": lambda at: f"{at.hour:02}",
    "h": lambda at: str(at.hour),
    "M": lambda at: f"{at.minute:02}",
    "S": lambda at: f"{at.second:02}",
    "3": lambda at: f"{at.microsecond // 1000:03}",
}


def _moment(env: Env, value: Value) -> datetime | None:
    """Read a date, a date with time or a number of days as a moment on the local clock."""
    zone = env.source.at.tzinfo
    text = padded(to_string(env, value))
    day = read_date(text)
    if day is not None:
        return datetime.combine(day, time(), zone)
    moment = read_moment(text, zone)
    if moment is not None:
        return on_clock(moment, zone)
    return _moment_of_days(text_as_number(env, text), env)


def _moment_of_days(number: float, env: Env) -> datetime | None:
    zone = env.source.at.tzinfo
    if not number.is_integer():
        return moment_of_number(number, zone)
    day = date_of_number(number)
    return datetime.combine(day, time(), zone) if day else None


def _today(env: Env, _node: Node) -> Value:
    return env.source.at.date().isoformat()


def _now(env: Env, _node: Node) -> Value:
    return write_moment(env.source.at)


def _date(env: Env, _node: Node, value: Value) -> Value:
    moment = _needed(env, value)
    return moment.date().isoformat() if moment else ""


def _date_time(env: Env, _node: Node, value: Value) -> Value:
    moment = _needed(env, value)
    return write_moment(moment) if moment else ""


def _needed(env: Env, value: Value) -> datetime | None:
    """Return the moment of a value, None for an empty one, or fault for what is no date."""
    text = to_string(env, value)
    moment = _moment(env, value)
    if moment is None and text not in {"", "NaN"}:
        raise ExpressionFault(f"not a date: {text[:30]}")
    return moment


def _formatted(
    letters: Mapping[str, Callable[[datetime], str]],
) -> Callable[[Env, Node, Value, str], Value]:
    def write(env: Env, _node: Node, value: Value, pattern: str) -> Value:
        moment = _moment(env, value)
        return _written(moment, pattern, letters) if moment else ""

    return write


def _written(moment: datetime, pattern: str, letters: Mapping[str, Callable[[datetime], str]]) -> str:
    parts = pattern.replace("%%", "%\0").split("%")
    written = [parts[0]]
    for part in parts[1:]:
        letter = "%" if part[:1] == "\0" else part[:1]
        if letter not in letters:
            raise ExpressionFault(f"no such part of a date: %{letter}")
        written.append(letters[letter](moment) + part[1:])
    return "".join(written)


def _decimal_date_time(env: Env, _node: Node, value: Value) -> Value:
    """Count exactly: a date is its first moment on the local clock, in days of UTC."""
    text = to_string(env, value)
    number = local_number(text, env.source.at)
    return text_as_number(env, text) if number is None else number


def _decimal_time(env: Env, _node: Node, text: str) -> Value:
    part = part_of_day(text, env.source.at)
    return math.nan if part is None else part


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {
    "today": ("", _today),
    "now": ("", _now),
    "date": ("v", _date),
    "date-time": ("v", _date_time),
    "format-date": ("vs", _formatted(_LETTERS)),
    "format-date-time": ("vs", _formatted(_LETTERS)),
    "decimal-date-time": ("v", _decimal_date_time),
    "decimal-time": ("s", _decimal_time),
}
