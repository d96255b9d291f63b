"""Open what was sent beside a report: as pictures on paper, and as files one after the other, never whole in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot.files import FileMissing
from bot.texts import Texts
from bot.unsealing import original
from bot.wiring import Core
from engine.conversation.bubbles import say
from exports.paper.nouns import Photo
from exports.reports import has_pictures
from handlers.albums import caption_of
from handlers.boards.papers import Paper
from handlers.desk import Desk
from models.evidence import KEPT, Evidence
from models.reports import Report
from models.sealing import SealBroken
from thai import writing

ENDINGS: Final = {
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/heic": "heic",
    "audio/mpeg": "mp3", "audio/aac": "aac", "audio/ogg": "ogg", "audio/amr": "amr", "audio/wav": "wav",
    "audio/mp4": "m4a", "video/mp4": "mp4", "video/webm": "webm", "application/pdf": "pdf", "application/zip": "zip",
}  # fmt: skip
# What opens to more than this is no photo of a phone.
MOST_BYTES: Final = 40_000_000


@dataclass(frozen=True, slots=True)
class Beside:
    """One file beside a report: its name, what is said of it, how its content is read."""

    name: str
    caption: str
    row: Evidence


def photos(core: Core, desk: Desk, paper: Paper) -> tuple[Photo, ...]:
    """Return the pictures of a report as they stand on paper."""
    rows = [row for row in _kept(paper) if row.kind == "image" and (row.size or 0) <= MOST_BYTES]
    return tuple(
        Photo(_captioned(core.texts, desk, row, number), partial(_whole, core, desk, row))
        for number, row in enumerate(rows, start=1)
    )


def beside(core: Core, desk: Desk, paper: Paper) -> tuple[Beside, ...]:
    """Return everything that was sent beside a report, each under a name of its own."""
    return tuple(
        Beside(
            f"{paper.report.number}-{number:02d}.{ENDINGS.get(row.content_type or '', 'bin')}",
            _captioned(core.texts, desk, row, number),
            row,
        )
        for number, row in enumerate(_kept(paper), start=1)
    )


def may_have(desk: Desk, report: Report) -> bool:
    """Say whether anything may have been sent beside a report, before it is laid out."""
    found = desk.library.form(report.programme, report.form, report.form_digest)
    return found is not None and has_pictures(found[0], report)


def content(core: Core, desk: Desk, row: Evidence) -> Iterator[bytes]:
    """Yield the content of a piece, nothing of one that cannot be opened any more."""
    sealed = original(core, desk.connection, row)
    if sealed is None:
        return
    try:
        yield from sealed.part(0, sealed.size)
    except (FileMissing, SealBroken):
        return


def _kept(paper: Paper) -> list[Evidence]:
    return [row for row in paper.pieces if row.state == KEPT]


def _whole(core: Core, desk: Desk, row: Evidence) -> bytes | None:
    return b"".join(content(core, desk, row)) or None


def _captioned(texts: Texts, desk: Desk, row: Evidence, number: int) -> str:
    name = texts.word(say("Picture {number}", number=number), {}) if row.kind == "image" else ""
    parts = (name, caption_of(desk, row), writing.write_moment(row.received_at))
    return " ".join(one for one in parts if one)
