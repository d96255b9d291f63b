"""Let the next year's pack take over who took part in the last one: units are enrolled again, nobody registers twice."""

from engine.obligations.programme import Programme
from engine.rolling.texts import stem
from handlers import enrolling
from handlers.desk import Desk
from models import units


def predecessor(desk: Desk, programme: Programme) -> Programme | None:
    """Return the same programme of the latest earlier year, among those that share its units."""
    earlier = [
        one
        for one in desk.library.family(programme.home)
        if stem(one.id) == stem(programme.id) and one.fiscal_year < programme.fiscal_year
    ]
    return max(earlier, key=lambda one: one.fiscal_year, default=None)


def take_over(desk: Desk, programme: Programme) -> int:
    """Enrol the units of the year before when this year has none yet; return how many."""
    before = predecessor(desk, programme)
    if before is None or units.of_programme(desk.connection, programme.id):
        return 0
    taken = units.of_programme(desk.connection, before.id)
    for unit in taken:
        enrolling.enrol(desk, programme, unit.id)
    return len(taken)
