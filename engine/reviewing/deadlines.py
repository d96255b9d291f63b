"""Say until when a reviewer is to decide, and until when a refusal may be appealed; working days where the source says so."""

from datetime import date, datetime, timedelta

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Review
from engine.obligations.working_days import WorkingDays


def review_by(step: Review, since: datetime, working: WorkingDays) -> date | None:
    """Return the reviewer's own due day; None where the source gives none."""
    return _behind(since, step.days, step, working)


def appeal_by(step: Review, refused_at: datetime, working: WorkingDays) -> date | None:
    """Return the last day for an appeal; None where there is none."""
    return _behind(refused_at, step.appeal_days, step, working)


def _behind(at: datetime, days: int | None, step: Review, working: WorkingDays) -> date | None:
    if days is None:
        return None
    day = day_in_bangkok(at)
    return working.after(day, days) if step.working else day + timedelta(days)
