"""Find the reports whose rows are owed to a sheet, page by page: nothing here holds more than one page."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from models.base import table
from models.machinery import SheetDebt
from models.reports import REPORT, Report
from models.reviews import Review

After = tuple[datetime, str] | None


def forms(connection: Connection) -> list[tuple[str, str]]:
    """Name the programmes and forms of which rows are owed."""
    query = select(_R.c.programme, _R.c.form).join_from(_D, _R, _ROOT).distinct()
    return sorted((row.programme, row.form) for row in connection.execute(query))


def page(
    connection: Connection, programme: str, form: str, after: After, limit: int
) -> list[tuple[Report, int]]:
    """Return reports of a form whose rows are owed, and since when, the oldest report first."""
    query = select(_R, _D.c.since_ms).join_from(_D, _R, _D.c.root_id == _R.c.root_id)
    rows = connection.execute(_ordered(query.where(_of(programme, form), _LAST), after, limit)).mappings()
    return [
        (Report(**{name: row[name] for name in row if name != "since_ms"}), row["since_ms"]) for row in rows
    ]


def live(connection: Connection, programme: str, form: str, after: After, limit: int) -> list[Report]:
    """Return reports of a form that stand, the oldest first."""
    query = _ordered(select(_R).where(_of(programme, form), _R.c.is_current.is_(True)), after, limit)
    return [Report(**row) for row in connection.execute(query).mappings()]


def of_roots(connection: Connection, programme: str, roots: Collection[str]) -> list[Report]:
    """Return what stands of some reports, or what was taken back of them."""
    query = select(_R).where(
        _R.c.programme == programme, _R.c.purpose == REPORT, _R.c.root_id.in_(roots), _LAST
    )
    return [Report(**row) for row in connection.execute(query.order_by(_R.c.sent_at, _R.c.id)).mappings()]


def forms_of(connection: Connection, programme: str) -> list[str]:
    """Name the forms in which anything stands, those of the oldest reports first."""
    query = select(_R.c.form, _R.c.sent_at).where(_R.c.programme == programme, _R.c.purpose == REPORT, _R.c.is_current.is_(True))  # fmt: skip
    return list(dict.fromkeys(row.form for row in connection.execute(query.order_by(_R.c.sent_at))))


def owe_form(connection: Connection, programme: str, form: str, now_ms: int) -> None:
    """Owe every row of a form, those of taken back reports too."""
    roots = select(_R.c.root_id, literal(now_ms), literal(0), literal("")).where(_of(programme, form), _LAST)
    known = select(_D.c.root_id)
    fresh = roots.where(_R.c.root_id.not_in(known))
    connection.execute(insert(_D).from_select(["root_id", "since_ms", "tries", "reason"], fresh))


def owe_reviewed(connection: Connection, after: int, now_ms: int) -> None:
    """Owe the rows of reports that somebody decided about since a decision; a part that a group sent has no row."""
    known = select(_D.c.root_id)
    roots = (
        select(_V.c.root_id, literal(now_ms), literal(0), literal(""))
        .join_from(_V, _R, _V.c.root_id == _R.c.id)
        .where(_V.c.id > after, _R.c.purpose == REPORT, _V.c.root_id.not_in(known))
        .distinct()
    )
    connection.execute(insert(_D).from_select(["root_id", "since_ms", "tries", "reason"], roots))


def written(connection: Connection, found: Collection[tuple[str, int]]) -> None:
    """Clear debts, unless the report changed again while its row was written."""
    for start in range(0, len(found), 400):
        some = list(found)[start : start + 400]
        connection.execute(delete(_D).where(tuple_(_D.c.root_id, _D.c.since_ms).in_(some)))


def failed(connection: Connection, programme: str, reason: str) -> None:
    """Note why rows of a programme could not be written."""
    mine = select(_R.c.id).where(_R.c.programme == programme, _R.c.purpose == REPORT)
    values = {"tries": _D.c.tries + 1, "reason": reason[:300]}
    connection.execute(update(_D).where(_D.c.root_id.in_(mine)).values(**values))


def count(connection: Connection, programme: str) -> int:
    """Count the rows that a programme owes."""
    query = select(_D.c.root_id).join_from(_D, _R, _ROOT).where(_R.c.programme == programme)
    return len(connection.execute(query).all())


def _of(programme: str, form: str) -> ColumnElement[bool]:
    return and_(_R.c.programme == programme, _R.c.form == form, _R.c.purpose == REPORT)


def _ordered(query: Select[Any], after: After, limit: int) -> Select[Any]:
    if after is not None:
        query = query.where(
            tuple_(_R.c.sent_at, _R.c.id) > tuple_(literal(after[0], _R.c.sent_at.type), after[1])
        )
    return query.order_by(_R.c.sent_at, _R.c.id).limit(limit)


_R = table(Report)
_D = table(SheetDebt)
_V = table(Review)
_ROOT = and_(_D.c.root_id == _R.c.id, _R.c.purpose == REPORT)
_LAST = or_(_R.c.is_current.is_(True), _R.c.withdrawn_at.is_not(None))
