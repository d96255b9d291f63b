"""Know the menus that LINE keeps for us, and which of them each account sees."""

from collections.abc import Iterable, Sequence

from sqlalchemy import BigInteger, Connection, Index, SmallInteger, String, delete, func, select, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import put


class RichMenu(Base):
    """One menu at LINE: which variant it is, and the fingerprint of its picture and areas."""

    __tablename__ = "rich_menus"

    variant: Mapped[str] = mapped_column(String(40), primary_key=True)
    menu_id: Mapped[str] = mapped_column(String(60))
    digest: Mapped[str] = mapped_column(String(64))


class ShownMenu(Base):
    """The menu linked to one account; with a reason and a next try when it could not be linked."""

    __tablename__ = "shown_menus"

    line_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    variant: Mapped[str] = mapped_column(String(40))
    menu_id: Mapped[str] = mapped_column(String(60), default="")
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    next_try_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    reason: Mapped[str] = mapped_column(String(200), default="")

    __table_args__ = (
        Index(
            "ix_shown_menus_waiting", "next_try_ms",
            sqlite_where=text("next_try_ms > 0"), postgresql_where=text("next_try_ms > 0"),
        ),
    )  # fmt: skip


def known(connection: Connection) -> dict[str, RichMenu]:
    """Return the menus that LINE has, by variant."""
    rows = connection.execute(select(table(RichMenu))).mappings()
    return {row["variant"]: RichMenu(**row) for row in rows}


def keep(connection: Connection, *, variant: str, menu_id: str, digest: str) -> None:
    """Remember a menu that was made at LINE."""
    put(connection, RichMenu, ["variant"], {"variant": variant, "menu_id": menu_id, "digest": digest})


def drop(connection: Connection, variants: Iterable[str]) -> None:
    """Forget menus that LINE does not have any more."""
    connection.execute(delete(table(RichMenu)).where(table(RichMenu).c.variant.in_(list(variants))))


def shown(connection: Connection, line_hashes: Sequence[str] | None = None) -> dict[str, ShownMenu]:
    """Return what these accounts see, or all of them."""
    query = select(_S) if line_hashes is None else select(_S).where(_S.c.line_hash.in_(line_hashes))
    return {row["line_hash"]: ShownMenu(**row) for row in connection.execute(query).mappings()}


def show(connection: Connection, row: ShownMenu) -> None:
    """Note what an account sees now, or why it does not."""
    names = ("line_hash", "person_id", "variant", "menu_id", "tries", "next_try_ms", "reason")
    put(connection, ShownMenu, ["line_hash"], {name: getattr(row, name) for name in names})


def forget(connection: Connection, line_hash: str) -> None:
    """Forget what an account sees: LINE may have dropped it, so it is linked anew."""
    connection.execute(delete(_S).where(_S.c.line_hash == line_hash))


def due(connection: Connection, *, now_ms: int, limit: int = 100) -> list[ShownMenu]:
    """Return the accounts whose menu is to be tried again."""
    query = select(_S).where(_S.c.next_try_ms > 0, _S.c.next_try_ms <= now_ms)
    rows = connection.execute(query.order_by(_S.c.next_try_ms).limit(limit)).mappings()
    return [ShownMenu(**row) for row in rows]


def behind(connection: Connection) -> list[tuple[str, int]]:
    """Count the accounts that do not see their menu, by the reason."""
    query = select(_S.c.reason, func.count().label("number")).where(_S.c.reason != "")
    return [(row.reason, row.number) for row in connection.execute(query.group_by(_S.c.reason))]


_S = table(ShownMenu)
