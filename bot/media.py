"""Fetch what people sent besides words before LINE forgets it: streamed, capped, sealed on its way, laid into the store.

A task takes the row first, so two at once do no harm; a failed try stands on the row with its next moment, and the sweep
comes back to it. Nothing is on disk in clear at any time, and no file is in memory as a whole.
"""

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

from bot import pictures
from bot.clock import machine_ms
from bot.desks import desk_of
from bot.files import FilesDown
from bot.line.answers import Content
from bot.line.outcomes import Outcome
from bot.scanning import ScannerDown, harm_in
from bot.sniffing import HEAD, UNKNOWN, content_type
from bot.wiring import Core
from engine.conversation.sheets.receiving import ANSWERS
from handlers.evidence import tell_sender
from handlers.orders import READ_TABLE, Order
from models import evidence, likenesses, people
from models.evidence import GIVEN_UP, GONE, KEPT, TOO_BIG, WAITING, Evidence
from models.sealing import Key, SealBroken
from models.streams import Sealed, Sealer, new_key

FOLDER = "sanam-evidence-"
LEASE_MS = 180_000
LATER_MS = (10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000)
# A week of tries: LINE keeps content "for a certain period", and says no more than that.
TRIES_AT_MOST = 33
UNKNOWN_AT_MOST = 3
log = logging.getLogger("sanam.media")


@dataclass(slots=True)
class Arrived:
    """What is known of a file while it streams by, and when it is whole."""

    path: Path
    key: bytes
    head: bytes = b""
    digest: Any = field(default_factory=hashlib.sha256)
    size: int = 0


def fetch_evidence(core: Core, evidence_id: str) -> None:
    """Try once to fetch a piece that waits."""
    now_ms = machine_ms()
    with core.database.writing() as connection:
        row = evidence.take(connection, evidence_id, now_ms=now_ms, until_ms=now_ms + LEASE_MS)
        key = core.vault.existing(connection, people.owner_of(row.person_id)) if row else None
    if row is None:
        return
    message_id = _message(key, row)
    if key is None or message_id is None:
        _settle(core, row, GONE, reason="the person's key is gone")
        return
    with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        arrived = Arrived(Path(folder) / "sealed", new_key())
        found = _stream(core, message_id, arrived)
        wrong = found if isinstance(found, Outcome) else _harm(core, arrived)
        if wrong is not None:
            _put_off(core, row, wrong)
        else:
            _lay(core, row, key, arrived)


def erase_evidence(core: Core, evidence_id: str) -> None:
    """Delete the file of a tombstone; what was in it has been unreadable since it became one."""
    with core.database.reading() as connection:
        row = evidence.get(connection, evidence_id)
    if row is None or row.state != GONE or row.place is None:
        return
    try:
        _delete(core, row.place)
    except FilesDown:
        later = machine_ms() + LATER_MS[min(row.tries, len(LATER_MS) - 1)]
        with core.database.writing() as connection:
            evidence.put_off(connection, row.id, next_try_ms=later)
        return
    with core.database.writing() as connection:
        evidence.deleted(connection, row.id)
    log.info("evidence_erased", extra={"evidence_id": row.id})


def _message(key: Key | None, row: Evidence) -> str | None:
    try:
        return key.open(row.message) if key and row.message else None
    except SealBroken:
        return None


def _stream(core: Core, message_id: str, arrived: Arrived) -> Content | Outcome:
    """Let the file run from LINE through the seal to the disk."""
    with os.fdopen(os.open(arrived.path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
        sealer = Sealer(arrived.key, file.write)

        def take(chunk: bytes) -> None:
            arrived.head += chunk[: HEAD - len(arrived.head)]
            arrived.digest.update(chunk)
            arrived.size += len(chunk)
            sealer.add(chunk)

        found = core.gateway.content(message_id, take, core.settings.evidence_at_most_bytes)
        sealer.finish()
    if isinstance(found, Content) and arrived.size == 0:
        return Outcome("down", reason="an empty file")
    return found


def _harm(core: Core, arrived: Arrived) -> Outcome | None:
    """Have the file looked through before it is laid anywhere; None when nothing stands against it."""
    if not core.settings.scanner:
        return None
    try:
        name = harm_in(core.settings.scanner, _parts(arrived))
    except ScannerDown as error:
        return Outcome("down", reason=f"the scanner: {error}")
    if name:
        log.warning("evidence_harmful", extra={"harm": name[:80]})
    return Outcome("refused", reason=f"harmful: {name}") if name else None


def _lay(core: Core, row: Evidence, key: Key, arrived: Arrived) -> None:
    """Lay the sealed file into the store and say so on the row; a file that no row wants is deleted again."""
    # The name is fresh at each try: two at once never write over one another's file.
    place = f"{row.id[:2]}/{row.id}-{token_hex(4)}"
    kind = content_type(row.kind, arrived.head)
    picture = (
        pictures.read(_opened(arrived))
        if kind in pictures.TYPES and arrived.size <= pictures.BYTES_AT_MOST
        else None
    )
    try:
        core.files.put(place, arrived.path)
        shown = _lay_preview(core, key, arrived, place, picture) if picture else {}
    except FilesDown as error:
        _put_off(core, row, Outcome("down", reason=f"the store: {error}"))
        return
    is_kept = _settle(
        core, row, KEPT,
        reason="" if kind != UNKNOWN else f"does not look like {row.kind}",
        place=place, content_type=kind, size=arrived.size, sha256=arrived.digest.hexdigest(),
        file_key=key.seal(arrived.key.hex()), **shown,
    )  # fmt: skip
    if not is_kept:
        _delete(core, place)


def _lay_preview(
    core: Core, key: Key, arrived: Arrived, place: str, picture: pictures.Picture
) -> dict[str, object]:
    """Lay the preview beside the file, sealed the same way; return what the row keeps of the picture."""
    preview = Arrived(arrived.path.with_name("preview"), new_key())
    with os.fdopen(os.open(preview.path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
        sealer = Sealer(preview.key, file.write)
        sealer.add(picture.preview)
        sealer.finish()
    core.files.put(evidence.preview_place(place), preview.path)
    told = {"taken": picture.taken, "place": picture.place}
    return {
        "preview_size": len(picture.preview),
        "preview_key": key.seal(preview.key.hex()),
        "width": picture.width,
        "height": picture.height,
        "told": key.seal(json.dumps(told)) if any(told.values()) else None,
        "look": picture.look or None,
    }


def _opened(arrived: Arrived) -> bytes:
    """Open what was just sealed: a picture is looked at as a whole, and nothing of it touches the disk in clear."""
    return b"".join(_parts(arrived))


def _parts(arrived: Arrived) -> Iterator[bytes]:
    """Yield what was just sealed, opened piece by piece."""
    with arrived.path.open("rb") as file:

        def part(start: int, end: int) -> bytes:
            file.seek(start)
            return file.read(end - start)

        yield from Sealed(arrived.key, arrived.size, part).part(0, arrived.size)


def _delete(core: Core, place: str) -> None:
    core.files.delete(evidence.preview_place(place))
    core.files.delete(place)


def _put_off(core: Core, row: Evidence, found: Outcome) -> None:
    """Decide what a failed try means: gone, too large, given up, or later."""
    if found.kind == "gone" or (found.kind == "not_found" and row.tries >= UNKNOWN_AT_MOST):
        _settle(core, row, GONE, reason=f"LINE says {found.kind}", message=None)
    elif found.kind == "too_large":
        _settle(core, row, TOO_BIG, reason=found.reason)
    elif found.kind == "refused" or row.tries >= TRIES_AT_MOST:
        _settle(core, row, GIVEN_UP, reason=found.reason or found.kind)
    else:
        later = LATER_MS[min(row.tries, len(LATER_MS)) - 1]
        _settle(core, row, WAITING, reason=found.reason or found.kind, next_try_ms=machine_ms() + later)


def _settle(core: Core, row: Evidence, state: str, *, reason: str, **values: object) -> bool:
    """Record how a try ended; the sender hears of what could not be kept."""
    values = {"state": state, "reason": reason[:200], **values}
    with core.database.writing() as connection:
        is_mine = evidence.settle(connection, row.id, tries=row.tries, **values)
        if is_mine and isinstance(values.get("look"), str):
            likenesses.remember(connection, row.id, str(values["look"]))
        if is_mine and state in {TOO_BIG, GIVEN_UP}:
            tell_sender(desk_of(core, connection), row)
        if is_mine and state == KEPT and row.answers == ANSWERS:
            order = Order(READ_TABLE, f"{READ_TABLE}:{row.id}", (row.id,))
            core.tasks.enqueue(connection, [order])
    log.info("evidence_settled", extra={"evidence_id": row.id, "state": state, "tries": row.tries})
    return is_mine
