"""Say what a table of many units is, as data: columns, lines, what somebody put into the cells, and what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from engine.conversation.bubbles import Text
from engine.conversation.effects import Send
from engine.conversation.events import When
from engine.conversation.scene import Filling
from thai.words import Vocabulary

WHOLE: Final = ""
"""The path under which a fault of a whole line stands."""

Look = Literal["number", "text", "one", "several", "yes"]
Status = Literal["empty", "begun", "whole", "new", "changed", "same", "wrong", "shut"]
"""What a line is: nothing told; told in part; complete without this person; to be sent; to be corrected; as it was sent; not to
be sent as it is; closed."""

CLEAN: Final = frozenset({"new", "changed"})

Seen = Callable[[str, str], bool]
"""Say whether this stood in a cell when the page or the file was made: the text, of a personal answer the answer itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """One question as a column; `choices` are its labels, for a list to pick from."""

    path: str
    title: str
    label: str
    look: Look
    hint: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: its draft or what was sent of it, and the answers of the round before.

    `number` is the receipt of what was sent, "" before; a line that is shut shows and takes nothing.
    """

    key: str
    name: str
    filling: Filling
    last: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    is_shut: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: what it is called, its columns, what it leaves to the chat, and its lines."""

    key: str
    title: str
    columns: tuple[Column, ...]
    left: tuple[str, ...]
    lines: tuple[Line, ...]
    more: int = 0

    def line(self, key: str) -> Line | None:
        """Return the line of a unit."""
        return next((line for line in self.lines if line.key == key), None)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the cells of one line, by path, why unusual numbers stand there, and cells that hold no value."""

    texts: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    troubles: Mapping[str, "Fault"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands against a cell as it was typed, with what would settle it."""

    reason: Text
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Took:
    """What the cells of a line have made of its draft."""

    filling: Filling
    faults: Mapping[str, Fault] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was judged: what it is, what stands against it, and what would be sent."""

    line: Line
    filling: Filling
    status: Status
    faults: Mapping[str, Fault] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    send: Send | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a cell rests on: the moment, the words people type, the message that brought the cells."""

    when: When
    words: Vocabulary
    source: str = ""
