"""Write forms as Markdown tables, the way an author's spreadsheet looks in a text file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
Row = Mapping[str, str]
FIRST = ("type", "list_name", "name", "label")


@dataclass(frozen=True, slots=True)
class Written:
    """One form to write: where, and the rows of its sheets."""

    path: str
    survey: tuple[Row, ...]
    choices: tuple[Row, ...] = ()
    settings: Row = field(default_factory=dict)
    sheets: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def markdown(self) -> str:
        """Return the whole file."""
        sheets = {"survey": self.survey, "choices": self.choices, **self.sheets}
        tables = [_table(name, rows) for name, rows in sheets.items() if rows]
        return "\n".join([*tables, _table("settings", (self.settings,))] if self.settings else tables)


def _table(sheet: str, rows: Iterable[Row]) -> str:
    rows = tuple(rows)
    named = dict.fromkeys(name for row in rows for name in row)
    columns = [*(name for name in FIRST if name in named), *(name for name in named if name not in FIRST)]
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return f"| {sheet} |\n" + "".join(f"| | {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def row(kind: str, name: str = "", label: str = "", /, **columns: str) -> Row:
    """Make a row of the survey sheet; `a__b` stands for the column `a::b`, and a last _ is dropped."""
    given = {"type": kind, "name": name, "label": label}
    others = {key.rstrip("_").replace("__", "::"): value for key, value in columns.items()}
    return {key: value for key, value in (given | others).items() if value}


def choices(name: str, /, **labels: str) -> tuple[Row, ...]:
    """Make the rows of one list."""
    return tuple({"list_name": name, "name": key, "label": label} for key, label in labels.items())


def write(forms: Iterable[Written], folder: Path = HERE) -> list[Path]:
    """Write forms and what lies beside them."""
    paths = []
    for form in forms:
        path = folder / form.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(form.markdown(), "utf-8")
        paths.append(path)
        for name, text in form.files.items():
            (path.parent / name).write_text(text, "utf-8")
            paths.append(path.parent / name)
    return paths
