"""Put a clock into words, as a person would read it on a page."""

from collections.abc import Iterable
from datetime import date

from engine.conversation.bubbles import Plain, Text, say
from engine.obligations.kinds.around import After, Before
from engine.obligations.kinds.before_due import BeforeDue
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.long_rounds import LongRounds
from engine.obligations.kinds.month_day import LAST_DAY, MonthDay
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.kinds.undated import Contradictory, NoDay, SetLater
from engine.obligations.kinds.within import Within, span
from engine.obligations.programme import CutOff, Due, Programme
from thai import writing


def words(clock: Due | CutOff, programme: Programme) -> Text:
    """Return a clock in words."""
    match clock:
        case FixedDay(day):
            return say("by {day}", day=day)
        case CohortDay(by, days):
            named = Plain(_name(programme, f"cohorts.{by}"))
            return joined(
                say("{cohort} {value}: by {day}", cohort=named, value=one.value, day=one.day) for one in days
            )
        case Numbered(several):
            return joined(
                say("{time}: {clock}", time=writing.write_turn(number), clock=words(one, programme))
                for number, one in enumerate(several, start=1)
            )
        case BeforeDue(days, working):
            if working:
                return say("{days} working days before it is due", days=days)
            return say("{days} days before it is due", days=days)
        case MonthDay() | LongRounds():
            return _bounded(_series(clock), clock.first, clock.last)
        case _:
            return _others(clock, programme)


def joined(texts: Iterable[Text]) -> Text:
    """Put several texts behind each other."""
    found: Text | None = None
    for text in texts:
        found = text if found is None else say("{first}; {second}", first=found, second=text)
    return found or Plain("")


def _others(clock: Within | After | Before | NoDay | SetLater | Contradictory, programme: Programme) -> Text:
    match clock:
        case Within():
            return _within(clock, programme.fiscal_year)
        case After():
            return _after(clock, programme)
        case Before(what, days, working):
            named = Plain(_name(programme, what))
            if working:
                return say("at least {days} working days before {what}", days=days, what=named)
            return say("at least {days} days before {what}", days=days, what=named)
        case Contradictory(printed, likely, _):
            return say("printed {printed}, likely {day}", printed=", ".join(printed), day=likely)
        case SetLater(by):
            return say("told later by {who}", who=by) if by else say("told later")
        case NoDay(first, last):
            return _bounded(say("no day is printed"), first, last)


def _series(clock: MonthDay | LongRounds) -> Text:
    if isinstance(clock, MonthDay):
        if clock.times:
            return say("{times} times a month", times=clock.times)
        if clock.day is None:
            return say("every month, no day is printed")
        is_last = clock.day == LAST_DAY
        return (
            say("on the last day of every month")
            if is_last
            else say("every month on day {day}", day=clock.day)
        )
    if clock.every == "quarter":
        return say("every quarter") if clock.times == 1 else say("{times} times a quarter", times=clock.times)
    if clock.times > 1:
        return say("{times} times a year", times=clock.times)
    return say("every year, within month {month}", month=clock.month) if clock.month else say("every year")


def _bounded(clock: Text, first: date | None, last: date | None) -> Text:
    if first and last:
        return say("{clock}, from {first} to {last}", clock=clock, first=first, last=last)
    if first:
        return say("{clock}, from {first} on", clock=clock, first=first)
    return say("{clock}, until {last}", clock=clock, last=last) if last else clock


def _within(clock: Within, fiscal_year: int) -> Text:
    first, last = span(clock, fiscal_year)
    if clock.month and (first.year, first.month) == (last.year, last.month):
        return say("within {month}", month=writing.write_month(first.year, first.month))
    if clock.quarter and clock.to_quarter in {None, clock.quarter}:
        return say("within {month}", month=writing.write_quarter(fiscal_year, clock.quarter))
    if clock == Within():
        return say("within the fiscal year")
    return say("between {first} and {last}", first=first, last=last)


def _after(clock: After, programme: Programme) -> Text:
    named = Plain(_name(programme, clock.what))
    found: Text = say("within {days} days after {what}", days=clock.days or 0, what=named)
    if clock.days is None:
        found = say("after {what}, the day is told later", what=named)
    elif clock.days == 0:
        found = (
            say("when {what} ends", what=named) if _is_stage(clock) else say("at once: {what}", what=named)
        )
    elif clock.working:
        found = say("within {days} working days after {what}", days=clock.days, what=named)
    if clock.each:
        found = say("{clock}, every time", clock=found)
    return say("{clock}, by {day} at the latest", clock=found, day=clock.latest) if clock.latest else found


def _is_stage(clock: After) -> bool:
    return clock.what.startswith("stages.")


def _name(programme: Programme, what: str) -> str:
    """Return the name of `events.ID`, `duties.ID`, `stages.ID` or `cohorts.ID`."""
    tables = {
        "events": {one.id: one.name for one in programme.events},
        "duties": {one.id: one.name for one in programme.duties},
        "stages": {one.id: one.name for one in programme.stages},
        "cohorts": {one.id: one.name for one in programme.cohorts},
    }
    table, _, id_ = what.partition(".")
    return tables.get(table, {}).get(id_, id_)


def waits(what: str, programme: Programme) -> Text:
    """Say what a round without a day waits for."""
    if what == "date":
        return say("a date")
    if what == "confirmation":
        return say("a confirmation")
    return Plain(_name(programme, what))
