"""Sum up the rows of a table: how many, and a digest that does not depend on their order.

Two databases sort words differently, so each row's own digest is added to the others.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

_ROUND = 1 << 256


@dataclass(slots=True)
class Sum:
    """So many rows, and their digests added up."""

    count: int = 0
    total: int = 0

    def add(self, line: bytes) -> None:
        """Count one more row."""
        self.count += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line).digest(), "big")) % _ROUND

    def as_json(self) -> list[object]:
        """Return it as it is kept."""
        return [self.count, f"{self.total:064x}"]


Sums = dict[str, Sum]


def from_json(kept: Mapping[str, list[object]]) -> Sums:
    """Read what `as_json` gave."""
    return {name: Sum(int(str(count)), int(str(total), 16)) for name, (count, total) in kept.items()}


def as_json(sums: Mapping[str, Sum]) -> dict[str, list[object]]:
    """Return all of them as they are kept."""
    return {name: one.as_json() for name, one in sums.items()}


def differences(expected: Mapping[str, Sum], found: Mapping[str, Sum]) -> list[str]:
    """Name every table that is not the same, with both counts."""
    return [
        f"{name}: {_rows(expected, name)} expected, {_rows(found, name)} found"
        for name in sorted(expected.keys() | found.keys())
        if expected.get(name, Sum()) != found.get(name, Sum())
    ]


def _rows(sums: Mapping[str, Sum], name: str) -> str:
    one = sums.get(name, Sum())
    return f"{one.count} rows ({f'{one.total:064x}'[:8]})"
