"""Find what may name somebody outside her own rows: sealed under an office's key, or plain words that she wrote for an office.

Opens nothing, and does not judge whose name it is.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import Connection, Table, and_, select, update

from models.actings import Acting
from models.base import table
from models.facts import Fact
from models.hand_overs import HandOver
from models.joining import JoinCode
from models.obligations import DueChange
from models.relays import Relay
from models.rosters import Invitee
from models.sheet_opened import OpenedColumn
from models.unit_places import UnitPlace


class Mention(NamedTuple):
    """One sealed name: in which table, the key of its row, and what is sealed."""

    where: str
    key: str
    sealed: bytes


class Plain(NamedTuple):
    """Words that stand in clear: in which place, the key of their row, and the words."""

    where: int
    key: tuple[object, ...]
    words: str


def of_office(connection: Connection, office_id: str) -> list[Mention]:
    """Return everything that an office's key seals and that names somebody."""
    return [
        Mention(where, *row)
        for where, (rows, key, name, _) in _PLACES.items()
        for row in connection.execute(
            select(key, name)
            .where(rows.c.office_id == office_id, name.is_not(None), name != b"")
            .order_by(key)
        )
    ]


def empty(connection: Connection, found: Iterable[Mention]) -> None:
    """Empty these; a column that is never empty holds no bytes then."""
    for one in found:
        rows, key, name, nothing = _PLACES[one.where]
        connection.execute(update(rows).where(key == one.key).values({name: nothing}))


def plain_of(connection: Connection, person_id: str) -> list[Plain]:
    """Return the plain words that somebody wrote beside her acts for an office: reasons, and numbers of letters."""
    return [
        Plain(number, tuple(row[:-1]), row[-1])
        for number, (rows, whose, words) in enumerate(_WRITTEN)
        for row in connection.execute(
            select(*rows.primary_key, rows.c[words]).where(rows.c[whose] == person_id)
        )
    ]


def rewrite(connection: Connection, one: Plain, words: str) -> None:
    """Put other words in the place of these."""
    rows, _, column = _WRITTEN[one.where]
    here = and_(*(name == value for name, value in zip(rows.primary_key, one.key, strict=True)))
    connection.execute(update(rows).where(here).values({column: words}))


_C, _I, _R = table(JoinCode), table(Invitee), table(Relay)
_PLACES = {
    JoinCode.__tablename__: (_C, _C.c.id, _C.c.inviter, None),
    Invitee.__tablename__: (_I, _I.c.id, _I.c.person, None),
    Relay.__tablename__: (_R, _R.c.report_id, _R.c.name, b""),
}
_WRITTEN: Final[tuple[tuple[Table, str, str], ...]] = (
    (table(DueChange), "person_id", "why"), (table(Acting), "told_by", "letter"), (table(HandOver), "told_by", "letter"),
    (table(UnitPlace), "person_id", "letter"), (table(Fact), "person_id", "letter"),
    (table(OpenedColumn), "person_id", "reason"),
)  # fmt: skip
