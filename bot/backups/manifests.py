"""Keep what a backup holds: when it was made, by which version of the tables, and the sums of every table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.backups import sums
from bot.backups.folders import MANIFEST, VAULT, Kept
from bot.backups.rows import RowsRefused
from bot.backups.sealed_files import Keys, Writer, lines
from bot.backups.sums import Sums


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one backup holds."""

    at: datetime
    revision: str
    sums: Sums
    files: int

    def write(self, path: Path, keys: Keys, purpose: str) -> None:
        """Write it, sealed like everything else."""
        writer = Writer(path, keys, purpose)
        kept = {"at": self.at.isoformat(), "revision": self.revision, "files": self.files}
        writer.add(json.dumps({**kept, "tables": sums.as_json(self.sums)}).encode())
        writer.close()


def read(one: Kept, keys: Keys) -> Manifest:
    """Read the manifest of a backup."""
    [line] = lines(one.folder / MANIFEST, keys, purpose(one.name, MANIFEST))
    kept: Mapping[str, object] = json.loads(line)
    tables = kept["tables"]
    return Manifest(
        datetime.fromisoformat(str(kept["at"])),
        str(kept["revision"]),
        sums.from_json(tables if isinstance(tables, dict) else {}),
        int(str(kept["files"])),
    )


def purpose(backup: str, file: str) -> str:
    """Name what a file is for, so that none stands in for another one."""
    return file if file == VAULT else f"{backup}/{file}"


def revision(connection: Connection) -> str:
    """Return which version the tables of a database have; none where there are none."""
    if "alembic_version" not in inspect(connection).get_table_names():
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def require(connection: Connection, wanted: str) -> None:
    """Refuse tables of another version than the rows are of."""
    here = revision(connection)
    if here != wanted:
        raise RowsRefused(
            f"the rows are of tables {wanted or 'without a version'}, this version makes {here or 'none'}: "
            "use the version that wrote them, then release this one"
        )
