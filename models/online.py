"""Keep in which browser each link that somebody opened may be used: the first one, until the link is over.

Only hashes stand here: who reads this table can open nothing.
"""

from sqlalchemy import BigInteger, Connection, String, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_if_new


class Opening(Base):
    """The one browser in which a link may be used."""

    __tablename__ = "opened_links"

    link_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    browser_hash: Mapped[str] = mapped_column(String(64))
    until_ms: Mapped[int] = mapped_column(BigInteger)


def open_in(
    connection: Connection, link_hash: str, browser_hash: str, *, until_ms: int, may_be_first: bool
) -> bool:
    """Bind a link to its first browser; say whether this is the one."""
    row = {"link_hash": link_hash, "browser_hash": browser_hash, "until_ms": until_ms}
    if may_be_first and insert_if_new(connection, Opening, row):
        return True
    bound = connection.execute(_BOUND, {"link": link_hash}).scalar()
    return bound == browser_hash


def forget_openings(connection: Connection, *, before_ms: int) -> None:
    """Drop the bindings of links that are over."""
    connection.execute(delete(_O).where(_O.c.until_ms < before_ms))


_O = table(Opening)
_BOUND = select(_O.c.browser_hash).where(_O.c.link_hash == bindparam("link"))
