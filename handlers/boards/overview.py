"""Count what is owed: by programme, by duty and by week, and the three answers that the first screen gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engine.boards.answers import Answers
from engine.boards.counts import NONE, Counts, counted, total
from engine.boards.kinds import days_of, kind_of
from engine.boards.weeks import Week, weeks
from engine.conversation.menu.news import here
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State
from handlers import owing
from handlers.boards.sight import Sight
from handlers.desk import Desk
from handlers.reviewing import benches
from models import counting
from models.counting import OfDay, Scope

NAMED = 3


@dataclass(frozen=True, slots=True)
class OfDuty:
    """One duty with its counts."""

    duty: Duty
    counts: Counts


@dataclass(frozen=True, slots=True)
class Board:
    """One programme with its counts: of the whole, of each duty, of each week."""

    programme: Programme
    counts: Counts
    duties: tuple[OfDuty, ...]
    weeks: tuple[Week, ...]


def boards(desk: Desk, sight: Sight, scope: Scope) -> tuple[Board, ...]:
    """Return the board of each programme of a scope in which anything is owed."""
    today = day_in_bangkok(desk.now)
    rows = counting.by_day(desk.connection, scope)
    every = (
        _board(sight.programme(one), [row for row in rows if row.programme == one], today)
        for one in scope.programmes
    )
    return tuple(one for one in every if one is not None and (one.counts.whole or one.counts.excused))


def answers(desk: Desk, sight: Sight, counts: Counts | None = None) -> Answers:
    """Return the three answers; counts that were made already are taken as they are."""
    scope = sight.scope()
    known = counts if counts is not None else total(one.counts for one in boards(desk, sight, scope))
    first = missing_names(desk, scope) if known.missing else ()
    return Answers(known, waits(desk, sight), first)


def waits(desk: Desk, sight: Sight) -> int:
    """Count what waits for somebody: reports at her step, and parts of groups that her office has not filed."""
    at_her_step = benches.waiting(desk, sight.held, sight.who.person_id)
    return len(at_her_step) + len(here(owing.owed(desk, sight.held, {})))


def missing_names(desk: Desk, scope: Scope) -> tuple[str, ...]:
    """Name the first units that are missing, by their days."""
    today = day_in_bangkok(desk.now)
    found = counting.first_missing(desk.connection, scope, today=today, limit=NAMED * 4)
    return tuple(dict.fromkeys(found))[:NAMED]


def counts_of(rows: Iterable[OfDay], today: date) -> Counts:
    """Add rows up by how they stand today."""
    return counted(
        (kind_of(State(row.state), days_of(row.due, row.sent_on, today)), row.number) for row in rows
    )


def _board(programme: Programme | None, rows: list[OfDay], today: date) -> Board | None:
    if programme is None:
        return None
    by_duty: dict[str, list[OfDay]] = {}
    for row in rows:
        by_duty.setdefault(row.duty, []).append(row)
    known = {id_: duty for id_ in by_duty if (duty := owing.duty_of(programme, id_)) is not None}
    order = {duty.id: number for number, duty in enumerate((*programme.duties, *programme.former))}
    duties = tuple(
        OfDuty(known[id_], counts_of(by_duty[id_], today))
        for id_ in sorted(known, key=lambda one: order[one])
    )
    by_due = ((row.due, counts_of([row], today)) for row in rows if row.duty in known)
    return Board(programme, sum((one.counts for one in duties), NONE), duties, weeks(by_due, today))
