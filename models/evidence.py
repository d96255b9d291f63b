"""Keep what people sent besides words: one row a piece, its file elsewhere and sealed, its key here and sealed again.

A row that is `gone` is a tombstone: the key is thrown away in the same moment, so the file is unreadable before it is
deleted. `next_try_ms` is the row's lease as well: who takes the row moves it past the longest download.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    and_,
    bindparam,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models import drafts, likenesses
from models.base import Base, Moment, read_all, read_one, table
from models.upserts import insert_if_new
from models.vault import WrappedKey

WAITING, KEPT, GONE, TOO_BIG, GIVEN_UP = "waiting", "kept", "gone", "too_big", "given_up"
SHOWN = (WAITING, KEPT, TOO_BIG, GIVEN_UP)
_MOVES = "state = 'waiting' OR (state = 'gone' AND place IS NOT NULL)"


class Evidence(Base):
    """One voice note, picture, video or file; its message id is sealed and found again by a keyed hash.

    `answers` is the question that it answers, if any: until the report with it is sent, it is the sender's alone. The preview
    lies beside the file under a key of its own; `told` is what the picture says of itself, sealed; `look` is no picture.
    """

    __tablename__ = "evidence"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    message_hash: Mapped[str] = mapped_column(String(64), unique=True)
    message: Mapped[bytes | None] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(String(8))
    office_id: Mapped[str | None] = mapped_column(String(40), index=True)
    unit_id: Mapped[str | None] = mapped_column(String(40), index=True)
    obligation_id: Mapped[str | None] = mapped_column(String(40), index=True)
    draft_id: Mapped[str | None] = mapped_column(String(32), index=True)
    answers: Mapped[str | None] = mapped_column(Text)
    report_id: Mapped[str | None] = mapped_column(String(32), index=True)
    state: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(200), default="")
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    next_try_ms: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime] = mapped_column(Moment)
    duration_ms: Mapped[int | None] = mapped_column(Integer)
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(String(64))
    content_type: Mapped[str | None] = mapped_column(String(80))
    place: Mapped[str | None] = mapped_column(String(120))
    file_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    preview_size: Mapped[int | None] = mapped_column(Integer)
    preview_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    told: Mapped[bytes | None] = mapped_column(LargeBinary)
    look: Mapped[str | None] = mapped_column(String(32))

    __table_args__ = (
        Index("ix_evidence_moving", "next_try_ms", sqlite_where=text(_MOVES), postgresql_where=text(_MOVES)),
    )


def add(connection: Connection, **row: object) -> bool:
    """Store a piece unless its message is known; say whether it is new."""
    return insert_if_new(connection, Evidence, {"tries": 0, "reason": "", "state": WAITING, **row})


def get(connection: Connection, evidence_id: str) -> Evidence | None:
    """Return one piece."""
    return read_one(Evidence, connection.execute(select(_T).where(_T.c.id == evidence_id)))


def take(connection: Connection, evidence_id: str, *, now_ms: int, until_ms: int) -> Evidence | None:
    """Take a piece that waits, for one try; None when it does not wait, or somebody else is at it."""
    due = (_T.c.id == evidence_id) & (_T.c.state == WAITING) & (_T.c.next_try_ms <= now_ms)
    taken = update(_T).where(due).values(tries=_T.c.tries + 1, next_try_ms=until_ms)
    return get(connection, evidence_id) if connection.execute(taken).rowcount == 1 else None


def settle(connection: Connection, evidence_id: str, *, tries: int, **values: object) -> bool:
    """Record how a try ended; False when the piece was taken back, or taken by another try, meanwhile."""
    mine = (_T.c.id == evidence_id) & (_T.c.state == WAITING) & (_T.c.tries == tries)
    return connection.execute(update(_T).where(mine).values(**values)).rowcount == 1


def bury(connection: Connection, *, reason: str, now_ms: int, **wanted: str) -> list[str]:
    """Turn pieces into tombstones at once; return the ids of those whose file is still to be deleted."""
    found = and_(_T.c.state != GONE, *(_T.c[name] == value for name, value in wanted.items()))
    rows = connection.execute(select(_T.c.id, _T.c.place).where(found)).all()
    likenesses.forget(connection, [row.id for row in rows])
    connection.execute(update(_T).where(found).values(_TOMBSTONE | {"reason": reason, "next_try_ms": now_ms}))
    return [row.id for row in rows if row.place is not None]


def release(connection: Connection, evidence_id: str) -> None:
    """Note that a piece answers no question any more."""
    connection.execute(update(_T).where(_T.c.id == evidence_id).values(answers=None))


def deleted(connection: Connection, evidence_id: str) -> None:
    """Note that the file of a tombstone is deleted."""
    connection.execute(update(_T).where(_T.c.id == evidence_id, _T.c.state == GONE).values(place=None))


def put_off(connection: Connection, evidence_id: str, *, next_try_ms: int) -> None:
    """Note when the deletion of a tombstone's file is tried again."""
    tried = {"tries": _T.c.tries + 1, "next_try_ms": next_try_ms}
    connection.execute(update(_T).where(_T.c.id == evidence_id, _T.c.state == GONE).values(**tried))


def moving(connection: Connection, *, now_ms: int, limit: int = 100) -> list[Evidence]:
    """Return what is to be fetched or deleted now."""
    moves = or_(_T.c.state == WAITING, and_(_T.c.state == GONE, _T.c.place.is_not(None)))
    query = select(_T).where(moves, _T.c.next_try_ms <= now_ms).order_by(_T.c.next_try_ms).limit(limit)
    return _all(connection, query)


def of_obligation(
    connection: Connection, obligation_id: str, unit_id: str, since: datetime
) -> list[Evidence]:
    """Return what was sent towards an obligation, or by its unit towards nothing since then, the oldest first."""
    wanted = {"obligation": obligation_id, "unit": unit_id, "since": since}
    return _all(connection, _OF_OBLIGATION, wanted)


def of_sender(connection: Connection, person_id: str, office_id: str, limit: int) -> list[Evidence]:
    """Return the latest that somebody sent to an office, the oldest of them first."""
    mine = (_T.c.person_id == person_id) & (_T.c.office_id == office_id) & _T.c.state.in_(SHOWN) & _IS_SEEN
    query = select(_T).where(mine).order_by(_T.c.received_at.desc(), _T.c.id.desc()).limit(limit)
    return _all(connection, query)[::-1]


def attach(
    connection: Connection,
    evidence_ids: list[str],
    *,
    person_id: str,
    report_id: str,
    obligation_id: str = "",
) -> None:
    """Note with which report pieces were sent first: from now on its office sees them.

    A draft that was handed over names pieces of whoever began it, for the same obligation.
    """
    if evidence_ids:
        theirs = (_T.c.person_id == person_id) | (_T.c.obligation_id == obligation_id)
        mine = _T.c.id.in_(evidence_ids) & theirs & _T.c.report_id.is_(None)
        connection.execute(update(_T).where(mine).values(report_id=report_id))


def follow(connection: Connection, obligation_id: str, *, to: str, office_id: str) -> None:
    """Let what was sent for an obligation be about the one that follows it at another office."""
    mine = update(_T).where(_T.c.obligation_id == obligation_id)
    connection.execute(mine.values(obligation_id=to, office_id=office_id))


def of_ids(connection: Connection, evidence_ids: Iterable[str]) -> list[Evidence]:
    """Return these pieces, the oldest first."""
    query = select(_T).where(_T.c.id.in_(list(evidence_ids)))
    return _all(connection, query.order_by(_T.c.received_at, _T.c.id))


def pictures(connection: Connection, evidence_ids: Iterable[str]) -> list[Evidence]:
    """Return those of these pictures that are kept, have a look, and were seen by an office, the latest first."""
    seen = _T.c.id.in_(list(evidence_ids)) & (_T.c.state == KEPT) & _T.c.look.is_not(None) & _IS_SEEN
    return _all(connection, select(_T).where(seen).order_by(_T.c.received_at.desc(), _T.c.id))


def of_dropped_drafts(connection: Connection, before: datetime) -> list[str]:
    """Name the answers that were never sent, of drafts that are over since then."""
    draft = table(drafts.Draft)
    over = (draft.c.state != drafts.OPEN) & (draft.c.changed_at < before)
    query = select(_T.c.id).join(draft, draft.c.id == _T.c.draft_id)
    unsent = _T.c.answers.is_not(None) & _T.c.report_id.is_(None) & (_T.c.state != GONE)
    return list(connection.execute(query.where(unsent, over)).scalars())


def places(connection: Connection) -> set[str]:
    """Return where every file that is still wanted, or still to be deleted, lies, with its preview."""
    found = connection.execute(select(_T.c.place).where(_T.c.place.is_not(None))).scalars()
    return {place for one in found for place in (one, preview_place(one))}


def preview_place(place: str) -> str:
    """Return where the preview of a file lies."""
    return f"{place}-preview"


def of_the_erased(connection: Connection) -> list[str]:
    """Name the pieces whose person's key was deleted: nobody can open them any more."""
    query = select(_T.c.id).where(_T.c.state != GONE, ~_OWNED)
    return list(connection.execute(query).scalars())


def is_erased(connection: Connection, evidence_id: str) -> bool:
    """Say whether the key of a piece's person was deleted."""
    found = select(_T.c.id).where(_T.c.id == evidence_id, ~_OWNED)
    return connection.execute(found).first() is not None


def _all(connection: Connection, query: Any, wanted: dict[str, Any] | None = None) -> list[Evidence]:
    return read_all(Evidence, connection.execute(query, wanted))


_T = table(Evidence)
_V = table(WrappedKey)
_LOOSE = (
    _T.c.obligation_id.is_(None)
    & (_T.c.unit_id == bindparam("unit"))
    & (_T.c.received_at >= bindparam("since"))
)
_OF_OBLIGATION = (
    select(_T)
    .where((_T.c.obligation_id == bindparam("obligation")) | _LOOSE)
    .where(_T.c.answers.is_(None), _T.c.state.in_(SHOWN))
    .order_by(_T.c.received_at, _T.c.id)
)
_IS_SEEN = _T.c.answers.is_(None) | _T.c.report_id.is_not(None)
_OWNED = select(_V.c.owner).where(_V.c.owner == "person:" + _T.c.person_id).exists()
_TOMBSTONE: dict[str, Any] = {
    "state": GONE, "message": None, "file_key": None, "sha256": None, "content_type": None,
    "size": None, "duration_ms": None, "preview_size": None, "preview_key": None, "width": None, "height": None,
    "told": None, "look": None,
}  # fmt: skip
