"""Accept clean reports by a written rule of the programme, and draw some of them for a person to look at instead.

What is drawn is decided by the report's own id: nobody can steer it, and whoever asks later gets the same answer.
"""

import hashlib
import math
from dataclasses import dataclass
from typing import Final

from engine.doubting.nouns import Looked

LEAST_AUDIT: Final = 5
"""So many of a hundred are drawn at least, whatever a pack says."""
_SURE: Final = 1.96
_HUNDRED: Final = 100
_FINE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """How a rule has fared: how many it accepted, how many drawn ones were looked at, how many of these went back."""

    duty: str
    accepted: int
    looked: int
    wrong: int

    @property
    def at_most(self) -> int | None:
        """Return of how many in a hundred it is at most wrong, rounded up; None before anybody has looked."""
        return upper(self.wrong, self.looked) if self.looked else None


def may_accept(looked: Looked) -> bool:
    """Say whether a rule may accept a report: nothing was found, not even what is only worth a look."""
    return not looked.doubts


def is_drawn(report_id: str, audit: int) -> bool:
    """Say whether a report is drawn for a person to look at, so many in a hundred, never fewer than the least."""
    number = int(hashlib.sha256(f"audit|{report_id}".encode()).hexdigest()[:12], 16) % _FINE
    return number < max(LEAST_AUDIT, audit) * _FINE // _HUNDRED


def upper(wrong: int, looked: int) -> int:
    """Return the upper end of Wilson's interval in percent, rounded up."""
    share, spread = wrong / looked, _SURE * _SURE / looked
    middle = share + spread / 2
    width = _SURE * math.sqrt(share * (1 - share) / looked + spread / (4 * looked))
    return min(_HUNDRED, math.ceil(_HUNDRED * (middle + width) / (1 + spread)))
