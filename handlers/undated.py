"""List what has no date yet, by what an admin would set: a cohort of a place, an event, or the date of a round."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.obligations.periods import A_CONFIRMATION, A_DATE
from engine.obligations.programme import Programme
from handlers import resting
from handlers.desk import Desk
from handlers.seating import area_of
from models import obligations, units
from models.obligations import Obligation
from models.units import Unit

# what, name, scope, waits, likely
Key = tuple[str, str, str, str, date | None]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to be set, and how many rounds wait for it."""

    what: str
    name: str
    scope: str
    waits: str
    likely: date | None
    count: int


def missing(desk: Desk, programme: Programme) -> tuple[Missing, ...]:
    """Return what the rounds without a day wait for, what most wait for first."""
    taking_part = units.of_programme(desk.connection, programme.id)
    places = {one.id: one.place for one in taking_part}
    counted: Counter[Key] = Counter(_without_cohort(desk, programme, taking_part))
    for row in obligations.undated(desk.connection, programme.id):
        for waits in row.waits.split() or [A_DATE]:
            counted[_wanted(programme, row, waits, places.get(row.unit_id, ""))] += 1
    found = (Missing(*key, count) for key, count in counted.items())
    return tuple(sorted(found, key=lambda one: (-one.count, one.what, one.name, one.scope)))


def _without_cohort(desk: Desk, programme: Programme, taking_part: list[Unit]) -> Iterator[Key]:
    """Yield, for every unit and duty, the cohort that is still to say whether the unit owes it."""
    asked = [(duty.per, duty.among.cohort) for duty in programme.duties if duty.among and duty.among.cohort]
    by = {one.id: one.by for one in programme.cohorts}
    for unit in taking_part if asked else ():
        cohorts = resting.known(desk, programme, unit).cohorts
        for per, cohort in asked:
            if per == unit.kind and cohort not in cohorts:
                yield "cohort", cohort, f"place:{area_of(unit.place, by[cohort])}", f"cohorts.{cohort}", None


def _wanted(programme: Programme, row: Obligation, waits: str, place: str) -> Key:
    table, _, id_ = waits.partition(".")
    if waits in {A_DATE, A_CONFIRMATION}:
        return "date", f"{row.duty}/{row.period}", "", waits, row.likely
    if table == "cohorts":
        by = next(one.by for one in programme.cohorts if one.id == id_)
        return "cohort", id_, f"place:{area_of(place, by)}", waits, None
    if table == "events":
        return "event", id_, f"unit:{row.unit_id}", waits, row.likely
    return table, id_, f"unit:{row.unit_id}", waits, row.likely
