"""Work out the reminders that a unit's rounds would start between two days, by the rules that plan the real ones."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from engine.obligations.among import is_among
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.clocks import rounds
from engine.obligations.facts import NOTHING_KNOWN, Facts
from engine.obligations.nouns.ladders import DOER, Way, Whom
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.working_days import WorkingDays
from engine.outline.moments import EVERYBODY, Member
from engine.reminders.planning import COLLECT, Audience, planned


@dataclass(frozen=True, slots=True)
class Standing:
    """How a round stands that is open already: since when, and which of its parts still wait."""

    opened_at: datetime
    due: date | None = None
    own_due: date | None = None
    collect_until: date | None = None
    is_owed: bool = True
    is_collected: bool = False

    def has_days_of(self, period: Period) -> bool:
        """Say whether the round keeps its days, so that what was planned for it stays."""
        mine = (self.due, self.own_due, self.collect_until)
        return mine == (period.due, period.own_due, period.collect_until)

    def waits(self, audience: Audience) -> bool:
        """Say whether a part is still to be sent."""
        return self.is_owed and not (audience == COLLECT and self.is_collected)


@dataclass(frozen=True, slots=True)
class Subject:
    """A unit, or one that stands for all of its kind; `office` files for it where the pack does not say another."""

    id: str
    kind: str
    place: str
    made_on: date
    facts: Facts = NOTHING_KNOWN
    rounds: Mapping[tuple[str, str], Standing] = field(default_factory=dict)
    member: Member = EVERYBODY


@dataclass(frozen=True, slots=True)
class Expected:
    """One reminder of one round of one unit."""

    subject: Subject
    duty: Duty
    period: str
    audience: Audience
    step: int
    at: datetime
    due: date
    whom: Whom = DOER
    way: Way = "push"

    @property
    def key(self) -> tuple[str, str, str, Audience, Whom, int]:
        """Return what stays the same when only the moment moves."""
        return (self.subject.id, self.duty.id, self.period, self.audience, self.whom, self.step)


@dataclass(frozen=True, slots=True)
class Window:
    """Between which days to look, what is worked on, since when a new round counts as open, and when a year is over."""

    first: date
    last: date
    working: WorkingDays
    now: datetime
    is_over: Callable[[Programme, date], bool] = lambda _programme, _day: False


def expected(programme: Programme, subject: Subject, window: Window) -> Iterator[Expected]:
    """Yield the reminders of a unit in a window, in the order of its duties."""
    for duty in programme.duties:
        if duty.per != subject.kind:
            continue
        if not is_among(duty, programme, subject.place, subject.facts, day_in_bangkok(window.now)):
            continue
        for period in rounds(duty, programme, subject.facts, window.working):
            yield from _of_round(programme, duty, period, subject, window)


def _of_round(
    programme: Programme, duty: Duty, period: Period, subject: Subject, window: Window
) -> Iterator[Expected]:
    standing = subject.rounds.get((duty.id, period.key))
    if standing is None and period.due and period.due < subject.made_on:
        return
    is_kept = standing is not None and standing.has_days_of(period)
    opened_at = standing.opened_at if standing and is_kept else window.now
    for one in planned(programme, duty, period, window.working, opened_at):
        day = day_in_bangkok(one.at)
        if standing is not None and not standing.waits(one.audience):
            continue
        if window.first <= day <= window.last and not window.is_over(programme, day):
            yield Expected(
                subject, duty, period.key, one.audience, one.step, one.at, one.due, one.whom, one.way
            )
