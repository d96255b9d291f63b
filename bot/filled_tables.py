"""Read a filled-in table that was sent into the chat, once its file lies in the store; what it would do is shown, never done here."""

import logging
from functools import partial

from sqlalchemy import Connection

from bot.desks import desk_of
from bot.files import FileMissing
from bot.wiring import Core
from engine.conversation.sheets.receiving import ANSWERS
from engine.sheet.returning import Filled, Unreadable
from handlers.sheets import files
from handlers.speakers import agreed
from models import evidence, people
from models.evidence import KEPT, Evidence
from models.sealing import Key, SealBroken
from models.streams import Sealed

log = logging.getLogger("sanam.tables")


def read(core: Core, evidence_id: str) -> None:
    """Read one file; one that was read before, or taken back meanwhile, is left alone."""
    with core.database.reading() as connection:
        row = evidence.get(connection, evidence_id)
        key = core.vault.existing(connection, people.owner_of(row.person_id)) if row else None
    if row is None or key is None or row.state != KEPT or row.answers != ANSWERS or not row.sha256:
        return
    filled = _filled(core, row, key)
    with core.database.writing() as connection:
        stands = _arrived(core, connection, row, key, filled)
    log.info("table_read", extra={"evidence_id": evidence_id, "state": stands})


def _arrived(core: Core, connection: Connection, row: Evidence, key: Key, filled: Filled | Unreadable) -> str:
    desk = desk_of(core, connection)
    who = agreed(desk, row.person_id)
    now = evidence.get(connection, row.id)
    if who is None or now is None or now.state != KEPT or now.message is None:
        return "gone"
    came = files.Came(row.sha256 or "", row.id, key.open(now.message))
    return files.arrived(desk, who, came, filled).state


def _filled(core: Core, row: Evidence, key: Key) -> Filled | Unreadable:
    from exports import unit_book_reading as books  # noqa: PLC0415 - openpyxl, paid by who reads a file

    if (row.size or 0) > books.MOST_BYTES:
        return "large"
    return books.read(_content(core, row, key))


def _content(core: Core, row: Evidence, key: Key) -> bytes:
    """Open a file, small enough to be held; what is not there any more is an empty one."""
    if row.file_key is None or row.place is None or not row.size:
        return b""
    try:
        sealed = Sealed(bytes.fromhex(key.open(row.file_key)), row.size, partial(core.files.read, row.place))
        return b"".join(sealed.part(0, row.size))
    except (SealBroken, FileMissing):
        return b""
