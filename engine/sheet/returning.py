"""Take a filled-in file back: what stands in its cells by unit and question, and what nobody can read there.

Nothing here knows how a file looks inside, and nothing of it is believed before its signature was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Literal

from engine.conversation.bubbles import Text, say
from engine.sheet.parts import Column, Fault, Sheet, Typed
from thai import writing

NAMED: Final = 5
Trouble = Literal["formula", "error"]
Unreadable = Literal["large", "broken"]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of a file; `troubles` are cells that hold no value."""

    key: str
    name: str
    texts: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    troubles: Mapping[str, Trouble] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """A file as it was read: its signed head, "" for a file of somebody else, its lines, and else its bare cells."""

    head: str
    lines: tuple[FileLine, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()


def typed(sheet: Sheet, lines: tuple[FileLine, ...]) -> tuple[dict[str, Typed], tuple[Text, ...]]:
    """Return what a file holds for each line of a table, and what in it belongs to none."""
    found: dict[str, Typed] = {}
    strangers: list[str] = []
    twice: list[str] = []
    for one in lines:
        line = sheet.line(one.key)
        if line is None:
            strangers.append(one.name or one.key)
        elif one.key in found:
            twice.append(line.name)
        else:
            found[one.key] = _typed(sheet.columns, one)
    return found, _told(strangers, twice)


def _told(strangers: list[str], twice: list[str]) -> tuple[Text, ...]:
    said: tuple[Text, ...] = ()
    if strangers:
        said += (say("Not in this table, so left out: {names}", names=few(strangers)),)
    if twice:
        said += (say("Twice in the file, only the first was taken: {names}", names=few(twice)),)
    return said


def few(names: list[str]) -> str:
    """Name the first of many."""
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


def _typed(columns: tuple[Column, ...], line: FileLine) -> Typed:
    numbers = {one.path for one in columns if one.look == "number"}
    texts = {path: _grouped(text) if path in numbers else text for path, text in line.texts.items()}
    return Typed(texts, line.why, {path: Fault(_TROUBLES[one]) for path, one in line.troubles.items()})


_TROUBLES: Final[Mapping[Trouble, Text]] = {
    "formula": say("There is a formula without its result. Please type the value itself."),
    "error": say("The file shows an error in this cell. Please type the value itself."),
}


_BARE: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?", re.ASCII)


def _grouped(text: str) -> str:
    """Write a bare number as a cell was shown, so that one nobody touched is the same."""
    return writing.write_number(Decimal(text)) if _BARE.fullmatch(text) else text


def to_dict(lines: tuple[FileLine, ...]) -> list[dict[str, Any]]:
    """Turn lines to JSON."""
    return [
        {"key": one.key, "name": one.name, "texts": dict(one.texts), "why": one.why, "troubles": dict(one.troubles)}
        for one in lines
    ]  # fmt: skip


def from_dict(stored: list[dict[str, Any]]) -> tuple[FileLine, ...]:
    """Read lines that were stored."""
    return tuple(FileLine(**one) for one in stored)
