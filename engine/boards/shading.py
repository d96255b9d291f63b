"""Shade a place by how much of what was due there is in: few steps, told apart without colour too."""

from typing import Final, Literal

from engine.boards.counts import Counts

Shade = Literal["nothing", "few", "low", "middle", "high", "all"]
SHADES: Final[tuple[Shade, ...]] = ("all", "high", "middle", "low", "few", "nothing")
LOW, MIDDLE, ALL = 50, 80, 100


def shade(counts: Counts) -> Shade:
    """Return the shade of a place; of too few rounds none is said, but that all are in."""
    percent = counts.percent
    if percent is None:
        return "nothing"
    if percent == ALL:
        return "all"
    if counts.is_few:
        return "few"
    if percent < LOW:
        return "low"
    return "middle" if percent < MIDDLE else "high"
