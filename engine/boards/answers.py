"""Hold the three answers that a coordinator comes for: who is missing, what waits for me, what is due this week."""

from dataclasses import dataclass
from typing import Final

from engine.boards.counts import NONE, Counts


@dataclass(frozen=True, slots=True)
class Answers:
    """The three answers; `first` names the first of those that are missing, by their places."""

    counts: Counts = NONE
    waits: int = 0
    first: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Return how many reports are past their day and not in."""
        return self.counts.missing

    @property
    def soon(self) -> int:
        """Return how many are due from today to the sixth day behind it, and not in."""
        return self.counts.soon


NO_ANSWERS: Final = Answers()
