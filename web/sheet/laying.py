"""Lay a table out for the template: a line a unit with its cells, what may be picked, what stood there the round before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.clock import machine_ms
from bot.passes import REPORT
from engine.conversation.kinds.asked import Asked
from engine.conversation.wording import choices
from engine.page.laying import now
from engine.page.masking import is_personal
from engine.sheet.parts import WHOLE, Column, Fault, Line, Reading, Row, Status, Typed
from engine.sheet.texts import text_of, written, yes
from handlers.sheets.tables import Table
from web.sheet.door import Visit
from web.sheet.posting import CELL, WHY, anchor

MOST_PICKED = 60
_NOTHING = Typed()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is shown; an idle one is not asked after the other answers of its line."""

    name: str
    anchor: str
    column: Column
    value: str = ""
    last: str = ""
    mask: str = ""
    options: tuple[str, ...] = ()
    fault: Fault | None = None
    is_idle: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as it is shown."""

    key: str
    anchor: str
    name: str
    status: Status
    number: str
    why_name: str
    why: str
    page: str
    fault: Fault | None
    is_shut: bool
    cells: tuple[Cell, ...] = field(default_factory=tuple)


def laid(
    visiting: Visit, table: Table, rows: Sequence[Row], typed: Mapping[str, Typed], reading: Reading
) -> tuple[Shown, ...]:
    """Lay every line out; what was typed and not taken stays in its cell."""
    return tuple(_shown(visiting, table, row, typed.get(row.line.key, _NOTHING), reading) for row in rows)


def _shown(visiting: Visit, table: Table, row: Row, typed: Typed, reading: Reading) -> Shown:
    line = row.line
    reasons = (one for one in row.filling.draft.reasons.values() if one)
    return Shown(
        key=line.key,
        anchor=anchor(line.key),
        name=line.name,
        status=row.status,
        number=line.number,
        why_name=f"{WHY}{line.key}",
        why=typed.why or next(reasons, ""),
        page=_page(visiting, table, line) if table.sheet.left else "",
        fault=row.faults.get(WHOLE),
        is_shut=line.is_shut,
        cells=_cells(table.sheet.columns, row, typed, reading),
    )


def _page(visiting: Visit, table: Table, line: Line) -> str:
    """Return the page of a single report that is begun: what a table cannot hold is told there."""
    begun = table.drafts.get(line.key)
    if begun is None:
        return ""
    passes, person = visiting.core.passes, visiting.given.person
    return passes.path(begun.id, person, now_ms=machine_ms(), door=REPORT)


def _cells(columns: tuple[Column, ...], row: Row, typed: Typed, reading: Reading) -> tuple[Cell, ...]:
    asked = {one.path: Asked(row.filling, one, reading.when) for one in now(row.filling, reading.when)}
    return tuple(_cell(column, row, asked.get(column.path), typed, reading) for column in columns)


def _cell(column: Column, row: Row, asked: Asked | None, typed: Typed, reading: Reading) -> Cell:
    key, path = row.line.key, column.path
    fault = row.faults.get(path)
    stands = text_of(asked, reading) if asked else ""
    is_hidden = asked is not None and is_personal(asked.question)
    value = _value(row, path, typed, stands, is_hidden=is_hidden)
    return Cell(
        name=f"{CELL}{key}:{path}",
        anchor=anchor(key, path),
        column=column,
        value=value,
        last=_last(row.line, path, reading),
        mask=stands if is_hidden else "",
        options=_options(column, asked, value, reading),
        fault=fault,
        is_idle=asked is None,
    )


def _value(row: Row, path: str, typed: Typed, stands: str, *, is_hidden: bool) -> str:
    """Return what stands in a cell: the words that were not taken, else the answer; what is personal only as it was just typed."""
    fault = row.faults.get(path)
    if fault is not None and fault.typed:
        return fault.typed
    if not is_hidden:
        return stands
    return typed.texts.get(path, "") if path in row.changed else ""


def _last(line: Line, path: str, reading: Reading) -> str:
    question, value = line.filling.form.question(path), line.last.get(path, "")
    return written(Asked(line.filling, question, reading.when), value, reading) if question and value else ""


def _options(column: Column, asked: Asked | None, value: str, reading: Reading) -> tuple[str, ...]:
    """Return what may be picked in a cell, with what stands there; nothing where it is typed."""
    if column.look == "yes":
        found: tuple[str, ...] = (yes(reading),)
    elif column.look == "one":
        found = (
            tuple(label for _, label in choices(asked.filling, asked.question, reading.when))
            if asked is not None
            else column.choices
        )
    else:
        return ()
    if len(found) > MOST_PICKED or len(set(found)) < len(found):
        return ()
    return found if not value or value in found else (*found, value)
