"""Draw numbers from a seed: the same seed gives the same numbers, for ever."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """A row of numbers that only the seed decides."""

    __slots__ = ("_drawn", "_seed")

    def __init__(self, seed: str) -> None:
        """Begin the row of a seed."""
        self._seed = seed
        self._drawn = 0

    def below(self, limit: int) -> int:
        """Draw a whole number from 0 up to a limit, the limit itself left out."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._seed}\n{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % max(1, limit)

    def between(self, least: int, most: int) -> int:
        """Draw a whole number, both ends included."""
        return least + self.below(most - least + 1)

    def one(self, row: Sequence[T]) -> T:
        """Draw one of a row that is not empty."""
        return row[self.below(len(row))]

    def shuffled(self, row: Sequence[T]) -> list[T]:
        """Return a row in another order."""
        left = list(row)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]

    def happens(self, one_in: int) -> bool:
        """Say yes once in so many times."""
        return self.below(one_in) == 0
