"""Look up how notices ended: told with a free answer, told by a message of their own, or left out."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, or_, select

from models.base import table
from models.messages import SENT, Message
from models.notices import DROPPED, Notice


class Ended(NamedTuple):
    """One notice that ended: when, how, on which kind of message, and what became of that."""

    at: datetime
    person_id: str
    kind: str
    about_id: str
    state: str
    reason: str
    message: str | None
    fate: str


def ended(
    connection: Connection, *, person_id: str = "", about_id: str = "", since: datetime, until: datetime
) -> list[Ended]:
    """Return how notices ended in a span of time; what was pushed and arrived has its decision, and is left out here."""
    when = func.coalesce(_N.c.told_at, _N.c.not_before)
    told = _N.c.message_id.is_not(None) & or_(_M.c.kind == "reply", _M.c.state != SENT)
    # What the plan has dropped stands among the decisions.
    dropped = and_(_N.c.state == DROPPED, _N.c.verdict.not_like("drop:%"))
    wanted = [when >= since, when < until, or_(told, dropped)]
    wanted += [_N.c.person_id == person_id] if person_id else []
    wanted += [_N.c.about_id == about_id] if about_id else []
    query: Select[Any] = (
        select(
            when.label("at"), _N.c.person_id, _N.c.kind, _N.c.about_id, _N.c.state, _N.c.reason, _M.c.kind.label("message"),
            func.coalesce(_M.c.state, "").label("fate"),
        )
        .join_from(_N, _M, _N.c.message_id == _M.c.id, isouter=True)
        .where(*wanted)
        .order_by(_N.c.id)
    )  # fmt: skip
    return [Ended._make(row) for row in connection.execute(query)]


_N = table(Notice)
_M = table(Message)
