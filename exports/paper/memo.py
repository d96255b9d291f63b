"""Draw the cover memo as offices write it: its number, its day and whom it goes to are left to be written by hand."""

from typing import Final

from exports.paper.canvas import A_LINE, LEFT, SIZE, TOP, Canvas
from exports.paper.nouns import SIGN_LINE, Memo, Words

TITLE: Final = 29.0
HEAD: Final = 20.0
INDENT: Final = 25.0
SIGN_FROM: Final = 0.42


def draw(canvas: Canvas, memo: Memo, words: Words) -> None:
    """Draw the memo on a page of its own."""
    canvas.is_wide = False
    canvas.page()
    canvas.pdf.set_xy(LEFT, TOP)
    canvas.paragraph(words.memo, size=TITLE, bold="B", align="C")
    _named(canvas, words.agency, memo.agency)
    top = canvas.pdf.get_y()
    _named(canvas, words.number, SIGN_LINE)
    below = canvas.pdf.get_y()
    canvas.pdf.set_xy(LEFT, top)
    _named(canvas, words.day, SIGN_LINE, inset=canvas.width / 2)
    canvas.pdf.set_xy(LEFT, below)
    _named(canvas, words.subject, memo.subject)
    canvas.pdf.line(LEFT, canvas.pdf.get_y() + 1, LEFT + canvas.width, canvas.pdf.get_y() + 1)
    canvas.pdf.set_y(canvas.pdf.get_y() + 4)
    canvas.paragraph(f"{words.to}  {SIGN_LINE}{SIGN_LINE}")
    canvas.pdf.set_y(canvas.pdf.get_y() + 3)
    for text in memo.says:
        _indented(canvas, text)
    sign(canvas, memo.sign)


def sign(canvas: Canvas, lines: tuple[str, ...]) -> None:
    """Draw the lines to sign on, together on one page, in its right half."""
    canvas.room((len(lines) + 2) * SIZE * A_LINE * 1.25)
    canvas.pdf.set_y(canvas.pdf.get_y() + 2 * SIZE * A_LINE)
    for line in lines:
        canvas.paragraph(line, align="C", inset=canvas.width * SIGN_FROM)
        canvas.pdf.set_y(canvas.pdf.get_y() + 2)


def _named(canvas: Canvas, name: str, value: str, *, inset: float = 0) -> None:
    canvas.font(HEAD, "B")
    wide = canvas.measure(name) + 3
    top = canvas.pdf.get_y()
    canvas.paragraph(name, size=HEAD, bold="B", inset=inset)
    canvas.pdf.set_xy(LEFT, top + (HEAD - SIZE) * A_LINE * 0.7)
    canvas.paragraph(value, inset=inset + wide)
    canvas.pdf.set_y(max(canvas.pdf.get_y(), top + HEAD * A_LINE))


def _indented(canvas: Canvas, text: str) -> None:
    """Write a paragraph whose first line begins further in."""
    canvas.font()
    first, *_ = canvas.broken(text, canvas.width - INDENT)
    canvas.paragraph(first, inset=INDENT)
    rest = canvas.said(text)[len(first) :].lstrip()
    if rest:
        canvas.paragraph(rest)
