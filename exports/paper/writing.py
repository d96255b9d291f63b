"""Write reports as a PDF: each on its own pages, its answers or its printed table, lines to sign on, its pictures."""

from datetime import datetime
from pathlib import Path
from typing import Final

from exports.paper import marks, memo, photos, tables
from exports.paper.canvas import A_LINE, LEFT, PAD, SIZE, Canvas, Foot, canvas, finish
from exports.paper.nouns import Paper, Part, Words
from exports.paper.rows import Cell, Grid, row

QUESTIONS: Final = 0.42
TITLE: Final = 18.0


def write(paper: Paper, target: Path, made_at: datetime) -> int:
    """Write the file; return how many pages it has."""
    made = canvas(paper.name, made_at, has_thai_digits=paper.has_thai_digits)
    try:
        if paper.memo is not None:
            memo.draw(made, paper.memo, paper.words)
        for part in paper.parts:
            _part(made, part, paper.words)
        if paper.mark:
            marks.across(made, paper.mark)
        finish(made, paper.words.page, target)
    finally:
        made.close()
    return len(made.feet)


def _part(made: Canvas, part: Part, words: Words) -> None:
    made.foot = Foot(part.foot, words.provisional if part.is_provisional else "")
    made.is_wide = part.table is not None and tables.is_wide(part.table)
    made.page()
    for number, line in enumerate(part.title):
        made.paragraph(line, size=TITLE if number == 0 else SIZE, bold="B", align="C")
    made.pdf.set_y(made.pdf.get_y() + 3)
    if part.table is not None:
        tables.draw(made, part.table)
    elif part.answers:
        _answers(made, part, words)
    memo.sign(made, part.sign)
    if part.photos:
        photos.draw(made, part.photos, words.pictures)


def _answers(made: Canvas, part: Part, words: Words) -> None:
    """Draw two columns: what was asked, and what was answered."""
    left = made.width * QUESTIONS
    widths = (left, made.width - left)

    def head(where: Canvas) -> None:
        where.font(SIZE, "B")
        top, height = where.pdf.get_y(), SIZE * A_LINE + PAD
        for at, wide, text in ((LEFT, widths[0], words.question), (LEFT + left, widths[1], words.answer)):
            where.box((at, top), (wide, height), (text,), points=SIZE, align="C", middle=True)
        where.pdf.set_xy(LEFT, top + height)

    grid = Grid(widths, SIZE, head)
    head(made)
    for name, value in part.answers:
        row(made, grid, (Cell(name), Cell(value)))
