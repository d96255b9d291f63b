"""Write the files of a report into a folder, each under the number of the report: paper, workbook, what was sent beside it, all."""

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, get_args

from bot.papers import laying, pieces
from bot.wiring import Core
from exports import printed_books
from exports.paper.writing import write as write_paper
from exports.tables import guarded
from handlers.boards.papers import Paper
from handlers.desk import Desk

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


def write(core: Core, desk: Desk, found: tuple[Paper, ...], kind: Kind, folder: Path) -> Path:
    """Write one file about a report, or a paper about several."""
    target = folder / name_of(kind, found[0].report.number)
    match kind:
        case "pdf" | "memo" | "round":
            _paper(core, desk, found, target, with_memo=kind == "memo")
        case "xlsx":
            printed_books.write(laying.book_of(core, desk, found[0]), target)
        case "photos":
            with zipfile.ZipFile(target, "w") as packed:
                pack_beside(core, desk, found[0], packed)
        case "set":
            _set(core, desk, found[0], folder, target)
    return target


def _paper(core: Core, desk: Desk, found: tuple[Paper, ...], target: Path, *, with_memo: bool) -> None:
    paper = laying.paper_of(core, desk, found, with_memo=with_memo, with_photos=len(found) == 1)
    write_paper(paper, target, desk.now)


def _set(core: Core, desk: Desk, found: Paper, folder: Path, target: Path) -> None:
    """Pack what goes by letter, e-mail or on a disc: paper with its memo, workbook, and what was sent beside it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for kind in ("memo", "xlsx"):
            made = write(core, desk, (found,), kind, folder)
            packed.write(made, made.name)
        pack_beside(core, desk, found, packed, "photos/")


def pack_beside(core: Core, desk: Desk, found: Paper, packed: zipfile.ZipFile, folder: str = "") -> None:
    """Stream each file into the archive, and a list of what is said of them; what is a picture is small already."""
    told = io.StringIO()
    rows = csv.writer(told)
    for one in pieces.beside(core, desk, found):
        with packed.open(
            zipfile.ZipInfo(folder + one.name, _stamp(one.row.received_at)), "w", force_zip64=True
        ) as inside:
            for part in pieces.content(core, desk, one.row):
                inside.write(part)
        rows.writerow((one.name, guarded(one.caption)))
    packed.writestr(zipfile.ZipInfo(folder + LIST, _stamp(desk.now)), told.getvalue().encode("utf-8-sig"))


def _stamp(at: datetime) -> tuple[int, int, int, int, int, int]:
    """Return a moment as an archive holds it."""
    return at.year, at.month, at.day, at.hour, at.minute, at.second
