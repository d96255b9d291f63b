"""Write the files of a report into a folder, each under the number of the report: paper, workbook, what was sent beside it, all."""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, get_args

from bot.papers import laying, pieces
from bot.watermarks import marked
from bot.wiring import Core
from exports import printed_books
from exports.paper.writing import write as write_paper
from exports.tables import guarded
from handlers.boards.papers import Paper
from handlers.desk import Desk
from models.evidence import Evidence

Kind = Literal["pdf", "memo", "xlsx", "photos", "set", "round"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
TYPES: Final = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
LIST: Final = "list.csv"


def name_of(kind: Kind, number: str) -> str:
    """Return the name of a file of a report."""
    endings = {"memo": "-memo.pdf", "photos": "-photos.zip", "set": ".zip", "round": "-round.pdf"}
    return number + endings.get(kind, f".{kind}")


def write(core: Core, desk: Desk, found: tuple[Paper, ...], kind: Kind, folder: Path, mark: str = "") -> Path:
    """Write one file about a report, or a paper about several; with `mark` pages and pictures say who took them."""
    target = folder / name_of(kind, found[0].report.number)
    match kind:
        case "pdf" | "memo" | "round":
            _paper(core, desk, found, target, with_memo=kind == "memo", mark=mark)
        case "xlsx":
            printed_books.write(laying.book_of(core, desk, found[0]), target)
        case "photos":
            with zipfile.ZipFile(target, "w") as packed:
                pack_beside(core, desk, found[0], packed, mark=mark)
        case "set":
            _set(core, desk, found[0], folder, target, mark)
    return target


def _paper(
    core: Core, desk: Desk, found: tuple[Paper, ...], target: Path, *, with_memo: bool, mark: str
) -> None:
    paper = laying.paper_of(core, desk, found, with_memo=with_memo, with_photos=len(found) == 1)
    write_paper(replace(paper, mark=mark), target, desk.now)


def _set(core: Core, desk: Desk, found: Paper, folder: Path, target: Path, mark: str) -> None:
    """Pack what goes by letter, e-mail or on a disc: paper with its memo, workbook, and what was sent beside it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for kind in ("memo", "xlsx"):
            made = write(core, desk, (found,), kind, folder, mark)
            packed.write(made, made.name)
        pack_beside(core, desk, found, packed, "photos/", mark=mark)


def pack_beside(core: Core, desk: Desk, found: Paper, packed: zipfile.ZipFile, folder: str = "", *, mark: str = "") -> None:  # fmt: skip
    """Stream each file into the archive, and a list of what is said of them; what is a picture is small already."""
    told = io.StringIO()
    rows = csv.writer(told)
    for one in pieces.beside(core, desk, found):
        with packed.open(
            zipfile.ZipInfo(folder + one.name, _stamp(one.row.received_at)), "w", force_zip64=True
        ) as inside:
            for part in _content(core, desk, one.row, mark):
                inside.write(part)
        rows.writerow((one.name, guarded(one.caption)))
    packed.writestr(zipfile.ZipInfo(folder + LIST, _stamp(desk.now)), told.getvalue().encode("utf-8-sig"))


def _content(core: Core, desk: Desk, row: Evidence, mark: str) -> Iterable[bytes]:
    """Yield what is in a piece; with a mark a picture is drawn anew, and one that cannot be is left empty."""
    inside = pieces.content(core, desk, row)
    if not mark or row.kind != "image":
        return inside
    drawn = marked(inside, mark)
    return () if drawn is None else (drawn,)


def _stamp(at: datetime) -> tuple[int, int, int, int, int, int]:
    """Return a moment as an archive holds it."""
    return at.year, at.month, at.day, at.hour, at.minute, at.second
