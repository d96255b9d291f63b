"""Work out where the bars of a chart stand; drawing them, and wording them, is the page's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.boards.counts import Counts
from engine.boards.weeks import Week

COLUMN, BAR, HEIGHT, TOP = 56, 36, 160, 24
PARTS: Final = ("on_time", "late", "missing")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a bar."""

    part: str
    x: int
    y: float
    width: int
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Column:
    """One week: its bar from the ground up, and where its name stands."""

    week: Week
    middle: int
    blocks: tuple[Block, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of weeks with its size."""

    width: int
    height: int
    ground: int
    columns: tuple[Column, ...]


def chart(weeks: Sequence[Week]) -> Chart:
    """Stack what was in time, late and missing of each week; all bars share one scale."""
    most = max((one.counts.expected for one in weeks), default=0)
    columns = tuple(_column(number, one, most) for number, one in enumerate(weeks))
    return Chart(COLUMN * len(weeks), TOP + HEIGHT + TOP * 2, TOP + HEIGHT, columns)


def shares(counts: Counts) -> tuple[tuple[str, float, float], ...]:
    """Return the parts of a bar of a hundred: which, from where, how wide."""
    at, found = 0.0, []
    for part in PARTS:
        width = getattr(counts, part) * 100 / counts.expected if counts.expected else 0.0
        if width:
            found.append((part, round(at, 2), round(width, 2)))
        at += width
    return tuple(found)


def _column(number: int, week: Week, most: int) -> Column:
    x, y = number * COLUMN + (COLUMN - BAR) // 2, float(TOP + HEIGHT)
    blocks = []
    for part in PARTS:
        count = getattr(week.counts, part)
        height = count * HEIGHT / most if most else 0.0
        if count:
            y -= height
            blocks.append(Block(part, x, round(y, 1), BAR, round(height, 1), count))
    return Column(week, number * COLUMN + COLUMN // 2, tuple(blocks), round(y, 1))
