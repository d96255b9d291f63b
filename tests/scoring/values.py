"""Typed values of one kind: {"id","kind","text","today","want"}."""

from datetime import date

from tests.scoring.outcomes import Example, Judged, outcome
from thai.reading import agreed, read


def judged(example: Example) -> Judged:
    """Read the value as `flask thai read` does."""
    kind = example["kind"]
    got = agreed(kind, read(kind, example["text"], date.fromisoformat(example["today"])))
    yield kind, outcome(got, example["want"])
