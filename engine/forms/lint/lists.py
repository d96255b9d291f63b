"""Look at the choices: lists that are asked and not there, rows without name or wording, two of one name."""

from collections.abc import Iterator
from typing import Final

from engine.conversation.bubbles import Phrase, say
from engine.forms.lint.cells import Line, cell, lines, list_of, nearest, wordings
from engine.forms.lint.finding import Finding, Weight
from engine.forms.sheets import Row, Sheets

_LINK: Final = "https://xlsform.org/en/#multiple-choice-questions"
_MANY: Final = ("select_multiple", "select all", "add select multiple", "rank")


def of_lists(sheets: Sheets) -> Iterator[Finding]:
    """Yield what is wrong with lists and their rows."""
    rows = list(lines(sheets))
    known = list(
        dict.fromkeys(
            list_of(row) for sheet in ("choices", "external_choices", "osm") for row in sheets.get(sheet, ())
        )
    )
    names = {one.name for one in rows}
    for one in rows:
        wanted = one.list_name
        if wanted and wanted not in known and not (wanted.startswith("${") and wanted[2:-1] in names):
            yield _unknown(one, wanted, nearest(wanted, [name for name in known if name]))
    many = {one.list_name for one in rows if one.kind.lower().startswith(_MANY)}
    may_repeat = any(
        cell(row, "allow_choice_duplicates").lower() in {"yes", "true"} for row in sheets.get("settings", ())
    )
    yield from _choices(sheets.get("choices", ()), many, may_repeat=may_repeat)
    yield from _unused(sheets, {one.list_name for one in rows})


def _unknown(one: Line, wanted: str, near: str) -> Finding:
    what = say("The list {list} is not in the sheet choices.", list=wanted)
    cure = say("Did you mean {near}?", near=near) if near else say("Write its choices in the sheet choices.")
    return Finding("list.unknown", "survey", one.row.number, what, cure, "type", one.kind, _LINK)


def _choices(rows: tuple[Row, ...], many: set[str], *, may_repeat: bool) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        list_name, name = list_of(row), cell(row, "name", "value")
        if not list_name:
            continue
        if not name:
            what = say("A choice of the list {list} has no name.", list=list_name)
            yield _of_choice(
                "choice.name", row, what, say("Write a short name in the column name: it is what is stored.")
            )
            continue
        first = seen.setdefault((list_name, name), row.number)
        if first != row.number and not may_repeat:
            what = say("The choice {name} stands twice, first in line {row}.", name=name, row=first)
            yield _of_choice("choice.twice", row, what, say("Give each choice of a list its own name."), name)
        if " " in name and list_name in many:
            what = say(
                "The name {name} has a space, and several answers are stored with spaces between them.",
                name=name,
            )
            yield _of_choice(
                "choice.spaces", row, what, say("Write {name}.", name=name.replace(" ", "_")), name
            )
        if not wordings(row) and not any(key.startswith(("media", "image")) for key in row.cells):
            what = say("The choice {name} has no wording.", name=name)
            yield _of_choice(
                "choice.label", row, what, say("Write it in the column label."), name, is_remark=True
            )


def _of_choice(
    rule: str, row: Row, what: Phrase, cure: Phrase, text: str = "", *, is_remark: bool = False
) -> Finding:
    weight: Weight = "remark" if is_remark else "problem"
    column = "label" if rule == "choice.label" else "name"
    return Finding(rule, "choices", row.number, what, cure, column, text, _LINK, weight)


def _unused(sheets: Sheets, used: set[str]) -> Iterator[Finding]:
    survey = " ".join(str(text) for row in sheets.get("survey", ()) for text in row.cells.values())
    first: dict[str, int] = {}
    for row in sheets.get("choices", ()):
        first.setdefault(list_of(row), row.number)
    for name, number in first.items():
        if name and name not in used and name not in survey:
            what = say("No question uses the list {list}.", list=name)
            cure = say("Use it, or take its choices away.")
            yield Finding("list.unused", "choices", number, what, cure, "list_name", name, _LINK, "remark")
