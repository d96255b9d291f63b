"""Dress a tab: hide its keys, warn before our cells are changed, colour the cells that somebody changed all the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from exports.mirror.heads import Head
from exports.tabs import Tab

Request = dict[str, Any]
CHANGED = {"red": 1.0, "green": 0.85, "blue": 0.55}
WHITE = {"red": 1.0, "green": 1.0, "blue": 1.0}
_HEAD = {"red": 0.91, "green": 0.94, "blue": 0.89}
REQUESTS_A_CALL = 500


def dress(tab: Tab, head: Head, columns: Sequence[str], warning: str) -> None:
    """Dress columns that have no warning yet: one call."""
    runs = list(_runs(sorted(head.columns[key] for key in columns)))
    requests: list[Request] = [_protected(tab, head, run, warning) for run in runs]
    requests += [_titled(tab, head, run) for run in runs]
    if head.key in {head.columns[key] for key in columns}:
        requests.append(_hidden(tab, "ROWS", head.key_row - 1))
        requests.append(_hidden(tab, "COLUMNS", head.key - 1))
    tab.http.batch_update(tab.book, {"requests": requests})


def paint(tab: Tab, changed: Iterable[tuple[int, int]], over: Iterable[tuple[int, int]]) -> None:
    """Colour changed cells (row, column), and give those that agree again their white back."""
    requests = [_coloured(tab, *at, WHITE) for at in over] + [_coloured(tab, *at, CHANGED) for at in changed]
    for start in range(0, len(requests), REQUESTS_A_CALL):
        tab.http.batch_update(tab.book, {"requests": requests[start : start + REQUESTS_A_CALL]})


def _protected(tab: Tab, head: Head, run: tuple[int, int], warning: str) -> Request:
    area = {"sheetId": tab.sheet_id, "startRowIndex": head.key_row - 2, "startColumnIndex": run[0] - 1, "endColumnIndex": run[1]}  # fmt: skip
    return {
        "addProtectedRange": {"protectedRange": {"range": area, "description": warning, "warningOnly": True}}
    }


def _titled(tab: Tab, head: Head, run: tuple[int, int]) -> Request:
    area = {
        "sheetId": tab.sheet_id,
        "startRowIndex": head.key_row - 2,
        "endRowIndex": head.key_row - 1,
        "startColumnIndex": run[0] - 1,
        "endColumnIndex": run[1],
    }
    look = {"backgroundColor": _HEAD, "textFormat": {"bold": True}, "wrapStrategy": "WRAP"}
    fields = "userEnteredFormat(backgroundColor,textFormat.bold,wrapStrategy)"
    return {"repeatCell": {"range": area, "cell": {"userEnteredFormat": look}, "fields": fields}}


def _hidden(tab: Tab, dimension: str, at: int) -> Request:
    place = {"sheetId": tab.sheet_id, "dimension": dimension, "startIndex": at, "endIndex": at + 1}
    asked = {"range": place, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    return {"updateDimensionProperties": asked}


def _coloured(tab: Tab, row: int, column: int, colour: dict[str, float]) -> Request:
    area = {
        "sheetId": tab.sheet_id,
        "startRowIndex": row - 1,
        "endRowIndex": row,
        "startColumnIndex": column - 1,
        "endColumnIndex": column,
    }
    cell = {"userEnteredFormat": {"backgroundColor": colour}}
    return {"repeatCell": {"range": area, "cell": cell, "fields": "userEnteredFormat.backgroundColor"}}


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join neighbouring columns."""
    run: tuple[int, int] | None = None
    for number in numbers:
        if run and number == run[1] + 1:
            run = (run[0], number)
            continue
        if run:
            yield run
        run = (number, number)
    if run:
        yield run
