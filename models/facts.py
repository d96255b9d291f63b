"""Keep what clocks rest on: cohorts, events, days that somebody set, days off; each with who, when and the letter.

A fact is never overwritten: a later one of the same name stands, and the earlier ones show how it came about.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Date, Index, String, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, read_all, table

COHORT, EVENT, DATE, LATER, EARLIER, DAY_OFF = "cohort", "event", "date", "later", "earlier", "day_off"
COLLECT = "collect"
QUIET_DAY = "quiet_day"
PUBLIC = "public"


class Fact(Base):
    """One thing that was reported or set, about a unit, an office, a place, or the whole programme.

    `name` is a cohort, an event or `duty/period`; `occurrence` tells the times of an event apart.
    """

    __tablename__ = "facts"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    scope: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(100))
    occurrence: Mapped[str] = mapped_column(String(10), default="")
    value: Mapped[str] = mapped_column(String(40), default="")
    planned: Mapped[date | None] = mapped_column(Date)
    day: Mapped[date | None] = mapped_column(Date)
    letter: Mapped[str] = mapped_column(String(200), default="")
    person_id: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_facts_scope", "programme", "scope"),)


def note(connection: Connection, **row: object) -> None:
    """Write a fact down."""
    blanks = {"occurrence": "", "value": "", "planned": None, "day": None, "letter": "", "person_id": None}
    connection.execute(_T.insert().values(**{**blanks, **row}))


def standing(connection: Connection, programme: str, scopes: Sequence[str]) -> list[Fact]:
    """Return the facts that stand in these scopes, the oldest scope first: a later one in the list is nearer."""
    rows = connection.execute(_STANDING, {"programme": programme, "scopes": list(scopes)}).mappings()
    at = {scope: number for number, scope in enumerate(scopes)}
    return sorted((Fact(**row) for row in rows), key=lambda one: at[one.scope])


def events(connection: Connection, programmes: Sequence[str], scopes: Sequence[str]) -> list[Fact]:
    """Return the events and cohorts that stand in these scopes, of several programmes, oldest first."""
    newest = (
        select(func.max(_T.c.id))
        .where(_T.c.programme.in_(programmes), _T.c.scope.in_(scopes), _T.c.kind.in_([EVENT, COHORT]))
        .group_by(_T.c.programme, _T.c.scope, _T.c.kind, _T.c.name, _T.c.occurrence)
    )
    return read_all(Fact, connection.execute(select(_T).where(_T.c.id.in_(newest)).order_by(_T.c.id)))


def days_off(connection: Connection) -> frozenset[date]:
    """Return the days that an admin declared off, for everybody."""
    found = standing(connection, "", [""])
    return frozenset(one.day for one in found if one.kind == DAY_OFF and one.day and one.value != "worked")


_T = table(Fact)
_NEWEST = (
    select(func.max(_T.c.id))
    .where(_T.c.programme == bindparam("programme"))
    .where(_T.c.scope.in_(bindparam("scopes", expanding=True)))
    .group_by(_T.c.scope, _T.c.kind, _T.c.name, _T.c.occurrence)
)
_STANDING = select(_T).where(_T.c.id.in_(_NEWEST)).order_by(_T.c.id)
