"""Put packs in force for a command, each in a transaction of its own."""

from collections.abc import Sequence
from pathlib import Path

from bot import config
from bot.packs import applying
from bot.packs.applying import attached
from bot.packs.editions import Applied, digest
from bot.packs.folders import FOLDER, folder_of, folders, read
from bot.wiring import Core, core
from cli.working import writing

__all__ = ["FOLDER", "apply", "apply_all", "attached", "digest", "folder_of", "folders", "read"]


def apply(base: Core, folder: Path) -> Applied:
    """Put one pack in force; the same pack again changes nothing."""
    with writing(base) as desk:
        return applying.apply(desk, folder)


def apply_all(settings: config.Settings, wanted: Sequence[Path]) -> list[str]:
    """Apply these packs of the product."""
    base = core(settings)
    try:
        return [apply(base, folder).programme for folder in wanted]
    finally:
        base.database.close()
