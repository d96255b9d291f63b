"""Turn a duty's clock into rounds with days.

A kind of clock is one file in `kinds/`: its value, how it is read, and its rounds. Nothing here reads a clock
of the day: the same facts give the same rounds, and a round keeps its key whatever else is asked.
"""

from dataclasses import replace
from datetime import date, timedelta

from engine.obligations.calendar import fiscal_span
from engine.obligations.facts import NOTHING_KNOWN, Facts, set_day
from engine.obligations.kinds import around, cohort_day, fixed_day, long_rounds, month_day, undated, within
from engine.obligations.kinds.around import After, Before
from engine.obligations.kinds.before_due import BeforeDue
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.ground import Ground
from engine.obligations.kinds.long_rounds import LongRounds
from engine.obligations.kinds.month_day import MonthDay
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.kinds.undated import Contradictory, NoDay, SetLater
from engine.obligations.kinds.within import Within
from engine.obligations.periods import Period
from engine.obligations.programme import CutOff, Due, Duty, Programme
from engine.obligations.settling import settled
from engine.obligations.working_days import WorkingDays

# A cut-off more than a year before its due day would belong to another round.
LONGEST_COLLECTING = timedelta(days=366)
EVERY_DAY_AS_PRINTED = WorkingDays()


def rounds(
    duty: Duty,
    programme: Programme,
    facts: Facts = NOTHING_KNOWN,
    working: WorkingDays = EVERY_DAY_AS_PRINTED,
) -> tuple[Period, ...]:
    """Return every round of a duty in its programme's year, those without a day too, in the order of the clock."""
    ground = _ground(programme, facts, working, frozenset({f"duties.{duty.id}"}))
    found = (settled(one, duty, programme, ground) for one in periods(duty.due, ground))
    cut = (_with_cut_off(one, duty.collect_until, ground) for one in found)
    return tuple(_collected_later(one, duty, ground) for one in cut)


def dues(
    duty: Duty,
    programme: Programme,
    facts: Facts,
    since: date,
    until: date,
    working: WorkingDays = EVERY_DAY_AS_PRINTED,
) -> tuple[Period, ...]:
    """Return the rounds of a duty that are due in a span, both ends included, oldest first."""
    found = [one for one in rounds(duty, programme, facts, working) if one.due and since <= one.due <= until]
    return tuple(sorted(found, key=lambda one: (one.due, one.key)))


def waits_for(
    duty: Duty,
    programme: Programme,
    facts: Facts = NOTHING_KNOWN,
    working: WorkingDays = EVERY_DAY_AS_PRINTED,
) -> tuple[str, ...]:
    """Return what is not known yet and without which a round of the duty has no date."""
    waiting = (name for one in rounds(duty, programme, facts, working) for name in one.waits)
    return tuple(dict.fromkeys(waiting))


def periods(clock: Due, ground: Ground) -> tuple[Period, ...]:
    """Return the bare rounds of a clock."""
    match clock:
        case FixedDay():
            return fixed_day.periods(clock, ground)
        case CohortDay():
            return cohort_day.periods(clock, ground)
        case MonthDay():
            return month_day.periods(clock, ground)
        case LongRounds():
            return long_rounds.periods(clock, ground)
        case Numbered():
            return _numbered(clock, ground)
        case _:
            return _other_periods(clock, ground)


def _other_periods(
    clock: Within | After | Before | NoDay | SetLater | Contradictory, ground: Ground
) -> tuple[Period, ...]:
    match clock:
        case Within():
            return within.periods(clock, ground)
        case After():
            return around.after(clock, ground)
        case Before():
            return around.before(clock, ground)
        case NoDay():
            return undated.none(clock, ground)
        case SetLater():
            return undated.later(clock, ground)
        case Contradictory():
            return undated.contradictory(clock, ground)


def _numbered(clock: Numbered, ground: Ground) -> tuple[Period, ...]:
    bare = [periods(one, ground)[0] for one in clock.rounds]
    return tuple(
        replace(
            one,
            key=f"{number}",
            number=number,
            needs=(f"{number - 1}",) if clock.in_order and number > 1 else (),
        )
        for number, one in enumerate(bare, start=1)
    )


def _ground(programme: Programme, facts: Facts, working: WorkingDays, seen: frozenset[str]) -> Ground:
    first, last = fiscal_span(programme.fiscal_year)

    def day_of(what: str) -> date | None:
        return None if what in seen else _day_of(what, programme, facts, working, seen | {what})

    return Ground(programme.fiscal_year, first, last, facts, working, day_of)


def _day_of(
    what: str, programme: Programme, facts: Facts, working: WorkingDays, seen: frozenset[str]
) -> date | None:
    """Return the end of a stage, or the first day on which a duty is due."""
    head, _, id_ = what.partition(".")
    ground = _ground(programme, facts, working, seen)
    if head == "stages":
        stage = next(one for one in programme.stages if one.id == id_)
        return periods(stage.ends, ground)[0].due if stage.ends else None
    duty = programme.duty(id_)
    found = (settled(one, duty, programme, ground).due for one in periods(duty.due, ground))
    return next((day for day in found if day), None)


def _collected_later(period: Period, duty: Duty, ground: Ground) -> Period:
    """Give a group the later day that its office gave it; never past the day on which the whole is due."""
    day = set_day(ground.facts.collected, duty.id, period.key)
    if day is None or period.collect_until is None or period.due is None:
        return period
    return replace(period, collect_until=max(period.collect_until, min(day, period.due)))


def _with_cut_off(period: Period, cut_off: CutOff | None, ground: Ground) -> Period:
    """Add the last cut-off day that is not after the day people work towards."""
    aim = period.aim
    if cut_off is None or aim is None:
        return period
    if isinstance(cut_off, BeforeDue):
        return replace(period, collect_until=ground.shifted(aim, -cut_off.days, working=cut_off.working))
    earlier = replace(ground, first=ground.first - LONGEST_COLLECTING)
    before = [
        day.due for day in periods(cut_off, earlier) if day.due and aim - LONGEST_COLLECTING <= day.due <= aim
    ]
    return replace(period, collect_until=before[-1]) if before else period
