"""Read a PDF as a reader of files does: how large its pages are, what stands on them, and where each letter stands."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in points; `said` is without blanks and signs, `boxes` are left, bottom, right, top of its letters."""

    wide: float
    high: float
    said: str
    boxes: tuple[tuple[float, float, float, float], ...]

    @property
    def is_across(self) -> bool:
        return self.wide > self.high


def pages(path: Path) -> list[Page]:
    """Read every page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(one) for one in document]
    finally:
        document.close()


def bare(text: str) -> str:
    """Leave out blanks and the signs above and below letters: a reader of files puts them anywhere."""
    kept = (one for one in text if unicodedata.category(one) != "Mn" and not one.isspace())
    return "".join(kept).replace("\u0e33", "\u0e32")


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    letters = (at for at in range(text.count_chars()) if not text.get_text_range(at, 1).isspace())
    wide, high = page.get_size()
    return Page(wide, high, bare(text.get_text_range()), tuple(text.get_charbox(at) for at in letters))
