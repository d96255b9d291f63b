"""Find the forms of the corpus, and say what each of them uses."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

from engine.forms.sheets import Sheets, of_markdown

HERE = Path(__file__).parent
WRONG = HERE / "wrong"
KINDS = (".md", ".xlsx", ".csv")
TYPES = frozenset({
    *QUESTION_TYPE_DICT, *aliases.control, *aliases.select, *aliases.cascading, *aliases.osm,
})  # fmt: skip
_CALLED = re.compile(r"([a-z][a-z0-9:-]*)\s*\(")


@cache
def accepted() -> tuple[Path, ...]:
    """Return the forms that pyxform takes."""
    return tuple(path for path in _every() if WRONG not in path.parents)


@cache
def refused() -> tuple[Path, ...]:
    """Return the forms that have something wrong with them."""
    return tuple(path for path in _every() if WRONG in path.parents)


def _every() -> Iterator[Path]:
    tables = {path.stem for path in HERE.rglob("*.csv") if not _is_form(path)}
    for path in sorted(HERE.rglob("*")):
        if (
            path.suffix in KINDS
            and path.name != "README.md"
            and not (path.suffix == ".csv" and path.stem in tables)
        ):
            yield path


def _is_form(path: Path) -> bool:
    return path.suffix != ".csv" or path.read_bytes().lstrip(b"\xef\xbb\xbf").startswith(
        (b"survey", b'"survey')
    )


def name(path: Path) -> str:
    """Return how a form is called in tests."""
    return str(path.relative_to(HERE))


@cache
def sheets() -> tuple[Sheets, ...]:
    """Return the sheets of every form in Markdown."""
    return tuple(of_markdown(path.read_text("utf-8")) for path in _every() if path.suffix == ".md")


@cache
def types() -> frozenset[str]:
    """Return the types that some form uses."""
    return frozenset(filter(None, (_type(cell) for cell in _cells("survey", {"type", "command"}))))


def _type(cell: str) -> str:
    inner = re.sub(r"^begin[ _]", "", cell)
    fitting = (one for one in TYPES if inner == one or inner.startswith(f"{one} "))
    return max(fitting, key=len, default="")


def _cells(sheet: str, columns: set[str]) -> Iterator[str]:
    for form in sheets():
        for one in form.get(sheet, ()):
            yield from (cell for column, cell in one.cells.items() if not columns or column in columns)


@cache
def columns(sheet: str) -> frozenset[str]:
    """Return the headers that some form's sheet has a cell under."""
    return frozenset(column for form in sheets() for one in form.get(sheet, ()) for column in one.cells)


@cache
def functions() -> frozenset[str]:
    """Return the functions that some form calls."""
    cells = (cell for sheet in ("survey", "settings", "entities") for cell in _cells(sheet, set()))
    return frozenset(called for cell in cells for called in _CALLED.findall(cell))
