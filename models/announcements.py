"""Keep news for many: sealed words under a key of their own, who was told, and who has said that it was read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Connection, ForeignKey, LargeBinary, String, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import insert_new, put

DRAFT, SENT, GONE = "draft", "sent", "gone"


class Announcement(Base):
    """One piece of news of one office. `source` is the message it was typed in, so that it can be taken back."""

    __tablename__ = "announcements"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    person_id: Mapped[str] = mapped_column(String(32), index=True)
    audience: Mapped[str] = mapped_column(String(80))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    source: Mapped[str] = mapped_column(String(64), index=True)
    evidence_id: Mapped[str | None] = mapped_column(String(32), index=True)
    state: Mapped[str] = mapped_column(String(8))
    made_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


class Receipt(Base):
    """One person whom it is told, for which unit or office, and when she said that she had read it."""

    __tablename__ = "announcement_receipts"

    announcement_id: Mapped[str] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    about_id: Mapped[str] = mapped_column(String(40))
    is_counted: Mapped[bool] = mapped_column(Boolean)
    read_at: Mapped[datetime | None] = mapped_column(Moment)


def owner_of(announcement_id: str) -> str:
    """Name the key of its words in the vault."""
    return f"news:{announcement_id}"


def prepare(connection: Connection, **row: object) -> None:
    """Keep what is prepared; what was prepared under the same name before is replaced."""
    put(connection, Announcement, ["id"], {"state": DRAFT, "sent_at": None, **row})


def get(connection: Connection, announcement_id: str) -> Announcement | None:
    """Return one piece of news."""
    row = connection.execute(select(_A).where(_A.c.id == announcement_id)).mappings().first()
    return Announcement(**row) if row else None


def send(
    connection: Connection, announcement_id: str, receipts: Sequence[dict[str, Any]], *, at: datetime
) -> bool:
    """Note that it was sent, and to whom; False when it was sent already."""
    draft = (_A.c.id == announcement_id) & (_A.c.state == DRAFT)
    if connection.execute(update(_A).where(draft).values(state=SENT, sent_at=at)).rowcount != 1:
        return False
    rows = [{"announcement_id": announcement_id, "read_at": None, **one} for one in receipts]
    insert_new(connection, Receipt, rows)
    return True


def receipt(connection: Connection, announcement_id: str, person_id: str) -> Receipt | None:
    """Return what is known of one person and one piece of news; None for whom it was not told."""
    mine = (_R.c.announcement_id == announcement_id) & (_R.c.person_id == person_id)
    row = connection.execute(select(_R).where(mine)).mappings().first()
    return Receipt(**row) if row else None


def receipts(connection: Connection, announcement_id: str) -> list[Receipt]:
    """Return everybody whom it was told."""
    query = select(_R).where(_R.c.announcement_id == announcement_id).order_by(_R.c.person_id)
    return [Receipt(**row) for row in connection.execute(query).mappings()]


def acknowledge(connection: Connection, announcement_id: str, person_id: str, *, at: datetime) -> bool:
    """Note that somebody has read it, the first time."""
    unread = (
        (_R.c.announcement_id == announcement_id) & (_R.c.person_id == person_id) & _R.c.read_at.is_(None)
    )
    return connection.execute(update(_R).where(unread).values(read_at=at)).rowcount == 1


def of_offices(connection: Connection, office_ids: Sequence[str], *, limit: int) -> list[Announcement]:
    """Return what these offices sent last."""
    mine = (_A.c.state == SENT) & _A.c.office_id.in_(office_ids)
    query = select(_A).where(mine).order_by(_A.c.sent_at.desc(), _A.c.id).limit(limit)
    return [Announcement(**row) for row in connection.execute(query).mappings()] if office_ids else []


def of_person(connection: Connection, person_id: str, *, limit: int) -> list[tuple[Announcement, Receipt]]:
    """Return what somebody was told last, with her receipt."""
    query = select(_A).join(_R, _R.c.announcement_id == _A.c.id)
    query = query.where(_R.c.person_id == person_id, _A.c.state == SENT)
    rows = connection.execute(query.order_by(_A.c.sent_at.desc(), _A.c.id).limit(limit)).mappings()
    found = [Announcement(**row) for row in rows]
    return [(one, mine) for one in found if (mine := receipt(connection, one.id, person_id)) is not None]


def counts(connection: Connection, announcement_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return how many of how many have read each piece of news."""
    query = select(_R.c.announcement_id, func.count(_R.c.read_at), func.count()).group_by(
        _R.c.announcement_id
    )
    rows = connection.execute(query.where(_R.c.announcement_id.in_(announcement_ids)))
    return {row[0]: (row[1], row[2]) for row in rows} if announcement_ids else {}


def shows(connection: Connection, evidence_id: str, person_id: str) -> bool:
    """Say whether a file goes with news that somebody was told."""
    query = select(_R.c.person_id).join(_A, _A.c.id == _R.c.announcement_id)
    theirs = (_A.c.evidence_id == evidence_id) & (_A.c.state == SENT) & (_R.c.person_id == person_id)
    return connection.execute(query.where(theirs).limit(1)).first() is not None


def forget_source(
    connection: Connection, person_id: str, *, source: str = "", evidence_id: str = ""
) -> list[str]:
    """Empty the news whose words, or whose file, somebody took back; return the ids of those that lost their words."""
    if evidence_id:
        theirs = (_A.c.person_id == person_id) & (_A.c.evidence_id == evidence_id)
        connection.execute(update(_A).where(theirs).values(evidence_id=None))
    mine = (_A.c.person_id == person_id) & (_A.c.source == source) & _A.c.body.is_not(None)
    found = list(connection.execute(select(_A.c.id).where(mine)).scalars()) if source else []
    if found:
        connection.execute(update(_A).where(_A.c.id.in_(found)).values(body=None, state=GONE))
    return found


_A = table(Announcement)
_R = table(Receipt)
