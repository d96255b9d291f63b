"""Hold what sheets, columns and clocks are called; the words come in, none stand here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

CLOCKS = "clocks"
FORM_SHEETS = ("survey", "choices", "settings", "external_choices", "entities")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to write a clock: words with blanks, other words that are understood, and the keys that the words say."""

    words: str
    also: tuple[str, ...] = ()
    fixed: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """The words of one language."""

    plain: Mapping[str, str]
    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    clocks: tuple[Wording, ...]
    more: tuple[Wording, ...]
    several: Mapping[str, str]
    blanks: Mapping[str, str]
    examples: Mapping[str, str]
    usual: frozenset[str]

    def sheet(self, part: str) -> str:
        """Return what the sheet of a table is called."""
        return self.sheets.get(part, part)

    def column(self, part: str, key: str) -> str:
        """Return what the column of a key is called."""
        return self.columns.get(part, {}).get(key, key)

    def lead(self, part: str, shape: str) -> str:
        """Return what the column is called that says which row it is, "" where none does."""
        if part == CLOCKS or part.startswith("duties."):
            return self.plain["of"]
        return self.plain["id"] if shape == "named" or "." in part else ""

    def part_of(self, sheet: str, known: Collection[str]) -> str | None:
        """Return the table of a sheet that is called so, or like the table itself; None for a sheet of somebody's own."""
        plain = sheet.strip()
        found = next((part for part, title in self.sheets.items() if plain == title), None)
        return found if found is not None else plain if plain and plain in {*known, *self.sheets} else None

    def key_of(self, part: str, column: str) -> str:
        """Return the key of a column that is called so; what has no other name is its own key."""
        plain = column.strip().rstrip("*").strip()
        return next((key for key, title in self.columns.get(part, {}).items() if title == plain), plain)


def names(words: Mapping[str, Any]) -> Names:
    """Return the words as they stand in the file of a language."""
    return Names(
        plain={key: one for key, one in words.items() if isinstance(one, str)},
        sheets=words["sheets"],
        columns=words["columns"],
        clocks=tuple(map(_wording, words["clocks"])),
        more=tuple(map(_wording, words["more"])),
        several=words["several"],
        blanks={key: kind for kind, keys in words["blanks"].items() for key in keys},
        examples=words["examples"],
        usual=frozenset(words["usual"]),
    )


def _wording(words: Mapping[str, object]) -> Wording:
    return Wording(
        str(words["words"]),
        tuple(cast("list[str]", words.get("also", []))),
        cast("Mapping[str, object]", words.get("fixed", {})),
    )
