"""Bring a file that was sent into the chat before the engine: how it stands, and while it waits everything that it would fill."""

from dataclasses import replace

from engine.conversation.bubbles import Bubble, Button
from engine.conversation.effects import EndFile, LookedAt
from engine.conversation.events import Event, Pressed, When
from engine.conversation.sheets import previewing
from engine.sheet import returning
from engine.sheet.arriving import Arrived, Refusal, rows_of
from engine.sheet.parts import Reading
from handlers.desk import Desk, Overtaken, Speaker
from handlers.orders import ERASE, Order
from handlers.overtaking import sender
from handlers.sheets import files, marks
from handlers.sheets.tables import Table, opened
from handlers.speakers import agreed
from models import evidence, notices, sheet_files
from models.notices import Notice
from models.sheet_files import SheetFile

LOST = frozenset({evidence.GONE, evidence.TOO_BIG, evidence.GIVEN_UP})
REASONS: dict[str, Refusal] = {one: one for one in ("foreign", "not_yours", "broken", "large", "sent")}


def wanted(desk: Desk, who: Speaker, event: Event) -> Arrived | None:
    """Return the file that a button means, if it is this person's."""
    if not isinstance(event, Pressed) or event.press.kind != previewing.BOOK:
        return None
    about = event.press.draft
    row = sheet_files.get(desk.connection, about) or _of_message(desk, about)
    if row is not None:
        return of_file(desk, who, row, event.when.seed) if row.person_id == who.person_id else None
    piece = evidence.get(desk.connection, about)
    if piece is None or piece.person_id != who.person_id:
        return None
    return Arrived(about, "lost" if piece.state in LOST else "coming")


def _of_message(desk: Desk, evidence_id: str) -> SheetFile | None:
    """Return the file that a message brought, if it is read by now."""
    piece = evidence.get(desk.connection, evidence_id)
    if piece is None or not piece.sha256:
        return None
    return sheet_files.of_content(desk.connection, piece.person_id, piece.sha256)


def of_file(desk: Desk, who: Speaker, row: SheetFile, seed: str) -> Arrived:
    """Return how a file stands, with its table while it waits."""
    if row.state == sheet_files.SENT:
        return Arrived(row.id, "sent", at=row.ended_at, count=row.count)
    if row.state == sheet_files.REFUSED:
        return _refused(desk, row)
    cells, table = files.cells_of(desk, row), opened(desk, who, row.about, seed)
    if cells is None or row.state == sheet_files.DROPPED:
        return Arrived(row.id, "dropped")
    if table is None:
        return Arrived(row.id, "refused", "not_yours")
    return _waiting(desk, row, cells, table)


def _waiting(desk: Desk, row: SheetFile, cells: files.Cells, table: Table) -> Arrived:
    sheet = table.sheet
    typed, said = returning.typed(sheet, cells.lines)
    return Arrived(
        row.id,
        "waiting",
        about=row.about,
        sheet=sheet,
        typed=typed,
        seen=lambda key: marks.seen(desk, sheet.key, key, cells.marks),
        said=said,
        source=cells.source,
    )


def _refused(desk: Desk, row: SheetFile) -> Arrived:
    reason = REASONS.get(row.reason, "broken")
    before = (
        sheet_files.sent_before(desk.connection, sha256=row.sha256, sheet=row.sheet)
        if reason == "sent"
        else None
    )
    if before is None:
        return Arrived(row.id, "refused", reason)
    by = sender(desk, before.person_id) if before.person_id != row.person_id else ""
    return Arrived(row.id, "refused", reason, at=before.ended_at, by=by, count=before.count)


def bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Show what a file would do to somebody who has not tapped; nothing when she has decided since."""
    row = _of_message(desk, notice.about_id)
    who = agreed(desk, notice.person_id)
    if row is None or who is None or row.state in {sheet_files.SENT, sheet_files.DROPPED}:
        return None
    when = When(desk.now_ms, desk.now, f"notice:{notice.id}")
    found = of_file(desk, who, row, when.seed)
    if found.stands != "waiting" or found.sheet is None or found.seen is None:
        return previewing.told(found, notice.about_id)
    reading = Reading(when, desk.office.words, found.source)
    card = previewing.card(found, rows_of(found.sheet, found.typed, found.seen, reading))
    # A message that nobody asked for holds no link.
    return replace(card, actions=tuple(one for one in card.actions if isinstance(one, Button)))


def carry_out(desk: Desk, who: Speaker, effect: EndFile | LookedAt) -> tuple[Order, ...]:
    """Note what somebody has seen or decided of a file; of one that was dropped nothing is kept."""
    row = sheet_files.get(desk.connection, effect.file)
    if row is None or row.person_id != who.person_id:
        raise Overtaken
    if row.evidence_id:
        notices.spare(desk.connection, kind=files.KIND, about_id=row.evidence_id, person_id=who.person_id)
    return _ended(desk, row, effect.count) if isinstance(effect, EndFile) else ()


def _ended(desk: Desk, row: SheetFile, count: int) -> tuple[Order, ...]:
    state = sheet_files.SENT if count else sheet_files.DROPPED
    if not sheet_files.end(desk.connection, row.id, state=state, at=desk.now, count=count):
        raise Overtaken
    if count or row.evidence_id is None:
        return ()
    left = evidence.bury(
        desk.connection, reason="dropped", now_ms=desk.now_ms, id=row.evidence_id, person_id=row.person_id
    )
    return tuple(Order(ERASE, f"erase:{one}:0", (one,)) for one in left)
