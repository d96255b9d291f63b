"""Places: {"id","text","want"}, wanting a code, how many units fit, or nothing."""

from tests.scoring.outcomes import Example, Judged, outcome
from thai.places.finding import Several, find


def judged(example: Example) -> Judged:
    """Find the place as `flask thai place` does; naming candidates where one was known costs only a question."""
    found, want = find(example["text"]), example["want"]
    if isinstance(found, Several):
        several = {"candidates": found.count, "by_level": dict(found.by_level)}
        yield "place", "missed" if several != want and want is not None else outcome(several, want)
    else:
        yield "place", outcome(found and found.code, want)
