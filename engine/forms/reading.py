"""Read an XLSForm from Markdown, a workbook or CSV. The only file that knows pyxform.

pyxform reads and validates the sheets and writes an XForm; that XForm is compiled to a Form. A web process
never imports this: it loads what was compiled.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import get_xlsform
from pyxform.xls2xform import convert

from engine.forms import sheets as sheet_rows
from engine.forms.attaching import contents, id_of
from engine.forms.form import Branch, Form
from engine.forms.origins import unworded_others, with_other_words, with_rows
from engine.forms.problems import FormFault, Problem, problems
from engine.forms.sheets import Row, Sheets, surplus
from engine.forms.support import notes, unsupported
from engine.forms.tables import TableFault, name_of, table, with_external
from engine.forms.xform import compile_xform

Files = Mapping[str, bytes]
"""Tables and documents that a form asks for, by the name of their file."""

_NO_FILES: Files = {}
_ROOT: Final = "data"
_PLACE: Final = re.compile(r"\[row : (\d+)\]\s*(?:On the '(\w+)' sheet, )?")
_NAMED: Final = re.compile(r"'(survey|choices|settings|external_choices|entities)' sheet")
_NAMESPACE: Final = 'sanam="https://sanam.example/xforms"'
_QUOTED: Final = re.compile(r"'([^']+)'")
_FIRST_ROW: Final = 2


def _rows_of_workbook(path: Path) -> Sheets:
    """Return the rows of a workbook; pyxform keeps the empty ones, so that counting gives the numbers."""
    book = get_xlsform(path)
    return {
        sheet: tuple(Row(number, cells) for number, cells in enumerate(rows, _FIRST_ROW))
        for sheet in ("survey", "choices", "settings")
        if (rows := getattr(book, sheet))
    }


_KINDS: Final[dict[str, Callable[[Path], Sheets]]] = {
    ".md": lambda path: sheet_rows.of_markdown(path.read_text("utf-8")),
    ".csv": lambda path: sheet_rows.of_csv(path.read_text("utf-8-sig")),
    ".xlsx": _rows_of_workbook,
    ".xlsm": _rows_of_workbook,
    ".xls": _rows_of_workbook,
}


def read_markdown(text: str, *, name: str, files: Files = _NO_FILES) -> Form:
    """Read a form from Markdown tables; the name is its id when the settings have none."""
    return with_files(_read(text.encode(), ".md", sheet_rows.of_markdown(text), name), files)


def read_file(path: Path, *, files: Files = _NO_FILES) -> Form:
    """Read a form from a file, .md .xlsx .xls or .csv; its name is its id when the settings have none.

    Tables that it asks for are taken from those handed in, else from beside it, else from the folder beside it
    that is named like it with -media behind.
    """
    kind = path.suffix.lower()
    if kind not in _KINDS:
        problem = Problem(
            "", 0, f"a form cannot be read from {path.name}", "save it as .xlsx, .xls, .md or .csv"
        )
        raise FormFault([problem])
    form = _read(path.read_bytes(), kind, _sheets(path, kind), path.stem)
    shown = {name: id_of(name, content) for name, content in contents(form, path).items()}
    return replace(with_files(form, {**_beside(path, form), **files}), attached=shown)


def _beside(path: Path, form: Form) -> dict[str, bytes]:
    places = (path.parent, path.parent / f"{path.stem}-media")
    names = {name_of(address) for address in form.files.values()}
    found = ((name, place / name) for name in names for place in places)
    return {name: one.read_bytes() for name, one in found if one.is_file()}


def with_files(form: Form, files: Files) -> Form:
    """Return a form that holds the tables it asks for, as far as they are handed in by name."""
    lists, documents = dict(form.lists), dict(form.documents)
    for one, address in form.files.items():
        name = name_of(address)
        if name not in files:
            continue
        try:
            found = table(name, files[name], form.default_language)
        except TableFault as wrong:
            cure = "save the table as CSV in UTF-8, its column names in the first row"
            raise FormFault([Problem("survey", 0, str(wrong), cure)]) from wrong
        if isinstance(found, Branch):
            documents[one] = found
        else:
            lists[one] = found
    return replace(form, lists=lists, documents=documents)


def _sheets(path: Path, kind: str) -> Sheets:
    try:
        return _KINDS[kind](path)
    except UnicodeDecodeError as wrong:
        problem = Problem("", 0, f"{path.name} is not written in UTF-8", "save it again as UTF-8")
        raise FormFault([problem]) from wrong
    except PyXFormError as wrong:
        problem = Problem("", 0, str(wrong), "open it in a spreadsheet program and save it again")
        raise FormFault([problem]) from wrong


def _read(content: bytes, kind: str, sheets: Sheets, name: str) -> Form:
    refused = [*(surplus(sheets) if kind == ".md" else ()), *_unnamed(sheets), *unworded_others(sheets)]
    if refused:
        raise FormFault(refused)
    form = with_other_words(with_rows(_compiled(content, kind, sheets), sheets), sheets)
    form = form if _has_id(sheets) else replace(form, id=name)
    found = problems(form)
    if found:
        raise FormFault(found)
    return form


def _compiled(content: bytes, kind: str, sheets: Sheets) -> Form:
    try:
        found = convert(BytesIO(content), file_type=kind, form_name=_ROOT, warnings=[])
        form = compile_xform(found.xform)
        return with_external(form, found.itemsets) if found.itemsets else form
    except PyXFormError as wrong:
        raise FormFault([_problem(str(wrong), sheets, kind)]) from wrong
    except Exception as wrong:  # pyxform raises whatever comes for sheets it did not expect
        cure = "compare the headers of the sheets with xlsform.org"
        raise FormFault([Problem("survey", 0, f"cannot be read: {wrong}", cure)]) from wrong


def _problem(message: str, sheets: Sheets, kind: str) -> Problem:
    """Say where pyxform's complaint belongs; it counts rows as a spreadsheet does."""
    place, named = _PLACE.search(message), _NAMED.search(message)
    sheet = (place[2] if place else None) or (named[1] if named else "survey")
    rows = sheets.get(sheet, ())
    row = _number(int(place[1]), rows, kind) if place else _row_naming(message, rows)
    text = _PLACE.sub("", message).strip()
    return Problem(sheet, row, text, "see xlsform.org for this column")


def _row_naming(message: str, rows: tuple[Row, ...]) -> int:
    """Return the first row with a cell that the message quotes, 0 when there is none."""
    quoted = set(_QUOTED.findall(message))
    return next((row.number for row in rows if quoted & set(row.cells.values())), 0)


def _number(row: int, rows: tuple[Row, ...], kind: str) -> int:
    if kind not in {".md", ".csv"} or not 0 <= row - _FIRST_ROW < len(rows):
        return row
    return rows[row - _FIRST_ROW].number


def _unnamed(sheets: Sheets) -> list[Problem]:
    """Refuse our own columns without their namespace: the XForm would be one that no tool reads."""
    settings = "".join(row.cells.get("namespaces", "") for row in sheets.get("settings", ()))
    columns = sorted({name for row in sheets.get("survey", ()) for name in row.cells if "sanam:" in name})
    if not columns or "sanam=" in settings:
        return []
    cure = f"write {_NAMESPACE} in the column namespaces of the settings sheet"
    return [Problem("settings", 0, f"{columns[0]} is used without its namespace", cure)]


def _has_id(sheets: Sheets) -> bool:
    return any(row.cells.get(one) for row in sheets.get("settings", ()) for one in ("form_id", "id_string"))


__all__ = ["FormFault", "Problem", "notes", "read_file", "read_markdown", "unsupported", "with_files"]
