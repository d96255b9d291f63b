"""Keep what LINE says of the month's counted messages, and how many seats we have taken since it said so."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Integer,
    SmallInteger,
    String,
    bindparam,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_one, table
from models.upserts import put


class Quota(Base):
    """One month as LINE counts it.

    `allowed` is None without a limit. `used` is LINE's own count at `read_at`; `taken` are the recipients whose counting
    it may not hold yet. `is_spent` when LINE has refused a message for the month's sake; `alarm` is the level that the
    administrators were told of.
    """

    __tablename__ = "quotas"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    allowed: Mapped[int | None] = mapped_column(Integer)
    used: Mapped[int] = mapped_column(Integer)
    read_at: Mapped[datetime] = mapped_column(Moment)
    read_ms: Mapped[int] = mapped_column(BigInteger)
    taken: Mapped[int] = mapped_column(Integer, default=0)
    is_spent: Mapped[bool] = mapped_column(Boolean, default=False)
    alarm: Mapped[int] = mapped_column(SmallInteger, default=0)


def of_month(connection: Connection, month: str) -> Quota | None:
    """Return what is known of a month."""
    return read_one(Quota, connection.execute(_OF_MONTH, {"wanted": month}))


def latest(connection: Connection) -> Quota | None:
    """Return the month that was read last."""
    return read_one(Quota, connection.execute(_LATEST))


def hold(connection: Connection, month: str) -> None:
    """Let nobody take a seat of a month until this transaction ends; SQLite has one writer anyway."""
    connection.execute(_HOLD, {"wanted": month})


def keep(connection: Connection, **row: object) -> None:
    """Store what LINE said of a month."""
    put(connection, Quota, ["month"], row)


def take(connection: Connection, month: str, recipients: int) -> bool:
    """Take seats off the month, all or none; False when it has no room for them."""
    return connection.execute(_TAKE, {"wanted": month, "more": recipients}).rowcount == 1


def give_back(connection: Connection, month: str, recipients: int) -> None:
    """Give back the seats of a message that LINE has surely not counted."""
    was_taken = (_Q.c.month == month) & (_Q.c.taken >= recipients)
    connection.execute(update(_Q).where(was_taken).values(taken=_Q.c.taken - recipients))


def spent(connection: Connection, month: str) -> None:
    """Note that LINE takes nothing more this month."""
    connection.execute(update(_Q).where(_Q.c.month == month).values(is_spent=True))


def alarmed(connection: Connection, month: str, level: int, *, before: int) -> bool:
    """Note of which level the administrators are told; False when somebody was quicker."""
    now = (_Q.c.month == month) & (_Q.c.alarm == before)
    return connection.execute(update(_Q).where(now).values(alarm=level)).rowcount == 1


_Q = table(Quota)
_MONTH = _Q.c.month == bindparam("wanted")
_OF_MONTH = select(_Q).where(_MONTH)
_LATEST = select(_Q).order_by(_Q.c.month.desc()).limit(1)
_HOLD = select(_Q.c.month).where(_MONTH).with_for_update()
_MORE = _Q.c.taken + bindparam("more", type_=Integer)
_HAS_ROOM = or_(_Q.c.allowed.is_(None), _Q.c.used + _MORE <= _Q.c.allowed)
_TAKE = update(_Q).where(_MONTH, _Q.c.is_spent.is_(False), _HAS_ROOM).values(taken=_MORE)
