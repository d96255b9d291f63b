"""Say which reminders one round of a duty gets: who is reminded, at which moments. What is planned and what is previewed come from here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from engine.obligations.nouns.ladders import DOER, Ladder, Rung, Way, Whom
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.working_days import WorkingDays
from engine.reminders.ladders import moments, morning

Audience = Literal["collect", "file"]
COLLECT: Final = "collect"
FILE: Final = "file"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder of one part of a round; `due` is the day that it works towards, `rung` the day on its ladder."""

    audience: Audience
    step: int
    at: datetime
    due: date
    whom: Whom = DOER
    rung: int = 0
    way: Way = "push"


def planned(
    programme: Programme, duty: Duty, period: Period, working: WorkingDays, opened_at: datetime
) -> tuple[Step, ...]:
    """Return the reminders of a round that was opened at `opened_at`; a round without a day has none.

    The office above hears of a round once: when the whole is late, or a group's part where only that has a day.
    """
    ladder = programme.ladder(duty.ladder)
    found: list[Step] = []
    if period.aim:
        found += _of_doer(FILE, ladder, period.aim, opened_at, worked(ladder.steps, period.aim, working))
        found += _of_others(FILE, ladder, period.due or period.aim, opened_at, working)
    if duty.collected_by and period.collect_until:
        found += _of_doer(COLLECT, ladder, period.collect_until, opened_at, ladder.steps)
        others = _of_others(COLLECT, ladder, period.collect_until, opened_at, working)
        found += [one for one in others if one.whom != "above" or not period.aim]
    return tuple(found)


def rung_of(ladder: Ladder, whom: str, day: int) -> Rung:
    """Return a rung by whom it reaches and its day; one that stood in for a missed rung is plain."""
    found = (one for one in ladder.rungs if (one.to, one.day) == (whom, day))
    return next(found, Rung(day))


def worked(steps: Iterable[int], due: date, working: WorkingDays) -> tuple[int, ...]:
    """Bring the reminder of a due day on which offices are closed forward to the last working day."""
    before = (working.on_or_before(due) - due).days
    return tuple(sorted({before if step == 0 else step for step in steps}))


def _of_doer(
    audience: Audience, ladder: Ladder, due: date, opened_at: datetime, steps: tuple[int, ...]
) -> Iterator[Step]:
    known = set(ladder.steps)
    for one in moments(steps, due, opened_at):
        # What is not on the ladder is the due day's own rung, brought forward; or it stands in for a missed one.
        rung = one.step if one.step in known or one.step not in steps else 0
        yield Step(audience, one.step, one.at, due, DOER, rung, rung_of(ladder, DOER, rung).way)


def _of_others(
    audience: Audience, ladder: Ladder, due: date, opened_at: datetime, working: WorkingDays
) -> Iterator[Step]:
    """Yield what others hear: on working days only, and never two rungs of them on one day."""
    last = due
    for rung in ladder.rungs:
        if rung.to == DOER:
            continue
        day = max(working.on_or_after(due + rung.day * DAY), working.after(last, 1) if last > due else due)
        last = day
        at = morning(day)
        if at >= opened_at:
            yield Step(audience, (day - due).days, at, due, rung.to, rung.day, rung.way)
