"""Keep what is late and who owns it now: asked since when, acknowledged or not, and how it ended."""

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import (
    Connection,
    Date,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
    Update,
    bindparam,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, read_all, read_one, table
from models.obligations import Obligation
from models.upserts import insert_if_new

COLLECT, FILE, REVIEW, ENQUIRY = "collect", "file", "review", "enquiry"
OF_ROUNDS = (COLLECT, FILE, REVIEW)


class Escalation(Base):
    """One thing that waits too long: a part of a round, a report to be reviewed, a question to an office.

    `mark` tells one lateness of the same thing from the next: its due day, the step that waits, or nothing. The owner is
    a person of an office; without a person nobody was left below the administrators. `look_on` is the day on which the
    owner is asked again or the next one is told. Why nothing comes is sealed under the key of the one who wrote it.
    """

    __tablename__ = "escalations"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    about_id: Mapped[str] = mapped_column(String(40))
    part: Mapped[str] = mapped_column(String(8))
    mark: Mapped[str] = mapped_column(String(60))
    why: Mapped[str] = mapped_column(String(8), default="late")
    office_id: Mapped[str] = mapped_column(String(40))
    owner_office: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[str | None] = mapped_column(String(32), index=True)
    asks: Mapped[int] = mapped_column(SmallInteger, default=1)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    look_on: Mapped[date] = mapped_column(Date)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by: Mapped[str | None] = mapped_column(String(32))
    ended: Mapped[str] = mapped_column(String(12), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[str | None] = mapped_column(String(32), index=True)
    reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    frequent: Mapped[str] = mapped_column(String(20), default="")

    __table_args__ = (
        UniqueConstraint("about_id", "part", "mark"),
        Index(
            "ix_escalations_open", "owner_office",
            sqlite_where=text("ended = ''"), postgresql_where=text("ended = ''"),
        ),
    )  # fmt: skip


def begin(connection: Connection, **row: object) -> bool:
    """Store one; False when the same lateness is there already."""
    usual = {"why": "late", "asks": 1, "ended": "", "frequent": ""}
    return insert_if_new(connection, Escalation, {**usual, **row})


def get(connection: Connection, escalation_id: int) -> Escalation | None:
    """Return one."""
    return read_one(Escalation, connection.execute(select(_E).where(_E.c.id == escalation_id)))


def of(connection: Connection, about_id: str, part: str, mark: str) -> Escalation | None:
    """Return the one about one lateness of one thing."""
    same = (_E.c.about_id == about_id) & (_E.c.part == part) & (_E.c.mark == mark)
    return read_one(Escalation, connection.execute(select(_E).where(same)))


def open_about(connection: Connection, about_id: str) -> list[Escalation]:
    """Return what is open about one thing."""
    return _all(connection, (_E.c.about_id == about_id) & _OPEN)


def open_of(connection: Connection, offices: Collection[str]) -> list[Escalation]:
    """Return what these offices own now, and what of theirs an office above owns; the oldest first."""
    theirs = or_(_E.c.owner_office.in_(offices), _E.c.office_id.in_(offices))
    return _all(connection, theirs & _OPEN) if offices else []


def open_ones(connection: Connection) -> list[Escalation]:
    """Return everything that is open."""
    return read_all(Escalation, connection.execute(_OPEN_ONES))


def rounds_of(connection: Connection) -> dict[str, Obligation]:
    """Return the rounds that anything open is about, by their ids."""
    return {row["id"]: Obligation(**row) for row in connection.execute(_OPEN_ROUNDS).mappings()}


def change(connection: Connection, escalation_id: int, **values: object) -> bool:
    """Change one that is open; False when it ended meanwhile."""
    return connection.execute(_change(tuple(values)), {"one": escalation_id, **values}).rowcount == 1


def reasons_of(connection: Connection, person_id: str) -> list[Escalation]:
    """Return the ones that a person ended with words."""
    return _all(connection, (_E.c.ended_by == person_id) & _E.c.reason.is_not(None))


def forget_reason(connection: Connection, escalation_id: int) -> None:
    """Empty the words with which one ended; that it ended so stays."""
    connection.execute(update(_E).where(_E.c.id == escalation_id).values(reason=None))


def _all(connection: Connection, wanted: object) -> list[Escalation]:
    query = _OLDEST_FIRST.where(wanted)  # type: ignore[arg-type]
    return read_all(Escalation, connection.execute(query))


@lru_cache(maxsize=16)
def _change(names: tuple[str, ...]) -> Update:
    still = (_E.c.id == bindparam("one")) & _OPEN
    return update(_E).where(still).values({name: bindparam(name) for name in names})


_E = table(Escalation)
_O = table(Obligation)
# Written as the index has it.
_OPEN = text("escalations.ended = ''")
_OLDEST_FIRST = select(_E).order_by(_E.c.opened_at, _E.c.id)
_OPEN_ONES = _OLDEST_FIRST.where(_OPEN)
_OPEN_ROUNDS = select(_O).where(_O.c.id.in_(select(_E.c.about_id).where(_OPEN, _E.c.part.in_(OF_ROUNDS))))
