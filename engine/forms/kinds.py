"""Say how each kind of question writes its value, and whether a value is written so."""

import math
import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC
from typing import Final

from engine.forms.expressions.days import date_of_number, read_date, read_moment, read_time
from engine.forms.expressions.values import number_as_text
from engine.forms.form import Question

_INTEGER: Final = re.compile(r"-?\d+", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)", re.ASCII)

ACKNOWLEDGED: Final = "OK"

PERSONAL: Final = frozenset({"person", "phone", "national_id"})
"""Own kinds whose answers are about one person: sealed, masked, and in no sheet."""


def as_stored(number: float, data_type: str) -> str:
    """Write a calculated number for a node of a type; what is no number is an empty answer."""
    if not math.isfinite(number):
        return ""
    if data_type == "date":
        day = date_of_number(number)
        return day.isoformat() if day else ""
    return str(math.trunc(number)) if data_type == "int" else number_as_text(number)


def is_written_right(question: Question, value: str, names: Collection[str]) -> bool:
    """Say whether a value has the form of its kind; names are the choices that may be taken now."""
    if question.kind in _OF_CHOICES:
        return _OF_CHOICES[question.kind](value.split(" "), names)
    if question.kind == "range":
        return _lies_in_range(question, value)
    test = _TESTS.get(question.kind)
    return test is None or test(value)


def _is_place(value: str) -> bool:
    parts = value.split()
    if not 2 <= len(parts) <= 4 or not all(map(_DECIMAL.fullmatch, parts)):
        return False
    return abs(float(parts[0])) <= 90 and abs(float(parts[1])) <= 180


def _are_places(value: str) -> bool:
    return all(_is_place(one) for one in value.strip(" ;").split(";"))


def _lies_in_range(question: Question, value: str) -> bool:
    if not (_INTEGER if question.data_type == "int" else _DECIMAL).fullmatch(value):
        return False
    first, last, step = scale(question)
    steps = (float(value) - first) / step
    return min(first, last) <= float(value) <= max(first, last) and math.isclose(
        steps, round(steps), abs_tol=1e-9
    )


def scale(question: Question) -> tuple[float, float, float]:
    """Return the first number, the last and the step of a range."""
    return (_parameter(question, "start"), _parameter(question, "end"), _parameter(question, "step"))


def _parameter(question: Question, name: str) -> float:
    """Return a bound of a range; XLSForm's own are 1 to 10 by 1."""
    text = question.parameters.get(name, "")
    usual = {"start": 1.0, "end": 10.0, "step": 1.0}[name]
    return float(text) or usual if name == "step" and _DECIMAL.fullmatch(text) else _number(text, usual)


def _number(text: str, usual: float) -> float:
    return float(text) if _DECIMAL.fullmatch(text) else usual


_TESTS: Final[Mapping[str, Callable[[str], bool]]] = {
    "integer": lambda value: bool(_INTEGER.fullmatch(value)),
    "decimal": lambda value: bool(_DECIMAL.fullmatch(value)),
    "date": lambda value: read_date(value) is not None,
    "time": lambda value: read_time(value) is not None,
    "datetime": lambda value: read_moment(value, UTC) is not None,
    "geopoint": _is_place,
    "geotrace": _are_places,
    "geoshape": _are_places,
    "acknowledge": lambda value: value == ACKNOWLEDGED,
}

_OF_CHOICES: Final[Mapping[str, Callable[[list[str], Collection[str]], bool]]] = {
    "select_one": lambda taken, names: len(taken) == 1 and taken[0] in names,
    "select_multiple": lambda taken, names: len(set(taken)) == len(taken) and set(taken) <= set(names),
    "rank": lambda taken, names: len(set(taken)) == len(taken) and set(taken) == set(names),
}
