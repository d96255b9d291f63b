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
    case,
    false,
    func,
    literal_column,
    select,
    update,
)

from engine.obligations.nouns.ladders import DOER
from engine.obligations.states import State, is_owed
from models.base import Moment, table
from models.notices import DROPPED, PENDING, RIDING, TOLD, Notice, ReminderStep
from models.obligations import Obligation
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


def heard_of(
    connection: Connection, people: Collection[str], kind: str, since: datetime
) -> dict[str, datetime]:
    """Return when each of these people last heard of a kind of thing since a moment, or is about to."""
    found: dict[str, datetime] = {}
    for some in parts(people):
        rows = connection.execute(_HEARD, {"people": some, "kind": kind, "since": since})
        found |= {row.person_id: row.at for row in rows}
    return found


def reachable(connection: Connection, people: Collection[str]) -> set[str]:
    """Return which of these people LINE reaches."""
    found: set[str] = set()
    for some in parts(people):
        found |= set(connection.execute(_REACHED, {"people": some}).scalars())
    return found


def steps_ahead(connection: Connection, *, since: datetime, until: datetime) -> dict[datetime, int]:
    """Count by their moment the cards that the reminder steps of a span of time may come to: one for each office or group that
    still owes something, without what never costs anything and what only tells others of it."""
    return {row.at: row.number for row in connection.execute(_AHEAD, {"since": since, "until": until})}


def parts(ids: Collection[str]) -> Iterator[Sequence[str]]:
    """Part ids into lists that one statement can ask for."""
    ordered = sorted(ids)
    yield from (ordered[at : at + PART] for at in range(0, len(ordered), PART))


_N = table(Notice)
_A = table(Account)
_S = table(ReminderStep)
_O = table(Obligation)
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
_HEARD = (
    select(_N.c.person_id, func.max(_N.c.told_at, type_=Moment).label("at"))
    .where(
        _IS_THEIRS,
        _N.c.kind == bindparam("kind"),
        _N.c.told_at >= bindparam("since"),
        _N.c.state.in_([RIDING, TOLD]),
    )
    .group_by(_N.c.person_id)
)
_COSTS = (_S.c.is_done == false()) & (_S.c.is_free == false()) & (_S.c.whom == DOER)
_IN_SPAN = (_S.c.at >= bindparam("since")) & (_S.c.at < bindparam("until"))
# A question to an office is no round: it counts by itself.
_STILL_OWED = _O.c.id.is_(None) | _O.c.state.in_([one.value for one in State if is_owed(one)])
_IS_HERS = _S.c.audience == "collect"
_WHOSE = func.coalesce(case((_IS_HERS, _O.c.unit_id), else_=_O.c.office_id), _S.c.obligation_id)
_AHEAD = (
    select(_S.c.at, func.count(_WHOSE.distinct()).label("number"))
    .outerjoin_from(_S, _O, _S.c.obligation_id == _O.c.id)
    .where(_COSTS, _IN_SPAN, _STILL_OWED | (_S.c.audience == "review"))
    .group_by(_S.c.at)
)
