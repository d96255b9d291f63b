"""Keep which spreadsheet a programme goes to, and how its last try went."""

from sqlalchemy import BigInteger, Connection, String, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models import machinery
from models.audit import Act
from models.base import Base, table
from models.reviews import Review
from models.upserts import insert_if_new, put


class SheetBook(Base):
    """The spreadsheet of a programme: its id is empty as long as it is the common one. Times are the machine's.

    `slow_ms` is when the tabs were last compared that no single report changes, and `mark` how far people had come then. The
    row without a programme stands for all: `reviewed` is the last decision whose report was owed for it.
    """

    __tablename__ = "sheet_books"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    book: Mapped[str] = mapped_column(String(120), default="")
    good_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    tried_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    retry_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    slow_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    reviewed: Mapped[int] = mapped_column(BigInteger, default=0)
    mark: Mapped[str] = mapped_column(String(80), default="")
    reason: Mapped[str] = mapped_column(String(40), default="")
    cure: Mapped[str] = mapped_column(String(300), default="")


NEW = {"book": "", "good_ms": 0, "tried_ms": 0, "retry_ms": 0, "slow_ms": 0, "reviewed": 0, "mark": "", "reason": "", "cure": ""}  # fmt: skip


def of_programme(connection: Connection, programme: str) -> SheetBook:
    """Return where a programme goes; one that nothing is kept of goes to the common spreadsheet."""
    row = connection.execute(select(_T).where(_T.c.programme == programme)).mappings().first()
    return SheetBook(**(row or {"programme": programme, **NEW}))


def every(connection: Connection) -> list[SheetBook]:
    """Return what is kept of all programmes."""
    return [SheetBook(**row) for row in connection.execute(select(_T).order_by(_T.c.programme)).mappings()]


def use(connection: Connection, programme: str, book: str) -> None:
    """Let a programme go to a spreadsheet from now on; it begins there anew."""
    put(connection, SheetBook, ["programme"], {"programme": programme, **NEW, "book": book})


def note(connection: Connection, programme: str, **values: object) -> None:
    """Note how a try went."""
    insert_if_new(connection, SheetBook, {"programme": programme, **NEW})
    connection.execute(update(_T).where(_T.c.programme == programme).values(**values))


def mark(connection: Connection) -> str:
    """Return how far people have come: every act moves it on."""
    return str(connection.execute(select(func.max(table(Act).c.id))).scalar() or 0)


def last_review(connection: Connection) -> int:
    """Return the number of the last decision about any report."""
    return int(connection.execute(select(func.max(table(Review).c.id))).scalar() or 0)


def is_behind(connection: Connection, *, owed_before: int, slow_before: int) -> bool:
    """Say whether a pass has anything to do: rows owed for a while, decisions not taken over, tabs not compared for long."""
    known = of_programme(connection, "")
    if machinery.owes_since(connection, owed_before) or last_review(connection) > known.reviewed:
        return True
    return known.slow_ms < slow_before and mark(connection) != known.mark


_T = table(SheetBook)
