"""Fingerprint where a pack comes from, its folder and the code that reads it: what has not changed need not be read again.

Nothing here reads a pack or loads what reads one: a release that finds everything in force is over in a second.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.config import ROOT

FOLDER: Final = ROOT / "programmes"
PACK: Final = "programme.toml"
# What a pack in force is made by. With anything else of the product the same folder gives the same pack.
READ_BY: Final = (
    "engine/**/*.py",
    "thai/**/*.py",
    "bot/packs/*.py",
    "bot/mirrors/reporting.py",
    "exports/columns.py",
    "requirements.txt",
)


def folders() -> list[Path]:
    """Return the folders that hold a pack."""
    return sorted(path.parent for path in FOLDER.glob(f"*/{PACK}"))


def fingerprint(folder: Path) -> str:
    """Return a text that is another one when a file of the pack, a pack beside it, or what reads them has changed.

    A pack may share units and offices of one beside it, so each depends on all of them.
    """
    own = (path for path in folder.rglob("*") if path.is_file())
    return _digest([*own, *folder.parent.glob(f"*/{PACK}")], folder.parent, _code())


@cache
def _code() -> str:
    return _digest((path for one in READ_BY for path in ROOT.glob(one)), ROOT)


def _digest(paths: Iterable[Path], root: Path, before: str = "") -> str:
    found = sha256(before.encode())
    for path in sorted(set(paths)):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root)} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()
