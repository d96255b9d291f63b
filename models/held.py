"""Hold what would leave by itself, let it go again, and count it: after a restore nothing old leaves unlooked at.

What rode on a message goes with it; what had no message yet waits to be told as before.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, literal, select, update

from models import messages, notices, outbox
from models.base import table
from models.cards import DayCard
from models.conversations import Conversation
from models.logins import Login
from models.machinery import Beat
from models.messages import Message
from models.notices import Notice, ReminderStep
from models.outbox import Outgoing
from models.people import Account
from models.quotas import Quota
from models.reports import REPORT, Counter, Report
from models.web_sessions import WebSession

HELD = notices.HELD
NO_CARD = "restored"
BATCH = 500


class Count(NamedTuple):
    """So many things of a kind, for so many people."""

    what: str
    kind: str
    number: int
    people: int


def hold(connection: Connection) -> int:
    """Hold every message that moves, every notice that waits or rides, and what endpoints are to be told."""
    moving = update(_M).where(messages.IS_MOVING).values(state=HELD)
    waiting = update(_N).where(_N.c.state.in_([notices.PENDING, notices.RIDING])).values(state=HELD)
    outside = update(_O).where(_O.c.state == outbox.WAITING).values(state=HELD)
    return sum(connection.execute(one).rowcount for one in (moving, waiting, outside))


def counts(connection: Connection) -> list[Count]:
    """Count what is held, by kind."""
    found: list[Count] = []
    for what, one, kind, whom in (
        ("message", _M, _M.c.kind, _M.c.person_id),
        ("notice", _N, _N.c.kind, _N.c.person_id),
        ("endpoint", _O, _O.c.kind, _O.c.endpoint_id),
    ):
        number, people = func.count(), func.count(whom.distinct())
        query = select(kind, number, people).where(one.c.state == HELD).group_by(kind).order_by(kind)
        found += [Count(what, *row) for row in connection.execute(query)]
    return found


def people(connection: Connection) -> int:
    """Count the people for whom a message or a notice is held."""
    told = select(_N.c.person_id).where(_N.c.state == HELD)
    written = select(_M.c.person_id).where(_M.c.state == HELD)
    return connection.execute(select(func.count()).select_from(told.union(written).subquery())).scalar_one()


def held_messages(connection: Connection) -> list[Any]:
    """Return every held message with what decides how it goes on."""
    wanted = (_M.c.id, _M.c.kind, _M.c.is_worth_a_push, _M.c.is_counted, _M.c.recipients, _M.c.made_ms)
    return list(connection.execute(select(*wanted).where(_M.c.state == HELD).order_by(_M.c.made_ms)))


def send_on(connection: Connection, message_id: str, *, now_ms: int, is_made_anew: bool) -> None:
    """Let a held message be tried now; one that is made anew has a life of its own again."""
    values: dict[str, Any] = {"state": messages.WAITING, "next_try_ms": now_ms}
    values |= {"made_ms": now_ms} if is_made_anew else {}
    connection.execute(update(_M).where(_M.c.id == message_id, _M.c.state == HELD).values(**values))
    rode = (_N.c.message_id == message_id) & (_N.c.state == HELD)
    connection.execute(update(_N).where(rode).values(state=notices.RIDING))


def end(connection: Connection, message_id: str, reason: str) -> None:
    """End a held message; what rode on it stays held."""
    values = {"state": messages.GAVE_UP, "reason": reason}
    connection.execute(update(_M).where(_M.c.id == message_id, _M.c.state == HELD).values(**values))


def let_wait(connection: Connection) -> int:
    """Let every notice that is still held wait to be told, as if nothing had been decided about it yet."""
    fresh = {"state": notices.PENDING, "message_id": None, "told_at": None, "verdict": ""}
    count = connection.execute(update(_N).where(_N.c.state == HELD).values(**fresh)).rowcount
    told = update(_O).where(_O.c.state == HELD).values(state=outbox.WAITING)
    return count + connection.execute(told).rowcount


def drop(connection: Connection, reason: str) -> int:
    """Leave untold whatever is held."""
    count = connection.execute(
        update(_N).where(_N.c.state == HELD).values(state=notices.DROPPED, reason=reason)
    ).rowcount
    return count + connection.execute(update(_O).where(_O.c.state == HELD).values(state=outbox.DEAD)).rowcount


def count_as_sent(connection: Connection, *, after: datetime, until: datetime) -> int:
    """Count the reminder steps of some hours as sent, and let no job catch up on them."""
    lost = (_S.c.is_done.is_(False)) & (_S.c.at > after) & (_S.c.at <= until)
    connection.execute(update(_B).where(_B.c.until < until).values(until=until))
    return connection.execute(update(_S).where(lost).values(is_done=True)).rowcount


def count_cards(connection: Connection, days: Collection[date]) -> None:
    """Count everybody's card of these days as sent: nobody knows who had one."""
    for day in days:
        had = select(_C.c.person_id).where(_C.c.day == day)
        whom = select(_A.c.person_id, literal(day), literal(NO_CARD)).where(_A.c.person_id.not_in(had))
        rows = _C.insert().from_select(["person_id", "day", "message_id"], whom.distinct())
        connection.execute(rows)


def ask_line_first(connection: Connection) -> None:
    """Spend nothing of a month before LINE has said again what it holds."""
    connection.execute(update(_Q).values(is_spent=True, read_ms=0))


def close_doors(connection: Connection) -> None:
    """End every session and every way in: one that was spent in the lost hours would open again."""
    connection.execute(delete(_W))
    connection.execute(delete(_L))


def skip_numbers(connection: Connection, *, before: datetime, since: datetime, times: int) -> None:
    """Leave out numbers that may stand on receipts of the lost hours: twice as many as such a time brought before."""
    own = (_R.c.purpose == REPORT) & (_R.c.sent_at > since) & (_R.c.sent_at <= before)
    sent = connection.execute(select(func.count()).select_from(_R).where(own)).scalar_one()
    gap = max(100, 2 * sent * times)
    connection.execute(update(_K).values(value=(_K.c.value + gap) // 100 * 100 + 100))


def conversations_of(connection: Connection) -> Iterator[Sequence[Any]]:
    """Yield the conversations, some at a time, each with where it stands."""
    query = select(_V.c.person_id, _V.c.state).order_by(_V.c.person_id)
    last = ""
    while True:
        some = connection.execute(query.where(_V.c.person_id > last).limit(BATCH)).all()
        if not some:
            return
        yield some
        last = some[-1].person_id


def mark(connection: Connection, person_id: str, state: dict[str, Any]) -> None:
    """Write a mark into where a conversation stands."""
    values = {"state": state, "version": _V.c.version + 1}
    connection.execute(update(_V).where(_V.c.person_id == person_id).values(**values))


_M, _N, _O, _S = table(Message), table(Notice), table(Outgoing), table(ReminderStep)
_A, _B, _C, _K = table(Account), table(Beat), table(DayCard), table(Counter)
_L, _Q, _R, _V, _W = table(Login), table(Quota), table(Report), table(Conversation), table(WebSession)
