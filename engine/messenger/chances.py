"""Say how likely a report comes on a day, by itself and after a reminder: from somebody's record, and from the ways that people have.

People differ in kind more than in degree: some send ahead of the day, some when they happen to think of it, some when
they are called. So a few ways are learned from everybody, and each person is a mixture of them, the surer the longer she is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import exp, log
from typing import Final

from engine.messenger.records import CELLS, SLOTS, WORKS, Record

Row = tuple[float, ...]
# Ways are learned from so many people at most, in so many rounds: more would change little.
LEARNED_FROM: Final = 600
ROUNDS: Final = 8
# What is believed of each way beforehand is worth so many of its days, and its share so many people.
KNOWN_DAYS: Final = 15.0
KNOWN_PEOPLE: Final = 4.0
LOWEST, HIGHEST = 0.004, 0.97


@dataclass(frozen=True, slots=True)
class Way:
    """One way to be: the chance of each day, given that the report is not in by its morning: by herself, by slot (late, the due
    day, one day before it …), and what a reminder adds to that, by the days behind it."""

    own: Row
    heed: Row


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that people have, and which share of people has each."""

    ways: tuple[Way, ...]
    shares: Row


# Sends ahead of the day; sends when she thinks of it; sends when she is called; sends seldom.
USUAL: Final = Ways(
    (
        Way((0.1, 0.15, 0.45, 0.35, 0.25, 0.1, 0.08, 0.06, 0.05), (0.12, 0.25, 0.15)),
        Way((0.08, 0.12, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05, 0.05), (0.12, 0.25, 0.15)),
        Way((0.03, 0.04, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02), (0.15, 0.3, 0.2)),
        Way((0.02, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01), (0.05, 0.08, 0.06)),
    ),
    (0.4, 0.3, 0.15, 0.15),
)  # fmt: skip


def learned(records: Iterable[Record]) -> Ways:
    """Return everybody's ways, found by taking turns: who has which way, and what that way is then like."""
    return _learned(tuple(islice((one for one in records if any(one.left) or any(one.told)), LEARNED_FROM)))


# Records change by night, and are asked for all day.
@lru_cache(maxsize=4)
def _learned(known: tuple[Record, ...]) -> Ways:
    found = USUAL
    for _ in range(ROUNDS if known else 0):
        found = _relearned(known, found)
    return found


def mixture(record: Record, ways: Ways) -> Row:
    """Return how much somebody is of each way."""
    return _mixed(record, ways.shares, [_logs(way) for way in ways.ways])


@dataclass(frozen=True, slots=True)
class _Logs:
    """A way as logarithms, of what came and of what did not, by slot and then by cell."""

    came: Row
    stayed: Row


def _logs(way: Way) -> _Logs:
    cells = [both(way.own[slot], heed) for heed in way.heed for slot in range(SLOTS)]
    chances = (*way.own, *cells)
    return _Logs(tuple(log(one) for one in chances), tuple(log(1 - one) for one in chances))


def _mixed(record: Record, shares: Row, logs: Sequence[_Logs]) -> Row:
    sure = [log(share) + _likelihood(record, one) for share, one in zip(shares, logs, strict=True)]
    top = max(sure)
    weights = [exp(one - top) for one in sure]
    total = sum(weights)
    return tuple(one / total for one in weights)


def _relearned(known: Sequence[Record], now: Ways) -> Ways:
    logs = [_logs(way) for way in now.ways]
    mixed = [_mixed(one, now.shares, logs) for one in known]
    ways = tuple(
        _way(known, [row[at] for row in mixed], now.ways[at], USUAL.ways[at]) for at in range(len(now.ways))
    )
    counts = [sum(row[at] for row in mixed) + KNOWN_PEOPLE * USUAL.shares[at] for at in range(len(now.ways))]
    return Ways(ways, tuple(one / sum(counts) for one in counts))


def _way(known: Sequence[Record], weights: Sequence[float], way: Way, usual: Way) -> Way:
    """Share out what came on days with a reminder between the reminder and herself, and count anew."""
    own, heed = way.own, way.heed
    own_hits, own_days = (
        _sums([one.came for one in known], weights),
        _sums([one.left for one in known], weights),
    )
    hits, days = _sums([one.heeded for one in known], weights), _sums([one.told for one in known], weights)
    heed_hits, heed_days = [0.0] * WORKS, [0.0] * WORKS
    for cell in range(CELLS):
        behind, slot = divmod(cell, SLOTS)
        either = both(own[slot], heed[behind])
        own_hits[slot] += hits[cell] * own[slot] / either
        own_days[slot] += days[cell]
        heed_hits[behind] += hits[cell] * heed[behind] / either
        heed_days[behind] += days[cell]
    return Way(_row(own_hits, own_days, usual.own), _row(heed_hits, heed_days, usual.heed))


def effect(ways: Ways) -> float:
    """Return the chance that a reminder brings a report within its days, of somebody of whom nothing is known."""
    missed = [(1 - one.heed[0]) * (1 - one.heed[1]) * (1 - one.heed[2]) for one in ways.ways]
    return sum(share * (1 - one) for share, one in zip(ways.shares, missed, strict=True))


def both(own: float, heed: float) -> float:
    """Return the chance of a day on which she may send by herself, or because of a reminder."""
    return 1 - (1 - own) * (1 - heed)


def _sums(rows: Sequence[Sequence[int]], weights: Sequence[float]) -> list[float]:
    found = [0.0] * len(rows[0])
    for weight, row in zip(weights, rows, strict=True):
        for at, count in enumerate(row):
            if count:
                found[at] += weight * count
    return found


def _row(hits: Sequence[float], days: Sequence[float], usual: Row) -> Row:
    return tuple(
        min(HIGHEST, max(LOWEST, (hit + chance * KNOWN_DAYS) / (of + KNOWN_DAYS)))
        for hit, of, chance in zip(hits, days, usual, strict=True)
    )


def _likelihood(record: Record, logs: _Logs) -> float:
    total = 0.0
    for at, days in enumerate((*record.left, *record.told)):
        if days:
            hits = record.came[at] if at < SLOTS else record.heeded[at - SLOTS]
            total += hits * logs.came[at] + (days - hits) * logs.stayed[at]
    return total
