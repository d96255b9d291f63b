"""Find out what the sheets of a list hold: by the words of the house and the names of the programme."""

import tomllib
from itertools import islice
from typing import Final

from bot.texts import LOCALE
from bot.wiring import LANGUAGE, Core
from engine.forms.form import Form
from engine.obligations.programme import Programme
from engine.roster import headings as h
from engine.roster.head import FIRST_ROWS, Head, find_head
from engine.roster.headings import Headings, headings
from exports.rosters.lines import Lines, Sheet

WORDS: Final = tomllib.loads((LOCALE / LANGUAGE / "rosters.toml").read_text("utf-8"))


def understood(programme: Programme, core: Core) -> Headings:
    """Return the titles that are understood for a programme."""
    form = form_of(programme, core)
    return headings(WORDS["headings"], programme, form[0] if form else None, LANGUAGE)


def form_of(programme: Programme, core: Core) -> tuple[Form, str] | None:
    """Return the form that registers a programme's units, and its version."""
    registration = programme.registration
    return core.shelf.library().form(programme.id, registration.form) if registration else None


def heads(lines: Lines, known: Headings, skipped: list[str]) -> list[tuple[Sheet, Head]]:
    """Find the titles of every sheet: those that only divide places come first, then offices, units, and people last.

    A sheet without titles is skipped and named.
    """
    found = []
    for sheet in lines.sheets:
        head = _head(lines, sheet, known)
        if head is None:
            skipped.append(sheet.title)
        else:
            found.append((sheet, head))
    return sorted(found, key=lambda one: _turn(one[1]))


def _head(lines: Lines, sheet: Sheet, known: Headings) -> Head | None:
    """Find the titles of a sheet; the rows before them keep their numbers though empty ones were left out."""
    first = [one for one in islice(lines.of(sheet), FIRST_ROWS) if one.row <= 2 * FIRST_ROWS]
    rows: list[list[str]] = [[] for _ in range(max((one.row for one in first), default=0))]
    for one in first:
        rows[one.row - 1] = one.cells
    return find_head(sheet.title, rows, known)


def _turn(head: Head) -> int:
    has_person = head.holds(h.PERSON) or head.holds(h.FIRST)
    if head.holds(h.UNIT):
        return 3 if has_person else 2
    return 4 if has_person else 1 if head.holds(h.OFFICE) else 0
