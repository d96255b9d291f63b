"""Draw rows of boxes: all boxes of a row are as high as the highest, and what is higher than a page goes on on the next one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.paper.canvas import A_LINE, LEFT, PAD, Align, Bold, Canvas


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one box, and at which side of it it stands."""

    text: str
    align: Align = "L"


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table: how wide each is, and the size of its letters; `head` draws what stands above them."""

    widths: tuple[float, ...]
    points: float
    head: Callable[[Canvas], None]


def row(canvas: Canvas, grid: Grid, cells: Sequence[Cell], bold: Bold = "") -> None:
    """Draw one row; its head stands again on each new page."""
    canvas.font(grid.points, bold)
    texts = [canvas.broken(one.text, wide - 2 * PAD) for one, wide in zip(cells, grid.widths, strict=True)]
    while any(texts):
        most = _lines_left(canvas, grid)
        if most < 1 or (
            most < _tallest(texts) and _tallest(texts) * grid.points * A_LINE < canvas.bottom / 3
        ):
            canvas.page()
            grid.head(canvas)
            canvas.font(grid.points, bold)
            most = max(1, _lines_left(canvas, grid))
        _boxes(canvas, grid, cells, [one[:most] for one in texts])
        texts = [one[most:] for one in texts]


def _lines_left(canvas: Canvas, grid: Grid) -> int:
    return int((canvas.bottom - canvas.pdf.get_y() - PAD) / (grid.points * A_LINE))


def _tallest(texts: Sequence[tuple[str, ...]]) -> int:
    return max(map(len, texts))


def _boxes(canvas: Canvas, grid: Grid, cells: Sequence[Cell], texts: Sequence[tuple[str, ...]]) -> None:
    top, left = canvas.pdf.get_y(), LEFT
    height = _tallest(texts) * grid.points * A_LINE + PAD
    for one, text, wide in zip(cells, texts, grid.widths, strict=True):
        canvas.box((left, top), (wide, height), text, points=grid.points, align=one.align)
        left += wide
    canvas.pdf.set_xy(LEFT, top + height)
