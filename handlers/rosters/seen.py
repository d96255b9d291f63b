"""Remember what one reading of a roster has come across, on disk and for this reading only: memory does not grow with the rows."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from engine.roster.wanted import Spot

A_QUERY = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something stood first, and what it became."""

    spot: Spot
    subject_id: str


class Seen:
    """What was come across, by sort and key; the newest are at hand before they are written."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._new: dict[tuple[str, str], Mark] = {}
        store.execute(
            "CREATE TABLE seen (sort TEXT, key TEXT, subject TEXT, sheet TEXT, row INT, PRIMARY KEY (sort, key)) WITHOUT ROWID"
        )

    def look_up(self, sort: str, keys: Collection[str]) -> None:
        """Bring to hand what is known of these keys."""
        wanted = list(keys)
        for first in range(0, len(wanted), A_QUERY):
            some = wanted[first : first + A_QUERY]
            blanks = ",".join("?" * len(some))
            query = f"SELECT key, subject, sheet, row FROM seen WHERE sort = ? AND key IN ({blanks})"  # noqa: S608 - blanks only
            for key, subject, sheet, row in self._store.execute(query, (sort, *some)):
                self._new.setdefault((sort, key), Mark(Spot(sheet, row), subject))

    def get(self, sort: str, key: str) -> Mark | None:
        """Return where this stood first, of the keys that were looked up or added since."""
        return self._new.get((sort, key))

    def add(self, sort: str, key: str, mark: Mark) -> None:
        """Remember where something stood first."""
        self._new.setdefault((sort, key), mark)

    def settle(self) -> None:
        """Write down what is at hand; call it after every batch."""
        rows = (
            (sort, key, mark.subject_id, mark.spot.sheet, mark.spot.row)
            for (sort, key), mark in self._new.items()
        )
        self._store.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?)", rows)
        self._new.clear()

    def without(self, sort: str, keys: Iterable[str]) -> list[str]:
        """Return those of these keys that were not come across."""
        asked = list(keys)
        self.settle()
        self.look_up(sort, asked)
        left = [key for key in asked if (sort, key) not in self._new]
        self._new.clear()
        return left


@contextmanager
def seen() -> Iterator[Seen]:
    """Lend an empty memory; its file has no name and is gone with it."""
    store = sqlite3.connect("", isolation_level=None)
    try:
        store.execute("PRAGMA journal_mode=OFF")
        store.execute("PRAGMA synchronous=OFF")
        store.execute("BEGIN")
        yield Seen(store)
    finally:
        store.close()
