"""Move a whole database into an empty one of the same or the other kind, in one transaction of the target.

Nothing is written at the source. A move that was broken off leaves the target empty, and is begun again.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from bot.backups import loading, manifests, numbering, rows
from bot.backups.rows import Follow, RowsRefused, passed
from bot.backups.sums import Sums
from bot.clock import machine_ms
from models import machinery
from models.database import Database

SILENT_MS = 60_000


def move(source: Database, target: Database, follow: Follow = passed) -> Sums:
    """Copy every row, compare every table, and set the numbering; return what was moved."""
    refuse_running(source)
    with rows.picture(source) as reading, _lines() as kept:
        written = rows.dump(reading, rows.tables(), lambda line: kept.write(line + b"\n"), follow)
        revision = manifests.revision(reading)
        kept.seek(0)
        with target.writing() as writing:
            manifests.require(writing, revision)
            loading.require_empty(writing)
            rows.take_time(writing)
            taken = rows.load(writing, _read(kept), follow)
            loading.compare(writing, written, taken, follow)
            numbering.go_on(writing)
            refuse_running(source)
    return written


def refuse_running(source: Database) -> None:
    """Refuse while a process works on the source: what it writes meanwhile would be lost."""
    with source.reading() as connection:
        beats = machinery.heartbeats(connection)
    living = sorted(one.process for one in beats if machine_ms() - one.beat_ms < SILENT_MS)
    if living:
        raise RowsRefused(
            f"{', '.join(living)} still works or ended less than a minute ago: stop it, wait, try again"
        )


@contextmanager
def _lines() -> Iterator[IO[bytes]]:
    """Lend a file without a name for what is on its way; the two databases never wait for each other."""
    with TemporaryFile() as kept:
        yield kept


def _read(kept: IO[bytes]) -> Iterable[bytes]:
    return (line.rstrip(b"\n") for line in kept)
