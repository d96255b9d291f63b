"""Say how many rows each repeat has: as many as the form counts, else as many as people decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from engine.forms.expressions.nodes import Node

if TYPE_CHECKING:
    from engine.forms.run import Run

MOST_ROWS: Final = 500
"""Nobody talks more rows through in a chat; a count beyond it is a slip of the finger."""


def rows_now(run: "Run", decided: Mapping[str, int]) -> tuple[dict[str, int], bool]:
    """Return the rows of each repeat in its place, and whether one of them would have too many."""
    wanted = {path: _wanted(run, stem, decided.get(path, 0)) for path, stem in run.shape.stems.items()}
    rows = {path: min(number, MOST_ROWS) for path, number in wanted.items() if number > 0}
    return rows, any(number > MOST_ROWS for number in wanted.values())


def _wanted(run: "Run", stem: Node, decided: int) -> int:
    if is_counted(run, stem):
        return run.whole(run.program.repeats[stem.generic].repeat_count or "0", stem)
    return max(decided, least(run, stem))


def is_counted(run: "Run", stem: Node) -> bool:
    """Say whether the form says how many rows a repeat has."""
    return run.program.repeats[stem.generic].repeat_count is not None


def least(run: "Run", stem: Node) -> int:
    """Return how many rows an open-ended repeat has at least, by `bind::sanam:least`."""
    source = run.program.repeats[stem.generic].own.get("least")
    return run.whole(source, stem) if source else 0


def most(run: "Run", stem: Node) -> int:
    """Return how many rows an open-ended repeat has at most, by `bind::sanam:most`."""
    source = run.program.repeats[stem.generic].own.get("most")
    return min(run.whole(source, stem), MOST_ROWS) if source else MOST_ROWS
