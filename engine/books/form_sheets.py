"""Part the sheets that hold all forms by form, and write each as the Markdown tables of an XLSForm."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.books import cells
from engine.books.book import FIRST_ROW, BookFault, Cell, RawSheet
from engine.books.names import Names
from engine.conversation.bubbles import say

NEW_LINE = "\n"


@dataclass(frozen=True, slots=True)
class FormTable:
    """One sheet of a form: its rows, the head first, and the row of the workbook that each came from."""

    rows: tuple[tuple[str, ...], ...]
    at: tuple[int, ...]


FormRows = dict[str, FormTable]


def forms_in(sheet: RawSheet, part: str, names: Names) -> tuple[dict[str, FormTable], list[BookFault]]:
    """Return the rows of each form in the order of the sheet, without columns that it does not use."""
    head = [names.key_of(part, cells.typed(one)) for one in (sheet.rows or ((),))[0]]
    by_form: dict[str, list[tuple[int, tuple[Cell, ...]]]] = {}
    faults: list[BookFault] = []
    for at, row in enumerate(sheet.rows[1:], FIRST_ROW):
        form, *rest = (cells.typed(cell).strip() for cell in row) if row else ("",)
        if form:
            by_form.setdefault(form, []).append((at, row))
        elif any(rest):
            column = cells.typed(sheet.rows[0][0]) if sheet.rows[0] else ""
            faults.append(
                BookFault(
                    sheet.title, at, column, say("is empty"), say("write which form this row belongs to")
                )
            )
    return {form: _table(head, rows) for form, rows in by_form.items()}, faults


def markdown(form: Mapping[str, FormTable]) -> str | None:
    """Return a form as Markdown; None when a cell has several lines, which Markdown cannot hold."""
    if any(NEW_LINE in cell for table in form.values() for row in table.rows for cell in row):
        return None
    return "".join(f"| {part} |\n" + "".join(map(_line, table.rows)) for part, table in form.items())


def row_of(form: Mapping[str, FormTable], part: str, row: int, *, is_markdown: bool) -> int:
    """Return the row of the workbook that a row of the form's own file came from; 0 when it cannot be told."""
    if part not in form:
        return 0
    before = 0
    for name, table in form.items():
        if name == part:
            break
        before += len(table.rows) + 1
    # In Markdown the sheets stand below each other, each under a line with its name.
    at = row - before - 2 if is_markdown else row - 1
    return form[part].at[at] if 0 <= at < len(form[part].at) else 0


def _table(head: list[str], rows: list[tuple[int, tuple[Cell, ...]]]) -> FormTable:
    texts = [[_text(cell) for cell in row] for _, row in rows]
    used = [
        at for at, name in enumerate(head) if at and name and any(at < len(row) and row[at] for row in texts)
    ]
    body = tuple(tuple(row[at] if at < len(row) else "" for at in used) for row in texts)
    return FormTable((tuple(head[at] for at in used), *body), (1, *(at for at, _ in rows)))


def _text(cell: Cell) -> str:
    return cells.typed(cell).strip() if not hasattr(cell, "isoformat") else str(cell)[:10]


def _line(row: tuple[str, ...]) -> str:
    return "| | " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n"
