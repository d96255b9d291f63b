"""Bring every programme's spreadsheet up to date, and note how it went: nothing that fails is lost, or goes unsaid."""

import logging
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.clock import machine_ms
from bot.mirrors import running
from bot.mirrors.running import Overtaken, Pass
from bot.wiring import Core
from exports import google
from exports.failures import SheetsFailure
from exports.mirror import opening
from exports.mirror.opening import Book
from models import leases, sheet_books, sheet_owed, sheet_tabs
from models.sheet_books import SheetBook

AGAIN_MS = 60_000
LATER_MS = 600_000
SLOW_EVERY_MS = 290_000
ALL = ""
# What is wrong with one tab; anything else is the spreadsheet's, the account's or the network's.
OF_ONE_TAB = frozenset({"header_changed", "moved", "refused"})
log = logging.getLogger("sanam.sheets")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pass is for: some programmes or all, rows that lag or everything, with the last word or without."""

    programmes: Collection[str] = ()
    everything: bool = False
    forced: bool = False
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """What came of it."""

    written: int = 0
    edits: int = 0
    failures: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: "Passed") -> "Passed":
        return Passed(
            self.written + other.written, self.edits + other.edits, (*self.failures, *other.failures)
        )


def write(core: Core, wanted: Wanted | None = None) -> Passed:
    """Write what the spreadsheets lack."""
    wanted, found = wanted or Wanted(), Passed()
    if not core.settings.google_service_account:
        return found
    now_ms = machine_ms()
    _take_reviews(core, now_ms)
    with core.database.reading() as connection:
        mark, state = sheet_books.mark(connection), sheet_books.of_programme(connection, ALL)
    is_due = state.mark != mark and state.slow_ms + SLOW_EVERY_MS <= now_ms
    wanted = replace(wanted, slow=wanted.slow or wanted.everything or (is_due and not wanted.programmes))
    due = _due(core, wanted, mark, now_ms)
    for book_id in dict.fromkeys(book for _, book in due):
        found += _book(core, book_id, [programme for programme, book in due if book == book_id], wanted)
    if wanted.slow and not wanted.programmes:
        values = {} if found.failures else {"mark": mark}
        with core.database.writing() as connection:
            sheet_books.note(connection, ALL, slow_ms=now_ms, **values)
    return found


def _take_reviews(core: Core, now_ms: int) -> None:
    """Owe the rows of reports that were decided about since the last look."""
    with core.database.reading() as connection:
        seen, last = sheet_books.of_programme(connection, ALL).reviewed, sheet_books.last_review(connection)
    if last > seen:
        with core.database.writing() as connection:
            sheet_owed.owe_reviewed(connection, seen, now_ms)
            sheet_books.note(connection, ALL, reviewed=last)


def _due(core: Core, wanted: Wanted, mark: str, now_ms: int) -> list[tuple[str, str]]:
    """Return the programmes that have something to write now, each with its spreadsheet."""
    with core.database.reading() as connection:
        owing = {programme for programme, _ in sheet_owed.forms(connection)}
        known = {one.programme: one for one in sheet_books.every(connection)}
    found = []
    for programme in core.shelf.library().programmes:
        state = known.get(programme) or SheetBook(programme=programme, **sheet_books.NEW)
        book_id = state.book or core.settings.google_spreadsheet
        lags = programme in owing or (wanted.slow and state.mark != mark)
        is_due = wanted.everything or (lags and state.retry_ms <= now_ms)
        if book_id and (programme in wanted.programmes if wanted.programmes else is_due):
            found.append((programme, book_id))
    return found


def _book(core: Core, book_id: str, programmes: Sequence[str], wanted: Wanted) -> Passed:
    """Write the programmes of one spreadsheet."""
    found, left = Passed(), list(programmes)
    while left:
        passed, count = _some(core, book_id, left, wanted)
        found, left = found + passed, left[count:]
    return found


def _some(core: Core, book_id: str, programmes: Sequence[str], wanted: Wanted) -> tuple[Passed, int]:
    """Write programmes up to a failure; return how many are dealt with: all of them where trying the next cannot help."""
    settings, found, count = core.settings, Passed(), 0
    owner = f"{settings.process_name}:{uuid.uuid4().hex[:8]}"
    account, base = settings.google_service_account, settings.google_sheets_base or None
    try:
        with google.connect(account, base=base) as client:
            book = opening.opened(client.http_client, book_id)
            for programme in programmes:
                found += _written(core, programme, book, wanted, owner)
                count += 1
    except Overtaken:
        return found + Passed(failures=tuple((one, "busy") for one in programmes[count:])), len(programmes)
    except SheetsFailure as failure:
        log.warning("sheet_failed", extra={"reason": failure.reason, "retryable": failure.retryable})
        hit = programmes[count : count + 1] if failure.reason in OF_ONE_TAB else programmes[count:]
        for one in hit:
            _note_failure(core, one, failure)
        told = tuple((one, f"{failure.reason} {failure.cure}") for one in hit)
        return found + Passed(failures=told), count + len(hit)
    finally:
        with core.database.writing() as connection:
            leases.give_back(connection, f"sheet:{book_id}"[:80], owner)
    return found, count


def _written(core: Core, programme: str, book: Book, wanted: Wanted, owner: str) -> Passed:
    work = Pass(
        core, book, core.shelf.library().programmes[programme], owner, everything=wanted.everything, forced=wanted.forced
    )  # fmt: skip
    work.stay()
    now_ms = machine_ms()
    with core.database.reading() as connection:
        mark = sheet_books.mark(connection)
        tabs = [one for one in sheet_tabs.of_programme(connection, programme) if one.book == book.id]
    running.restore(work, tabs)
    if wanted.everything:
        running.owe_all(work)
    running.owed(work)
    if wanted.slow:
        running.slow(work)
    with core.database.writing() as connection:
        done = {"mark": mark, "slow_ms": now_ms} if wanted.slow else {}
        sheet_books.note(
            connection,
            programme,
            good_ms=machine_ms(),
            tried_ms=now_ms,
            retry_ms=0,
            reason="",
            cure="",
            **done,
        )
    return Passed(work.written, work.edits)


def _note_failure(core: Core, programme: str, failure: SheetsFailure) -> None:
    now_ms = machine_ms()
    wait = AGAIN_MS if failure.retryable else LATER_MS
    with core.database.writing() as connection:
        values = {
            "tried_ms": now_ms,
            "retry_ms": now_ms + wait,
            "reason": failure.reason,
            "cure": failure.cure[:300],
        }
        sheet_books.note(connection, programme, **values)
        sheet_owed.failed(connection, programme, f"{failure.reason} {failure.cure}")
