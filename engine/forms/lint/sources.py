"""Read the sheets of a file for looking at them one by one, whatever shape the file is in."""

from pathlib import Path
from typing import Final

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import get_xlsform

from engine.conversation.bubbles import Phrase, say
from engine.forms import sheets as sheet_rows
from engine.forms.lint.finding import Finding
from engine.forms.sheets import Row, Sheets

KINDS: Final = (".xlsx", ".xlsm", ".xls", ".csv", ".md")
_SHEETS: Final = ("survey", "choices", "settings", "external_choices", "entities")
_FIRST_ROW: Final = 2
_XLSFORM: Final = "https://xlsform.org/en/"


def sheets_of(path: Path) -> Sheets | Finding:
    """Return the sheets, or what keeps the file from being read."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        what = say("{name} is no kind of file that a form is kept in.", name=path.name)
        return _unreadable("file.kind", what)
    try:
        return _read(path, kind)
    except UnicodeDecodeError:
        return _unreadable("file.letters", say("{name} is not written in UTF-8.", name=path.name))
    except OSError:
        return _unreadable("file.unreadable", say("{name} cannot be opened.", name=path.name))
    except (PyXFormError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return _unreadable(
            "file.unreadable", say("{name} is damaged, or not what its ending says.", name=path.name)
        )


def _unreadable(rule: str, what: Phrase) -> Finding:
    cure = say("Open it in a spreadsheet program and save it again as .xlsx, or as CSV in UTF-8.")
    return Finding(rule, "", 0, what, cure, link=_XLSFORM)


def _read(path: Path, kind: str) -> Sheets:
    match kind:
        case ".md":
            return sheet_rows.of_markdown(path.read_text("utf-8-sig"))
        case ".csv":
            return sheet_rows.of_csv(path.read_text("utf-8-sig"))
        case _:
            return _of_workbook(path)


def _of_workbook(path: Path) -> Sheets:
    book = get_xlsform(path)
    return {
        sheet: tuple(Row(number, cells) for number, cells in enumerate(rows, _FIRST_ROW))
        for sheet in _SHEETS
        if (rows := getattr(book, sheet, None))
    }
