"""Take typed values out of a TOML table, and remember every fault instead of stopping at the first.

A key that nobody took is a fault too: a misspelt key must never be silently ignored.
"""

from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches

from engine.conversation.bubbles import Plain, Text, say
from engine.obligations.faults import Problem

# A clock may be one of these words instead of a date or a table.
CLOCK_WORDS = ("none", "set_later", "fiscal_year")
# What need not be there has no cure.
NOTHING = Plain("")


class Table:
    """One table of a pack while it is being read."""

    def __init__(self, values: Mapping[str, object], *, file: str, at: str, faults: list[Problem]) -> None:
        self._values = values
        self._file = file
        self._at = at
        self._faults = faults
        self._asked: set[str] = set()

    @property
    def at(self) -> str:
        """Return the dotted path of this table."""
        return self._at

    def fault(self, key: str, wrong: Text, cure: Text) -> None:
        """Remember one fault at a key of this table."""
        path = ".".join(part for part in (self._at, key) if part)
        self._faults.append(Problem(self._file, path or "(top)", wrong, cure))

    def has(self, key: str) -> bool:
        """Say whether the key is written, without taking it."""
        return key in self._values

    def is_table(self, key: str) -> bool:
        """Say whether a table stands at the key, without taking it."""
        return isinstance(self._values.get(key), dict)

    def peek(self, key: str) -> str:
        """Return what stands at the key as text, without taking it."""
        return str(self._values.get(key))

    def says(self, key: str, word: str) -> bool:
        """Take the key when it is exactly this word."""
        if self._values.get(key) != word:
            return False
        self._asked.add(key)
        return True

    def left(self) -> tuple[str, ...]:
        """Return the keys that nobody has taken yet, in the order of the file."""
        return tuple(key for key in self._values if key not in self._asked)

    def text(self, key: str, *, required: bool = True) -> str:
        """Take a text; empty when it is absent."""
        value = self._take(key, required=required, cure=say('write {key} = "..."', key=key))
        if value is None:
            return ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault(key, say("is not a text"), say('write {key} = "..." in quotes', key=key))
        return ""

    def word(self, key: str, words: tuple[str, ...], *, required: bool = True) -> str:
        """Take a text that must be one of a few words."""
        value = self.text(key, required=required)
        if value and value not in words:
            self.fault(
                key, say('is "{value}"', value=value), say("write one of {words}", words=", ".join(words))
            )
            return ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; empty when it is absent."""
        value = self._take(key, required=False, cure=NOTHING)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.fault(key, say("is not a list of texts"), say('write {key} = ["...", "..."]', key=key))
        return ()

    def flag(self, key: str) -> bool:
        """Take a true or false; false when it is absent."""
        value = self._take(key, required=False, cure=NOTHING)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.fault(key, say("is neither true nor false"), say("write {key} = true without quotes", key=key))
        return False

    def number(self, key: str) -> float | None:
        """Take a number, with or without decimals; None when it is absent."""
        value = self._take(key, required=False, cure=NOTHING)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        if value is not None:
            self.fault(key, say("is not a number"), say("write {key} = 1 without quotes", key=key))
        return None

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Take a table of texts in the order of the file; empty when it is absent."""
        below = self.table(key)
        if below is None:
            return ()
        return tuple((name, below.text(name)) for name in below.left())

    def whole(
        self, key: str, *, least: int | None = None, most: int | None = None, required: bool = True
    ) -> int | None:
        """Take a whole number."""
        value = self._take(key, required=required, cure=say("write {key} = 1", key=key))
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(key, say("is not a whole number"), say("write {key} = 1 without quotes", key=key))
            return None
        if (least is not None and value < least) or (most is not None and value > most):
            self.fault(key, say("is {value}", value=str(value)), _between(least, most))
            return None
        return value

    def wholes(self, key: str, *, required: bool = True) -> tuple[int, ...]:
        """Take a list of whole numbers; empty when it is absent and need not be there."""
        value = self._take(key, required=required, cure=say("write {key} = [-3, 0, 1]", key=key))
        if isinstance(value, list) and value and all(type(one) is int for one in value):
            return tuple(value)
        if value is not None:
            self.fault(key, say("is not a list of whole numbers"), say("write {key} = [-3, 0, 1]", key=key))
        return ()

    def day(self, key: str, *, required: bool = True) -> date | None:
        """Take a day, written as a TOML date."""
        value = self._take(key, required=required, cure=say("write {key} = 2021-11-30", key=key))
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        cure = say("write {key} = 2021-11-30 without quotes, in the common era", key=key)
        self.fault(key, say("is not a date"), cure)
        return None

    def table(self, key: str, *, required: bool = False) -> "Table | None":
        """Take a table below this one."""
        value = self._take(key, required=required, cure=say("add [{key}]", key=key))
        return None if value is None else self._below(key, value)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Take a list of tables below this one."""
        value = self._take(key, required=False, cure=NOTHING)
        if value is None:
            return ()
        if not isinstance(value, list):
            cure = say("write [[{key}]] or {key} = [{{ ... }}]", key=key)
            self.fault(key, say("is not a list of tables"), cure)
            return ()
        below = (self._below(f"{key}[{number}]", one) for number, one in enumerate(value, start=1))
        return tuple(one for one in below if one)

    def named(self, key: str) -> tuple[tuple[str, "Table"], ...]:
        """Take a table of tables: `[units.group]` gives ("group", its table)."""
        above = self.table(key)
        if above is None:
            return ()
        pairs = ((name, above.table(name)) for name in above.left())
        return tuple((name, one) for name, one in pairs if one)

    def day_or_table(self, key: str) -> "Table | None":
        """Take a clock: a bare date arrives as the table `{ day = ... }`."""
        value = self._take(key, required=False, cure=NOTHING)
        if isinstance(value, dict | None):
            return None if value is None else self._below(key, value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return self._below(key, {"day": value})
        if value in CLOCK_WORDS:
            return self._below(key, {"word": value})
        self.fault(
            key, say("is neither a date nor a table"), say("write {key} = 2021-11-30 without quotes", key=key)
        )
        return None

    def clocks(self, key: str) -> tuple["Table", ...]:
        """Take a list of clocks: dates, words and tables in any order."""
        value = self._take(key, required=False, cure=NOTHING)
        if not isinstance(value, list) or not value:
            self.fault(
                key, say("is not a list of clocks"), say("write {key} = [2021-11-30, 2022-05-31]", key=key)
            )
            return ()
        single = Table({f"{key}[{number}]": one for number, one in enumerate(value, start=1)}, file=self._file, at=self._at, faults=self._faults)  # fmt: skip
        found = (single.day_or_table(name) for name in single.left())
        return tuple(one for one in found if one)

    def close(self) -> None:
        """Name every key that nobody took."""
        for key in self.left():
            near = get_close_matches(key, self._asked, n=1)
            cure = say('did you mean "{near}"?', near=near[0]) if near else say("take it out")
            self.fault(key, say("is not a key that a pack knows here"), cure)

    def _take(self, key: str, *, required: bool, cure: Text) -> object:
        self._asked.add(key)
        value = self._values.get(key)
        if value is None and required:
            self.fault(key, say("is missing"), cure)
        return value

    def _below(self, key: str, value: object) -> "Table | None":
        if not isinstance(value, dict):
            cure = say("write [{key}] or {key} = {{ ... }}", key=key)
            self.fault(key, say("is not a table"), cure)
            return None
        at = ".".join(part for part in (self._at, key) if part)
        return Table(value, file=self._file, at=at, faults=self._faults)


def _between(least: int | None, most: int | None) -> Text:
    if most is None:
        return say("write a number of at least {least}", least=str(least))
    return say("write a number from {least} to {most}", least=str(least), most=str(most))
