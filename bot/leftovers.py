"""Delete the files that nobody wants any more: of erased people, of tries that died, of rows that are gone."""

import logging
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from bot.clock import machine_ms
from bot.files import FilesDown
from bot.media import FOLDER, erase_evidence
from bot.wiring import Core
from models import evidence, online, restorations

DAY_MS = 24 * 3_600_000
# Somebody who threw a draft away by a slip has a week to say so.
GRACE = timedelta(days=7)
log = logging.getLogger("sanam.media")


def tidy_files(core: Core) -> int:
    """Delete what is left over, and forget the browsers of links that are over; return how many files went."""
    now_ms = machine_ms()
    with core.database.writing() as connection:
        online.forget_openings(connection, before_ms=now_ms)
        dropped = evidence.of_dropped_drafts(connection, core.clock.now() - GRACE)
        unwanted = dict.fromkeys(dropped, "never sent")
        unwanted |= dict.fromkeys(evidence.of_the_erased(connection), "the person was erased")
        erased = [
            one
            for evidence_id, reason in unwanted.items()
            for one in evidence.bury(connection, reason=reason, now_ms=now_ms, id=evidence_id)
        ]
    for evidence_id in erased:
        erase_evidence(core, evidence_id)
    _drop_folders(before_ms=now_ms - DAY_MS)
    try:
        return len(erased) + _drop_orphans(core, before_ms=now_ms - DAY_MS)
    except FilesDown:
        log.warning("orphans_stay", exc_info=True)
        return len(erased)


def _drop_orphans(core: Core, *, before_ms: int) -> int:
    """Delete files that no row names; one of today may belong to a try that is about to say so."""
    with core.database.reading() as connection:
        if restorations.held(connection) is not None:
            return 0  # the rows that name them may be what was lost: somebody looks first
    old = [one.place for one in core.files.all() if one.changed_at.timestamp() * 1000 < before_ms]
    with core.database.reading() as connection:
        wanted = evidence.places(connection)
    orphans = [place for place in old if place not in wanted]
    for place in orphans:
        core.files.delete(place)
    return len(orphans)


def _drop_folders(*, before_ms: int) -> None:
    """Remove what a killed worker left on its disk: sealed, and with a key that died with it."""
    for folder in Path(tempfile.gettempdir()).glob(FOLDER + "*"):
        if folder.stat().st_mtime * 1000 < before_ms:
            shutil.rmtree(folder, ignore_errors=True)
