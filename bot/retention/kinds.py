"""Say for how many days each kind of data is kept, and how few an operator may make of it. Data alone: what is over is found elsewhere.

What stands in a report that was sent is no kind here: it is the office's record, and goes with its person or not at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

A_YEAR: Final = 400
"""A year and a month, so that the same month of last year can still be asked about."""
TRAFFIC: Final = 90
"""A log of who came when, without a word of what was said, is owed for so long by the law on computers."""
LONGEST: Final = 36_500


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data: its name in settings and reports, its days, and the fewest that may be set."""

    name: str
    days: int
    least: int


KINDS: Final = (
    Kind("events", 7, 1),
    Kind("messages", 7, 1),
    Kind("traffic", TRAFFIC, TRAFFIC),
    Kind("sent", A_YEAR, TRAFFIC),
    Kind("ways_in", 7, 1),
    Kind("sessions", 7, 1),
    Kind("practice", 30, 1),
    Kind("uploads", 1, 1),
    Kind("tables", 30, 1),
    Kind("handouts", 30, 1),
    Kind("decisions", A_YEAR, TRAFFIC),
    Kind("questions", A_YEAR, 30),
    Kind("drafts", A_YEAR, 365),
    Kind("loose", A_YEAR, 30),
    Kind("evidence", 1_826, 365),
    Kind("accounts", A_YEAR, TRAFFIC),
    Kind("accesses", A_YEAR, TRAFFIC),
)
NAMED: Final = MappingProxyType({one.name: one for one in KINDS})


def days_of(setting: str) -> Mapping[str, int]:
    """Return the days of every kind, with those that a setting such as `events=3,evidence=3650` names; raise ValueError for a wrong one."""
    found = {one.name: one.days for one in KINDS}
    for part in filter(None, (one.strip() for one in setting.split(","))):
        name, _, days = part.partition("=")
        kind = NAMED.get(name.strip())
        if kind is None:
            raise ValueError(f"there is no kind {name.strip()}: use {', '.join(NAMED)}")
        if not (days.strip().isdecimal() and kind.least <= int(days) <= LONGEST):
            raise ValueError(f"{kind.name} takes {kind.least} to {LONGEST} days")
        found[kind.name] = int(days)
    return found
