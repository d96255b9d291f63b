"""One pass over a programme: rows that are owed first, then the tabs that no single report changes.

Everything that is done is noted as it is done; a pass that dies is taken up where it stood.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.mirrors import groups, printing, reporting, rounds
from bot.mirrors.reporting import Layer
from bot.mirrors.tabs import is_known, memory_of
from bot.wiring import Core
from engine.obligations.programme import Programme
from exports.columns import TABLE
from exports.mirror import checking, differing
from exports.mirror.lines import Line, lines_of
from exports.mirror.memory import Memory
from exports.mirror.mirroring import Mirror, begun, bring
from exports.mirror.opening import Book
from exports.reports import Shape, table
from exports.tables import Table
from handlers.keeping import opened
from models import leases, sheet_edits, sheet_opened, sheet_owed, sheet_tabs
from models.reports import Report
from models.sheet_owed import After

PAGE = 200
LEASE_MS = 180_000
log = logging.getLogger("sanam.sheets")


class Overtaken(Exception):
    """Somebody else writes this spreadsheet: the lease was lost."""

    retryable = True


@dataclass(slots=True)
class Pass:
    """What one pass works with; `everything` reads and compares every row, `forced` makes the database right everywhere."""

    core: Core
    book: Book
    programme: Programme
    owner: str
    everything: bool = False
    forced: bool = False
    written: int = 0
    edits: int = 0
    layer: Layer = field(init=False)

    def __post_init__(self) -> None:
        self.layer = Layer(self.core.shelf.library(), self.core.texts, self.core.settings.public_url)

    def stay(self) -> None:
        """Keep the spreadsheet, or stop: two writers would take each other's rows for a person's."""
        with self.core.database.writing() as connection:
            held = leases.take(connection, f"sheet:{self.book.id}"[:80], self.owner, now_ms=machine_ms(), life_ms=LEASE_MS)  # fmt: skip
        if not held:
            raise Overtaken


def owed(work: Pass) -> None:
    """Write the rows that are owed, form by form."""
    with work.core.database.reading() as connection:
        names = [form for programme, form in sheet_owed.forms(connection) if programme == work.programme.id]
    for name in names:
        _form(work, name)


def _form(work: Pass, name: str) -> None:
    shape, title, allowed = _shape(work, name)
    memory = memory_of(work.core, work.book, work.programme.id, f"form:{name}", title, _hushed(work, name))
    titles = reporting.titles(work.core.texts, shape)
    empty = table(title, shape, (), titles)
    with work.core.database.reading() as connection:
        expected = sheet_owed.count(connection, work.programme.id)
    mirror = _begun(work, memory, empty, expected, shape.hushed)
    if mirror.outcome.needs_all:
        with work.core.database.writing() as connection:
            sheet_owed.owe_form(connection, work.programme.id, name, machine_ms())
    debts: dict[str, int] = {}
    layer = replace(work.layer, personal=_opener(work) if allowed else None)

    def done(keys: list[str]) -> None:
        work.stay()
        with work.core.database.writing() as connection:
            sheet_owed.written(connection, [(key, debts.pop(key)) for key in keys if key in debts])

    bring(mirror, _owed_lines(work, layer, name, empty, shape, debts), done)
    done(list(debts))
    _end(work, mirror)


def _owed_lines(
    work: Pass, layer: Layer, name: str, empty: Table, shape: Shape, debts: dict[str, int]
) -> Iterator[Line]:
    """Yield the owed rows of a form; what only few may know of is owed no more, and never yielded."""
    after: After = None
    while True:
        with work.core.database.reading() as connection:
            page = sheet_owed.page(connection, work.programme.id, name, after, PAGE)
            found = [report for report, _ in page]
            lines = list(reporting.lines(connection, layer, work.programme, found))
        if not page:
            return
        debts.update({report.root_id: since for report, since in page})
        gone = {one.report.root_id for one in lines if one.withdrawn}
        rows = table(empty.name, shape, lines, reporting.titles(work.core.texts, shape))
        yield from lines_of(rows, gone)
        after = (found[-1].sent_at, found[-1].id)


def slow(work: Pass) -> None:
    """Compare the tabs that no single report changes with what was last written to them."""
    for name, one in _slow_tables(work):
        _compared(work, name, one)
    printing.printed(work)


def _slow_tables(work: Pass) -> Iterator[tuple[str, Table]]:
    with work.core.database.reading() as connection:
        desk = desk_of(work.core, connection)
        found = list(groups.tables(connection, work.layer, work.programme))
    yield from found
    with work.core.database.reading() as connection:
        desk = desk_of(work.core, connection)
        one = rounds.rounds(desk, work.layer, work.programme)
    yield "rounds", one
    with work.core.database.reading() as connection:
        desk = desk_of(work.core, connection)
        places = rounds.summary(desk, work.layer, work.programme)
    yield "places", places


def _compared(work: Pass, name: str, one: Table) -> None:
    lines = list(lines_of(one))
    if not lines and not is_known(work.core, work.book, work.programme.id, name):
        return
    memory = memory_of(work.core, work.book, work.programme.id, name, one.name)
    changed = _with_put_back(work, memory, lines, differing.changed(memory, one, lines))
    is_there = work.book.tab(memory.tab.gid) is not None
    if not changed and is_there and not work.everything:
        return
    mirror = _begun(work, memory, one, len(lines))
    if work.everything or mirror.outcome.needs_all or not is_there:
        changed = [*lines, *(line for line in changed if line.is_gone)]
    bring(mirror, changed, lambda _: work.stay())
    _end(work, mirror)


def _with_put_back(work: Pass, memory: Memory, lines: list[Line], changed: list[Line]) -> list[Line]:
    """Add the rows in which an administrator puts a cell back."""
    with work.core.database.reading() as connection:
        found = sheet_edits.going_back(connection, work.programme.id)
    wanted = {one.key for one in found if one.tab_id == memory.tab.id} - {line.key for line in changed}
    return changed + [line for line in lines if line.key in wanted]


def _begun(work: Pass, memory: Memory, one: Table, expected: int, hushed: Collection[int] = ()) -> Mirror:
    work.stay()
    return begun(
        work.book,
        memory,
        one,
        expected=expected,
        everything=work.everything,
        forced=work.forced,
        hushed={f"{number}" for number in hushed},
    )


def _end(work: Pass, mirror: Mirror) -> None:
    """Note what is complete again, and tell of rows that people copied."""
    outcome = mirror.outcome
    if mirror.memory.tab.fresh:
        mirror.memory.refreshed()
    if work.everything:
        checking.copies(mirror, forced=work.forced)
    work.written += outcome.updated + outcome.appended
    work.edits += len(outcome.edits)
    told = {"tab": mirror.tab.title, "appended": outcome.appended, "updated": outcome.updated}
    log.info("sheet_written", extra=told)


def _shape(work: Pass, name: str) -> tuple[Shape, str, frozenset[str]]:
    with work.core.database.reading() as connection:
        allowed = sheet_opened.names(connection, work.programme.id, name)
        shape = reporting.shape_of(connection, work.layer.library, work.programme, name, allowed)
    title = next((one.title for one in shape.places if one.path == TABLE), name)
    return shape, title, allowed


def _hushed(work: Pass, name: str) -> frozenset[str]:
    """Name the columns whose words are never repeated anywhere else."""
    shape, _, allowed = _shape(work, name)
    found = work.layer.library.form(work.programme.id, name)
    personal = {one.path for one in found[0].questions if one.name in allowed} if found else set()
    return frozenset(f"{one.number}" for one in shape.places if one.path in personal)


def _opener(work: Pass) -> reporting.Personal:
    def open_(report: Report) -> dict[str, str]:
        with work.core.database.reading() as connection:
            return opened(desk_of(work.core, connection), report).get("personal", {})

    return open_


def restore(work: Pass, tabs: Sequence[sheet_tabs.SheetTab]) -> None:
    """Owe every row of the tabs that somebody deleted."""
    lost = [
        one
        for one in tabs
        if one.last_row and one.name.startswith("form:") and work.book.tab(one.gid) is None
    ]
    for one in lost:
        with work.core.database.writing() as connection:
            sheet_owed.owe_form(connection, work.programme.id, one.name.removeprefix("form:"), machine_ms())


def owe_all(work: Pass) -> None:
    """Owe every row of every form of a programme."""
    with work.core.database.reading() as connection:
        names = sheet_owed.forms_of(connection, work.programme.id)
        tabs = sheet_tabs.of_programme(connection, work.programme.id)
    known = [one.name.removeprefix("form:") for one in tabs if one.name.startswith("form:")]
    for name in dict.fromkeys([*names, *known]):
        with work.core.database.writing() as connection:
            sheet_owed.owe_form(connection, work.programme.id, name, machine_ms())
