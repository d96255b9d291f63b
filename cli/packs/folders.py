"""Name what `bot.packs.folders` finds, for the commands."""

from bot.packs.folders import FOLDER, folder_of, folders, read

__all__ = ["FOLDER", "folder_of", "folders", "read"]
