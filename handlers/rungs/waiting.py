"""Plan the clocks of those who decide and answer: a reviewer, and an office that was asked; kept like any other reminder."""

from datetime import date, datetime
from typing import Final

from engine.obligations.programme import Review
from engine.reminders.ladders import morning
from engine.reviewing.deadlines import clock
from handlers import resting
from handlers.desk import Desk
from models import notices
from models.escalations import ENQUIRY, REVIEW
from models.obligations import Obligation

FIRST, SECOND = "doer", "deputy"
# An office that was asked answers as a reviewer does for whom the source gives no day.
OF_AN_OFFICE: Final = Review("", "accept")
# Days are counted from here, so that they fit a small number.
FIRST_DAY: Final = date(2020, 1, 1)


def plan_review(desk: Desk, row: Obligation, step: Review, since: datetime) -> None:
    """Plan when a reviewer is reminded, and when somebody else hears that a report waits."""
    notices.forget_steps(desk.connection, row.id, REVIEW)
    _plan(desk, row.id, REVIEW, step, since)


def plan_enquiry(desk: Desk, enquiry_id: str) -> None:
    """Plan when an office is reminded of a question, and when somebody else hears that it waits."""
    _plan(desk, enquiry_id, ENQUIRY, OF_AN_OFFICE, desk.now)


def _plan(desk: Desk, about: str, audience: str, step: Review, since: datetime) -> None:
    first, second = clock(step, since, resting.working(desk))
    rows: list[dict[str, object]] = [
        {
            "obligation_id": about, "audience": audience, "whom": whom, "step": (day - FIRST_DAY).days,
            "rung": 0, "at": morning(day), "is_done": False,
        }
        for whom, day in ((FIRST, first), (SECOND, second))
    ]  # fmt: skip
    notices.plan_steps(desk.connection, rows)
