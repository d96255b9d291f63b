"""Open what is sealed of a piece of evidence: the file itself, or its preview; only the person's key opens either."""

from functools import partial

from sqlalchemy import Connection

from bot.wiring import Core
from models import evidence, people
from models.evidence import Evidence
from models.sealing import Key, SealBroken
from models.streams import Sealed


def original(core: Core, connection: Connection, row: Evidence) -> Sealed | None:
    """Open the file's key with the person's; None when that is gone."""
    return _sealed(core, connection, row, row.file_key, row.size or 0, row.place)


def small(core: Core, connection: Connection, row: Evidence) -> Sealed | None:
    """Open the key of a picture's preview; None when there is none."""
    place = evidence.preview_place(row.place) if row.place else None
    return _sealed(core, connection, row, row.preview_key, row.preview_size or 0, place)


def key_of(core: Core, connection: Connection, row: Evidence) -> Key | None:
    """Return the key of a piece's person; None when it was deleted, by whichever process."""
    is_erased = evidence.is_erased(connection, row.id)
    return None if is_erased else core.vault.existing(connection, people.owner_of(row.person_id))


def _sealed(
    core: Core, connection: Connection, row: Evidence, file_key: bytes | None, size: int, place: str | None
) -> Sealed | None:
    key = key_of(core, connection, row)
    if key is None or file_key is None or place is None:
        return None
    try:
        return Sealed(bytes.fromhex(key.open(file_key)), size, partial(core.files.read, place))
    except SealBroken:
        return None
