"""Say what a person can do in a chat, and read it from a line of a file or a terminal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.written import Shown
from engine.conversation.bubbles import Button, DateButton, Press


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed message."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tapped button."""

    press: Press
    label: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """A day or a time from the phone's picker."""

    press: Press
    moment: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A place on the map."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Showed:
    """A picture, a sound, a film or a file; of several pictures sent at once, the set and how many it has."""

    kind: str
    set_id: str = ""
    total: int = 0


Move = Typed | Tapped | Picked | Placed | Showed


class NoSuchMove(ValueError):
    """A line that nobody can do now."""


def from_line(line: str, seen: Shown) -> Move:
    """Read a line: words, [a button], or JSON: "words", {"text"}, {"press"}, {"pick"}, {"place"}, {"send"}."""
    text = line.strip()
    if text.startswith("[") and text.endswith("]") and not text.startswith('["'):
        return _tapped(text[1:-1], seen)
    if text[:1] in {'"', "{"}:
        try:
            return _from_json(json.loads(text), seen)
        except json.JSONDecodeError:
            pass
    return Typed(text)


def _from_json(value: Any, seen: Shown) -> Move:
    match value:
        case str():
            return Typed(value)
        case {"text": str(text)}:
            return Typed(text)
        case {"press": str(label)}:
            return _tapped(label, seen)
        case {"pick": str(moment)}:
            return _picked(moment, seen)
        case {"place": [int() | float() as latitude, int() | float() as longitude]}:
            return Placed(float(latitude), float(longitude))
        case {"send": str(kind), "of": [str(set_id), int(total)]}:
            return Showed(kind, set_id, total)
        case {"send": str(kind)}:
            return Showed(kind)
        case _:
            raise NoSuchMove(json.dumps(value, ensure_ascii=False))


def _tapped(label: str, seen: Shown) -> Move:
    button = seen.labelled(label)
    if not isinstance(button, Button):
        raise NoSuchMove(f"[{label}]")
    return Tapped(button.press, label)


def _picked(moment: str, seen: Shown) -> Move:
    picker = next((one for _, one in seen.buttons if isinstance(one, DateButton)), None)
    if picker is None:
        raise NoSuchMove(moment)
    return Picked(picker.press, moment)


def written(move: Move, words: Mapping[str, str]) -> str:
    """Write a move as a transcript shows it."""
    match move:
        case Typed(text):
            return text
        case Tapped(_, label):
            return f"[{label}]"
        case Picked(_, moment):
            return f"[{moment}]"
        case Placed(latitude, longitude):
            return f"({words['place']} {latitude}, {longitude})"
        case Showed(kind, _, _):
            return f"({words.get(kind, kind)})"
