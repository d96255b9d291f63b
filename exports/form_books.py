"""The sheets of one form, out of its file and into a workbook of its own."""

import io
from pathlib import Path

import xlsxwriter

from engine.books import cells
from engine.books.form_sheets import FormRows
from engine.books.names import FORM_SHEETS
from engine.forms.sheets import grids
from exports import pack_books

Grids = dict[str, list[list[str]]]


def sheets_of(path: Path) -> Grids:
    """Return the sheets of a form as rows of cells, the head first."""
    if path.suffix == ".md":
        return grids(path.read_text("utf-8"))
    found = pack_books.read(path.read_bytes())
    if isinstance(found, str):
        raise ValueError(f"{path.name} is no workbook")  # noqa: TRY004 - what is wrong is the file
    named = {sheet.title.strip().lower(): sheet.rows for sheet in found}
    return {
        name: [[cells.typed(cell) for cell in row] for row in named[name] if row]
        for name in FORM_SHEETS
        if named.get(name)
    }


def book_of(form: FormRows) -> bytes:
    """Return a form as a workbook, for cells with several lines."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, table in form.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(table.rows):
                for column, cell in enumerate(row):
                    if cell:
                        page.write_string(at, column, cell)
    return out.getvalue()
