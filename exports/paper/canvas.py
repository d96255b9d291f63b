"""Draw words and boxes on pages of A4, measured as they will stand there, Thai shaped by HarfBuzz.

A page begins where the last one is full; its foot is drawn at the end, when it is known how many pages there are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from exports.paper.lines import lines
from thai.digits import in_thai

FONTS: Final = Path(__file__).resolve().parent / "fonts"
FAMILY: Final = "Sarabun"
LEFT, RIGHT, TOP, BOTTOM, FOOT = 30.0, 20.0, 25.0, 25.0, 15.0
SIZE: Final = 16.0
FOOT_SIZE: Final = 12.0
# The distance of two lines, in millimetres for each point of a letter's size.
A_LINE: Final = 0.44
PAD: Final = 1.5
_AM: Final = re.compile("([\u0e48-\u0e4b]?)\u0e33")
Align = Literal["L", "C", "R"]
Bold = Literal["", "B"]


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the head and the foot of a page besides its number."""

    text: str = ""
    banner: str = ""


@dataclass(slots=True)
class Canvas:
    """The pages drawn so far, and which foot each of them gets."""

    pdf: FPDF
    has_thai_digits: bool = False
    feet: list[Foot] = field(default_factory=list)
    foot: Foot = field(default_factory=Foot)
    is_wide: bool = False

    @property
    def width(self) -> float:
        """Return how wide the room between the margins is."""
        return float(self.pdf.w) - LEFT - RIGHT

    @property
    def bottom(self) -> float:
        """Return where the room for words ends."""
        return float(self.pdf.h) - BOTTOM

    def close(self) -> None:
        """Let go of the files of the letters."""
        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def page(self) -> None:
        """Begin a page."""
        self.pdf.add_page(orientation="L" if self.is_wide else "P")
        self.feet.append(self.foot)
        if self.foot.banner:
            self.font(14, "B")
            self.pdf.set_xy(LEFT, TOP - 11)
            self._cell(self.width, 14 * A_LINE, self.foot.banner, "C")
        self.pdf.set_xy(LEFT, TOP)

    def font(self, size: float = SIZE, bold: Bold = "") -> None:
        """Choose the size and the weight of what follows."""
        self.pdf.set_font(FAMILY, bold, size)

    def room(self, height: float) -> bool:
        """Begin a page when there is no room for so much; say whether one was begun."""
        if self.pdf.get_y() + height <= self.bottom:
            return False
        self.page()
        return True

    def broken(self, text: str, width: float) -> tuple[str, ...]:
        """Return a text as lines of a width, in the font that is chosen."""
        return lines(self.said(text), width, self.pdf.get_string_width)

    def measure(self, text: str) -> float:
        """Return how wide a text is in the font that is chosen."""
        return float(self.pdf.get_string_width(self.said(text)))

    def said(self, text: str) -> str:
        """Return a text with the digits that the paper is written in."""
        return in_thai(text) if self.has_thai_digits else text

    def paragraph(
        self, text: str, *, size: float = SIZE, bold: Bold = "", align: Align = "L", inset: float = 0
    ) -> None:
        """Write a text over the whole width, line by line, a new page where one is full."""
        self.font(size, bold)
        for line in self.broken(text, self.width - inset):
            if self.room(size * A_LINE):
                self.font(size, bold)
            self.pdf.set_x(LEFT + inset)
            self._cell(self.width - inset, size * A_LINE, line, align)

    def box(self, at: tuple[float, float], size: tuple[float, float], text: tuple[str, ...], *, points: float, align: Align = "L", middle: bool = False) -> None:  # fmt: skip
        """Draw a box with lines of text in it."""
        (left, top), (width, height) = at, size
        self.pdf.rect(left, top, width, height)
        inside = len(text) * points * A_LINE
        start = top + (max(PAD, (height - inside) / 2) if middle else PAD / 2)
        for number, line in enumerate(text):
            self.pdf.set_xy(left + PAD, start + number * points * A_LINE)
            self._cell(width - 2 * PAD, points * A_LINE, line, align)

    def _cell(self, width: float, height: float, line: str, align: Align) -> None:
        words = drawn(self.said(line))
        self.pdf.cell(width, height, words, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def drawn(text: str) -> str:
    """Return a text as it is drawn: a sara am as its circle and its vowel, so that what is copied off the page is Thai."""
    return _AM.sub("\u0e4d\\1\u0e32", text)


def canvas(title: str, made_at: datetime, *, has_thai_digits: bool) -> Canvas:
    """Return an empty canvas."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_margins(LEFT, TOP, RIGHT)
    pdf.set_auto_page_break(auto=False)
    pdf.c_margin = 0
    pdf.add_font(FAMILY, "", FONTS / "Sarabun-Regular.ttf")
    pdf.add_font(FAMILY, "B", FONTS / "Sarabun-Bold.ttf")
    pdf.set_text_shaping(use_shaping_engine=True, script="thai", language="tha")
    pdf.set_title(title)
    pdf.set_lang("th")
    pdf.set_creation_date(made_at)
    pdf.set_line_width(0.2)
    return Canvas(pdf, has_thai_digits)


def finish(canvas: Canvas, page_of: Callable[[int, int], str], target: Path) -> None:
    """Draw the foot of every page, and write the file."""
    pdf, count = canvas.pdf, len(canvas.feet)
    for number, foot in enumerate(canvas.feet, start=1):
        wide, high = pdf.pages[number].dimensions()
        pdf.page, pdf.w, pdf.h = number, wide / pdf.k, high / pdf.k
        # A page of before has forgotten which letters are chosen: a change of size is written down for it.
        canvas.font(FOOT_SIZE + 1)
        canvas.font(FOOT_SIZE)
        for text, align in ((foot.text, "L"), (page_of(number, count), "R")):
            pdf.set_xy(LEFT, pdf.h - FOOT)
            pdf.cell(canvas.width, 6, drawn(canvas.said(text)), align=align)
    pdf.output(str(target))
