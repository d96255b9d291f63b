"""A report as it is printed: title lines, a header of two rows, ticks, totals, lines to sign on. Pure.

The same structure becomes a workbook or a tab; nothing here knows either.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engine.forms.form import Answers, Form, Question, in_language
from engine.forms.kinds import PERSONAL
from engine.forms.prefilling import rows_in
from engine.obligations.nouns.layouts import PrintedColumn, PrintedLayout
from exports.columns import LANGUAGE
from exports.reports import cell
from exports.tables import Cell
from thai import writing

TICK = "/"
BLANK = "........................"
_HOLE = re.compile(r"\{([^{}]*)\}")
_CHOSEN = frozenset({"select_one", "select_multiple", "rank"})
Held = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """One cell of the header: over how many columns, and down both rows or only one."""

    text: str
    column: int
    row: int = 0
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that stands on the sheet, in its order."""

    name: str
    title: tuple[str, ...]
    head: tuple[Heading, ...]
    lines: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...]
    sign: tuple[str, ...]
    width: int


def printed(name: str, layout: PrintedLayout, form: Form, answers: Answers, facts: Held) -> Printed:
    """Lay a report out as its pack prints it; `facts` are what lines may show besides answers."""
    asked = _questions(form, layout)
    lines = tuple(_lines(layout, form, asked, answers))
    told = {**facts, **_told(form, answers)}
    return Printed(
        name=name,
        title=tuple(_filled(line, told) for line in layout.title),
        head=tuple(_head(layout.columns)),
        lines=lines,
        totals=_totals(layout, lines),
        sign=tuple(_filled(line, told) for line in layout.sign),
        width=len(layout.columns),
    )


def _questions(form: Form, layout: PrintedLayout) -> dict[str, Question]:
    """Return the questions of the printed lines by their names; what names a person is printed by nobody."""
    repeat = form.group(layout.rows) if layout.rows else None
    under = f"{repeat.path}/" if repeat else "/"
    inside = (one for one in form.questions if one.path.startswith(under))
    return {one.name: one for one in inside if one.own.get("kind") not in PERSONAL}


def _lines(
    layout: PrintedLayout, form: Form, asked: Mapping[str, Question], answers: Answers
) -> Iterator[tuple[Cell, ...]]:
    repeat = form.group(layout.rows) if layout.rows else None
    single = {one.name: answers[one.path] for one in asked.values() if answers.get(one.path)}
    held: Sequence[Held] = rows_in(form, answers, repeat.path) if repeat else (single,)
    for number, one in enumerate(held, start=1):
        yield tuple(_cell(column, number, form, asked, one) for column in layout.columns)


def _cell(column: PrintedColumn, number: int, form: Form, asked: Mapping[str, Question], held: Held) -> Cell:
    if column.is_number:
        return number
    value, question = held.get(column.field, ""), asked.get(column.field)
    if question is None or not value:
        return None
    if not column.tick:
        return worded(form, question, value)
    if column.tick not in value.split():
        return None
    return held.get(column.says, "") or TICK


def worded(form: Form, question: Question, value: str) -> Cell:
    """Return an answer as it is printed: choices by their words, days in full."""
    if question.kind in _CHOSEN:
        language, default = form.language(LANGUAGE), form.default_language
        labels = {one.name: one.labels for one in form.lists.get(question.list_name or "", ())}
        return ", ".join(in_language(labels.get(one, {}), language, default) or one for one in value.split())
    if question.kind == "date":
        return writing.write_long_date(date.fromisoformat(value[:10]))
    if question.kind == "calculate":
        return _number(value)
    return cell(form, question, value)


def _number(value: str) -> Cell:
    return int(value) if value.lstrip("-").isdigit() else value


def _head(columns: Sequence[PrintedColumn]) -> Iterator[Heading]:
    """Yield the headings: a group stands once over its columns, a column without one over both rows."""
    at = 0
    while at < len(columns):
        group = columns[at].group
        if not group:
            yield Heading(columns[at].title, at, down=2)
            at += 1
            continue
        end = at
        while end < len(columns) and columns[end].group == group:
            end += 1
        yield Heading(group, at, across=end - at)
        yield from (Heading(one.title, number, row=1) for number, one in enumerate(columns[at:end], start=at))
        at = end


def _totals(layout: PrintedLayout, lines: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    """Add the lines up that are printed: a total can be nothing else than its lines."""
    if not any(one.total for one in layout.columns):
        return ()
    found: list[Cell] = [
        _sum(line[at] for line in lines) if one.total else None for at, one in enumerate(layout.columns)
    ]
    first = next((at for at, one in enumerate(layout.columns) if not one.is_number and not one.total), 0)
    found[first] = layout.total
    return tuple(found)


def _sum(cells: Iterator[Cell]) -> Cell:
    found = sum((Decimal(str(one)) for one in cells if isinstance(one, (int, float, Decimal))), Decimal(0))
    return int(found) if found == found.to_integral_value() else found


def _told(form: Form, answers: Answers) -> dict[str, str]:
    """Word the answers outside lists for the lines of the title and those to sign on."""
    told = {}
    for question in form.questions:
        value = answers.get(question.path, "")
        if (
            value
            and question.own.get("kind") not in PERSONAL
            and question.kind not in {"image", "file", "note"}
        ):
            shown = worded(form, question, value)
            told[question.name] = _written(shown)
    return told


def _written(shown: Cell) -> str:
    if isinstance(shown, int) and not isinstance(shown, bool):
        return writing.write_number(shown)
    return str(shown)


def _filled(line: str, told: Held) -> str:
    return _HOLE.sub(lambda hole: told.get(hole[1], "") or BLANK, line)
