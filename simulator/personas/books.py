"""Read the personas' data: who they are, what they say, which keys lie beside which."""

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Persona:
    """One way of being a person with a phone."""

    key: str
    about: str
    think: tuple[float, float] = (1.0, 5.0)
    slips: dict[str, float] = field(default_factory=dict)
    stickers: float = 0.0
    leaves: float = 0.0
    away: tuple[float, float] = (8.0, 20.0)
    back: tuple[str, ...] = ()
    says: tuple[tuple[str, str], ...] = ()
    taps: bool = False
    types_anyway: float = 0.0


@dataclass(frozen=True, slots=True)
class Book:
    """What anybody may say: answers by what was asked, buttons that lead on, words to fill in."""

    words: dict[str, list[str]]
    answers: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    on: tuple[re.Pattern[str], ...]
    off: tuple[re.Pattern[str], ...]
    idle_buttons: tuple[re.Pattern[str], ...]
    stuck: tuple[re.Pattern[str], ...]
    example: re.Pattern[str]
    numbered: re.Pattern[str]
    question: re.Pattern[str]
    idle: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The Thai keyboard: what lies beside each key, what the same key is in Latin, and which letters are marks."""

    beside: dict[str, str]
    latin: dict[str, str]
    marks: str


@cache
def personas() -> dict[str, Persona]:
    """Return all personas by key."""
    found = tomllib.loads((HERE / "people.toml").read_text("utf-8"))
    return {key: Persona(key, **_tuples(entry)) for key, entry in found.items()}


@cache
def book() -> Book:
    """Return what people say."""
    found = tomllib.loads((HERE / "answers.toml").read_text("utf-8"))
    buttons, hints = found["buttons"], found["hints"]
    return Book(
        words=found["words"],
        answers=tuple((re.compile(one["when"]), tuple(one["type"])) for one in found["answers"]),
        on=_patterns(buttons["on"]),
        off=_patterns(buttons["off"]),
        idle_buttons=_patterns(buttons["idle"]),
        stuck=_patterns(buttons["stuck"]),
        example=re.compile(hints["example"], re.MULTILINE),
        numbered=re.compile(hints["numbered"], re.MULTILINE),
        question=re.compile(hints["question"]),
        idle=tuple(found["idle"]["type"]),
        short=tuple(found["short"]["type"]),
    )


@cache
def keyboard() -> Keyboard:
    """Return the Kedmanee layout."""
    found = json.loads((HERE / "kedmanee.json").read_text("utf-8"))
    beside: dict[str, str] = {}
    latin: dict[str, str] = {}
    for level in ("plain", "shifted"):
        rows = found[level]
        for row, latin_row in zip(rows, found[f"latin_{level}"], strict=True):
            latin |= dict(zip(row, latin_row, strict=True))
            for at, key in enumerate(row):
                beside[key] = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return Keyboard(beside, latin, found["marks"])


def _tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(tuple(one) if isinstance(one, list) else one for one in value)
        if isinstance(value, list)
        else value
        for key, value in entry.items()
    }


def _patterns(words: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(word) for word in words)
