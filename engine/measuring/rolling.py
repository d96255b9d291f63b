"""Roll readings up: from the places of units to a level, by month or quarter, against the target of that level.

A place's code begins with those of the places it lies in, so a tambon's number is never added to its district's again.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.measuring.readings import Reading
from engine.measuring.spans import By, span_of, spans
from engine.obligations.nouns.measures import Indicator

DIGITS: Final[Mapping[str, int]] = {
    "country": 0,
    "province": 2,
    "district": 4,
    "subdistrict": 6,
    "village": 8,
}
"""How many digits of an official code name a place of each level."""


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator of one place in one span: its number there, the number up to its end, the target, what waits.

    `waiting` are reports that were sent and that somebody has still to accept; they are in no number.
    """

    place: str
    span: str
    value: float | None
    so_far: float | None
    target: float | None
    reports: int
    waiting: int

    @property
    def percent(self) -> float | None:
        """Return how much of the target is reached, None without a target."""
        if not self.target or self.so_far is None:
            return None
        return self.so_far * 100 / self.target


def figures(
    indicator: Indicator, read: Sequence[Reading], places: Collection[str], *, level: str, by: By = ""
) -> tuple[Figure, ...]:
    """Return the figures of each place of a level; `places` are those of all units, with reports or without."""
    digits = DIGITS[level]
    grouped: dict[str, list[Reading]] = {place[:digits]: [] for place in sorted(places)}
    for one in read:
        grouped.setdefault(one.place[:digits], []).append(one)
    names = spans((one.month for one in read), by)
    return tuple(
        figure
        for place, here in sorted(grouped.items())
        for figure in _of_place(indicator, place, here, names, by, target(indicator, level, place, places))
    )


def target(indicator: Indicator, level: str, place: str, places: Collection[str]) -> float | None:
    """Return the target of a place: its own, or those of all the places in it that have units, each once.

    A mean is wanted to be the same everywhere: its target is never added up.
    """
    own = DIGITS.get(indicator.per)
    if indicator.target is None or own is None or own < DIGITS[level]:
        return None
    if indicator.roll_up == "mean":
        return indicator.target
    inside = {one[:own] for one in places if one.startswith(place) and len(one) >= own}
    return indicator.target * (len(inside) if own > DIGITS[level] else 1)


def rolled(way: str, read: Sequence[Reading]) -> float | None:
    """Roll up the readings of one place; None where a mean has nothing to be made of."""
    return _WAYS[way](read)


def _of_place(
    indicator: Indicator,
    place: str,
    here: Sequence[Reading],
    names: Sequence[str],
    by: By,
    wanted: float | None,
) -> list[Figure]:
    in_span: dict[str, list[Reading]] = {name: [] for name in names}
    for one in here:
        in_span[span_of(one.month, by)].append(one)
    until: list[Reading] = []
    found = []
    for name, some in in_span.items():
        until += some
        counted = [one for one in some if one.is_counted]
        so_far = rolled(indicator.roll_up, [one for one in until if one.is_counted])
        # The newest value of a unit stands until there is a newer one.
        value = so_far if indicator.roll_up == "latest" else rolled(indicator.roll_up, counted)
        waiting = len(some) - len(counted)
        found.append(Figure(place, name, value, so_far, wanted, len(counted), waiting))
    return found


def _sum(read: Sequence[Reading]) -> float | None:
    return sum(one.value for one in read)


def _mean(read: Sequence[Reading]) -> float | None:
    return sum(one.value for one in read) / len(read) if read else None


def _count(read: Sequence[Reading]) -> float | None:
    return float(len({one.unit for one in read}))


def _latest(read: Sequence[Reading]) -> float | None:
    newest: dict[str, Reading] = {}
    for one in read:
        known = newest.get(one.unit)
        if known is None or (known.month, known.at) <= (one.month, one.at):
            newest[one.unit] = one
    return sum(one.value for one in newest.values())


_WAYS: Final[Mapping[str, Callable[[Sequence[Reading]], float | None]]] = {
    "sum": _sum, "mean": _mean, "count": _count, "latest": _latest,
}  # fmt: skip
