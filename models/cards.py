"""Keep who had her card on which day: at most one a day, over all workers and all tries."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, Date, String, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_if_new


class DayCard(Base):
    """The one message that leaves by itself for a person on a day."""

    __tablename__ = "day_cards"

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    message_id: Mapped[str] = mapped_column(String(60))


def claim(connection: Connection, person_id: str, day: date, message_id: str) -> bool:
    """Take a person's day for a message; False when it is another one's."""
    if insert_if_new(connection, DayCard, {"person_id": person_id, "day": day, "message_id": message_id}):
        return True
    mine = select(_C.c.message_id).where(_C.c.person_id == person_id, _C.c.day == day)
    return connection.execute(mine).scalar() == message_id


def last_days(connection: Connection, person_ids: Collection[str], since: date) -> dict[str, date]:
    """Return on which day each of these people had her last card since a day."""
    wanted = {"people": list(person_ids), "since": since}
    return {row.person_id: row.last for row in connection.execute(_LAST_DAYS, wanted)} if person_ids else {}


def had_one(connection: Connection, person_ids: Collection[str], day: date) -> set[str]:
    """Say which of these people have had their card of a day."""
    query = select(_C.c.person_id).where(_C.c.person_id.in_(person_ids), _C.c.day == day)
    return set(connection.execute(query).scalars()) if person_ids else set()


_C = table(DayCard)
_LAST = select(_C.c.person_id, func.max(_C.c.day).label("last"))
_IS_THEIRS = _C.c.person_id.in_(bindparam("people", expanding=True))
_LAST_DAYS = _LAST.where(_IS_THEIRS, _C.c.day >= bindparam("since")).group_by(_C.c.person_id)
