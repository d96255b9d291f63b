"""Bring the indicators of somebody's offices, as the chat's card has them, with what is missing to reach each target."""

from dataclasses import dataclass

from engine.measuring.rolling import Figure
from engine.obligations.nouns.measures import Indicator
from engine.obligations.programme import Programme
from handlers import measuring
from handlers.beside import measured_places
from handlers.boards.overview import Board
from handlers.boards.sight import Sight
from handlers.desk import Desk

AT_ONCE = 3_000
"""So many reports are opened while somebody waits for another page; more of them only on a page of their own."""


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator with the figure of one place; `lacks` is what is missing to its target, 0 when it is reached."""

    indicator: Indicator
    figure: Figure
    place: str
    lacks: float | None


def targets(desk: Desk, sight: Sight, programme: Programme) -> tuple[Target, ...]:
    """Return what a programme is measured by in the places that somebody's offices look after."""
    if not programme.indicators:
        return ()
    return tuple(
        Target(one.indicator, figure, wanted.place, _lacking(figure))
        for found, wanted in measured_places(desk, sight.held)
        if found.id == programme.id
        for one in measuring.indicators(desk, programme, wanted)
        for figure in one.figures
        if figure.place == wanted.place
    )


def is_quick(board: Board) -> bool:
    """Say whether the reports that a programme is measured by are few enough to be opened beside everything else."""
    measured = {one.duty for one in board.programme.indicators}
    return sum(one.counts.sent for one in board.duties if one.duty.id in measured) <= AT_ONCE


def _lacking(figure: Figure) -> float | None:
    if figure.target is None:
        return None
    return max(0.0, figure.target - (figure.so_far or 0.0))
