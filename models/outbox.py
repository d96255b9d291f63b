"""Keep what endpoints are to be told, written in the transaction in which it happened, and how every try went."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.endpoints import ON, REMOVED, Endpoint
from models.upserts import insert_new

WAITING, TOLD, DEAD = "waiting", "told", "dead"


class Outgoing(Base):
    """One thing that happened, for one endpoint: ids only. Its number is its place in the order."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    endpoint_id: Mapped[str] = mapped_column(ForeignKey("endpoints.id"))
    event_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(24))
    at: Mapped[datetime] = mapped_column(Moment)
    about: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(8))
    tries: Mapped[int] = mapped_column(Integer)
    made_ms: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        UniqueConstraint("endpoint_id", "event_id"),
        Index("ix_outbox_state", "state", "endpoint_id", "id"),
    )


class OutgoingTry(Base):
    """One try to tell: what was answered, or why nothing was, and how long it took."""

    __tablename__ = "outbox_tries"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    outgoing_id: Mapped[int] = mapped_column(BigInteger, index=True)
    endpoint_id: Mapped[str] = mapped_column(String(12), index=True)
    at_ms: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[int | None] = mapped_column(Integer)
    took_ms: Mapped[int] = mapped_column(Integer)
    why: Mapped[str] = mapped_column(String(80))


def add(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
    """Write down what endpoints are to be told; what is there already stays."""
    return insert_new(connection, Outgoing, [{**row, "state": WAITING, "tries": 0} for row in rows])


def first_waiting(connection: Connection, endpoint_id: str) -> Outgoing | None:
    """Return what an endpoint is to be told next."""
    query = select(_T).where(_T.c.endpoint_id == endpoint_id, _T.c.state == WAITING)
    row = connection.execute(query.order_by(_T.c.id).limit(1)).mappings().first()
    return Outgoing(**row) if row else None


def due(connection: Connection, *, now_ms: int) -> list[tuple[str, str]]:
    """Name the endpoints that are to be told something now, each with a mark that is new whenever something is new."""
    first = func.min(_T.c.id)
    free = (_E.c.state == ON) & (_E.c.next_ms <= now_ms) & (_E.c.busy_until_ms <= now_ms)
    query = select(_E.c.id, _E.c.next_ms, first).join(_T, _E.c.id == _T.c.endpoint_id)
    query = query.where(_T.c.state == WAITING, free).group_by(_E.c.id, _E.c.next_ms).order_by(_E.c.id)
    return [(endpoint, f"{number}:{next_ms}") for endpoint, next_ms, number in connection.execute(query)]


def tried(connection: Connection, outgoing: Outgoing, *, state: str, **row: object) -> None:
    """Note a try and what became of it."""
    connection.execute(
        update(_T).where(_T.c.id == outgoing.id).values(state=state, tries=_T.c.tries + 1)
    )  # fmt: skip
    connection.execute(_L.insert().values(outgoing_id=outgoing.id, endpoint_id=outgoing.endpoint_id, **row))


def replay(connection: Connection, *, id_: int | None = None, endpoint_id: str = "", since_ms: int = 0, now_ms: int) -> int:  # fmt: skip
    """Have something told again, or all that an endpoint was to be told since a moment; return how many."""
    query = update(_T).where(_T.c.state.in_([TOLD, DEAD]), _T.c.made_ms >= since_ms)
    query = query.where(_T.c.id == id_) if id_ is not None else query
    query = query.where(_T.c.endpoint_id == endpoint_id) if endpoint_id else query
    there = select(_E.c.id).where(_E.c.state != REMOVED)
    again = query.where(_T.c.endpoint_id.in_(there)).values(state=WAITING, tries=0, made_ms=now_ms)
    return connection.execute(again).rowcount


def counts(connection: Connection) -> dict[tuple[str, str], int]:
    """Count what waits and what was given up, by endpoint and state."""
    query = select(_T.c.endpoint_id, _T.c.state, func.count()).where(_T.c.state != TOLD)
    query = query.group_by(_T.c.endpoint_id, _T.c.state)
    return {(endpoint, state): int(number) for endpoint, state, number in connection.execute(query)}


def dead(connection: Connection, limit: int) -> list[Outgoing]:
    """Return what was given up, the oldest first."""
    query = select(_T).where(_T.c.state == DEAD).order_by(_T.c.id).limit(limit)
    return [Outgoing(**row) for row in connection.execute(query).mappings()]


def log(connection: Connection, endpoint_id: str, limit: int) -> list[tuple[OutgoingTry, Outgoing | None]]:
    """Return the latest tries at an endpoint, each with what was told."""
    query = select(_L).where(_L.c.endpoint_id == endpoint_id).order_by(_L.c.id.desc()).limit(limit)
    tries = [OutgoingTry(**row) for row in connection.execute(query).mappings()]
    ids = {one.outgoing_id for one in tries}
    rows = connection.execute(select(_T).where(_T.c.id.in_(ids))).mappings() if ids else ()
    told = {row["id"]: Outgoing(**row) for row in rows}
    return [(one, told.get(one.outgoing_id)) for one in tries]


def forget_old(connection: Connection, *, before_ms: int) -> int:
    """Drop what was told, given up or meant for a removed endpoint long ago, with its tries; return how many."""
    gone = select(_E.c.id).where(_E.c.state == REMOVED)
    old = (_T.c.made_ms < before_ms) & (_T.c.state.in_([TOLD, DEAD]) | _T.c.endpoint_id.in_(gone))
    connection.execute(delete(_L).where(_L.c.at_ms < before_ms))
    return connection.execute(delete(_T).where(old)).rowcount


_T = table(Outgoing)
_L = table(OutgoingTry)
_E = table(Endpoint)
