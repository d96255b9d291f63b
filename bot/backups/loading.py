"""Bring the rows of a backup into an empty database, in one transaction, and prove that they are the same rows."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from bot.backups import manifests, numbering, rows
from bot.backups.folders import OWNERS, ROWS, VAULT, Kept
from bot.backups.manifests import Manifest, purpose
from bot.backups.rows import Follow, RowsRefused, passed
from bot.backups.sealed_files import Keys, lines
from bot.backups.sums import Sums, differences
from models import vault as vault_rows
from models.tables import METADATA


class NotTheSame(Exception):
    """The rows that came in are not those that were written."""

    retryable = False

    def __init__(self, found: list[str]) -> None:
        super().__init__("; ".join(found))


def load(connection: Connection, backup: Kept, vault: Path, keys: Keys, follow: Follow = passed) -> Manifest:
    """Load a backup with the latest vault into empty tables; nothing stays when a row is not the same."""
    manifest = manifests.read(backup, keys)
    manifests.require(connection, manifest.revision)
    require_empty(connection)
    rows.take_time(connection)
    written = rows.load(connection, lines(backup.folder / ROWS, keys, purpose(backup.name, ROWS)), follow)
    rows.load(connection, _vault(vault, manifest, keys), follow)
    compare(connection, manifest.sums, written, follow)
    numbering.go_on(connection)
    return manifest


def _vault(folder: Path, manifest: Manifest, keys: Keys) -> Iterator[bytes]:
    """Open the keys of people; keys of before the backup are refused: half of its people would count as erased."""
    stream = lines(folder / VAULT, keys, purpose("", VAULT))
    if datetime.fromisoformat(json.loads(next(stream))["made"]) < manifest.at:
        raise RowsRefused(f"the keys in {folder} are older than the backup: take the latest ones")
    return stream


def erased(connection: Connection, backup: Kept, keys: Keys) -> list[str]:
    """Name the owners who had a key at the moment of the backup and have none now: they were erased meanwhile."""
    had = (line.decode() for line in lines(backup.folder / OWNERS, keys, purpose(backup.name, OWNERS)))
    have = set(vault_rows.owners(connection))
    return [owner for owner in had if owner not in have]


def compare(connection: Connection, expected: Sums, written: Sums, follow: Follow = passed) -> None:
    """Compare what was expected with what was written, and with what can be read again."""
    found = differences(expected, written)
    if not found:
        some = [one for one in rows.tables() if one.name in expected]
        found = differences(expected, rows.summed(connection, some, follow))
    if found:
        raise NotTheSame(found)


def require_empty(connection: Connection) -> None:
    """Refuse a database that holds a row already."""
    there = set(inspect(connection).get_table_names())
    for one in METADATA.sorted_tables:
        if one.name in there and connection.execute(select(one).limit(1)).first() is not None:
            raise RowsRefused(f"the database is not empty: {one.name} holds rows. Take an empty one")
