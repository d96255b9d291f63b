"""Say until when a reviewer is to decide, and until when a refusal may be appealed; working days where the source says so."""

from datetime import date, datetime, timedelta

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Review
from engine.obligations.working_days import WorkingDays

# Working days after which a reviewer is reminded, and after that somebody else hears that something waits.
REMINDED = 2
PASSED_ON = 2


def review_by(step: Review, since: datetime, working: WorkingDays) -> date | None:
    """Return the reviewer's own due day; None where the source gives none."""
    return _behind(since, step.days, step, working)


def clock(step: Review, since: datetime, working: WorkingDays) -> tuple[date, date]:
    """Return when the reviewer is reminded, and when somebody else hears of it: two and four working days where the
    source gives no day of its own, else on that day and two working days behind it.
    """
    own = review_by(step, since, working)
    first = working.on_or_after(own) if own else working.after(day_in_bangkok(since), REMINDED)
    return first, working.after(first, PASSED_ON)


def appeal_by(step: Review, refused_at: datetime, working: WorkingDays) -> date | None:
    """Return the last day for an appeal; None where there is none."""
    return _behind(refused_at, step.appeal_days, step, working)


def _behind(at: datetime, days: int | None, step: Review, working: WorkingDays) -> date | None:
    if days is None:
        return None
    day = day_in_bangkok(at)
    return working.after(day, days) if step.working else day + timedelta(days)
