"""Say how a round stands for those who look at many: one definition for the page, the chat and every list.

Whether something is late is read from the printed day, never stored. A report that says that there was nothing is sent.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from engine.obligations.states import State

Kind = Literal["on_time", "late", "missing", "soon", "ahead", "undated", "excused"]
KINDS: Final[tuple[Kind, ...]] = ("on_time", "late", "missing", "soon", "ahead", "undated", "excused")
SENT: Final = frozenset({State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.CERTIFIED, State.ZERO})
# A round that was handed over stands once more at its new office; here it is nobody's.
NOBODYS: Final = frozenset({State.HANDED_OVER})
EXCUSED: Final = frozenset({State.WAIVED, State.CANCELLED})
WANTED: Final = frozenset({State.WAITING_FOR_DATE, State.UPCOMING, State.OPEN, State.CHANGED})
SOON: Final = timedelta(days=6)
"""Today and the six days behind it are this week."""


@dataclass(frozen=True, slots=True)
class Days:
    """What counting asks of the days of a round."""

    has_day: bool
    is_past: bool
    is_soon: bool
    was_late: bool


def days_of(due: date | None, sent_on: date | None, today: date) -> Days:
    """Compare the days of a round with today."""
    if due is None:
        return Days(has_day=False, is_past=False, is_soon=False, was_late=False)
    return Days(
        has_day=True,
        is_past=due < today,
        is_soon=today <= due <= today + SOON,
        was_late=sent_on is not None and sent_on > due,
    )


def kind_of(state: State, days: Days) -> Kind | None:
    """Return how a round stands; None for one that is no longer this office's."""
    if state in NOBODYS:
        return None
    if state in EXCUSED:
        return "excused"
    if state in SENT:
        return "late" if days.was_late else "on_time"
    if state is State.NOT_RECEIVED or days.is_past:
        return "missing"
    if not days.has_day:
        return "undated"
    return "soon" if days.is_soon else "ahead"
