"""Keep what people call units: a name is its speaker's own, sealed, until the office lets everybody use it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, LargeBinary, String, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_if_new

OWN, SHARED, REFUSED = "own", "shared", "refused"


class Alias(Base):
    """One name of a unit by one person, sealed under her key: when she is erased it is gone for everybody."""

    __tablename__ = "aliases"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    words: Mapped[bytes] = mapped_column(LargeBinary)
    source: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(8))
    made_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))


def add(connection: Connection, **row: object) -> bool:
    """Store a name unless the person has given it before."""
    return insert_if_new(connection, Alias, {"decided_by": None, **row})


def get(connection: Connection, alias_id: str) -> Alias | None:
    """Return one name."""
    row = connection.execute(select(_T).where(_T.c.id == alias_id)).mappings().first()
    return Alias(**row) if row else None


def of_units(connection: Connection, unit_ids: Sequence[str], person_id: str) -> list[Alias]:
    """Return the names of units that everybody may use, and this person's own."""
    may_use = or_(_T.c.state == SHARED, _T.c.person_id == person_id)
    query = select(_T).where(_T.c.unit_id.in_(unit_ids), may_use).order_by(_T.c.made_at, _T.c.id)
    return [Alias(**row) for row in connection.execute(query).mappings()]


def forget_source(connection: Connection, person_id: str, message_id: str) -> None:
    """Delete the names that came in a message which was taken back."""
    connection.execute(delete(_T).where(_T.c.person_id == person_id, _T.c.source == message_id))


def decide(connection: Connection, alias_id: str, *, state: str, by: str) -> bool:
    """Decide about a name that only its speaker uses; False when somebody has."""
    open_one = (_T.c.id == alias_id) & (_T.c.state == OWN)
    return connection.execute(update(_T).where(open_one).values(state=state, decided_by=by)).rowcount == 1


_T = table(Alias)
