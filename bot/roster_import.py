"""Take a roster in: look at all of it first and write nothing, then write it batch by batch. Runs in the command line."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Final

from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.roster_sheets import WORDS, form_of, heads, understood
from bot.wiring import Core
from engine.conversation.bubbles import say
from engine.obligations.programme import Programme
from engine.roster.answering import Answers, answers
from engine.roster.faults import Faults, Note, Notes
from engine.roster.placing import Places
from engine.roster.rows import Reader
from engine.roster.wanted import Wanted
from exports.rosters.lines import Lines, Sheet
from handlers.desk import Desk
from handlers.rosters import taking
from handlers.rosters.seen import seen
from handlers.rosters.taking import A_BATCH, Gone, Taking
from handlers.rosters.work import Slip, Work, nobody
from models import audit, rosters

MOST_GONE: Final = 500
LIFE: Final = timedelta(days=30)
Tick = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be taken in, as whose list, on which letter, by whom."""

    core: Core
    programme: Programme
    lines: Lines
    name: str
    source: str = ""
    letter: str = ""
    by: str = ""
    life: timedelta = LIFE
    person_id: str | None = None
    places: Places = field(default_factory=Places)


@dataclass(slots=True)
class Outcome:
    """What a reading found: counts by sort and by what became of them, faults, notes, and what stands in it no more."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    notes: Notes = field(default_factory=Notes)
    gone: list[Gone] = field(default_factory=list)
    gone_count: int = 0
    skipped: list[str] = field(default_factory=list)
    places_read: int = 0

    def of(self, sort: str, what: str) -> int:
        """Return one count."""
        return self.counts.get(sort, {}).get(what, 0)


def look(order: Order, tick: Tick) -> Outcome:
    """Say what a roster would change; nothing is written."""
    return _read(order, tick, "", nobody)


def write(order: Order, tick: Tick, hand_out: Callable[[Slip], None]) -> Outcome:
    """Write a roster; a run that was broken off is finished by the next one."""
    roster_id = secrets.token_hex(12)
    with order.core.database.writing() as connection:
        rosters.begin(
            connection, id=roster_id, programme=order.programme.id, name=order.name[:120],
            source=order.source[:300], fingerprint=order.lines.fingerprint, taken_by=order.by[:60],
            begun_at=order.core.clock.now(),
        )  # fmt: skip
    outcome = _read(order, tick, roster_id, hand_out)
    with order.core.database.writing() as connection:
        now = order.core.clock.now()
        kept = {**outcome.counts, "rows": {"all": order.lines.rows, "wrong": outcome.faults.rows}}
        rosters.end(connection, roster_id, at=now, counts=kept)
        audit.note(connection, at=now, act="roster_taken", about_id=roster_id, person_id=order.person_id)
    return outcome


def _read(order: Order, tick: Tick, roster_id: str, hand_out: Callable[[Slip], None]) -> Outcome:
    """Read all rows; with the id of an import they are written, else only looked at."""
    outcome = Outcome()
    with seen() as memory:
        work = Work(
            order.programme, order.name[:120], roster_id, memory, bool(roster_id), order.letter, order.by, order.life,
            hand_out, faults=outcome.faults, notes=outcome.notes,
        )  # fmt: skip
        run, rows = Taking(work), _wanted(order, outcome, tick)
        while batch := list(islice(rows, A_BATCH)):
            with _desk(order.core, writes=work.writes) as desk:
                run.take(desk, batch)
        if not work.writes:
            with _desk(order.core, writes=False) as desk:
                _note_gone(outcome, taking.gone(desk, work))
        for (sort, what), count in sorted(work.counts.items()):
            outcome.counts.setdefault(sort, {})[what] = count
    return outcome


def _note_gone(outcome: Outcome, found: Iterator[Gone]) -> None:
    for one in found:
        outcome.gone_count += 1
        if len(outcome.gone) < MOST_GONE:
            outcome.gone.append(one)


def _wanted(order: Order, outcome: Outcome, tick: Tick) -> Iterator[Wanted]:
    """Yield what the rows of all sheets ask for, the sheets in the order in which they build on one another."""
    known, asked = understood(order.programme, order.core), _answers(order)
    for sheet, head in heads(order.lines, known, outcome.skipped):
        reader = Reader(order.programme, sheet.title, head, order.places, asked, WORDS["example"])
        outcome.faults.add(head.faults)
        for note in head.notes:
            outcome.notes.add(note)
        yield from _rows(order.lines, sheet, reader, outcome, tick)
    outcome.places_read = order.places.read


def _rows(lines: Lines, sheet: Sheet, reader: Reader, outcome: Outcome, tick: Tick) -> Iterator[Wanted]:
    for line in lines.of(sheet):
        tick(1)
        if line.row <= reader.head.row:
            continue
        found = reader.read(line.row, line.cells, line.troubles)
        if isinstance(found, Wanted):
            if found.read_as:
                says = say("the place is read as {place}", place=found.read_as)
                outcome.notes.add(Note(sheet.title, line.row, says))
            yield found
        elif found is not None:
            outcome.faults.add(found)


def _answers(order: Order) -> Answers | None:
    found = form_of(order.programme, order.core)
    if found is None:
        return None
    return answers(order.programme, *found, order.core.office.words, order.core.clock.now())


@contextmanager
def _desk(core: Core, *, writes: bool) -> Iterator[Desk]:
    door: AbstractContextManager[Connection] = core.database.writing() if writes else core.database.reading()
    with door as connection:
        yield Desk(connection, core.vault, core.shelf.library(), core.office, core.clock.now(), machine_ms())
