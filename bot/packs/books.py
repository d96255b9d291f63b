"""Make a workbook of a pack, and a pack of a workbook; what is to be mended first is named by sheet, row and column."""

import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.packs.folders import FOLDER, read
from bot.texts import LOCALE
from engine.books import clocks, faulting, reading, writing
from engine.books.book import BookFault
from engine.books.form_sheets import FormRows, markdown
from engine.books.names import Names, names
from engine.books.taking import Taken
from engine.books.toml_text import text_of
from engine.forms.lint import check
from engine.obligations.faults import PackFault
from engine.obligations.reading import FILE, form_path, form_paths_of
from exports import form_books, pack_books


def words() -> Names:
    """Read what sheets and columns are called."""
    return names(tomllib.loads((LOCALE / "th" / "packs.toml").read_text("utf-8")))


def book_of(folder: Path) -> bytes:
    """Return the workbook of a pack's folder."""
    read(folder)
    values = tomllib.loads((folder / FILE).read_text("utf-8"))
    return _book(values, {name: form_books.sheets_of(path) for name, path in form_paths_of(folder).items()})


def empty_book() -> bytes:
    """Return a workbook with every sheet and nothing in them."""
    return _book({}, {})


def _book(values: Mapping[str, object], forms: Mapping[str, form_books.Grids]) -> bytes:
    called = words()
    return pack_books.write(
        writing.sheets(values, forms, called), called.plain["help"], clocks.examples(called)
    )


def made_of(content: bytes) -> tuple[Taken, tuple[BookFault, ...]] | pack_books.Broken:
    """Return what a workbook holds, and what is to be mended in it before it can be a pack."""
    sheets = pack_books.read(content)
    if isinstance(sheets, str):
        return sheets
    called = words()
    taken = reading.read(sheets, called)
    return taken, tuple(taken.faults) or tuple(_faults(taken, called))


def keep(taken: Taken, folder: Path) -> None:
    """Write a pack into its folder; what lies there besides, such as pictures and the README, stays."""
    (folder / "forms").mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text_of(taken.pack), "utf-8")
    for name, form in taken.forms.items():
        old = form_path(folder, name)
        path = _write_form(folder / "forms", name, form)
        if old and old != path:
            old.unlink()


def _write_form(folder: Path, name: str, form: FormRows) -> Path:
    text = markdown(form)
    path = folder / f"{name}.{'xlsx' if text is None else 'md'}"
    path.write_bytes(form_books.book_of(form) if text is None else text.encode())
    return path


def _faults(taken: Taken, called: Names) -> Iterator[BookFault]:
    """Try the pack as it would be, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / str(taken.pack.get("id") or "pack")
        base = taken.pack.get("shares")
        if base and (FOLDER / str(base)).is_dir():
            (Path(made) / str(base)).symlink_to(FOLDER / str(base))
        keep(taken, folder)
        found = list(_faults_of_forms(folder, taken.forms, called))
        yield from found
        if not found:
            try:
                read(folder)
            except PackFault as fault:
                yield from faulting.of_pack(fault.problems, taken, called)


def _faults_of_forms(folder: Path, forms: Mapping[str, FormRows], called: Names) -> Iterator[BookFault]:
    for name, form in forms.items():
        path = form_path(folder, name)
        if path:
            yield from faulting.of_form(
                check(path).findings, name, form, called, is_markdown=path.suffix == ".md"
            )
