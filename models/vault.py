"""Keep each owner's wrapped key in a table of its own, backed up apart, latest state only."""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, LargeBinary, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.sealing import Key, Keyring
from models.upserts import insert_new

REMEMBERED = 20_000


class WrappedKey(Base):
    """The key of one owner (`line:<hash>`, `person:<id>`, `group:<hash>`), wrapped."""

    __tablename__ = "vault"

    owner: Mapped[str] = mapped_column(String(80), primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


class Vault:
    """Find or make owners' keys; remembers the opened ones for a while."""

    def __init__(self, keyring: Keyring) -> None:
        self.keyring = keyring
        self._known: OrderedDict[str, Key] = OrderedDict()
        # What was made in a transaction that may still be rolled back, and then never was: known there only.
        self._made: WeakKeyDictionary[object, dict[str, Key]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def known(self, owner: str) -> Key | None:
        """Return the key when this process has opened it before."""
        return self._known.get(owner)

    def keys(self, connection: Connection, owners: Iterable[str]) -> dict[str, Key]:
        """Return a key for each owner, making the missing ones in the caller's transaction."""
        wanted = set(owners)
        found = {owner: key for owner in wanted if (key := self._at_hand(connection, owner)) is not None}
        found |= self._load(connection, wanted - found.keys())
        return found | self._make(connection, wanted - found.keys())

    def key(self, connection: Connection, owner: str) -> Key:
        """Return the owner's key, made when it is missing; needs a writing connection then."""
        return self._at_hand(connection, owner) or self.keys(connection, [owner])[owner]

    def existing(self, connection: Connection, owner: str) -> Key | None:
        """Return the owner's key if there is one; works on a reading connection."""
        return self._at_hand(connection, owner) or self._load(connection, {owner}).get(owner)

    def remember(self, connection: Connection, owners: Iterable[str]) -> None:
        """Open the keys of many owners at once, as far as they are there: each is at hand then."""
        self._load(connection, {owner for owner in owners if self._at_hand(connection, owner) is None})

    def forget(self, connection: Connection, owner: str) -> None:
        """Delete the owner's key: what it sealed is gone."""
        connection.execute(delete(_T).where(_T.c.owner == owner))
        with self._lock:
            self._known.pop(owner, None)
            self._made.get(connection.get_transaction() or connection, {}).pop(owner, None)

    def fresh(self, connection: Connection, owner: str) -> Key | None:
        """Return the owner's key as it stands now, whatever this process remembers of it."""
        made = self._made.get(connection.get_transaction() or connection, {}).get(owner)
        if made is not None:
            return made
        with self._lock:
            self._known.pop(owner, None)
        return self._load(connection, {owner}).get(owner)

    def empty(self) -> None:
        """Remember no key any more: each is read again as it stands."""
        with self._lock:
            self._known.clear()

    def _at_hand(self, connection: Connection, owner: str) -> Key | None:
        known = self._known.get(owner)
        return known or self._made.get(connection.get_transaction() or connection, {}).get(owner)

    def _make(self, connection: Connection, owners: set[str]) -> dict[str, Key]:
        """Make keys; of two processes that make the same one, the row that stands counts."""
        if not owners:
            return {}
        rows = [{"owner": owner, "wrapped": self.keyring.make()[1]} for owner in sorted(owners)]
        insert_new(connection, WrappedKey, rows)
        made = self._read(connection, owners)
        with self._lock:
            self._made.setdefault(connection.get_transaction() or connection, {}).update(made)
        return made

    def _read(self, connection: Connection, owners: set[str]) -> dict[str, Key]:
        rows = connection.execute(select(_T.c.owner, _T.c.wrapped).where(_T.c.owner.in_(owners)))
        return {row.owner: self.keyring.unwrap(row.wrapped) for row in rows}

    def _load(self, connection: Connection, owners: set[str]) -> dict[str, Key]:
        if not owners:
            return {}
        loaded = self._read(connection, owners)
        with self._lock:
            self._known.update(loaded)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return loaded


def owners(connection: Connection) -> list[str]:
    """Name everybody who has a key."""
    return list(connection.execute(select(_T.c.owner).order_by(_T.c.owner)).scalars())


_T = table(WrappedKey)
