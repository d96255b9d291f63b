"""Keep where each conversation stands, with a version that refuses a turn decided on stale rows."""

from typing import Any, NamedTuple

from sqlalchemy import JSON, BigInteger, Connection, ForeignKey, String, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_if_new


class Conversation(Base):
    """One person's conversation."""

    __tablename__ = "conversations"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    version: Mapped[int]
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    last_ms: Mapped[int] = mapped_column(BigInteger)
    place: Mapped[str] = mapped_column(String(20))


class Standing(NamedTuple):
    """A conversation as loaded."""

    version: int
    state: dict[str, Any]


class Moved(Exception):
    """The conversation moved since it was loaded; decide again from fresh rows."""

    retryable = True


def load(connection: Connection, person_id: str) -> Standing | None:
    """Return where the conversation stands."""
    row = connection.execute(_LOAD, {"person": person_id}).first()
    return Standing(row.version, row.state) if row else None


def move(
    connection: Connection, person_id: str, *, version: int, state: dict[str, Any], last_ms: int
) -> None:
    """Store the new state, unless somebody moved the conversation meanwhile."""
    values = {
        "version": version + 1,
        "state": state,
        "last_ms": last_ms,
        "place": str(state.get("place", "")),
    }
    if version == 0:
        done = insert_if_new(connection, Conversation, {"person_id": person_id, **values})
    else:
        done = connection.execute(_MOVE, {"person": person_id, "seen": version, **values}).rowcount == 1
    if not done:
        raise Moved


def forget(connection: Connection, person_id: str) -> None:
    """Delete a conversation."""
    connection.execute(delete(_T).where(_T.c.person_id == person_id))


_T = table(Conversation)
_LOAD = select(_T.c.version, _T.c.state).where(_T.c.person_id == bindparam("person"))
_MOVE = (
    update(_T)
    .where(_T.c.person_id == bindparam("person"), _T.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in ("version", "state", "last_ms", "place")})
)
