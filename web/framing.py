"""Put one piece of evidence into its frame on a page."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.sniffing import UNKNOWN
from bot.unsealing import key_of
from bot.wiring import Core
from engine.conversation.privacy.wording import PHOTOS
from handlers.albums import caption_of
from handlers.desk import Desk
from handlers.pieces import group_name, sender_name
from handlers.privacy.allowing import allows
from models.evidence import Evidence
from models.sealing import SealBroken
from thai.writing import write_moment


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page shows of a piece; `source` is the file itself, `preview` the small picture of it, if there is one.

    `is_allowed` when its sender lets it be used beyond the report.
    """

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
    is_allowed: bool


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
        is_allowed=allows(desk, row.person_id, PHOTOS),
    )


def _taken(core: Core, connection: Connection, row: Evidence) -> str:
    """Return when a picture says it was taken: its own word, as it wrote it."""
    key = key_of(core, connection, row) if row.told is not None else None
    try:
        told: dict[str, str] = json.loads(key.open(row.told)) if key is not None and row.told else {}
    except SealBroken:
        return ""
    return told.get("taken", "")
