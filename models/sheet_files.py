"""Keep what a filled-in table brought until it is sent or dropped: its cells sealed, its fingerprint for good.

The fingerprint is what tells somebody that a file was sent before; the cells go as soon as nobody needs them.
"""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Integer, LargeBinary, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.upserts import put

WAITING, SENT, DROPPED, REFUSED = "waiting", "sent", "dropped", "refused"


class SheetFile(Base):
    """One file of one person; `sheet` names the round it is about, `about` the link that opens it."""

    __tablename__ = "sheet_files"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    evidence_id: Mapped[str | None] = mapped_column(String(32), index=True)
    sheet: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(String(60))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(20))
    count: Mapped[int] = mapped_column(Integer)
    came_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


def keep(connection: Connection, **row: object) -> None:
    """Store a file; the same one that came again is looked at again."""
    put(connection, SheetFile, ["id"], {"ended_at": None, "count": 0, "reason": "", **row})


def get(connection: Connection, file_id: str) -> SheetFile | None:
    """Return one file."""
    row = connection.execute(select(_T).where(_T.c.id == file_id)).mappings().first()
    return SheetFile(**row) if row else None


def of_content(connection: Connection, person_id: str, sha256: str) -> SheetFile | None:
    """Return the file with this content that somebody sent, whatever messages it came in."""
    same = (_T.c.person_id == person_id) & (_T.c.sha256 == sha256)
    row = connection.execute(select(_T).where(same).order_by(_T.c.came_at.desc()).limit(1)).mappings().first()
    return SheetFile(**row) if row else None


def sent_before(connection: Connection, *, sha256: str, sheet: str) -> SheetFile | None:
    """Return the first sending of the same file for the same round, whoever sent it."""
    same = (_T.c.sha256 == sha256) & (_T.c.sheet == sheet) & (_T.c.state == SENT)
    row = connection.execute(select(_T).where(same).order_by(_T.c.ended_at).limit(1)).mappings().first()
    return SheetFile(**row) if row else None


def end(connection: Connection, file_id: str, *, state: str, at: datetime, count: int = 0) -> bool:
    """Say that a file was sent or dropped, and forget its cells; False when that was said before."""
    waits = (_T.c.id == file_id) & (_T.c.state == WAITING)
    values = {"state": state, "ended_at": at, "count": count, "body": None}
    return connection.execute(update(_T).where(waits).values(**values)).rowcount == 1


def forget_source(connection: Connection, evidence_ids: list[str], at: datetime) -> None:
    """Drop the cells of files that were taken back."""
    taken = _T.c.evidence_id.in_(evidence_ids) & (_T.c.state == WAITING)
    connection.execute(update(_T).where(taken).values(state=DROPPED, ended_at=at, body=None))


_T = table(SheetFile)
