"""Show how the spreadsheets stand and what people changed there, and let an admin decide about each changed cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response

from bot.clock import BANGKOK, machine_ms
from engine.conversation.bubbles import Text
from engine.obligations.programme import Programme
from handlers.desk import Overtaken
from handlers.orders import Order
from handlers.sheets import edits, state, telling
from models import sheet_edits, sheet_opened
from models.sheet_edits import SheetEdit
from models.sheet_opened import OpenedColumn
from web.admin.showing import admin_page
from web.board.door import Visit, go_to, unknown
from web.board.pages import ROOT


@dataclass(frozen=True, slots=True)
class Shown:
    """One programme's spreadsheet."""

    programme: Programme
    book: str
    lines: tuple[Text, ...]
    cure: Text | None
    edits: tuple[SheetEdit, ...]
    opened: tuple[OpenedColumn, ...]


def show(visit: Visit) -> Response:
    """Show them all."""
    found = [_shown(visit, one) for one in visit.cares.programmes]
    return admin_page(
        visit, "sheets.html", found=[one for one in found if one.book], is_set=any(one.book for one in found)
    )


def act(visit: Visit, posted: Mapping[str, str]) -> tuple[tuple[Order, ...], Response]:
    """Ask whoever reported, or put the report's own value back."""
    edit = sheet_edits.get(visit.desk.connection, posted.get("edit", ""))
    if edit is None or visit.cares.programme(edit.programme) is None:
        unknown()
    decide = edits.ask if posted.get("do") == "ask" else edits.put_back
    if not decide(visit.desk, edit.id, visit.sight.who.person_id):
        raise Overtaken
    return (), go_to(f"{ROOT}/admin/sheets")


def _shown(visit: Visit, programme: Programme) -> Shown:
    connection, common = visit.desk.connection, visit.core.settings.google_spreadsheet
    found = state.state(connection, programme.id, common)
    return Shown(
        programme, found.book, telling.told(found, _moment(visit, found.good_ms)), telling.cure(found),
        tuple(state.edits(connection, programme.id)), tuple(sheet_opened.of_programme(connection, programme.id)),
    )  # fmt: skip


def _moment(visit: Visit, at_ms: int) -> datetime | None:
    """Return a moment of machine time on the clock that people read."""
    return (
        (visit.desk.now - timedelta(milliseconds=machine_ms() - at_ms)).astimezone(BANGKOK) if at_ms else None
    )
