"""Take typed values out of a TOML table, and remember every fault instead of stopping at the first.

A key that nobody took is a fault too: a misspelt key must never be silently ignored.
"""

from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches

from engine.obligations.faults import Problem


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

    def fault(self, key: str, wrong: str, cure: str) -> None:
        """Remember one fault at a key of this table."""
        path = ".".join(part for part in (self._at, key) if part)
        self._faults.append(Problem(self._file, path or "(top)", wrong, cure))

    def has(self, key: str) -> bool:
        """Say whether the key is written, without taking it."""
        return key in self._values

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
        value = self._take(key, required=required, cure=f'write {key} = "..."')
        if value is None:
            return ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault(key, "is not a text", f'write {key} = "..." in quotes')
        return ""

    def word(self, key: str, words: tuple[str, ...], *, required: bool = True) -> str:
        """Take a text that must be one of a few words."""
        value = self.text(key, required=required)
        if value and value not in words:
            self.fault(key, f'is "{value}"', f"write one of {', '.join(words)}")
            return ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; empty when it is absent."""
        value = self._take(key, required=False, cure="")
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.fault(key, "is not a list of texts", f'write {key} = ["...", "..."]')
        return ()

    def whole(
        self, key: str, *, least: int | None = None, most: int | None = None, required: bool = True
    ) -> int | None:
        """Take a whole number."""
        value = self._take(key, required=required, cure=f"write {key} = 1")
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(key, "is not a whole number", f"write {key} = 1 without quotes")
            return None
        if (least is not None and value < least) or (most is not None and value > most):
            span = f"of at least {least}" if most is None else f"from {least} to {most}"
            self.fault(key, f"is {value}", f"write a number {span}")
            return None
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """Take a list of whole numbers."""
        value = self._take(key, required=True, cure=f"write {key} = [-3, 0, 1]")
        if isinstance(value, list) and value and all(type(one) is int for one in value):
            return tuple(value)
        if value is not None:
            self.fault(key, "is not a list of whole numbers", f"write {key} = [-3, 0, 1]")
        return ()

    def day(self, key: str, *, required: bool = True) -> date | None:
        """Take a day, written as a TOML date."""
        value = self._take(key, required=required, cure=f"write {key} = 2021-11-30")
        if value is None:
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.fault(key, "is not a date", f"write {key} = 2021-11-30 without quotes, in the common era")
        return None

    def table(self, key: str, *, required: bool = False) -> "Table | None":
        """Take a table below this one."""
        value = self._take(key, required=required, cure=f"add [{key}]")
        return None if value is None else self._below(key, value)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Take a list of tables below this one."""
        value = self._take(key, required=False, cure="")
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault(key, "is not a list of tables", f"write [[{key}]] or {key} = [{{ ... }}]")
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
        value = self._take(key, required=False, cure="")
        if isinstance(value, dict | None):
            return None if value is None else self._below(key, value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return self._below(key, {"day": value})
        self.fault(key, "is neither a date nor a table", f"write {key} = 2021-11-30 without quotes")
        return None

    def close(self) -> None:
        """Name every key that nobody took."""
        for key in self.left():
            near = get_close_matches(key, self._asked, n=1)
            cure = f'did you mean "{near[0]}"?' if near else "take it out"
            self.fault(key, "is not a key that a pack knows here", cure)

    def _take(self, key: str, *, required: bool, cure: str) -> object:
        self._asked.add(key)
        value = self._values.get(key)
        if value is None and required:
            self.fault(key, "is missing", cure)
        return value

    def _below(self, key: str, value: object) -> "Table | None":
        if not isinstance(value, dict):
            self.fault(key, "is not a table", f"write [{key}] or {key} = {{ ... }}")
            return None
        at = ".".join(part for part in (self._at, key) if part)
        return Table(value, file=self._file, at=at, faults=self._faults)
