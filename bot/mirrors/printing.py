"""Bring the printed layouts of a pack to tabs: one for each round, office below office, as a ministry files its months.

A tab is one paper: March stays March, whatever comes after it. Only the newest round is read every time; an earlier one is
laid out again when what it was laid out of changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot import printing
from bot.mirrors import words
from bot.mirrors.tabs import memory_of
from engine.obligations.nouns.layouts import PrintedLayout
from engine.obligations.titles import titled
from exports.mirror import pages
from exports.mirror.pages import Page
from models import obligations, offices, sheet_edits, sheet_tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from bot.mirrors.running import Pass
    from exports.mirror.memory import Memory
    from models.obligations import Obligation
    from models.offices import Office

# A year of weeks. What is begun is kept up for ever; only so many of the newest are begun.
ROUNDS_BEGUN: Final = 53
OFFICES_AT_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Round:
    """What offices sent for a round, by their areas; nothing where all of it was withdrawn."""

    period: str
    sent: tuple[tuple[Office, Obligation], ...]

    def fingerprint(self, layout: PrintedLayout) -> str:
        """Tell by these few letters whether it would be laid out as before."""
        parts = [(office.name, office.area, row.report_id) for office, row in self.sent]
        return hashlib.sha256(repr((layout, parts)).encode()).hexdigest()


def printed(work: Pass) -> None:
    """Write every round of every layout, but of no duty that only few may know of."""
    for layout in work.programme.layouts:
        if not work.programme.duty(layout.duty).confidential:
            found = _rounds(work, layout)
            for one in found:
                _written(work, layout, one, is_newest=one is found[-1])


def _rounds(work: Pass, layout: PrintedLayout) -> list[Round]:
    """Return the rounds that have a tab or are to have one, the newest last."""
    prefix = _name(layout, "")
    with work.core.database.reading() as connection:
        rows = [
            one for one in obligations.of_duty(connection, work.programme.id, layout.duty) if one.report_id
        ]
        tabs = sheet_tabs.of_programme(connection, work.programme.id)
        known = {one.id: one for one in offices.of_ids(connection, {row.office_id for row in rows})}
    begun = {one.name.removeprefix(prefix) for one in tabs if one.book == work.book.id and one.name.startswith(prefix)}  # fmt: skip
    in_order = dict.fromkeys(
        row.period for row in sorted(rows, key=lambda row: (str(row.due or ""), row.period))
    )
    wanted = [*sorted(begun - set(in_order)), *in_order]
    late = {*begun, *list(in_order)[-ROUNDS_BEGUN:]}
    return [Round(period, _sent(rows, known, period)) for period in wanted if period in late]


def _sent(
    rows: Sequence[Obligation], known: dict[str, Office], period: str
) -> tuple[tuple[Office, Obligation], ...]:
    found = [(known[row.unit_id], row) for row in rows if row.period == period and row.unit_id in known]
    return tuple(sorted(found, key=lambda one: (one[0].area, one[0].name))[:OFFICES_AT_MOST])


def _written(work: Pass, layout: PrintedLayout, one: Round, *, is_newest: bool) -> None:
    duty = work.programme.duty(layout.duty)
    title = f"{titled('', one.period).strip()} {duty.name}".strip()[:90]
    memory = memory_of(work.core, work.book, work.programme.id, _name(layout, one.period), title)
    with work.core.database.reading() as connection:
        back = sheet_edits.going_back(connection, work.programme.id)
    forced = work.forced or any(edit.tab_id == memory.tab.id for edit in back)
    fingerprint = one.fingerprint(layout)
    if not (is_newest or forced or work.everything) and _stands(work, memory, fingerprint):
        return
    work.stay()
    with work.core.database.reading() as connection:
        page = _page(work, connection, layout, one)
    edits = pages.write(work.book, memory, page, forced=forced)
    memory.show("" if edits else fingerprint)
    work.edits += len(edits)


def _stands(work: Pass, memory: Memory, fingerprint: str) -> bool:
    return memory.tab.shows == fingerprint and work.book.tab(memory.tab.gid) is not None


def _page(work: Pass, connection: Connection, layout: PrintedLayout, one: Round) -> Page:
    """Lay a round out; where all was withdrawn the page says so, so that nobody signs what does not stand."""
    made = (
        printing.laid(work.core, connection, layout, work.programme, office, row) for office, row in one.sent
    )
    sheets = [sheet for sheet in made if sheet is not None]
    return pages.page_of(sheets) if sheets else Page([[words.withdrawn(work.core.texts)]])


def _name(layout: PrintedLayout, period: str) -> str:
    return f"layout:{layout.id}:{period}"
