"""Keep the night quiet: nothing leaves by itself between 20.00 and 07.00 in Bangkok."""

from datetime import datetime, time, timedelta

from engine.obligations.calendar import in_bangkok

OPENS = time(7)
CLOSES = time(20)


def is_quiet(at: datetime) -> bool:
    """Say whether this moment lies in the quiet hours."""
    return not OPENS <= in_bangkok(at).time() < CLOSES


def next_allowed(at: datetime) -> datetime:
    """Return the moment itself, or the next morning's opening when it is quiet."""
    here = in_bangkok(at)
    if not is_quiet(here):
        return here
    day = here.date() + timedelta(days=here.time() >= CLOSES)
    return datetime.combine(day, OPENS, here.tzinfo)
