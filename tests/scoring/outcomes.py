"""The three things that can become of an example, counted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["right", "missed", "wrong"]
Example = Mapping[str, Any]
Judged = Iterator[tuple[str, Outcome]]
"""What became of each part of an example, with the kind that the part is counted under."""


@dataclass(slots=True)
class Score:
    """How often each outcome was seen."""

    counts: Counter[Outcome] = field(default_factory=Counter)

    @property
    def examples(self) -> int:
        return self.counts.total()

    def share(self, outcome: Outcome) -> float:
        """Return how many of a hundred came out so."""
        return 100 * self.counts[outcome] / max(self.examples, 1)


def outcome(got: object, want: object) -> Outcome:
    """Compare a value with the known one: asking where nothing can be known is right."""
    if got == want:
        return "right"
    return "missed" if got is None else "wrong"
