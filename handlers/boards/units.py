"""Tell the story of one unit: every round it owes or owed, what came when, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.boards.counts import Counts, counted
from engine.boards.kinds import Kind, days_of, kind_of
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Programme
from engine.obligations.states import State
from handlers import owing
from handlers.boards.sight import Sight
from handlers.desk import Desk
from models import obligations, offices, reports, units
from models.obligations import Obligation
from models.offices import Office
from models.reports import Report
from models.units import Unit

AHEAD = frozenset({"ahead", "undated"})


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a duty: how it stands, the report that stands for it, and from which day it was moved."""

    row: Obligation
    title: str
    kind: Kind
    report: Report | None
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a unit owes in one programme: what is due by now or soon, the latest first, and what lies ahead, the soonest first."""

    programme: Programme
    counts: Counts
    rounds: tuple[Round, ...]
    ahead: tuple[Round, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A unit with everything that somebody may see of it."""

    unit: Unit
    kind: str
    office: Office | None
    chapters: tuple[Chapter, ...]


def story(desk: Desk, sight: Sight, unit_id: str) -> Story | None:
    """Return the story of a unit; None for one that somebody may not see, and for none at all."""
    unit = units.unit(desk.connection, unit_id)
    if unit is None:
        return None
    chapters = tuple(one for programme in sight.programmes if (one := _chapter(desk, sight, unit, programme)))
    if unit.office_id not in sight.offices and not chapters:
        return None
    home = sight.programme(unit.programme)
    return Story(unit, _kind(home, unit), offices.office(desk.connection, unit.office_id), chapters)


def _kind(programme: Programme | None, unit: Unit) -> str:
    if programme is None:
        return ""
    names = {one.id: one.name for one in programme.units} | {one.id: one.name for one in programme.offices}
    return names.get(unit.kind, "")


def _chapter(desk: Desk, sight: Sight, unit: Unit, programme: Programme) -> Chapter | None:
    rows = [one for one in obligations.of_unit(desk.connection, unit.id, programme.id) if sight.sees(one)]
    if not rows:
        return None
    sent = reports.of_ids(desk.connection, [row.report_id for row in rows if row.report_id])
    moved = obligations.first_days(desk.connection, [row.id for row in rows])
    today = day_in_bangkok(desk.now)
    rounds = [one for row in rows if (one := _round(programme, row, sent, moved, today)) is not None]
    rounds.sort(key=lambda one: (one.row.due or date.max, one.row.id))
    ahead = tuple(one for one in rounds if one.kind in AHEAD)
    by_now = tuple(one for one in reversed(rounds) if one.kind not in AHEAD)
    return Chapter(programme, counted((one.kind, 1) for one in rounds), by_now, ahead)


def _round(
    programme: Programme, row: Obligation, sent: Mapping[str, Report], moved: Mapping[str, date], today: date
) -> Round | None:  # fmt: skip
    duty = owing.duty_of(programme, row.duty)
    kind = kind_of(State(row.state), days_of(row.due, row.sent_on, today))
    if duty is None or kind is None:
        return None
    before = moved.get(row.id)
    return Round(
        row, owing.title(duty, row.period), kind, sent.get(row.report_id or ""), before if before != row.due else None
    )  # fmt: skip
