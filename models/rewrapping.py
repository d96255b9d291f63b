"""Wrap personal keys anew with the first FIELD_KEY, a bounded step at a time, while everything else goes on.

A key stays the same key, so nothing that it sealed is touched, and whoever has it open goes on with it. A row that somebody
else changed meanwhile is left as it is.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from models.base import table
from models.sealing import Keyring, SealBroken
from models.vault import WrappedKey

BATCH = 500
BROKEN = -1


class Step(NamedTuple):
    """How far a step came: the last owner that it saw, "" at the end; how many it wrapped anew; whose key opens with none."""

    last: str
    wrapped: int
    broken: tuple[str, ...]


def count(connection: Connection, keyring: Keyring) -> Counter[int]:
    """Count the keys by the FIELD_KEY that wraps them, the first being 0; BROKEN are those that none opens."""
    found: Counter[int] = Counter()
    for _, wrapped in _all(connection):
        found[_place(keyring, wrapped)] += 1
    return found


def step(connection: Connection, keyring: Keyring, after: str) -> Step:
    """Wrap the next keys anew, in the caller's transaction."""
    rows = connection.execute(_NEXT, {"after": after, "most": BATCH}).all()
    places = {owner: _place(keyring, wrapped) for owner, wrapped in rows}
    old = [(owner, wrapped) for owner, wrapped in rows if places[owner] > 0]
    for owner, wrapped in old:
        connection.execute(_PUT, {"whose": owner, "was": wrapped, "now": keyring.rewrapped(wrapped)})
    broken = tuple(owner for owner, place in places.items() if place == BROKEN)
    return Step(rows[-1].owner if len(rows) == BATCH else "", len(old), broken)


def _all(connection: Connection) -> Iterator[tuple[str, bytes]]:
    after = ""
    while rows := connection.execute(_NEXT, {"after": after, "most": BATCH}).all():
        yield from ((owner, wrapped) for owner, wrapped in rows)
        after = rows[-1].owner


def _place(keyring: Keyring, wrapped: bytes) -> int:
    try:
        return keyring.place(wrapped)
    except SealBroken:
        return BROKEN


_T = table(WrappedKey)
_NEXT = (
    select(_T.c.owner, _T.c.wrapped)
    .where(_T.c.owner > bindparam("after"))
    .order_by(_T.c.owner)
    .limit(bindparam("most"))
)
_PUT = (
    update(_T)
    .where(_T.c.owner == bindparam("whose"), _T.c.wrapped == bindparam("was"))
    .values(wrapped=bindparam("now"))
)
