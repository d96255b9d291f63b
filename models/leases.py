"""Let one thread of one process hold one person's mailbox: a row with an owner and an end, never an open transaction."""

from sqlalchemy import BigInteger, Connection, String, bindparam, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.inbox import IS_OPEN, Inbound
from models.upserts import insert_if_new


class Lease(Base):
    """Who handles this mailbox, and until when (machine time)."""

    __tablename__ = "leases"

    mailbox: Mapped[str] = mapped_column(String(80), primary_key=True)
    owner: Mapped[str] = mapped_column(String(80))
    until_ms: Mapped[int] = mapped_column(BigInteger)


def take(connection: Connection, mailbox: str, owner: str, *, now_ms: int, life_ms: int) -> bool:
    """Take or renew the lease; False when somebody else holds it."""
    row = {"mailbox": mailbox, "owner": owner, "until_ms": now_ms + life_ms}
    if insert_if_new(connection, Lease, row):
        return True
    wanted = {"wanted": mailbox, "mine": owner, "now": now_ms, "until": now_ms + life_ms}
    return connection.execute(_RENEW, wanted).rowcount == 1


def holds(connection: Connection, mailbox: str, owner: str, *, now_ms: int, life_ms: int) -> bool:
    """Prolong a lease of ours inside the turn's own transaction; False when it was lost meanwhile."""
    wanted = {"wanted": mailbox, "mine": owner, "until": now_ms + life_ms}
    return connection.execute(_PROLONG, wanted).rowcount == 1


def give_back(connection: Connection, mailbox: str, owner: str) -> None:
    """End the lease if it is still ours."""
    connection.execute(_GIVE_BACK, {"wanted": mailbox, "mine": owner})


def give_back_if_done(connection: Connection, mailbox: str, owner: str) -> bool:
    """End the lease when the mailbox holds no open event; one look for the usual case."""
    return connection.execute(_GIVE_BACK_IF_DONE, {"wanted": mailbox, "mine": owner}).rowcount == 1


def keep_former(connection: Connection, process: str, owner: str, *, until_ms: int) -> list[str]:
    """Take over the leases of a process's former life, its name being unique among the living; return their mailboxes."""
    former = _T.c.owner.startswith(process + ":", autoescape=True)
    connection.execute(update(_T).where(former).values(owner=owner, until_ms=until_ms))
    return list(connection.execute(select(_T.c.mailbox).where(_T.c.owner == owner)).scalars())


_T = table(Lease)
_WANTED, _MINE = _T.c.mailbox == bindparam("wanted"), _T.c.owner == bindparam("mine")
_RENEW = (
    update(_T)
    .where(_WANTED, or_(_MINE, _T.c.until_ms < bindparam("now")))
    .values(owner=bindparam("mine"), until_ms=bindparam("until"))
)
_PROLONG = update(_T).where(_WANTED, _MINE).values(until_ms=bindparam("until"))
_GIVE_BACK = delete(_T).where(_WANTED, _MINE)
_OPEN_EVENTS = select(table(Inbound).c.id).where(table(Inbound).c.mailbox == bindparam("wanted"), IS_OPEN)
_GIVE_BACK_IF_DONE = _GIVE_BACK.where(~_OPEN_EVENTS.exists())
