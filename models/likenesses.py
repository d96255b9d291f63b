"""Find pictures that look like one that was kept before: by a hash that a smaller, paler copy of the picture nearly keeps.

A look is 128 bits in hexadecimal: where the picture gets lighter from left to right, then from top to bottom. The first half
is cut into seven bands, each a row with an index: of two looks that differ in six of its bits, one band is the same. Both
halves are then compared as a whole. A mirrored picture is found by the mirrored look.
"""

from collections.abc import Collection, Iterable
from itertools import pairwise

from sqlalchemy import Connection, ForeignKey, Index, Integer, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, table
from models.upserts import insert_new

SIDE, HALF, BANDS = 8, 64, 7
NEAR, NEAR_DOWN = 6, 10
A_BAND = 1 << 10
A_TIME = 400


class Band(Base):
    """A seventh of one picture's look."""

    __tablename__ = "picture_bands"

    evidence_id: Mapped[str] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    band: Mapped[int] = mapped_column(Integer, primary_key=True)

    __table_args__ = (Index("ix_picture_bands_band", "band"),)


def remember(connection: Connection, evidence_id: str, look: str) -> None:
    """Store the bands of a picture's look."""
    rows = [{"evidence_id": evidence_id, "band": band} for band in bands(look)]
    insert_new(connection, Band, rows)


def forget(connection: Connection, evidence_ids: Iterable[str]) -> None:
    """Delete the bands of pictures that are gone."""
    ids = list(evidence_ids)
    if ids:
        connection.execute(delete(_T).where(_T.c.evidence_id.in_(ids)))


def candidates(connection: Connection, look: str) -> set[str]:
    """Return the pictures that share a band with a look or with its mirrored one; most of them are no likeness."""
    wanted = {*bands(look), *bands(mirrored(look))}
    return set(connection.execute(select(_T.c.evidence_id).where(_T.c.band.in_(wanted)).distinct()).scalars())


def candidates_of(connection: Connection, looks: Collection[str]) -> set[str]:
    """Return the pictures that share a band with any of these looks, some hundreds asked at once."""
    wanted = sorted({band for look in looks for band in (*bands(look), *bands(mirrored(look)))})
    found: set[str] = set()
    for at in range(0, len(wanted), A_TIME):
        query = select(_T.c.evidence_id).where(_T.c.band.in_(wanted[at : at + A_TIME])).distinct()
        found |= set(connection.execute(query).scalars())
    return found


def bands(look: str) -> tuple[int, ...]:
    """Cut the first half of a look; each band carries its own number."""
    across = _across(look)
    cuts = [number * HALF // BANDS for number in range(BANDS + 1)]
    return tuple(
        number * A_BAND + ((across >> first) & ((1 << (last - first)) - 1))
        for number, (first, last) in enumerate(pairwise(cuts))
    )


def is_near(one: str, other: str) -> bool:
    """Say whether two looks are of the same picture, as it is or mirrored."""
    return _is_same(one, other) or _is_same(mirrored(one), other)


def mirrored(look: str) -> str:
    """Return the look of the mirrored picture: rows are turned about, and lighter to the right becomes darker."""
    across, down = _turned(_across(look)) ^ ((1 << HALF) - 1), _turned(_down(look))
    return f"{across:016x}{down:016x}"


def _is_same(one: str, other: str) -> bool:
    across, down = _across(one) ^ _across(other), _down(one) ^ _down(other)
    return across.bit_count() <= NEAR and down.bit_count() <= NEAR_DOWN


def _across(look: str) -> int:
    return int(look[:16], 16)


def _down(look: str) -> int:
    return int(look[16:], 16)


def _turned(bits: int) -> int:
    rows = [(bits >> (SIDE * number)) & 0xFF for number in range(SIDE)]
    return sum(int(f"{row:08b}"[::-1], 2) << (SIDE * number) for number, row in enumerate(rows))


_T = table(Band)
