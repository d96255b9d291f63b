"""Bring the printed layouts of a pack to tabs: of each the newest round that anything was sent for, office below office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import printing
from bot.mirrors.tabs import memory_of
from engine.obligations.nouns.layouts import PrintedLayout
from exports.mirror import pages
from exports.printed import Printed
from models import obligations, offices, sheet_edits

if TYPE_CHECKING:
    from bot.mirrors.running import Pass

AT_MOST = 200


def printed(work: Pass) -> None:
    """Write every layout that has anything to show, and is of no duty that only few may know of."""
    for layout in work.programme.layouts:
        duty = work.programme.duty(layout.duty)
        sheets = [] if duty.confidential else _sheets(work, layout)
        if sheets:
            title = f"{layout.title[0] if layout.title else duty.name} {sheets[0].name}"[:90]
            name = f"layout:{layout.id}"
            memory = memory_of(work.core, work.book, work.programme.id, name, title)
            work.stay()
            with work.core.database.reading() as connection:
                back = sheet_edits.going_back(connection, work.programme.id)
            forced = work.forced or any(one.tab_id == memory.tab.id for one in back)
            work.edits += len(pages.write(work.book, memory, pages.page_of(sheets), forced=forced))


def _sheets(work: Pass, layout: PrintedLayout) -> list[Printed]:
    """Return what the offices sent for the newest round, by their areas."""
    with work.core.database.reading() as connection:
        rows = obligations.of_duty(connection, work.programme.id, layout.duty)
        newest = max(
            (row for row in rows if row.report_id),
            key=lambda row: (str(row.due or ""), row.period),
            default=None,
        )
        if newest is None:
            return []
        wanted = {row.office_id for row in rows if row.report_id and row.period == newest.period}
        found = sorted(offices.of_ids(connection, wanted), key=lambda one: (one.area, one.name))[:AT_MOST]
        made = (
            printing.sheet_of(work.core, connection, layout, work.programme, office, newest.period)
            for office in found
        )
        return [one for one in made if one is not None]
