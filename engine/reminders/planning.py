"""Say which reminders one round of a duty gets: who is reminded, at which moments. What is planned and what is previewed come from here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.working_days import WorkingDays
from engine.reminders.ladders import moments

Audience = Literal["collect", "file"]
COLLECT: Final = "collect"
FILE: Final = "file"


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder of one part of a round; `due` is the day that it works towards."""

    audience: Audience
    step: int
    at: datetime
    due: date


def planned(
    programme: Programme, duty: Duty, period: Period, working: WorkingDays, opened_at: datetime
) -> tuple[Step, ...]:
    """Return the reminders of a round that was opened at `opened_at`; a round without a day has none."""
    steps = programme.ladder(duty.ladder).steps
    found: list[Step] = []
    if period.aim:
        found += _placed(FILE, worked(steps, period.aim, working), period.aim, opened_at)
    if duty.collected_by and period.collect_until:
        found += _placed(COLLECT, steps, period.collect_until, opened_at)
    return tuple(found)


def worked(steps: Iterable[int], due: date, working: WorkingDays) -> tuple[int, ...]:
    """Bring the reminder of a due day on which offices are closed forward to the last working day."""
    before = (working.on_or_before(due) - due).days
    return tuple(sorted({before if step == 0 else step for step in steps}))


def _placed(audience: Audience, steps: Iterable[int], due: date, opened_at: datetime) -> Iterator[Step]:
    return (Step(audience, one.step, one.at, due) for one in moments(steps, due, opened_at))
