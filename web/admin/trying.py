"""Read a pack out of a workbook that an admin handed in: what it holds, or what is to be mended in it first."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.packs import books
from bot.packs.folders import FOLDER, read
from engine.books.book import BookFault
from engine.books.taking import Taken
from engine.forms.form import Form
from engine.obligations.programme import Programme
from handlers.boards.admins import Care
from web.board.door import Visit


@dataclass(frozen=True, slots=True)
class Tried:
    """A workbook that was tried. `why` names what stands against the whole of it: "large", "broken", "foreign"."""

    taken: Taken | None = None
    faults: tuple[BookFault, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read from a folder, with its forms."""

    folder: Path
    programme: Programme
    forms: Mapping[str, Form]


def tried(visit: Visit, content: bytes) -> Tried:
    """Try a workbook: read it, check the pack that it holds, and whose it is."""
    made = books.made_of(content)
    if isinstance(made, str):
        return Tried(why=made)
    taken, faults = made
    if faults:
        return Tried(taken, faults)
    with unpacked(taken) as pack:
        return Tried(taken, why="" if may_put(visit.cares, pack.programme) else "foreign")


def may_put(care: Care, programme: Programme) -> bool:
    """Say whether somebody may put a pack in force: one of her programmes, or one that shares their offices."""
    return programme.home in care.homes


@contextmanager
def unpacked(taken: Taken) -> Iterator[Pack]:
    """Lend a pack in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / str(taken.pack["id"])
        shared = str(taken.pack.get("shares") or "")
        if shared and (FOLDER / shared).is_dir():
            (Path(made) / shared).symlink_to(FOLDER / shared)
        books.keep(taken, folder)
        yield Pack(folder, *read(folder))
