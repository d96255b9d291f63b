"""Put one piece of evidence into its frame on a page, and open what is sealed of it: the file itself, or its preview."""

import json
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from bot.sniffing import UNKNOWN
from bot.wiring import Core
from handlers.albums import caption_of
from handlers.desk import Desk
from handlers.pieces import group_name, sender_name
from models import evidence, people
from models.evidence import Evidence
from models.sealing import Key, SealBroken
from models.streams import Sealed
from thai.writing import write_moment


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page shows of a piece; `source` is the file itself, `preview` the small picture of it, if there is one."""

    kind: str
    sent_as: str
    state: str
    name: str
    group: str
    moment: str
    seconds: int
    caption: str
    taken: str
    source: str
    preview: str


def framed(core: Core, desk: Desk, row: Evidence, path: str, number: int) -> Frame:
    """Return a piece in its frame."""
    return Frame(
        kind=row.kind if row.content_type != UNKNOWN else "file",
        sent_as=row.kind,
        state=row.state,
        name=sender_name(desk, row.person_id),
        group=group_name(desk, row),
        moment=write_moment(row.received_at),
        seconds=round((row.duration_ms or 0) / 1000),
        caption=caption_of(desk, row),
        taken=_taken(core, desk.connection, row),
        source=f"{path}/content/{number}" if number else f"{path}/content",
        preview=f"{path}/preview/{number}" if row.preview_size else "",
    )


def original(core: Core, connection: Connection, row: Evidence) -> Sealed | None:
    """Open the file's key with the person's; None when that is gone."""
    return _sealed(core, connection, row, row.file_key, row.size or 0, row.place)


def small(core: Core, connection: Connection, row: Evidence) -> Sealed | None:
    """Open the key of a picture's preview; None when there is none."""
    place = evidence.preview_place(row.place) if row.place else None
    return _sealed(core, connection, row, row.preview_key, row.preview_size or 0, place)


def _sealed(
    core: Core, connection: Connection, row: Evidence, file_key: bytes | None, size: int, place: str | None
) -> Sealed | None:
    key = _key(core, connection, row)
    if key is None or file_key is None or place is None:
        return None
    try:
        return Sealed(bytes.fromhex(key.open(file_key)), size, partial(core.files.read, place))
    except SealBroken:
        return None


def _key(core: Core, connection: Connection, row: Evidence) -> Key | None:
    # Other processes erase people too, and this one may remember their keys.
    is_erased = evidence.is_erased(connection, row.id)
    return None if is_erased else core.vault.existing(connection, people.owner_of(row.person_id))


def _taken(core: Core, connection: Connection, row: Evidence) -> str:
    """Return when a picture says it was taken: its own word, as it wrote it."""
    key = _key(core, connection, row) if row.told is not None else None
    try:
        told: dict[str, str] = json.loads(key.open(row.told)) if key is not None and row.told else {}
    except SealBroken:
        return ""
    return told.get("taken", "")
