"""Keep what is owed: duty x unit x period x office, with its due day and its state."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import (
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    SmallInteger,
    String,
    UniqueConstraint,
    Update,
    bindparam,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, read_all, read_one, table
from models.units import Unit
from models.upserts import insert_if_new, insert_new

# Stands beside a part in `returned` when all of it came back, not one answer.
WHOLE = "whole"


class Obligation(Base):
    """The thing that is owed. Late is derived from the clock, never stored.

    Without a due day it is owed and silent. `own_due` is the office's earlier day; `waits` says what a day is
    missing for, `needs` what has to be sent before, each divided by a blank. `sent_on` is the day on which the report that
    stands came first, so that counting needs no look at reports. `returned` names the part that is asked
    for again: collect or file. While a report waits for somebody to decide, `review_by` is the role, `review_scope` the
    office or unit over which it is held, empty as long as there is none; `review_again` says what does not stand any more.
    """

    __tablename__ = "obligations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    duty: Mapped[str] = mapped_column(String(64))
    period: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    due: Mapped[date | None] = mapped_column(Date)
    own_due: Mapped[date | None] = mapped_column(Date)
    opens: Mapped[date | None] = mapped_column(Date)
    likely: Mapped[date | None] = mapped_column(Date)
    collect_until: Mapped[date | None] = mapped_column(Date)
    waits: Mapped[str] = mapped_column(String(200), default="")
    needs: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(20))
    contribution_id: Mapped[str | None] = mapped_column(String(32))
    report_id: Mapped[str | None] = mapped_column(String(32))
    sent_on: Mapped[date | None] = mapped_column(Date)
    returned: Mapped[str] = mapped_column(String(24), default="")
    review_step: Mapped[int | None] = mapped_column(SmallInteger)
    review_by: Mapped[str | None] = mapped_column(String(40))
    review_scope: Mapped[str | None] = mapped_column(String(40), index=True)
    review_since: Mapped[datetime | None] = mapped_column(Moment)
    review_again: Mapped[str] = mapped_column(String(10), default="")
    opened_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("programme", "duty", "unit_id", "period", "office_id"),
        Index("ix_obligations_unit_due", "unit_id", "due"),
        # Counting reads these two and nothing of the rows: by days, and by units and their places.
        Index("ix_obligations_counted", "programme", "duty", "due", "state", "sent_on", "office_id"),
        Index(
            "ix_obligations_placed", "programme", "unit_id", "duty", "due", "state", "sent_on", "office_id"
        ),
    )


class DueChange(Base):
    """A due day that moved: who, when, from which to which, and what it rests on."""

    __tablename__ = "due_changes"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    obligation_id: Mapped[str] = mapped_column(String(40), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[str | None] = mapped_column(String(32))
    old_due: Mapped[date | None] = mapped_column(Date)
    new_due: Mapped[date | None] = mapped_column(Date)
    why: Mapped[str] = mapped_column(String(200))


def owe(connection: Connection, **row: object) -> bool:
    """Make an obligation unless it exists; say whether it is new."""
    return insert_if_new(connection, Obligation, row)


def owe_many(connection: Connection, rows: Sequence[dict[str, object]]) -> int:
    """Make many obligations, without those that exist; return how many are new."""
    return insert_new(connection, Obligation, rows)


def get(connection: Connection, obligation_id: str) -> Obligation | None:
    """Return one obligation."""
    return read_one(Obligation, connection.execute(_BY_ID, {"wanted": obligation_id}))


def of_ids(connection: Connection, ids: Sequence[str]) -> dict[str, Obligation]:
    """Return several obligations by their ids."""
    rows = connection.execute(_BY_IDS, {"wanted": list(ids)}).mappings() if ids else ()
    return {row["id"]: Obligation(**row) for row in rows}


def set_state(connection: Connection, obligation_id: str, **values: object) -> None:
    """Set state, contribution, report or days of an obligation."""
    connection.execute(_set(tuple(values)), {"wanted": obligation_id, **values})


def note_change(connection: Connection, **row: object) -> None:
    """Write down that a due day moved."""
    connection.execute(_C.insert().values(**row))


def changes_of(connection: Connection, obligation_id: str) -> list[DueChange]:
    """Return how the due day of an obligation moved, oldest first."""
    query = select(_C).where(_C.c.obligation_id == obligation_id).order_by(_C.c.id)
    return read_all(DueChange, connection.execute(query))


def first_days(connection: Connection, ids: Sequence[str]) -> dict[str, date]:
    """Return from which day several obligations were moved first, where they had one before."""
    query = select(_C.c.obligation_id, _C.c.old_due).where(
        _C.c.obligation_id.in_(ids), _C.c.old_due.is_not(None)
    )
    rows = connection.execute(query.order_by(_C.c.id.desc())) if ids else ()
    return {row.obligation_id: row.old_due for row in rows}


def of_unit(connection: Connection, unit_id: str, programme: str) -> list[Obligation]:
    """Return everything that was ever owed for a unit in a programme."""
    query = select(_T).where(_T.c.unit_id == unit_id, _T.c.programme == programme).order_by(_T.c.id)
    return read_all(Obligation, connection.execute(query))


def dues_of(connection: Connection, unit_id: str, programme: str) -> dict[str, date | None]:
    """Return the due day of everything that was ever owed for a unit in a programme, by its id."""
    query = select(_T.c.id, _T.c.due).where(_T.c.unit_id == unit_id, _T.c.programme == programme)
    return {row.id: row.due for row in connection.execute(query)}


def of_programme(connection: Connection, programme: str, states: Collection[str]) -> list[Obligation]:
    """Return what stands in one of these states in a programme, by unit."""
    query = select(_T).where(_T.c.programme == programme, _T.c.state.in_(states))
    return read_all(Obligation, connection.execute(query.order_by(_T.c.unit_id, _T.c.id)))


def of_duty(connection: Connection, programme: str, duty: str) -> list[Obligation]:
    """Return every round of a duty."""
    query = select(_T).where(_T.c.programme == programme, _T.c.duty == duty).order_by(_T.c.id)
    return read_all(Obligation, connection.execute(query))


def offices_of(connection: Connection, programme: str) -> list[str]:
    """Name the offices that owe anything in a programme."""
    query = select(_T.c.office_id).where(_T.c.programme == programme).distinct()
    return sorted(connection.execute(query).scalars())


def undated(connection: Connection, programme: str) -> list[Obligation]:
    """Return what is owed in a programme and has no due day."""
    query = select(_T).where(_T.c.programme == programme, _T.c.due.is_(None))
    return read_all(Obligation, connection.execute(query.order_by(_T.c.id)))


def of_scopes(
    connection: Connection, *, offices: Sequence[str], units: Sequence[str], until: date
) -> list[tuple[Obligation, str]]:
    """Return what these offices and units owe, without a due day or due up to the given one, with the unit's name."""
    # An empty list beside the other one would keep SQLite from using either index.
    wanted = {"offices": list(offices) or [""], "units": list(units) or [""], "until": until}
    return [_with_name(dict(row)) for row in connection.execute(_OF_SCOPES, wanted).mappings()]


def of_round(
    connection: Connection, like: Obligation, *, offices: Sequence[str], units: Sequence[str]
) -> list[tuple[Obligation, str]]:
    """Return what these offices and units owe of the same duty for the same period, by the unit's name."""
    same = (_T.c.programme == like.programme) & (_T.c.duty == like.duty) & (_T.c.period == like.period)
    query: Select[tuple[object, ...]] = (
        select(_T, _U.c.name.label("unit_name"))
        .join_from(_T, _U, _T.c.unit_id == _U.c.id)
        .where(same, or_(_T.c.office_id.in_(offices), _T.c.unit_id.in_(units)))
        .order_by(_U.c.name, _T.c.id)
    )
    return [_with_name(dict(row)) for row in connection.execute(query).mappings()]


def to_review(
    connection: Connection, *, kinds: Collection[str], scopes: Collection[str], limit: int
) -> list[tuple[Obligation, str]]:
    """Return what waits for these roles over these offices and units, the longest wait first, with the unit's name.

    What waits for an office that was not there yet is among them.
    """
    wanted = {"kinds": list(kinds), "scopes": [*scopes, ""], "most": limit}
    return [_with_name(dict(row)) for row in connection.execute(_TO_REVIEW, wanted).mappings()]


@lru_cache(maxsize=64)
def _set(names: tuple[str, ...]) -> Update:
    return update(_T).where(_T.c.id == bindparam("wanted")).values({name: bindparam(name) for name in names})


def _with_name(row: dict[str, object]) -> tuple[Obligation, str]:
    name = str(row.pop("unit_name"))
    return Obligation(**row), name


_T = table(Obligation)
_BY_ID = select(_T).where(_T.c.id == bindparam("wanted"))
_BY_IDS = select(_T).where(_T.c.id.in_(bindparam("wanted", expanding=True)))
_C = table(DueChange)
_U = table(Unit)
_WITH_NAME: Select[tuple[object, ...]] = select(_T, _U.c.name.label("unit_name")).join_from(
    _T, _U, _T.c.unit_id == _U.c.id
)
_THEIRS = or_(
    _T.c.office_id.in_(bindparam("offices", expanding=True)),
    _T.c.unit_id.in_(bindparam("units", expanding=True)),
)
_OF_SCOPES = _WITH_NAME.where(_THEIRS, or_(_T.c.due <= bindparam("until"), _T.c.due.is_(None))).order_by(
    _T.c.due, _T.c.id
)
_TO_REVIEW = (
    _WITH_NAME.where(
        _T.c.review_by.in_(bindparam("kinds", expanding=True)),
        _T.c.review_scope.in_(bindparam("scopes", expanding=True)),
    )
    .order_by(_T.c.review_since, _T.c.id)
    .limit(bindparam("most", type_=Integer))
)
