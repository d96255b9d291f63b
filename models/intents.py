"""Read what waits to be told, for the plan of a day: everything at once, for everybody who may be worth a counted message."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    Select,
    String,
    bindparam,
    false,
    func,
    literal_column,
    select,
    update,
)

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
    wanted = {"now": at, **({"people": list(people)} if people else {})}
    return [Waiting._make(row) for row in connection.execute(_OF_THESE if people else _OF_ALL, wanted)]


def anybody(connection: Connection, *, at: datetime) -> bool:
    """Say whether anybody has something that is worth a counted message."""
    return connection.execute(_ANYBODY, {"now": at}).first() is not None


def drop_late(connection: Connection, *, at: datetime, reason: str) -> int:
    """Leave untold what nobody has heard in time."""
    return connection.execute(_DROP, {"now": at, "ends": DROPPED, "why": reason}).rowcount


def reminded_since(connection: Connection, people: Collection[str], since: datetime) -> set[str]:
    """Return which of these people a reminder has reached since a moment, or is on its way to."""
    found: set[str] = set()
    for some in parts(people):
        found |= set(connection.execute(_REMINDED, {"people": some, "since": since}).scalars())
    return found


def reachable(connection: Connection, people: Collection[str]) -> set[str]:
    """Return which of these people LINE reaches."""
    found: set[str] = set()
    for some in parts(people):
        found |= set(connection.execute(_REACHED, {"people": some}).scalars())
    return found


def steps_ahead(connection: Connection, *, since: datetime, until: datetime) -> dict[datetime, int]:
    """Count the reminder steps of a span of time by their moment, without those that never cost anything."""
    return {row.at: row.number for row in connection.execute(_AHEAD, {"since": since, "until": until})}


def parts(ids: Collection[str]) -> Iterator[Sequence[str]]:
    """Part ids into lists that one statement can ask for."""
    ordered = sorted(ids)
    yield from (ordered[at : at + PART] for at in range(0, len(ordered), PART))


_N = table(Notice)
_A = table(Account)
_S = table(ReminderStep)
_WAITS = literal_column(f"'{PENDING}'", String)
_PEOPLE: BindParameter[str] = bindparam("people", expanding=True)
_IS_HERE = (_N.c.state == _WAITS) & (_N.c.not_before <= bindparam("now"))
_WORTHY = select(_N.c.person_id).where(_IS_HERE, _N.c.is_worth_a_push.is_(True))
_ROWS: Select[Any] = select(*(_N.c[name] for name in Waiting._fields)).where(_IS_HERE).order_by(_N.c.id)
_OF_ALL = _ROWS.where(_N.c.person_id.in_(_WORTHY))
_IS_THEIRS = _N.c.person_id.in_(_PEOPLE)
_OF_THESE = _ROWS.where(_N.c.person_id.in_(_WORTHY.where(_IS_THEIRS)), _IS_THEIRS)
_ANYBODY = select(_N.c.id).where(_IS_HERE, _N.c.is_worth_a_push.is_(True)).limit(1)
_IS_LATE = (_N.c.state == _WAITS) & (_N.c.not_after < bindparam("now")) & _N.c.is_worth_a_push.is_(False)
_DROP = update(_N).where(_IS_LATE).values(state=bindparam("ends"), reason=bindparam("why"))
_WAS_SHOWN = (_N.c.kind == "remind") & (_N.c.told_at >= bindparam("since")) & _N.c.state.in_([RIDING, TOLD])
_REMINDED = select(_N.c.person_id).where(_IS_THEIRS, _WAS_SHOWN).distinct()
_IS_REACHED = _A.c.is_closed.is_(False) & _A.c.is_reachable.is_(True)
_REACHED = select(_A.c.person_id).where(_A.c.person_id.in_(_PEOPLE), _IS_REACHED)
_COSTS = (_S.c.is_done == false()) & (_S.c.is_free == false())
_IN_SPAN = (_S.c.at >= bindparam("since")) & (_S.c.at < bindparam("until"))
_AHEAD = select(_S.c.at, func.count().label("number")).where(_COSTS, _IN_SPAN).group_by(_S.c.at)
