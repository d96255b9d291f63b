"""Make a backup: rows, media and manifest in a folder of its own, the vault in its one file; then remove what is too old."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.backups import folders, manifests, media, rows
from bot.backups.folders import MANIFEST, MEDIA, OWNERS, ROWS, VAULT, Kept
from bot.backups.manifests import Manifest, purpose
from bot.backups.media import Copied
from bot.backups.rows import Follow, passed
from bot.backups.sealed_files import Keys, Writer, lines
from bot.backups.sums import Sums
from bot.files import Files
from models import vault
from models.database import Database


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a backup goes, and how long it is kept."""

    folder: Path
    vault: Path
    keep: timedelta
    follow: Follow = passed


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a backup."""

    backup: Kept
    manifest: Manifest
    removed: int


def make(database: Database, files: Files, keys: Keys, wanted: Wanted, at: datetime) -> Made:
    """Make a backup of a moment."""
    with folders.alone(wanted.folder):
        return _make(database, files, keys, wanted, at)


def _make(database: Database, files: Files, keys: Keys, wanted: Wanted, at: datetime) -> Made:
    name = folders.name_of(at)
    known = _known(wanted.folder, keys)
    partial = folders.begun(wanted.folder, name)
    with rows.picture(database) as connection:
        revision = manifests.revision(connection)
        # The keys first: a key too many does no harm, a value without its key is lost.
        _vault(connection, keys, wanted, at)
        _owners(connection, partial / OWNERS, keys, name)
        sums = _rows(connection, partial / ROWS, keys, name, wanted.follow)
    count = _media(files, partial / MEDIA, keys, name, known, wanted)
    manifest = Manifest(at, revision, sums, count)
    manifest.write(partial / MANIFEST, keys, purpose(name, MANIFEST))
    finished = Kept(folders.finished(partial), at)
    removed = folders.pruned(wanted.folder, before=at - wanted.keep)
    if removed:
        media.prune(wanted.folder, _named(wanted.folder, keys))
    return Made(finished, manifest, len(removed))


def _vault(connection: Connection, keys: Keys, wanted: Wanted, at: datetime) -> None:
    """Write the keys of people over those of the last backup: an old copy would outlive an erasure."""
    wanted.vault.mkdir(parents=True, exist_ok=True)
    partial = wanted.vault / (VAULT + folders.PARTIAL)
    writer = Writer(partial, keys, purpose("", VAULT))
    writer.add(json.dumps({"made": at.isoformat()}).encode())
    rows.dump(connection, rows.tables(vault=True), writer.add, wanted.follow)
    writer.close()
    folders.finished(partial)


def _owners(connection: Connection, path: Path, keys: Keys, name: str) -> None:
    """Write down who had a key: whoever has none later was erased meanwhile."""
    writer = Writer(path, keys, purpose(name, OWNERS))
    for owner in vault.owners(connection):
        writer.add(owner.encode())
    writer.close()


def _rows(connection: Connection, path: Path, keys: Keys, name: str, follow: Follow) -> Sums:
    writer = Writer(path, keys, purpose(name, ROWS))
    sums = rows.dump(connection, rows.tables(vault=False), writer.add, follow)
    writer.close()
    return sums


def _media(files: Files, path: Path, keys: Keys, name: str, known: dict[str, Copied], wanted: Wanted) -> int:
    writer, count = Writer(path, keys, purpose(name, MEDIA)), 0
    for one in media.copy(files, wanted.folder, known, wanted.follow):
        writer.add(one.line())
        count += 1
    writer.close()
    return count


def copied(one: Kept, keys: Keys) -> dict[str, Copied]:
    """Return the files that a backup names."""
    found = media.from_lines(lines(one.folder / MEDIA, keys, purpose(one.name, MEDIA)))
    return {file.place: file for file in found}


def _known(folder: Path, keys: Keys) -> dict[str, Copied]:
    before = folders.kept(folder)
    return copied(before[-1], keys) if before else {}


def _named(folder: Path, keys: Keys) -> set[str]:
    return {place for one in folders.kept(folder) for place in copied(one, keys)}
