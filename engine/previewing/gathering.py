"""Gather the reminders of many units into lines: how many people hear of what, which messages are counted, what is unlucky.

All reminders of one person on one day are one card, so only the first of them costs a counted message.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.ladders import DOER, Way, Whom
from engine.obligations.programme import Duty
from engine.outline.moments import Member
from engine.previewing.comparing import Change, Changed
from engine.previewing.expecting import Expected
from engine.reminders.planning import Audience
from engine.reminders.quiet import is_quiet, next_allowed


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who would hear of it; who cannot be reached on LINE costs nothing and hears nothing."""

    id: str
    is_reached: bool = True


@dataclass(slots=True)
class Row:
    """One line: the same reminder of the same round for however many units."""

    at: datetime
    duty: Duty
    period: str
    audience: Audience
    step: int
    due: date
    member: Member
    whom: Whom = DOER
    way: Way = "push"
    change: Change = "planned"
    was: datetime | None = None
    units: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    unreached: set[str] = field(default_factory=set)
    counted: int = 0
    free: int = 0

    @property
    def leaves(self) -> datetime:
        """Return when it really leaves: at night nothing does."""
        return next_allowed(self.at)

    @property
    def is_at_night(self) -> bool:
        """Say whether its moment lies in the quiet hours."""
        return is_quiet(self.at)


Hearers = Callable[[Expected], Iterable[Hearer]]


def gathered(reminders: Iterable[Changed], hearers: Hearers) -> list[Row]:
    """Return the lines in the order of their moments."""
    rows: dict[tuple[object, ...], Row] = {}
    carded: set[tuple[str, date]] = set()
    for one in sorted(reminders, key=lambda one: (one.reminder.at, one.reminder.due)):
        row = _row(rows, one)
        row.units.add(one.reminder.subject.id)
        for hearer in hearers(one.reminder):
            _count(row, hearer, carded)
    return list(rows.values())


def _row(rows: dict[tuple[object, ...], Row], one: Changed) -> Row:
    is_ = one.reminder
    head = (
        is_.at,
        is_.duty,
        is_.period,
        is_.audience,
        is_.step,
        is_.due,
        is_.subject.member,
        is_.whom,
        is_.way,
    )
    key = (one.change, one.was, is_.duty.id, *head[:1], *head[2:])
    return rows.setdefault(key, Row(*head, one.change, one.was))


def _count(row: Row, hearer: Hearer, carded: set[tuple[str, date]]) -> None:
    if not hearer.is_reached:
        row.unreached.add(hearer.id)
        return
    if hearer.id in row.people:
        return
    row.people.add(hearer.id)
    card = (hearer.id, day_in_bangkok(row.leaves))
    if card in carded or row.way == "free":
        row.free += 1
    else:
        carded.add(card)
        row.counted += 1
