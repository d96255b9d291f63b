"""Do what a day brings by itself: hand-overs that were planned, and seats that nobody took in time."""

from handlers import handing, seating
from handlers.desk import Desk


def mature(desk: Desk) -> int:
    """Carry out what is due by today; return how much it was."""
    return handing.carry_out(desk) + seating.pass_on(desk)
