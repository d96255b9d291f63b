"""Say whether a programme is quiet because its year is over; in development packs of other years go on."""

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.facts import set_day
from engine.obligations.programme import Programme
from engine.reminders import years
from handlers import resting
from handlers.desk import Desk
from models import units
from models.obligations import Obligation


def is_over(desk: Desk, programme: Programme | None) -> bool:
    """Say whether a programme starts no reminder any more."""
    if programme is None or not desk.office.ends_years:
        return False
    return years.is_over(programme, day_in_bangkok(desk.now))


def is_silent(desk: Desk, programme: Programme | None, row: Obligation) -> bool:
    """Say whether a round is reminded of no more; a day that somebody set beyond the year, with a letter, still counts."""
    if programme is None or not is_over(desk, programme):
        return False
    unit = units.unit(desk.connection, row.unit_id)
    known = resting.known(desk, programme, unit) if unit else None
    if known is None:
        return True
    told = (set_day(days, row.duty, row.period) for days in (known.later, known.dates))
    last = years.last_day(programme)
    return not any(day is not None and day > last and day == row.due for day in told)
