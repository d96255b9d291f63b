"""Colour, merge and protect cells, as Google's batchUpdate does."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simulator.sheets import refusals
from simulator.sheets.books import Book
from simulator.sheets.grid import Tab
from simulator.sheets.looks import Guard
from simulator.sheets.ranges import Box

Json = Mapping[str, Any]
_KINDS = {"MERGE_ALL", "MERGE_COLUMNS", "MERGE_ROWS"}
_FULL = 255


def colour(tab: Tab, box: Box, cell: Json, fields: set[str]) -> None:
    """Paint cells when the mask names their background; white and nothing are no colour."""
    wanted = any(one.startswith(("userEnteredFormat", "*")) for one in fields)
    if wanted and not any(one.startswith("userEnteredFormat.numberFormat") for one in fields):
        shade = (cell.get("userEnteredFormat") or {}).get("backgroundColor") or {}
        tab.looks = tab.looks.painted(box, _hex(shade))


def merge(book: Book, asked: Json) -> Json:
    """Merge cells into one; what overlaps half is refused."""
    tab, box = placed(book, asked)
    if asked.get("mergeType") not in _KINDS:
        raise refusals.invalid(f"Invalid value at 'merge_type' (MergeType), \"{asked.get('mergeType')}\"")
    box = closed(tab, box)
    if any(_meets(one, box) and not _holds(box, one) for one in tab.looks.merges):
        raise refusals.invalid("You must select all cells in a merged range to merge or unmerge them.")
    kept = tuple(one for one in tab.looks.merges if not _meets(one, box))
    tab.looks = replace(tab.looks, merges=(*kept, box))
    return {}


def unmerge(book: Book, asked: Json) -> Json:
    """Part merged cells."""
    tab, box = placed(book, asked)
    box = closed(tab, box)
    if any(_meets(one, box) and not _holds(box, one) for one in tab.looks.merges):
        raise refusals.invalid("You must select all cells in a merged range to merge or unmerge them.")
    tab.looks = replace(tab.looks, merges=tuple(one for one in tab.looks.merges if not _meets(one, box)))
    return {}


def protect(book: Book, asked: Json) -> Json:
    """Protect a range, or only warn before it is changed."""
    wanted = asked.get("protectedRange") or {}
    tab, box = placed(book, wanted)
    number = 1 + max((one.number for each in book.tabs for one in each.looks.guards), default=0)
    if "editors" in wanted and wanted.get("warningOnly"):
        raise refusals.invalid("A protected range that only warns cannot have editors.")
    guard = Guard(number, box, bool(wanted.get("warningOnly")), str(wanted.get("description", "")))
    tab.looks = replace(tab.looks, guards=(*tab.looks.guards, guard))
    return {"addProtectedRange": {"protectedRange": shown(tab, guard)}}


def reprotect(book: Book, asked: Json) -> Json:
    """Move a protected range."""
    wanted = asked.get("protectedRange") or {}
    number = wanted.get("protectedRangeId")
    tab = _guarded(book, number)
    _, box = placed(book, wanted)
    guards = tuple(replace(one, box=box) if one.number == number else one for one in tab.looks.guards)
    tab.looks = replace(tab.looks, guards=guards)
    return {}


def unprotect(book: Book, asked: Json) -> Json:
    """End a protection."""
    number = asked.get("protectedRangeId")
    tab = _guarded(book, number)
    tab.looks = replace(tab.looks, guards=tuple(one for one in tab.looks.guards if one.number != number))
    return {}


def shown(tab: Tab, guard: Guard) -> dict[str, Any]:
    """Describe a protected range as Google does."""
    told = {"protectedRangeId": guard.number, "range": grid_range(tab, guard.box)}
    told |= {"warningOnly": True} if guard.warning else {}
    return told | ({"description": guard.description} if guard.description else {})


def grid_range(tab: Tab, box: Box) -> dict[str, int]:
    """Describe a box as Google does: what is open is left out."""
    ends = {
        "startRowIndex": box.top,
        "endRowIndex": box.bottom,
        "startColumnIndex": box.left,
        "endColumnIndex": box.right,
    }
    return {"sheetId": tab.sheet_id} | {name: end for name, end in ends.items() if end is not None}


def placed(book: Book, asked: Json) -> tuple[Tab, Box]:
    """Find the tab and the box of a GridRange; it must begin on the grid."""
    place = asked.get("range") or {}
    tab = book.tab_by_id(place.get("sheetId", 0))
    top, left = int(place.get("startRowIndex") or 0), int(place.get("startColumnIndex") or 0)
    bottom, right = place.get("endRowIndex"), place.get("endColumnIndex")
    if (
        top >= tab.rows
        or left >= tab.columns
        or (bottom or top + 1) > tab.rows
        or (right or left + 1) > tab.columns
    ):
        raise refusals.invalid("The range lies beyond the grid.")
    return tab, Box(top, left, bottom, right)


def closed(tab: Tab, box: Box) -> Box:
    """Close a box at the ends of the grid."""
    return replace(box, bottom=box.bottom or tab.rows, right=box.right or tab.columns)


def _guarded(book: Book, number: object) -> Tab:
    for tab in book.tabs:
        if any(one.number == number for one in tab.looks.guards):
            return tab
    raise refusals.invalid(f"No protected range with id: {number}")


def _hex(shade: Json) -> str:
    parts = [round(float(shade.get(name, 0.0)) * _FULL) for name in ("red", "green", "blue")]
    return "" if not shade or parts == [_FULL] * 3 else "#{:02x}{:02x}{:02x}".format(*parts)


def _meets(one: Box, other: Box) -> bool:
    return (
        one.top < (other.bottom or one.top + 1) and other.top < (one.bottom or other.top + 1)
        and one.left < (other.right or one.left + 1) and other.left < (one.right or other.left + 1)
    )  # fmt: skip


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.top <= inner.top and (inner.bottom or 0) <= (outer.bottom or 0)
        and outer.left <= inner.left and (inner.right or 0) <= (outer.right or 0)
    )  # fmt: skip
