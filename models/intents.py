"""Read what waits to be told, for the plan of a day: everything at once, for everybody who may be worth a counted message."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, false, func, literal_column, select, update

from models.base import table
from models.notices import DROPPED, PENDING, RIDING, TOLD, Notice, ReminderStep
from models.people import Account

PART = 5_000
"""So many people are asked for in one statement: a database takes only so many parameters."""


class Waiting(NamedTuple):
    """One notice that waits, as a plan needs it."""

    id: int
    person_id: str
    kind: str
    about_id: str
    step: int
    details: dict[str, Any]
    worth: int
    share: str
    not_before: datetime
    not_after: datetime | None
    is_worth_a_push: bool
    due: date | None
    verdict: str


def waiting(connection: Connection, *, at: datetime, people: Collection[str] = ()) -> list[Waiting]:
    """Return what waits for everybody, or for these people, who has something that is worth a counted message."""
    is_here = (_N.c.state == _WAITS) & (_N.c.not_before <= at)
    worthy = select(_N.c.person_id).where(is_here, _N.c.is_worth_a_push.is_(True))
    mine = [_N.c.person_id.in_(people)] if people else []
    query: Select[Any] = select(*(_N.c[name] for name in Waiting._fields))
    query = query.where(is_here, _N.c.person_id.in_(worthy.where(*mine)), *mine)
    return [Waiting._make(row) for row in connection.execute(query.order_by(_N.c.id))]


def anybody(connection: Connection, *, at: datetime) -> bool:
    """Say whether anybody has something that is worth a counted message."""
    is_here = (_N.c.state == _WAITS) & _N.c.is_worth_a_push.is_(True) & (_N.c.not_before <= at)
    return connection.execute(select(_N.c.id).where(is_here).limit(1)).first() is not None


def drop_late(connection: Connection, *, at: datetime, reason: str) -> int:
    """Leave untold what nobody has heard in time."""
    late = (_N.c.state == _WAITS) & (_N.c.not_after < at) & _N.c.is_worth_a_push.is_(False)
    return connection.execute(update(_N).where(late).values(state=DROPPED, reason=reason)).rowcount


def reminded_since(connection: Connection, people: Collection[str], since: datetime) -> set[str]:
    """Return which of these people a reminder has reached since a moment, or is on its way to."""
    shown = (_N.c.kind == "remind") & (_N.c.told_at >= since) & _N.c.state.in_([RIDING, TOLD])
    found: set[str] = set()
    for some in parts(people):
        query = select(_N.c.person_id).where(_N.c.person_id.in_(some), shown)
        found |= set(connection.execute(query.distinct()).scalars())
    return found


def reachable(connection: Connection, people: Collection[str]) -> set[str]:
    """Return which of these people LINE reaches."""
    is_open = _A.c.is_closed.is_(False) & _A.c.is_reachable.is_(True)
    found: set[str] = set()
    for some in parts(people):
        query = select(_A.c.person_id).where(_A.c.person_id.in_(some), is_open)
        found |= set(connection.execute(query).scalars())
    return found


def steps_ahead(connection: Connection, *, since: datetime, until: datetime) -> dict[datetime, int]:
    """Count the reminder steps of a span of time by their moment, without those that never cost anything."""
    ahead = (_S.c.is_done == false()) & (_S.c.is_free == false()) & (_S.c.at >= since) & (_S.c.at < until)
    query = select(_S.c.at, func.count().label("number")).where(ahead).group_by(_S.c.at)
    return {row.at: row.number for row in connection.execute(query)}


def parts(ids: Collection[str]) -> Iterator[Sequence[str]]:
    """Part ids into lists that one statement can ask for."""
    ordered = sorted(ids)
    yield from (ordered[at : at + PART] for at in range(0, len(ordered), PART))


_N = table(Notice)
_A = table(Account)
_S = table(ReminderStep)
_WAITS = literal_column(f"'{PENDING}'", String)
