"""Do what a day brings by itself: hand-overs that were planned, seats that nobody took in time, what waits too long."""

from handlers import handing, seating
from handlers.desk import Desk
from handlers.escalating import looking


def mature(desk: Desk) -> int:
    """Carry out what is due by today; return how much it was."""
    return handing.carry_out(desk) + seating.pass_on(desk) + looking.look(desk)
