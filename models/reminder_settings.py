"""Keep how somebody wants to be reminded: fewer, at which hours, when she is away, and who stands in."""

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import Boolean, Connection, Date, ForeignKey, String, Time, bindparam, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, read_all, table
from models.upserts import put

ASKED, AGREED, DECLINED = "asked", "agreed", "declined"


class ReminderSetting(Base):
    """What one person asked for. From `rests_from` to `rests_until`, both included, she is left alone.

    `deputy_id` is who stands in meanwhile, once she has agreed.
    """

    __tablename__ = "reminder_settings"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    wants_fewer: Mapped[bool] = mapped_column(Boolean, default=False)
    opens: Mapped[time | None] = mapped_column(Time)
    closes: Mapped[time | None] = mapped_column(Time)
    rests_from: Mapped[date | None] = mapped_column(Date)
    rests_until: Mapped[date | None] = mapped_column(Date)
    deputy_id: Mapped[str | None] = mapped_column(String(32), index=True)
    deputy_state: Mapped[str] = mapped_column(String(8), default="")
    changed_at: Mapped[datetime] = mapped_column(Moment)

    def rests_on(self, day: date) -> bool:
        """Say whether she is away on a day."""
        return bool(self.rests_from and self.rests_until and self.rests_from <= day <= self.rests_until)


def of(connection: Connection, person_ids: Collection[str]) -> dict[str, ReminderSetting]:
    """Return what these people asked for, by their ids; who never asked for anything is not among them."""
    rows = connection.execute(_OF, {"people": list(person_ids)}).mappings() if person_ids else ()
    return {row["person_id"]: ReminderSetting(**row) for row in rows}


def asked_of(connection: Connection, deputy_id: str, *, day: date) -> list[ReminderSetting]:
    """Return for whom somebody stands in, or is asked to, on this day or later."""
    mine = (_T.c.deputy_id == deputy_id) & (_T.c.rests_until >= day)
    query = select(_T).where(mine, or_(_T.c.deputy_state == ASKED, _T.c.deputy_state == AGREED))
    return read_all(ReminderSetting, connection.execute(query.order_by(_T.c.person_id)))


def keep(connection: Connection, person_id: str, *, at: datetime, **values: object) -> None:
    """Change what one person asked for; what is not given stays as it was."""
    there = of(connection, [person_id]).get(person_id)
    if there is None:
        blank = {
            "wants_fewer": False, "opens": None, "closes": None, "rests_from": None, "rests_until": None,
            "deputy_id": None, "deputy_state": "",
        }  # fmt: skip
        put(
            connection,
            ReminderSetting,
            ["person_id"],
            {"person_id": person_id, **blank, **values, "changed_at": at},
        )
        return
    changed = update(_T).where(_T.c.person_id == person_id).values(**values, changed_at=at)
    connection.execute(changed)


def answer(connection: Connection, person_id: str, *, deputy_id: str, state: str, at: datetime) -> bool:
    """Note what a deputy answered; False when somebody else is asked by now, or it was answered."""
    same = (_T.c.person_id == person_id) & (_T.c.deputy_id == deputy_id) & (_T.c.deputy_state == ASKED)
    return connection.execute(update(_T).where(same).values(deputy_state=state, changed_at=at)).rowcount == 1


_T = table(ReminderSetting)
_OF = select(_T).where(_T.c.person_id.in_(bindparam("people", expanding=True)))
