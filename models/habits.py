"""Keep when people write of their own accord, and how their reports came so far: what a forecast rests on.

Both are sums, written at night from rows that are there anyway; no turn of a chat waits for them. Nothing is kept here
of what anybody said.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BindParameter,
    Connection,
    Date,
    Integer,
    SmallInteger,
    String,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.inbox import Inbound
from models.people import Account
from models.upserts import insert_for, put

# LINE's clock and ours may differ; nobody has ever seen them differ by a day.
CLOCKS_DIFFER_MS = 24 * 3_600_000


class Habit(Base):
    """On how many days somebody wrote first on this weekday, within these hours."""

    __tablename__ = "habits"

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    band: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    since: Mapped[date] = mapped_column(Date)


class TrackRecord(Base):
    """How a person's reports came, with and without a reminder; `sums` are four lists of numbers."""

    __tablename__ = "track_records"

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sums: Mapped[dict[str, Any]] = mapped_column(JSON)


class CountedDay(Base):
    """Up to which day the habits were counted; one row."""

    __tablename__ = "habit_days"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    until: Mapped[date] = mapped_column(Date)


class Written(NamedTuple):
    """When somebody wrote for the first time within some hours, as LINE stamped it."""

    person_id: str
    at_ms: int


def counted_until(connection: Connection) -> date | None:
    """Return the last day that was counted."""
    return connection.execute(_COUNTED).scalar()


def counted(connection: Connection, until: date) -> None:
    """Note up to which day the habits were counted."""
    put(connection, CountedDay, ["id"], {"id": 1, "until": until})


def wrote_between(connection: Connection, first_ms: int, end_ms: int) -> list[Written]:
    """Return who wrote in a span of time, each with the first moment of it."""
    wanted = {"first": first_ms, "end": end_ms, "came": first_ms - CLOCKS_DIFFER_MS}
    rows = connection.execute(_WROTE, wanted)
    return [Written(row.person_id, row.at_ms) for row in rows]


def add(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Count one day more for each of these weekdays and hours of people."""
    if not rows:
        return
    statement = insert_for(connection, Habit)
    more = statement.on_conflict_do_update(
        index_elements=["person_id", "weekday", "band"],
        set_={"count": _H.c.count + statement.excluded["count"]},
    )
    connection.execute(more, list(rows))


def of_people(connection: Connection, person_ids: Collection[str]) -> dict[str, list[Habit]]:
    """Return the habits of several people."""
    rows = connection.execute(_OF_PEOPLE, {"people": list(person_ids)}).mappings() if person_ids else ()
    found: dict[str, list[Habit]] = {}
    for row in rows:
        found.setdefault(row["person_id"], []).append(Habit(**row))
    return found


def keep_records(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Store how people's reports came so far."""
    if not rows:
        return
    statement = insert_for(connection, TrackRecord)
    anew = statement.on_conflict_do_update(
        index_elements=["person_id"], set_={"sums": statement.excluded["sums"]}
    )
    connection.execute(anew, list(rows))


def records_of(connection: Connection, person_ids: Collection[str]) -> dict[str, dict[str, list[int]]]:
    """Return how the reports of several people came so far."""
    rows = connection.execute(_RECORDS_OF, {"people": list(person_ids)}) if person_ids else ()
    return {row.person_id: row.sums for row in rows}


def forget(connection: Connection, person_id: str) -> None:
    """Forget when somebody writes and how her reports came."""
    connection.execute(_H.delete().where(_H.c.person_id == person_id))
    connection.execute(_R.delete().where(_R.c.person_id == person_id))


_H = table(Habit)
_R = table(TrackRecord)
_I = table(Inbound)
_A = table(Account)
_PEOPLE: BindParameter[str] = bindparam("people", expanding=True)
_COUNTED = select(table(CountedDay).c.until)
_OF_PEOPLE = select(_H).where(_H.c.person_id.in_(_PEOPLE))
_RECORDS_OF = select(_R.c.person_id, _R.c.sums).where(_R.c.person_id.in_(_PEOPLE))
_CAME = _I.c.received_ms >= bindparam("came")
_IN_SPAN = (
    _CAME
    & _I.c.mailbox.startswith("line:")
    & (_I.c.at_ms >= bindparam("first"))
    & (_I.c.at_ms < bindparam("end"))
)
# From the event to its account, each found by its key; what was stamped in a span came then, or later.
_IS_HERS = (_A.c.line_hash == func.substr(_I.c.mailbox, len("line:") + 1)) & _IN_SPAN
_FIRST = select(_A.c.person_id, func.min(_I.c.at_ms).label("at_ms")).join_from(_I, _A, _IS_HERS)
_WROTE = _FIRST.group_by(_A.c.person_id)
