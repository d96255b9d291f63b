"""Lay out every day of a programme's year: what is due, until when is collected, which stage ends, and what still waits.

A day that differs by cohort stands once for each; what no cohort changes stands once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from engine.obligations.clocks import rounds
from engine.obligations.facts import NOTHING_KNOWN, Facts
from engine.obligations.kinds.around import After
from engine.obligations.periods import A_DATE, ONCE, Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.working_days import WorkingDays

Kind = Literal["due", "collect"]


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a cohort; both are empty for what is the same for everybody."""

    cohort: str = ""
    value: str = ""


EVERYBODY = Member()


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of one duty: it is due, or collecting for it ends; `likely` days are confirmed by nobody yet."""

    day: date
    kind: Kind
    duty: Duty
    period: Period
    member: Member = EVERYBODY


@dataclass(frozen=True, slots=True)
class Waiting:
    """A round without a day, and what it waits for; empty when the source prints no day at all."""

    duty: Duty
    period: Period
    waits: tuple[str, ...]
    likely: date | None


@dataclass(frozen=True, slots=True)
class Year:
    """The days of a programme in their order, and what has none."""

    entries: tuple[Entry, ...]
    waiting: tuple[Waiting, ...]


def year_of(programme: Programme, facts: Facts = NOTHING_KNOWN, working: WorkingDays | None = None) -> Year:
    """Return every day of a programme, and last what waits."""
    entries: list[Entry] = []
    waiting: list[Waiting] = []
    for duty in programme.duties:
        several = tuple(_rounds(duty, programme, facts, working or WorkingDays()))
        for found, member in several or ((_not_begun(duty), EVERYBODY),):
            if found.due is None:
                waiting.append(Waiting(duty, found, found.waits, found.likely))
            else:
                entries += _entries(duty, found, found.due, member)
    order = {duty.id: number for number, duty in enumerate(programme.duties)}
    entries.sort(key=lambda one: (one.day, order[one.duty.id], one.kind, one.member.value))
    return Year(tuple(entries), tuple(waiting))


def days_of(duty: Duty, programme: Programme) -> tuple[date, ...]:
    """Return every day on which a duty is due as the pack has it, for any cohort, each once and in order."""
    found = (period.due for period, _ in _rounds(duty, programme, NOTHING_KNOWN, WorkingDays()))
    return tuple(sorted({day for day in found if day}))


def _entries(duty: Duty, period: Period, due: date, member: Member) -> Iterator[Entry]:
    if period.collect_until and duty.collected_by:
        yield Entry(period.collect_until, "collect", duty, period, member)
    yield Entry(due, "due", duty, period, member)


def _not_begun(duty: Duty) -> Period:
    """Stand for the rounds of a duty whose event has not happened once."""
    what = duty.due.what if isinstance(duty.due, After) else A_DATE
    return Period(ONCE, None, waits=(what,))


def _rounds(
    duty: Duty, programme: Programme, facts: Facts, working: WorkingDays
) -> Iterator[tuple[Period, Member]]:
    """Yield a round once when it is the same for everybody, else once for each value of the cohort that tells it apart."""
    base = {one.key: one for one in rounds(duty, programme, facts, working)}
    by_member = {
        member: {one.key: one for one in rounds(duty, programme, _in_cohort(facts, member), working)}
        for member in members(programme)
        if _owes(duty, member)
    }
    for key, plain in base.items():
        differing = [
            (found[key], member)
            for member, found in by_member.items()
            if key in found and (found[key] != plain or _is_for_some(duty, member))
        ]
        yield from differing or [(plain, EVERYBODY)]


def members(programme: Programme) -> tuple[Member, ...]:
    """Name every value of every cohort."""
    return tuple(Member(cohort.id, value) for cohort in programme.cohorts for value in cohort.values)


def in_cohorts(facts: Facts, cohorts: Mapping[str, str]) -> Facts:
    """Return the facts of somebody who is in these cohorts besides."""
    return replace(facts, cohorts={**facts.cohorts, **cohorts})


def _in_cohort(facts: Facts, member: Member) -> Facts:
    return in_cohorts(facts, {member.cohort: member.value})


def _owes(duty: Duty, member: Member) -> bool:
    among = duty.among
    return among is None or among.cohort != member.cohort or member.value in among.values


def _is_for_some(duty: Duty, member: Member) -> bool:
    return duty.among is not None and duty.among.cohort == member.cohort
