"""Load whom a preview of reminders is about: the units that take part, how their rounds stand, who would hear of what."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from engine.obligations.calendar import BANGKOK, day_in_bangkok, fiscal_span
from engine.obligations.facts import Facts
from engine.obligations.programme import Programme
from engine.obligations.states import State, is_owed
from engine.obligations.working_days import WorkingDays
from engine.outline.moments import EVERYBODY, members
from engine.previewing.expecting import Expected, Standing, Subject, Window, expected
from engine.previewing.gathering import Hearer, Hearers
from engine.reminders.years import is_over
from handlers import enrolling, resting
from handlers.desk import Desk
from handlers.rungs.reaching import concerned
from models import obligations, people, units
from models.obligations import Obligation
from models.units import Unit


@dataclass(frozen=True, slots=True)
class World:
    """Whom a preview is about, between which days, and who would hear; an example has one unit of each kind."""

    subjects: tuple[Subject, ...]
    hearers: Hearers
    window: Window
    is_example: bool = False


def real(desk: Desk, programme: Programme, first: date, last: date) -> World:
    """Return the units that take part, as they stand now."""
    here = with_pack(desk, programme)
    working = resting.working(desk)
    window = Window(
        first, last, working, desk.now, lambda one, day: desk.office.ends_years and is_over(one, day)
    )
    return World(subjects(here, programme), hearers_of(here, programme), window)


def example(programme: Programme, first: date, last: date) -> World:
    """Return one unit of each kind that takes part from the first day of the year."""
    begins, _ = fiscal_span(programme.fiscal_year)
    window = Window(first, last, WorkingDays(), datetime.combine(begins, time(), BANGKOK))
    return World(examples(programme), by_role, window, is_example=True)


def reminders(programme: Programme, world: World) -> tuple[Expected, ...]:
    """Return every reminder of a version of a programme in a world."""
    return tuple(one for subject in world.subjects for one in expected(programme, subject, world.window))


def with_pack(desk: Desk, programme: Programme) -> Desk:
    """Return a desk that works by this version of a programme; nothing is stored."""
    programmes = {**desk.library.programmes, programme.id: programme}
    return replace(desk, library=replace(desk.library, programmes=programmes))


def subjects(desk: Desk, programme: Programme) -> tuple[Subject, ...]:
    """Return the units that take part; before the first apply those of the programme that it shares them with."""
    found = units.of_programme(desk.connection, programme.id) or (
        units.of_programme(desk.connection, programme.home) if programme.shares else []
    )
    return tuple(_subject(desk, programme, unit) for unit in found)


def examples(programme: Programme) -> tuple[Subject, ...]:
    """Return one unit of each kind for everybody, and one for each value of each cohort: where no unit is known yet."""
    first, _ = fiscal_span(programme.fiscal_year)
    kinds = dict.fromkeys(duty.per for duty in programme.duties)
    return tuple(
        Subject(
            f"{kind}:{one.cohort}:{one.value}",
            kind,
            "",
            first,
            Facts(cohorts={one.cohort: one.value} if one != EVERYBODY else {}),
            member=one,
        )
        for kind in kinds
        for one in (members(programme) or (EVERYBODY,))
    )


def hearers_of(desk: Desk, programme: Programme) -> Callable[[Expected], tuple[Hearer, ...]]:
    """Return who would hear of a reminder, each found once."""
    known: dict[tuple[str, str, str], tuple[Hearer, ...]] = {}
    there = {one.id: one for one in units.of_programme(desk.connection, programme.home)}
    there |= {one.id: one for one in units.of_programme(desk.connection, programme.id)}

    def hearers(reminder: Expected) -> tuple[Hearer, ...]:
        unit = there[reminder.subject.id]
        key = (unit.id, reminder.duty.id, reminder.audience)
        if key not in known:
            known[key] = tuple(_hearers(desk, programme, reminder, unit))
        return known[key]

    return hearers


def by_role(reminder: Expected) -> tuple[Hearer, ...]:
    """Stand for the people of a unit that is only an example: one leader, one officer."""
    return (Hearer(f"{reminder.subject.kind}:{reminder.subject.member.value}:{reminder.audience}"),)


def _hearers(desk: Desk, programme: Programme, reminder: Expected, unit: Unit) -> list[Hearer]:
    office_id = enrolling.filer(desk, programme, reminder.duty, unit)
    found = concerned(
        desk, programme, reminder.duty, unit_id=unit.id, office_id=office_id, audience=reminder.audience
    )
    return [Hearer(one, people.open_account(desk.connection, one) is not None) for one in found]


def _subject(desk: Desk, programme: Programme, unit: Unit) -> Subject:
    rows = obligations.of_unit(desk.connection, unit.id, programme.id)
    return Subject(
        unit.id,
        unit.kind,
        unit.place,
        day_in_bangkok(unit.made_at),
        resting.known(desk, programme, unit),
        {(row.duty, row.period): _standing(row) for row in rows if row.state != State.HANDED_OVER},
    )


def _standing(row: Obligation) -> Standing:
    return Standing(
        row.opened_at,
        row.due,
        row.own_due,
        row.collect_until,
        is_owed(State(row.state)),
        row.contribution_id is not None,
    )
