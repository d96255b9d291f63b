"""Keep where other systems want to be told of what happens: the address, of what, and how it goes there."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Connection, Integer, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table

ON, PAUSED, REMOVED = "on", "paused", "removed"


class Endpoint(Base):
    """One address that is told of a programme's events; lives are milliseconds of machine time.

    The secret that signs is sealed under `webhook:<id>`, and so is the former one as long as both sign. `busy_until_ms`
    is the lease of the task that delivers to it now: one at a time, so that the order holds.
    """

    __tablename__ = "endpoints"

    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64), index=True)
    url: Mapped[str] = mapped_column(String(500))
    kinds: Mapped[list[str]] = mapped_column(JSON)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    former: Mapped[bytes | None] = mapped_column(LargeBinary)
    former_until_ms: Mapped[int | None] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str | None] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(8))
    failures: Mapped[int] = mapped_column(Integer)
    next_ms: Mapped[int] = mapped_column(BigInteger)
    busy_until_ms: Mapped[int] = mapped_column(BigInteger)


def owner_of(endpoint_id: str) -> str:
    """Name the key under which the secrets of an endpoint are sealed."""
    return f"webhook:{endpoint_id}"


def add(connection: Connection, **row: object) -> None:
    """Store an endpoint."""
    fresh = {
        "former": None,
        "former_until_ms": None,
        "state": ON,
        "failures": 0,
        "next_ms": 0,
        "busy_until_ms": 0,
    }
    connection.execute(_T.insert().values(**fresh, **row))


def get(connection: Connection, endpoint_id: str) -> Endpoint | None:
    """Return one endpoint."""
    row = connection.execute(select(_T).where(_T.c.id == endpoint_id)).mappings().first()
    return Endpoint(**row) if row else None


def of_programmes(connection: Connection, programmes: list[str] | None = None) -> list[Endpoint]:
    """Return the endpoints of some programmes, or all of them, without those that were removed, the oldest first."""
    query = select(_T).where(_T.c.state != REMOVED)
    query = query if programmes is None else query.where(_T.c.programme.in_(programmes))
    return [Endpoint(**row) for row in connection.execute(query.order_by(_T.c.made_at, _T.c.id)).mappings()]


def change(connection: Connection, endpoint_id: str, **values: object) -> bool:
    """Change an endpoint that was not removed; False when there is none."""
    there = (_T.c.id == endpoint_id) & (_T.c.state != REMOVED)
    return connection.execute(update(_T).where(there).values(**values)).rowcount == 1


def take(connection: Connection, endpoint_id: str, *, now_ms: int, life_ms: int) -> Endpoint | None:
    """Take an endpoint for one try; None when it is paused, waits, or somebody else has it."""
    free = (
        (_T.c.id == endpoint_id)
        & (_T.c.state == ON)
        & (_T.c.next_ms <= now_ms)
        & (_T.c.busy_until_ms <= now_ms)
    )
    taking = update(_T).where(free).values(busy_until_ms=now_ms + life_ms).returning(_T)
    row = connection.execute(taking).mappings().first()
    return Endpoint(**row) if row else None


def give_back(connection: Connection, endpoint_id: str, *, busy_until_ms: int, **values: object) -> bool:
    """End a lease of ours with what came of it; False when it ran out and somebody else took it."""
    mine = (_T.c.id == endpoint_id) & (_T.c.busy_until_ms == busy_until_ms)
    return connection.execute(update(_T).where(mine).values(busy_until_ms=0, **values)).rowcount == 1


_T = table(Endpoint)
