"""Say how many rows each repeat has: as many as the form counts, else as many as people decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from engine.forms.built import is_fixed
from engine.forms.expressions.nodes import Node

if TYPE_CHECKING:
    from engine.forms.run import Run

MOST_ROWS: Final = 500
"""Nobody talks more rows through in a chat; a count beyond it is a slip of the finger."""


MOST_BUILT: Final = 5_000
"""Lines that are built from the tier below nobody types: a province may have more of them."""


def rows_now(run: "Run", decided: Mapping[str, int]) -> tuple[dict[str, int], bool]:
    """Return the rows of each repeat in its place, and whether one of them would have too many."""
    wanted = {path: _wanted(run, stem, decided.get(path, 0)) for path, stem in run.shape.stems.items()}
    most_of = {path: _limit(run, run.shape.stems[path]) for path in wanted}
    rows = {path: min(number, most_of[path]) for path, number in wanted.items() if number > 0}
    return rows, any(number > most_of[path] for path, number in wanted.items())


def _limit(run: "Run", stem: Node) -> int:
    return MOST_BUILT if is_fixed(run.program.repeats[stem.generic].own) else MOST_ROWS


def _wanted(run: "Run", stem: Node, decided: int) -> int:
    repeat = run.program.repeats[stem.generic]
    if is_fixed(repeat.own):
        return decided
    if repeat.repeat_count is not None:
        return run.whole(repeat.repeat_count, stem)
    return max(decided, least(run, stem))


def is_counted(run: "Run", stem: Node) -> bool:
    """Say whether the form, or the tier below, says how many rows a repeat has."""
    repeat = run.program.repeats[stem.generic]
    return repeat.repeat_count is not None or is_fixed(repeat.own)


def least(run: "Run", stem: Node) -> int:
    """Return how many rows an open-ended repeat has at least, by `bind::sanam:least`."""
    source = run.program.repeats[stem.generic].own.get("least")
    return run.whole(source, stem) if source else 0


def most(run: "Run", stem: Node) -> int:
    """Return how many rows an open-ended repeat has at most, by `bind::sanam:most`."""
    source = run.program.repeats[stem.generic].own.get("most")
    return min(run.whole(source, stem), MOST_ROWS) if source else MOST_ROWS
