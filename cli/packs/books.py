"""`flask packs to-xlsx` and `from-xlsx`: a pack as one workbook, and back."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bot.packs.books import book_of, empty_book, keep, made_of, words
from bot.packs.folders import FOLDER, folder_of
from bot.texts import Texts
from engine.books.book import BookFault
from engine.conversation.bubbles import say

__all__ = ["book_of", "empty_book", "from_xlsx", "keep", "made_of", "to_xlsx", "words"]
NEW = "new"
LARGE = {
    "large": "the workbook is too large",
    "broken": "this is no workbook that a spreadsheet program has saved",
}


@click.command("to-xlsx")
@click.argument("name")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def to_xlsx(name: str, file: Path) -> None:
    """Write a pack, named by id or folder, as one workbook; `new` gives one to begin with."""
    file.write_bytes(empty_book() if name == NEW else book_of(folder_of(name)))
    click.echo(str(file))


@click.command("from-xlsx")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--lang", default="th", type=click.Choice(["th", "en"]), help="Language of the faults.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a fault.")
def from_xlsx(file: Path, folder: Path | None, lang: str, *, as_json: bool) -> None:
    """Make a pack of a workbook, below programmes/ or in FOLDER; with faults nothing is written."""
    made = made_of(file.read_bytes())
    if isinstance(made, str):
        raise click.ClickException(LARGE[made])
    taken, faults = made
    for line in _told(faults, Texts.load(lang), as_json=as_json):
        click.echo(line)
    if faults:
        raise SystemExit(1)
    target = folder or FOLDER / str(taken.pack["id"])
    keep(taken, target)
    click.echo(str(target))


def _told(faults: Iterable[BookFault], texts: Texts, *, as_json: bool) -> Iterator[str]:
    for one in faults:
        wrong, cure = texts.word(one.wrong, {}), texts.word(one.cure, {})
        if as_json:
            line = {"sheet": one.sheet, "row": one.row, "column": one.column, "wrong": wrong, "cure": cure}
            yield json.dumps(line, ensure_ascii=False)
        else:
            row = texts.word(say("line {row}", row=str(one.row)), {}) if one.row else ""
            place = " ".join(filter(None, (one.sheet, row, one.column)))
            yield f"✗ {place}: {wrong} → {cure}"
