"""Say what to look for in free text: the fields of a form, each with its words, its unit and its choices.

Words stand in the form. In `bind::sanam:cue` a word alone points to the field; with - before it, it points away;
with ~ it is part of the answer; with + it is what was done, and begins the answer; with ! it says that there is none; with . it
says nothing, whatever word is inside it. An underscore is a blank. A choice may have
words in a column `cue` of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from engine.forms.form import Choice, Form, Question

Kind = Literal["unit", "choice", "date", "people", "households", "money", "percent", "area", "thing", "words"]
Role = Literal["points", "away", "sign", "act", "none", "mute"]

NUMBERS: Final = frozenset({"people", "households", "money", "percent", "area", "thing"})
_ROLES: Final[Mapping[str, Role]] = {"-": "away", "~": "sign", "!": "none", ".": "mute", "+": "act"}
_OWN: Final[Mapping[str, Kind]] = {
    "count": "people", "households": "households", "money": "money", "percent": "percent", "area": "area",
    "quantity": "thing", "date": "date", "unit": "unit",
}  # fmt: skip
_PLAIN: Final[Mapping[str, Kind]] = {
    "integer": "thing", "decimal": "thing", "range": "thing", "date": "date", "select_one": "choice", "text": "words",
}  # fmt: skip

_LONG_ENOUGH: Final = 4
"""A shorter label, such as yes or no, stands inside too many other words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something of a field."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice with the words that mean it."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form that free text may answer."""

    path: str
    kind: Kind
    words: tuple[Word, ...]
    unit: str = ""
    picks: tuple[Pick, ...] = ()
    is_required: bool = False


@lru_cache(maxsize=64)
def fields(form: Form) -> tuple[Field, ...]:
    """Return the fields of a form, in its order; what lies in repeats is asked question by question."""
    rows = tuple(f"{one.path}/" for one in form.groups if one.repeats)
    found = (_field(one, form) for one in form.questions if one.is_askable and not one.path.startswith(rows))
    return tuple(one for one in found if one is not None)


def _field(question: Question, form: Form) -> Field | None:
    kind = _OWN.get(question.own.get("kind", "")) or _kind(question)
    if kind is None or (kind == "words" and not question.own.get("cue")):
        return None
    return Field(
        question.path,
        kind,
        _words(question.own.get("cue", "")),
        unit=question.own.get("unit", ""),
        picks=_picks(form.lists.get(question.list_name or "", ())) if kind == "choice" else (),
        is_required=bool(question.required),
    )


def _kind(question: Question) -> Kind | None:
    """Return how a question without a kind of ours is looked for; other own kinds are asked."""
    return None if question.own.get("kind") else _PLAIN.get(question.kind)


def _words(cell: str) -> tuple[Word, ...]:
    return tuple(_word(one) for one in cell.split())


def _word(written: str) -> Word:
    role = _ROLES.get(written[:1], "points") if len(written) > 1 else "points"
    text = written if role == "points" else written[1:]
    return Word(text.replace("_", " "), role)


def _picks(choices: tuple[Choice, ...]) -> tuple[Pick, ...]:
    return tuple(Pick(one.name, _spoken(one)) for one in choices)


def _spoken(choice: Choice) -> tuple[str, ...]:
    words = tuple(one.replace("_", " ") for one in choice.columns.get("cue", "").split())
    labels = (one for one in dict.fromkeys(choice.labels.values()) if len(one) >= _LONG_ENOUGH)
    return words or tuple(labels)
