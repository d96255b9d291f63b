"""Assign things to places so that the sum of their weights is greatest: exactly, and always the same way."""

from collections.abc import Sequence

MOST_PLACES = 12


def assigned(weights: Sequence[Sequence[float | None]]) -> tuple[int | None, ...]:
    """Return for each thing its place, or None; each place takes one thing, and None as a weight forbids.

    Of assignments with the same sum the one that gives earlier things earlier places is taken.
    """
    places = min(max(map(len, weights), default=0), MOST_PLACES)
    best: dict[int, tuple[float, tuple[int | None, ...]]] = {0: (0.0, ())}
    for row in weights:
        best = _with(row[:places], best)
    return max(best.items(), key=lambda one: (one[1][0], -one[0]))[1][1] if best else ()


def _with(
    row: Sequence[float | None], best: dict[int, tuple[float, tuple[int | None, ...]]]
) -> dict[int, tuple[float, tuple[int | None, ...]]]:
    """Return the best assignments with one thing more, by the places that are taken."""
    found = {taken: (sum_, (*way, None)) for taken, (sum_, way) in best.items()}
    for taken, (sum_, way) in best.items():
        for place, weight in enumerate(row):
            if weight is None or weight <= 0 or taken >> place & 1:
                continue
            after, total = taken | 1 << place, sum_ + weight
            if after not in found or total > found[after][0]:
                found[after] = (total, (*way, place))
    return found
