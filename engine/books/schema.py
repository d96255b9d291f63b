"""Learn from the readers of packs which tables there are, which keys each has, and what may stand under a key.

The readers run over a table that says yes to everything, so a key that a reader comes to know is a column here at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from engine.conversation.bubbles import Text
from engine.obligations.reading import programme_of
from engine.obligations.tables import Table

Kind = Literal[
    "text", "word", "texts", "flag", "number", "pairs", "whole", "wholes", "day", "clock", "routes", "wholes_by_name"
]  # fmt: skip
Shape = Literal["one", "named", "list"]
TOP = ""
# The keys of one table that nobody knows beforehand: how many of each type.
REST = "*"


@dataclass(frozen=True, slots=True)
class Key:
    """What may stand under a key; `words` are all that may."""

    kind: Kind
    is_needed: bool = False
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Part:
    """One table of a pack: there once, once an id, or as a list; a table within a row has its keys behind a dot."""

    shape: Shape
    keys: dict[str, Key] = field(default_factory=dict)


Schema = Mapping[str, Part]


@cache
def schema() -> Schema:
    """Return every table that a pack may have, by its path; a list within a row is a table of its own."""
    found: dict[str, Part] = {TOP: Part("one")}
    for answer in ("x", ""):
        programme_of(_Learning(found, TOP, "", answer))
    return found


class _Learning(Table):
    """A table that answers every reader and remembers what it asked for."""

    def __init__(self, found: dict[str, Part], part: str, before: str, answer: str) -> None:
        super().__init__({}, file="", at="", faults=[])
        self._found, self._part, self._before, self._answer = found, part, before, answer

    def _note(self, key: str, kind: Kind, *, needed: bool = False, words: tuple[str, ...] = ()) -> None:
        keys = self._found[self._part].keys
        known = keys.get(self._before + key)
        if known is None or known.kind == kind:
            keys[self._before + key] = Key(kind, needed and (known is None or known.is_needed), words)

    def _inner(self, key: str, shape: Shape) -> "_Learning":
        path = f"{self._part}.{self._before}{key}" if self._part else f"{self._before}{key}"
        self._found.setdefault(path, Part(shape))
        return _Learning(self._found, path, "", self._answer)

    def fault(self, key: str, wrong: Text, cure: Text) -> None:  # noqa: ARG002
        keys = self._found[self._part].keys
        if (known := keys.get(self._before + key)) is not None and known.kind == "clock":
            keys[self._before + key] = Key("clock", is_needed=True)

    def has(self, key: str) -> bool:  # noqa: ARG002
        return False

    def is_table(self, key: str) -> bool:
        self._note(key, "routes")
        return False

    def left(self) -> tuple[str, ...]:
        self._note(REST, "wholes_by_name")
        return ()

    def close(self) -> None:
        pass

    def text(self, key: str, *, required: bool = True) -> str:
        self._note(key, "text", needed=required)
        return self._answer

    def word(self, key: str, words: tuple[str, ...], *, required: bool = True) -> str:
        self._note(key, "word", needed=required, words=words)
        return words[0] if self._answer else ""

    def texts(self, key: str) -> tuple[str, ...]:
        self._note(key, "texts")
        return ()

    def flag(self, key: str) -> bool:
        self._note(key, "flag")
        return False

    def number(self, key: str) -> float | None:
        self._note(key, "number")
        return None

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        self._note(key, "pairs")
        return ()

    def whole(
        self, key: str, *, least: int | None = None, most: int | None = None, required: bool = True  # noqa: ARG002
    ) -> int | None:  # fmt: skip
        self._note(key, "whole", needed=required)
        return None

    def wholes(self, key: str, *, required: bool = True) -> tuple[int, ...]:
        self._note(key, "wholes", needed=required)
        return ()

    def day(self, key: str, *, required: bool = True) -> None:
        self._note(key, "day", needed=required)

    def table(self, key: str, *, required: bool = False) -> "_Learning":  # noqa: ARG002
        if self._part == TOP and not self._before:
            return self._inner(key, "one")
        return _Learning(self._found, self._part, f"{self._before}{key}.", self._answer)

    def tables(self, key: str) -> tuple[Table, ...]:
        return (self._inner(key, "list"),)

    def named(self, key: str) -> tuple[tuple[str, Table], ...]:
        return (("x", self._inner(key, "named")),)

    def day_or_table(self, key: str) -> None:
        self._note(key, "clock")


__all__ = ["REST", "TOP", "Key", "Kind", "Part", "Schema", "schema"]
