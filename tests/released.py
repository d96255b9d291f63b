"""Bring one database up to date for a whole run, all its workers together; whoever needs a released one copies it.

Reading the packs takes seconds, and a release of a copy finds them in force.
"""

import fcntl
import shutil
from pathlib import Path

from bot import config
from cli.release import release

NAME = "sanam.db"


def put_into(folder: Path) -> Path:
    """Copy the released database of this run into a folder that pytest gave; what lies there already stays."""
    own = folder / NAME
    return own if own.exists() else Path(shutil.copy(_released(folder.parent), own))


def _released(base: Path) -> Path:
    """Return the database of the run, made by whichever worker comes first."""
    run = base.parent if base.name.startswith("popen-") else base
    made = run / "released-once" / NAME
    made.parent.mkdir(exist_ok=True)
    with (run / "released-once.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = made.with_suffix(".begun")
            release(config.load(_environ(begun)))
            begun.rename(made)
    return made


def _environ(path: Path) -> dict[str, str]:
    keys = {"SECRET_KEY": "of-nobody", "FIELD_KEY": "of-nobody"}
    return {"SANAM_ENV": "development", "DATABASE_URL": f"sqlite:///{path}", **keys}
