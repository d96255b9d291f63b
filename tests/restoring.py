"""Back up a little world, and bring it back into a new one on which people go on."""

from datetime import timedelta
from pathlib import Path

from bot.backups import making
from bot.backups.folders import Kept
from bot.backups.making import Wanted
from bot.backups.sealed_files import Keys
from bot.backups.standstill import Restored, Source, restore
from cli.migrating import migrate_tables
from tests.play import Play

KEYS = Keys(("a key of backups for tests only",))
MONTH = timedelta(days=30)


def backed_up(play: Play, folder: Path, keep: timedelta = MONTH) -> Kept:
    """Back up everything as it stands at this moment of the world."""
    wanted = Wanted(folder, folder, keep)
    core = play.core
    return making.make(core.database, core.files, KEYS, wanted, play.clock.now()).backup


def empty_world(play: Play, folder: Path, url: str = "") -> Play:
    """Make another world with empty tables, the same LINE and the same clock."""
    folder.mkdir(exist_ok=True)
    migrate_tables(url or f"sqlite:///{folder}/sanam.db")
    world = Play(folder, url=url, is_ready=True)
    world.line.keys = play.line.keys
    world.clock.moment = play.clock.moment
    world.count, world.names = play.count, play.names
    world.planner = play.planner
    return world


def brought_back(world: Play, backup: Kept) -> Restored:
    """Restore a backup into an empty world."""
    done = restore(world.core, Source(backup, backup.folder.parent, KEYS))
    world.core.shelf._looked_at = 0.0
    return done
