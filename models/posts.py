"""Keep who holds which post in a unit's committee: names sealed, one holder a post at a time, earlier ones kept."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, String, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, RowNumber, table
from models.upserts import insert_if_new


class PostHeld(Base):
    """Somebody in a post, from a moment on; the name is sealed under the unit's key."""

    __tablename__ = "posts_held"

    id: Mapped[int] = mapped_column(RowNumber, primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    post: Mapped[str] = mapped_column(String(40))
    name: Mapped[bytes] = mapped_column(LargeBinary)
    told_by: Mapped[str | None] = mapped_column(String(32))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_posts_held_now", "unit_id", "post", unique=True,
            sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL"),
        ),
    )  # fmt: skip


def owner_of(unit_id: str) -> str:
    """Name the key under which what is personal of a unit's committee is sealed."""
    return f"unit:{unit_id}"


def fill(connection: Connection, **row: object) -> bool:
    """Put somebody in a post; False when somebody is in it already."""
    return insert_if_new(connection, PostHeld, {"until": None, **row})


def leave(connection: Connection, unit_id: str, post: str, *, at: datetime) -> bool:
    """End whoever is in a post; False when nobody is."""
    here = (_T.c.unit_id == unit_id) & (_T.c.post == post) & _T.c.until.is_(None)
    return connection.execute(update(_T).where(here).values(until=at)).rowcount == 1


def held(connection: Connection, unit_ids: Sequence[str]) -> list[PostHeld]:
    """Return who is in a post of these units now."""
    now = select(_T).where(_T.c.unit_id.in_(unit_ids), _T.c.until.is_(None)).order_by(_T.c.id)
    return [PostHeld(**row) for row in connection.execute(now).mappings()]


def ever(connection: Connection, unit_id: str) -> list[PostHeld]:
    """Return everybody who is or was in a post of a unit."""
    query = select(_T).where(_T.c.unit_id == unit_id).order_by(_T.c.id)
    return [PostHeld(**row) for row in connection.execute(query).mappings()]


def unname(connection: Connection, ids: Sequence[int], *, at: datetime) -> None:
    """Empty the names of these; a post that such a one is in now is free."""
    these = _T.c.id.in_(ids)
    connection.execute(update(_T).where(these, _T.c.until.is_(None)).values(until=at))
    connection.execute(update(_T).where(these).values(name=b""))


def reseal(connection: Connection, id_: int, name: bytes) -> None:
    """Put the same name under another key."""
    connection.execute(update(_T).where(_T.c.id == id_).values(name=name))


_T = table(PostHeld)
