"""Say what stands on a page, as data: headings, lists and their entries, fields. Nothing here knows HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.conversation.bubbles import Link, Plain, Text

Look = Literal[
    "text", "long", "one", "pick", "several", "tick", "date", "time", "datetime", "note", "chat", "fixed"
]
"""How a field is answered; "chat" is what only a chat can take, "fixed" what follows from others and nobody types."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice under a token that gives nothing away."""

    token: str
    label: Text
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands against an answer as it was typed, and what would settle it.

    `sure` is the token of a value that waits to be confirmed; what the form finds unusual wants a reason too.
    """

    reason: Text
    typed: str = ""
    offers: tuple[Option, ...] = ()
    sure: str = ""
    asks_why: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """That a question may be put off, until when, and whether it is."""

    until: Text
    is_put_off: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question: its words, and what stands in it."""

    path: str
    look: Look
    label: str
    name: str = ""
    hint: str = ""
    unit: str = ""
    lines: tuple[Text, ...] = ()
    value: Text = field(default_factory=lambda: Plain(""))
    options: tuple[Option, ...] = ()
    same: Text | None = None
    why: str = ""
    is_required: bool = False
    mask: str = ""
    may_clear: bool = False
    later: Later | None = None
    picture: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: a group, a list, or an entry of a list.

    A list carried from an earlier report `waits` until it is confirmed; `mark` says of one of its entries whether it was.
    """

    kind: Literal["group", "list", "entry"]
    path: str
    title: str
    parts: tuple["Section | Field", ...]
    number: int = 0
    told: str = ""
    columns: tuple[str, ...] = ()
    may_add: bool = False
    may_remove: bool = False
    waits: Text | None = None
    mark: bool | None = None


Part = Section | Field
Faults = Mapping[str, Fault]


def waiting_in(parts: tuple[Part, ...]) -> Iterator[Section]:
    """Yield every list that waits to be confirmed, in order."""
    for part in parts:
        if isinstance(part, Section):
            yield from (part,) if part.waits is not None else ()
            yield from waiting_in(part.parts)


def fields_in(parts: tuple[Part, ...]) -> Iterator[Field]:
    """Yield every field, in order."""
    for part in parts:
        if isinstance(part, Section):
            yield from fields_in(part.parts)
        else:
            yield part
