"""Say when a programme's year is over, so that a pack of another year reminds nobody."""

from datetime import date, timedelta

from engine.obligations.calendar import fiscal_span
from engine.obligations.nouns.ladders import DOER, Rung
from engine.obligations.programme import Programme
from engine.outline.moments import days_of

# Longer than offices are closed in a row.
CLOSED_DAYS = 10


def last_day(programme: Programme) -> date:
    """Return the last day on which a programme reminds: its last due day, with the reminders that follow it."""
    _, end = fiscal_span(programme.fiscal_year)
    printed = (day for duty in programme.duties for day in days_of(duty, programme))
    behind = max((_last(rung) for ladder in programme.ladders for rung in ladder.rungs), default=0)
    return max(end, *printed, end) + timedelta(days=max(behind, 0))


def _last(rung: Rung) -> int:
    """Return how far behind a due day a rung may lie: others hear of it on working days, one after the other."""
    return rung.day + (0 if rung.to == DOER else CLOSED_DAYS)


def is_over(programme: Programme, day: date) -> bool:
    """Say whether a programme's year is over on a day, the days after its last due day counted in."""
    return day > fiscal_span(programme.fiscal_year)[1] and day > last_day(programme)
