"""Draw the table that a pack prints: a header of two rows on each page, its lines, the row of totals."""

from decimal import Decimal
from typing import Final

from exports.paper.canvas import A_LINE, LEFT, PAD, Canvas
from exports.paper.lines import widest
from exports.paper.rows import Cell, Grid, row
from exports.printed import TICK, Heading, Printed
from exports.tables import Cell as Value
from thai import writing

NARROW: Final = 6
"""So many columns stand on an upright page; more lie across."""
A_NAME: Final = 12
GAP: Final = 2 * PAD + 0.2
POINTS: Final = (16.0, 14.0, 12.0, 11.0, 10.0)
"""The largest letters with which no word of any column is broken."""


def is_wide(sheet: Printed) -> bool:
    """Say whether a table lies across."""
    return sheet.width > NARROW


def draw(canvas: Canvas, sheet: Printed) -> None:
    """Draw a table from where the page is."""
    grid = _grid(canvas, sheet)
    grid.head(canvas)
    for line in sheet.lines:
        row(canvas, grid, [_cell(one) for one in line])
    if sheet.totals:
        row(canvas, grid, [_cell(one) for one in sheet.totals], "B")


def _grid(canvas: Canvas, sheet: Printed) -> Grid:
    points = next((one for one in POINTS if sum(_least(canvas, sheet, one)) <= canvas.width), POINTS[-1])
    widths = _widths(canvas, sheet, points)

    def head(where: Canvas) -> None:
        _head(where, sheet, widths, points)

    return Grid(widths, points, head)


def _widths(canvas: Canvas, sheet: Printed, points: float) -> tuple[float, ...]:
    """Give each column its longest word, and share what is left among those that could use more."""
    least = _least(canvas, sheet, points)
    most = [max(map(canvas.measure, _texts(sheet, at))) + GAP for at in range(sheet.width)]
    room = canvas.width - sum(least)
    if room < 0:
        return tuple(one * canvas.width / sum(least) for one in least)
    wishes = [more - less for less, more in zip(least, most, strict=True)]
    whole = sum(wishes)
    if whole <= room:
        return tuple(one + (room - whole) / len(most) for one in most)
    return tuple(less + wish * room / whole for less, wish in zip(least, wishes, strict=True))


def _least(canvas: Canvas, sheet: Printed, points: float) -> list[float]:
    """Return the width of the longest word of each column, in letters of a size."""
    canvas.font(points, "B")
    return [_longest(canvas, sheet, at) + GAP for at in range(sheet.width)]


def _longest(canvas: Canvas, sheet: Printed, at: int) -> float:
    """Return the width of the longest word of a column; in a cell what is as short as a name stays on one line."""
    found = [widest(canvas.said(_ending(sheet, at)), canvas.measure)]
    for one in _texts(sheet, at) - {_ending(sheet, at)}:
        is_name = len(one) <= A_NAME
        found.append(canvas.measure(one) if is_name else widest(canvas.said(one), canvas.measure))
    return max(found)


def _texts(sheet: Printed, at: int) -> set[str]:
    return {_ending(sheet, at), *(_written(line[at]) for line in (*sheet.lines, sheet.totals) if line)}


def _ending(sheet: Printed, at: int) -> str:
    return next((one.text for one in sheet.head if one.column == at and one.across == 1), "")


def _head(canvas: Canvas, sheet: Printed, widths: tuple[float, ...], points: float) -> None:
    canvas.font(points, "B")
    texts = {one: canvas.broken(one.text, _wide(one, widths) - 2 * PAD) for one in sheet.head}
    high = {one: len(text) * points * A_LINE + PAD for one, text in texts.items()}
    second = max((high[one] for one in sheet.head if one.row == 1), default=0.0)
    first = max((high[one] for one in sheet.head if one.row == 0 and one.down == 1), default=0.0)
    first = max(first, max((high[one] for one in sheet.head if one.down > 1), default=0.0) - second)
    top = canvas.pdf.get_y()
    for one in sheet.head:
        height = first + second if one.down > 1 else (second if one.row else first)
        at = (LEFT + sum(widths[: one.column]), top + (first if one.row else 0))
        canvas.box(at, (_wide(one, widths), height), texts[one], points=points, align="C", middle=True)
    canvas.pdf.set_xy(LEFT, top + first + second)


def _wide(one: Heading, widths: tuple[float, ...]) -> float:
    return sum(widths[one.column : one.column + one.across])


def _cell(value: Value) -> Cell:
    if value == TICK:
        return Cell(TICK, "C")
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return Cell(_written(value), "R" if is_number else "L")


def _written(value: Value) -> str:
    """Write a value as it is read: numbers with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return TICK if value else ""
    if isinstance(value, int | Decimal):
        return writing.write_number(value)
    return writing.write_number(Decimal(str(value))) if isinstance(value, float) else str(value)
