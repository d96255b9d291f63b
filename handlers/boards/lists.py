"""List rounds with the names that people know: who has not reported, what is due this week, what is asked for again."""

from dataclasses import dataclass
from datetime import date

from engine.obligations.calendar import day_in_bangkok
from handlers import owing
from handlers.boards.sight import Sight
from handlers.desk import Desk
from models import counting
from models.counting import Listed, Scope, Which
from models.obligations import Obligation


@dataclass(frozen=True, slots=True)
class Line:
    """One round in a list; `part` says whether the group's part is here, None where no group sends one."""

    row: Obligation
    title: str
    unit: str
    place: str
    office: str
    days: int
    part: bool | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a list, and how long the whole of it is."""

    lines: tuple[Line, ...]
    count: int


def listed(desk: Desk, sight: Sight, scope: Scope, which: Which, *, limit: int, skip: int = 0) -> Found:
    """Return a page of a list."""
    today = day_in_bangkok(desk.now)
    rows = counting.listed(desk.connection, scope, which, today=today, limit=limit, skip=skip)
    count = len(rows)
    if skip or count == limit:
        count = counting.count(desk.connection, scope, which, today=today)
    return Found(tuple(one for row in rows if (one := _line(sight, row, today)) is not None), count)


def _line(sight: Sight, found: Listed, today: date) -> Line | None:
    row = found.row
    duty = owing.duty_of(sight.programme(row.programme), row.duty)
    if duty is None:
        return None
    return Line(
        row=row,
        title=owing.title(duty, row.period),
        unit=found.unit,
        place=found.place,
        office=found.office,
        days=(today - row.due).days if row.due else 0,
        part=row.contribution_id is not None if owing.is_collected(duty, row) else None,
    )
