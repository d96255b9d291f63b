"""Tell which row of the survey sheet a path comes from, and what the rows ask that must be refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from engine.forms.form import Form, Texts
from engine.forms.problems import Problem
from engine.forms.sheets import Row, Sheets

_BEGIN: Final = re.compile(r"begin[ _](group|repeat|loop|lgroup|looped group)|group|repeat", re.IGNORECASE)
_END: Final = re.compile(r"end[ _](group|repeat|loop|lgroup|looped group)", re.IGNORECASE)
_OR_OTHER: Final = re.compile(
    r"(?:select_one|select_multiple|select1|select one|select all)\S*\s+.*?(\S+)\s+or[_ ]other", re.IGNORECASE
)
_THAI: Final = re.compile("[\u0e01-\u0e5b]")
_OTHER: Final = "other"


def numbers_by_path(sheets: Sheets, root: str) -> dict[str, int]:
    """Return the row of each path."""
    found: dict[str, int] = {}
    stack = [f"/{root}"]
    for row in sheets.get("survey", ()):
        cells = {header.lower(): cell for header, cell in row.cells.items()}
        kind = cells.get("type") or cells.get("command", "")
        name = cells.get("name") or cells.get("tag") or cells.get("value", "")
        if _END.match(kind):
            stack = stack[:-1] or stack
            continue
        path = f"{stack[-1]}/{name or kind}"
        found.setdefault(path, row.number)
        if _BEGIN.match(kind):
            stack.append(path)
    return found


def with_rows(form: Form, sheets: Sheets) -> Form:
    """Return a form whose questions and groups know their rows."""
    rows = numbers_by_path(sheets, form.root)
    return replace(
        form,
        questions=tuple(replace(one, row=rows.get(one.path, 0)) for one in form.questions),
        groups=tuple(replace(one, row=rows.get(one.path, 0)) for one in form.groups),
    )


def others(sheets: Sheets) -> dict[str, tuple[int, str]]:
    """Return the row and the list of each question of the type or_other, by the question's name."""
    rows = ((row, _OR_OTHER.match(row.cells.get("type", ""))) for row in sheets.get("survey", ()))
    return {row.cells.get("name", ""): (row.number, found[1]) for row, found in rows if found}


def unworded_others(sheets: Sheets) -> list[Problem]:
    """Return a problem for each or_other of a Thai form whose list has no choice "other" in all languages.

    XLSForm's own words for it are English. The choice "other" gives them, for the list and for the question
    behind it.
    """
    if not _is_thai(sheets):
        return []
    cure = "add a choice named other to the list, worded in every language of the form"
    return [
        Problem("survey", number, f"or_other of {name} has no Thai wording", cure)
        for name, (number, list_name) in others(sheets).items()
        if not _is_worded(sheets, list_name)
    ]


def _is_thai(sheets: Sheets) -> bool:
    rows = (*sheets.get("survey", ()), *sheets.get("choices", ()))
    return any(_THAI.search(text) for row in rows for text in _labels(row).values())


def _labels(row: Row) -> Mapping[str, str]:
    return {name: text for name, text in row.cells.items() if name.startswith("label")}


def _is_worded(sheets: Sheets, list_name: str) -> bool:
    rows = list(_choices(sheets, list_name))
    wanted = {name for row in rows for name in _labels(row)}
    return any(wanted <= set(_labels(row)) for row in rows if row.cells.get("name") == _OTHER)


def _choices(sheets: Sheets, list_name: str) -> Iterator[Row]:
    for row in sheets.get("choices", ()):
        if list_name in {row.cells.get("list_name"), row.cells.get("list name")}:
            yield row


def with_other_words(form: Form, sheets: Sheets) -> Form:
    """Word the question behind each or_other as its choice "other" is worded."""
    words = {
        f"{name}_other": _other_labels(form, list_name) for name, (_, list_name) in others(sheets).items()
    }
    return replace(
        form,
        questions=tuple(replace(one, labels=words.get(one.name) or one.labels) for one in form.questions),
    )


def _other_labels(form: Form, list_name: str) -> Texts:
    return next((one.labels for one in form.lists.get(list_name, ()) if one.name == _OTHER), {})
