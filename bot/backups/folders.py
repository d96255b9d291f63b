"""Know the folder of backups: which ones lie in it, where each file of one lies, and which are too old.

20261122T020000Z/   one backup: rows.sealed, owners.sealed, media.sealed, manifest.sealed
vault.sealed        the keys of people, latest state only
media/              voice notes and pictures, sealed as they are in service
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAME = re.compile(r"\d{8}T\d{6}Z")
STAMP = "%Y%m%dT%H%M%SZ"
PARTIAL = ".partial"
ROWS, MEDIA, MANIFEST, VAULT = "rows.sealed", "media.sealed", "manifest.sealed", "vault.sealed"
OWNERS = "owners.sealed"


class NoBackup(Exception):
    """There is no such backup."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Kept:
    """One finished backup."""

    folder: Path
    at: datetime

    @property
    def name(self) -> str:
        """Name it, as the files' keys do."""
        return self.folder.name


def name_of(at: datetime) -> str:
    """Name the backup of a moment."""
    return at.astimezone(UTC).strftime(STAMP)


def kept(folder: Path) -> list[Kept]:
    """Return the finished backups of a folder, the oldest first."""
    named = [one for one in folder.iterdir() if NAME.fullmatch(one.name)] if folder.is_dir() else []
    return [Kept(one, _moment(one.name)) for one in sorted(named)]


def chosen(folder: Path, at: datetime | None = None) -> Kept:
    """Return the latest backup, or the latest one of a moment and before."""
    found = [one for one in kept(folder) if at is None or one.at <= at]
    if not found:
        raise NoBackup(f"no backup lies in {folder}" + (f" from {at:%Y-%m-%d %H:%M} or before" if at else ""))
    return found[-1]


def begun(folder: Path, name: str) -> Path:
    """Make the place where a backup is written until it is whole; what an earlier try left is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"*{PARTIAL}"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    partial = folder / (name + PARTIAL)
    partial.mkdir(mode=0o700)
    return partial


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one backup at a time write into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise NoBackup(f"another backup is being written into {folder}") from error
        yield


def finished(partial: Path) -> Path:
    """Give a whole backup, or a whole file, its name in one step, on the disk before anything else."""
    final = partial.with_name(partial.name.removesuffix(PARTIAL))
    partial.replace(final)
    for one in (final, final.parent):
        if one.is_dir():
            _sync(one)
    return final


def pruned(folder: Path, *, before: datetime) -> list[Kept]:
    """Remove the backups of before a moment; the latest one stays, however old."""
    old: Sequence[Kept] = [one for one in kept(folder)[:-1] if one.at < before]
    for one in old:
        shutil.rmtree(one.folder)
    return list(old)


def _moment(name: str) -> datetime:
    return datetime.strptime(name, STAMP).replace(tzinfo=UTC)


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def longest() -> timedelta:
    """Return how long backups may be kept: who is erased has to be gone from them within 90 days."""
    return timedelta(days=89)
