"""Keep what rosters brought: every import, what each line last said and became, and the people who wait for their code."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    bindparam,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Moment, table
from models.joining import JoinCode
from models.upserts import insert_new

UNIT, OFFICE, PERSON = "unit", "office", "person"
A_PAGE = 1_000


class Roster(Base):
    """One import: which list, whose file, who took it in, and what came of it."""

    __tablename__ = "rosters"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(300))
    fingerprint: Mapped[str] = mapped_column(String(64))
    taken_by: Mapped[str] = mapped_column(String(60))
    begun_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)


class RosterLine(Base):
    """What a line of a list stands for, and a fingerprint of what it said: a line that says the same changes nothing."""

    __tablename__ = "roster_lines"

    home: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    sort: Mapped[str] = mapped_column(String(8), primary_key=True)
    key: Mapped[str] = mapped_column(String(48), primary_key=True)
    subject_id: Mapped[str] = mapped_column(String(40))
    said: Mapped[str] = mapped_column(String(48))
    roster_id: Mapped[str] = mapped_column(ForeignKey("rosters.id"))

    __table_args__ = (Index("ix_roster_lines_key", "key"),)


class Invitee(Base):
    """Somebody whom a list names, until she has come: name and number sealed under her office's key, and her code."""

    __tablename__ = "roster_people"

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(40))
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"), index=True)
    unit_id: Mapped[str | None] = mapped_column(String(40))
    person: Mapped[bytes | None] = mapped_column(LargeBinary)
    code_id: Mapped[str] = mapped_column(ForeignKey("join_codes.id"), index=True)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands."""

    key: str
    subject_id: str
    said: str


def begin(connection: Connection, **row: object) -> None:
    """Note that an import begins."""
    connection.execute(_R.insert().values(ended_at=None, counts={}, **row))


def end(connection: Connection, roster_id: str, *, at: datetime, counts: dict[str, Any]) -> None:
    """Note what came of an import."""
    connection.execute(update(_R).where(_R.c.id == roster_id).values(ended_at=at, counts=counts))


def latest(connection: Connection, programme: str, most: int) -> list[Roster]:
    """Return the newest imports of a programme."""
    query = select(_R).where(_R.c.programme == programme).order_by(_R.c.begun_at.desc(), _R.c.id)
    return [Roster(**row) for row in connection.execute(query.limit(most)).mappings()]


def lines(connection: Connection, home: str, name: str, sort: str, keys: Collection[str]) -> dict[str, Line]:
    """Return the lines with these keys; where the list itself has none, that of another list of the same units."""
    wanted = (_L.c.key.in_(keys)) & (_L.c.home == home) & (_L.c.sort == sort)
    rows = connection.execute(select(_L).where(wanted).order_by(_L.c.name)).all() if keys else ()
    found: dict[str, Line] = {}
    for row in rows:
        if row.name == name or row.key not in found:
            # What another list said was not said here: it is looked at anew.
            found[row.key] = Line(row.key, row.subject_id, row.said if row.name == name else "")
    return found


def keep_lines(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write down what lines say now."""
    if not rows:
        return
    insert_new(connection, RosterLine, rows)
    changed = [{f"new_{name}": value for name, value in row.items()} for row in rows]
    connection.execute(_KEEP, changed)


def every_line(connection: Connection, home: str, name: str, sort: str) -> Iterator[Line]:
    """Yield all lines of a list, page by page."""
    after = ""
    while True:
        mine = (_L.c.home == home) & (_L.c.name == name) & (_L.c.sort == sort) & (_L.c.key > after)
        page = connection.execute(select(_L).where(mine).order_by(_L.c.key).limit(A_PAGE)).all()
        yield from (Line(row.key, row.subject_id, row.said) for row in page)
        if len(page) < A_PAGE:
            return
        after = page[-1].key


def add_invitees(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write down who waits for which code."""
    insert_new(connection, Invitee, rows)


def change_invitee(connection: Connection, invitee_id: str, **values: object) -> None:
    """Change what is kept of somebody who waits."""
    connection.execute(update(_I).where(_I.c.id == invitee_id).values(**values))


def waiting(connection: Connection, ids: Collection[str]) -> list[Invitee]:
    """Return those of these people who have not come yet."""
    unused = (_C.c.uses_left > 0) & _I.c.id.in_(ids) & _I.c.person.is_not(None)
    query = select(_I).join(_C, _C.c.id == _I.c.code_id).where(unused).order_by(_I.c.id)
    return [Invitee(**row) for row in connection.execute(query).mappings()] if ids else []


def has_come(connection: Connection, code_id: str) -> None:
    """Forget what a list said of somebody who has used her code: from now on she speaks for herself."""
    connection.execute(update(_I).where(_I.c.code_id == code_id).values(person=None))


def still_waiting(
    connection: Connection, programme: str, office_id: str, after: str, most: int
) -> list[Invitee]:
    """Return some of those who have not come yet, of one office or of all, in the order of their ids."""
    mine = (_I.c.programme == programme) & (_I.c.id > after) & _I.c.person.is_not(None) & (_C.c.uses_left > 0)
    query = select(_I).join(_C, _C.c.id == _I.c.code_id).where(mine)
    query = query.where(_I.c.office_id == office_id) if office_id else query
    return [Invitee(**row) for row in connection.execute(query.order_by(_I.c.id).limit(most)).mappings()]


_R = table(Roster)
_L = table(RosterLine)
_I = table(Invitee)
_C = table(JoinCode)
_KEEP = (
    update(_L)
    .where(
        _L.c.home == bindparam("new_home"),
        _L.c.name == bindparam("new_name"),
        _L.c.sort == bindparam("new_sort"),
        _L.c.key == bindparam("new_key"),
    )
    .values(
        subject_id=bindparam("new_subject_id"),
        said=bindparam("new_said"),
        roster_id=bindparam("new_roster_id"),
    )
)
