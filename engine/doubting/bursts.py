"""Find the units that one account sent many of within minutes: nobody visits so many so fast."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

WITHIN: Final = timedelta(minutes=10)
MANY: Final = 6


class Sending(NamedTuple):
    """One report as it was sent: by whom, about which unit, when."""

    person: str
    unit: str
    at: datetime


def around(one: Sending, every: Iterable[Sending]) -> int:
    """Count the units that the same account sent reports about within minutes; 0 when they are not many."""
    near = {other.unit for other in every if other.person == one.person and abs(other.at - one.at) <= WITHIN}
    return len(near | {one.unit}) if len(near | {one.unit}) >= MANY else 0
