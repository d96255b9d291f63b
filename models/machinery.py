"""Keep what the machine knows of itself: heartbeats, the clock's last beats, the virtual clock, the sheet's lag."""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, SmallInteger, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new, put


class Heartbeat(Base):
    """When a process last showed that it lives (machine time)."""

    __tablename__ = "heartbeats"

    process: Mapped[str] = mapped_column(String(80), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    beat_ms: Mapped[int] = mapped_column(BigInteger)


class Beat(Base):
    """Up to which due moment a job's tasks were enqueued."""

    __tablename__ = "beats"

    job: Mapped[str] = mapped_column(String(40), primary_key=True)
    until: Mapped[datetime] = mapped_column(Moment)


class VirtualClock(Base):
    """How far the local LINE's clock stands from the machine's; development only."""

    __tablename__ = "virtual_clock"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    offset_ms: Mapped[int] = mapped_column(BigInteger)


class SheetDebt(Base):
    """A report whose row in the sheet is older than the report itself."""

    __tablename__ = "sheet_debts"

    root_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    since_ms: Mapped[int] = mapped_column(BigInteger)
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    reason: Mapped[str] = mapped_column(String(300), default="")


def beat(connection: Connection, process: str, kind: str, now_ms: int) -> None:
    """Show that a process lives."""
    put(connection, Heartbeat, ["process", "kind"], {"process": process, "kind": kind, "beat_ms": now_ms})


def heartbeats(connection: Connection) -> list[Heartbeat]:
    """Return every process's last sign of life."""
    return [Heartbeat(**row) for row in connection.execute(select(table(Heartbeat))).mappings()]


def last_beat(connection: Connection, job: str, *, default: datetime) -> datetime:
    """Return up to when a job's moments were enqueued; a new job starts at the default."""
    insert_if_new(connection, Beat, {"job": job, "until": default})
    until: datetime = connection.execute(select(_B.c.until).where(_B.c.job == job)).scalar_one()
    return until


def move_beat(connection: Connection, job: str, *, seen: datetime, until: datetime) -> bool:
    """Move a job's beat on; False when another clock moved it first."""
    return (
        connection.execute(update(_B).where(_B.c.job == job, _B.c.until == seen).values(until=until)).rowcount
        == 1
    )


def clock_offset_ms(connection: Connection) -> int:
    """Return the virtual clock's distance from the machine's."""
    return int(connection.execute(select(_V.c.offset_ms).where(_V.c.id == 1)).scalar() or 0)


def set_clock_offset(connection: Connection, offset_ms: int) -> None:
    """Store the virtual clock's distance."""
    put(connection, VirtualClock, ["id"], {"id": 1, "offset_ms": offset_ms})


def owe_row(connection: Connection, root_id: str, now_ms: int) -> None:
    """Note that a report's row must be written again."""
    put(
        connection, SheetDebt, ["root_id"], {"root_id": root_id, "since_ms": now_ms, "tries": 0, "reason": ""}
    )


def rows_owed(connection: Connection) -> list[SheetDebt]:
    """Return the reports whose rows lag."""
    query = select(table(SheetDebt)).order_by(table(SheetDebt).c.since_ms)
    return [SheetDebt(**row) for row in connection.execute(query).mappings()]


def owes_since(connection: Connection, before_ms: int) -> bool:
    """Say whether any row has been owed since before a moment."""
    debts = table(SheetDebt)
    return (
        connection.execute(select(debts.c.root_id).where(debts.c.since_ms < before_ms).limit(1)).first()
        is not None
    )


def row_written(connection: Connection, root_id: str, since_ms: int) -> None:
    """Clear a debt, unless the report changed again while its row was written."""
    debts = table(SheetDebt)
    connection.execute(debts.delete().where(debts.c.root_id == root_id, debts.c.since_ms == since_ms))


def row_failed(connection: Connection, root_id: str, reason: str) -> None:
    """Note why a row could not be written."""
    debts = table(SheetDebt)
    values = {"tries": debts.c.tries + 1, "reason": reason[:300]}
    connection.execute(update(debts).where(debts.c.root_id == root_id).values(**values))


_B = table(Beat)
_V = table(VirtualClock)
