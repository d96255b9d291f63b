"""Keep what somebody of an office heard when she spoke to a group: the last contact, and until when reminders rest."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, Date, ForeignKey, Index, LargeBinary, String, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.notices import PENDING, TOLD, Notice
from models.obligations import Obligation

TOMORROW, DAYS, NOBODY, WORDS, RELAYED = "tomorrow", "days", "nobody", "words", "relayed"


class Contact(Base):
    """One talk with a group, or a call that nobody answered. The words are sealed under the key of who wrote them.

    Through `rests_until` nobody of the group is reminded of what it owes to this office.
    """

    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    heard: Mapped[str] = mapped_column(String(10))
    words: Mapped[bytes | None] = mapped_column(LargeBinary)
    rests_until: Mapped[date | None] = mapped_column(Date)

    __table_args__ = (Index("ix_contacts_unit_at", "unit_id", "at"),)


def note(connection: Connection, **row: object) -> None:
    """Write a contact down."""
    connection.execute(_T.insert().values(**{"words": None, "rests_until": None, **row}))


def last(connection: Connection, unit_ids: Collection[str], offices: Collection[str]) -> dict[str, Contact]:
    """Return the last contact that these offices had with each of several units."""
    if not unit_ids or not offices:
        return {}
    wanted = _T.c.unit_id.in_(unit_ids) & _T.c.office_id.in_(offices)
    latest = select(func.max(_T.c.id)).where(wanted).group_by(_T.c.unit_id)
    rows = connection.execute(select(_T).where(_T.c.id.in_(latest))).mappings()
    return {row["unit_id"]: Contact(**row) for row in rows}


def reminded(
    connection: Connection, unit_ids: Collection[str], offices: Collection[str]
) -> dict[str, datetime]:
    """Return when the people of each of several units last heard a reminder of what it owes to these offices."""
    if not unit_ids or not offices:
        return {}
    query = (
        select(_O.c.unit_id, func.max(_N.c.told_at))
        .join_from(_O, _N, _N.c.about_id == _O.c.id)
        .where(_O.c.unit_id.in_(unit_ids), _O.c.office_id.in_(offices))
        .where(_N.c.kind == "remind", _N.c.state == TOLD, _N.c.details["part"].as_string() == "collect")
        .group_by(_O.c.unit_id)
    )
    return {unit: at for unit, at in connection.execute(query) if at is not None}


def owed_to(connection: Connection, unit_id: str, offices: Collection[str]) -> str:
    """Name the first of these offices to which a unit owes anything; empty when it owes nothing to any."""
    query = select(func.min(_O.c.office_id)).where(_O.c.unit_id == unit_id, _O.c.office_id.in_(offices))
    return str(connection.execute(query).scalar() or "") if offices else ""


def put_off(connection: Connection, unit_id: str, office_id: str, *, until: datetime) -> None:
    """Let the reminders that wait for a unit's people wait until a moment."""
    rounds = select(_O.c.id).where(_O.c.unit_id == unit_id, _O.c.office_id == office_id)
    waits = (_N.c.kind == "remind") & (_N.c.state == PENDING) & _N.c.about_id.in_(rounds)
    waits &= _N.c.details["part"].as_string() == "collect"
    connection.execute(update(_N).where(waits).values(not_before=until))


def rests_until(connection: Connection, unit_id: str, office_id: str, *, today: date) -> date | None:
    """Return through which day a unit is left alone by an office; what was heard last counts."""
    found = last(connection, [unit_id], [office_id]).get(unit_id)
    rests = found.rests_until if found else None
    return rests if rests is not None and rests >= today else None


def with_words(connection: Connection, person_id: str) -> list[Contact]:
    """Return a person's contacts that hold words."""
    query = select(_T).where(_T.c.person_id == person_id, _T.c.words.is_not(None)).order_by(_T.c.id)
    return [Contact(**row) for row in connection.execute(query).mappings()]


def forget_words(connection: Connection, contact_id: int) -> None:
    """Empty the words of a contact; that there was one stays."""
    connection.execute(update(_T).where(_T.c.id == contact_id).values(words=None))


_T = table(Contact)
_N = table(Notice)
_O = table(Obligation)
