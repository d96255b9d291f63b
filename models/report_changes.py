"""Keep the order in which reports changed, so that whoever reads from where she stopped misses nothing.

Whoever changes a report only marks it. Whoever reads gives the marked ones their places, one reader at a time, so that
places are seen in their order: a mark that is committed late comes late, and is never passed over.
"""

from sqlalchemy import (
    BigInteger,
    Connection,
    Index,
    String,
    bindparam,
    func,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.reports import REPORT, Counter, Report
from models.upserts import insert_for, put

PLACES = "report-changes"
AT_ONCE = 2_000


class ReportChange(Base):
    """The place of a report, under its first version, in the order of changes; None as long as it has none."""

    __tablename__ = "report_changes"

    root_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    programme: Mapped[str] = mapped_column(String(64))
    place: Mapped[int | None] = mapped_column(BigInteger)

    __table_args__ = (
        Index("uq_report_changes_place", "programme", "place", unique=True),
        Index(
            "ix_report_changes_marked", "root_id",
            sqlite_where=text("place IS NULL"), postgresql_where=text("place IS NULL"),
        ),
    )  # fmt: skip


def mark(connection: Connection, root_id: str, programme: str) -> None:
    """Mark a report as changed."""
    put(connection, ReportChange, ["root_id"], {"root_id": root_id, "programme": programme, "place": None})


def mark_unknown(connection: Connection, programme: str) -> None:
    """Mark the reports of a programme of which no change is known: those that came in by another way."""
    known = select(_T.c.root_id).where(_T.c.root_id == _R.c.root_id)
    roots = (
        select(_R.c.root_id, _R.c.programme)
        .where(_R.c.programme == programme, _R.c.purpose == REPORT, ~known.exists())
        .distinct()
    )
    adding = insert_for(connection, ReportChange).from_select(["root_id", "programme"], roots)
    connection.execute(adding.on_conflict_do_nothing())


def mark_of(connection: Connection, person_id: str) -> None:
    """Mark every report that somebody sent: what names people in it is gone, and whoever read it reads it again."""
    hers = select(_R.c.root_id).where(_R.c.person_id == person_id)
    connection.execute(update(_T).where(_T.c.root_id.in_(hers)).values(place=None))


def is_any_marked(connection: Connection) -> bool:
    """Say whether a change waits for its place."""
    return connection.execute(_MARKED.limit(1)).first() is not None


def place_marked(connection: Connection) -> int:
    """Give the marked changes their places, after everybody who does the same; return how many."""
    statement = insert_for(connection, Counter).values(name=PLACES, value=0)
    # The counter's row is held until the commit, also when it does not grow: the next reader waits here.
    held = statement.on_conflict_do_update(index_elements=["name"], set_={"value": _C.c.value})
    first = int(connection.execute(held.returning(_C.c.value)).scalar_one())
    roots = list(
        connection.execute(
            _MARKED.order_by(_T.c.root_id).limit(AT_ONCE).with_for_update(skip_locked=True)
        ).scalars()
    )
    if roots:
        given = [{"root": root, "given": place} for place, root in enumerate(roots, start=first + 1)]
        connection.execute(_GIVE, given)
    connection.execute(update(_C).where(_C.c.name == PLACES).values(value=first + len(roots)))
    return len(roots)


def last_place(connection: Connection) -> int:
    """Return the last place that was ever given."""
    query = select(func.coalesce(func.max(_C.c.value), literal(0))).where(_C.c.name == PLACES)
    return int(connection.execute(query).scalar_one())


_T = table(ReportChange)
_R = table(Report)
_C = table(Counter)
_GIVE = update(_T).where(_T.c.root_id == bindparam("root")).values(place=bindparam("given"))
_MARKED = select(_T.c.root_id).where(_T.c.place.is_(None))
