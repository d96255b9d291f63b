"""Turn ladder steps that are due into notices, for the people they concern, unless the report is in."""

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.rungs.taking import take
from models import notices


@dataclass(frozen=True, slots=True)
class Taken:
    """How many steps were looked at, and how many notices came of them."""

    steps: int
    made: int


def remind(desk: Desk, *, at_most: int = 500) -> Taken:
    """Take steps whose moment has come, the oldest first."""
    due = notices.steps_due(desk.connection, at=desk.now, limit=at_most)
    notices.take_steps(desk.connection, due)
    return Taken(len(due), sum(take(desk, step) for step in due))
