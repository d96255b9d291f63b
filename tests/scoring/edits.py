"""Wishes to repair something: {"id","record","asking","text","today","want"}."""

from tests.edits import outcome
from tests.scoring.outcomes import Example, Judged


def judged(example: Example) -> Judged:
    """Hear the wish as the chat does; a question where the wish was plain is missed."""
    became = outcome(example)
    yield "edit", "right" if became == "right" else "wrong" if became == "wrong" else "missed"
