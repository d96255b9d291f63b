"""Draw a summary as a picture to be looked at on a phone: a line for each place, how many are in, a bar, and the moment.

Marks of Thai stand where they belong because the letters are shaped; without that nothing is drawn at all.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.rendering.flex import BUTTON, INK, PAPER, RULE, SOFT
from bot.texts import Texts
from engine.conversation.bubbles import Text, say
from engine.conversation.handouts.wording import as_of, label, what
from engine.handouts.handout import Handout
from thai.breaking import pieces

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONTS: Final = Path(__file__).resolve().parents[2] / "web" / "static" / "fonts"
WIDTH, EDGE, BAR = 1080, 60, 22
TITLE, ROW, FOOT = 52, 42, 36
LEADING: Final = 1.5
# LINE takes pictures of any length, but a phone shows the first of it: so many lines fit, the rest is said in one.
LINES: Final = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at a size, with what stands at the end of the line, and perhaps a bar below."""

    words: str
    size: int
    is_bold: bool = False
    color: str = INK
    end: str = ""
    share: float | None = None


class NoShaping(RuntimeError):
    """This machine cannot set Thai: its marks would stand in the wrong places."""

    retryable = False


def png(handout: Handout, texts: Texts) -> bytes:
    """Return the picture."""
    # 0.1 s, paid at the first picture.
    from PIL import Image, ImageDraw  # noqa: PLC0415

    laid = [one for piece in _pieces(handout, texts) for one in _wrapped(piece)]
    height = 2 * EDGE + sum(map(_height, laid))
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    pen, top = ImageDraw.Draw(picture), EDGE
    for piece in laid:
        _draw(pen, piece, top)
        top += _height(piece)
    file = io.BytesIO()
    picture.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def _pieces(handout: Handout, texts: Texts) -> Iterator[Piece]:
    def word(text: Text) -> str:
        return texts.word(text, {})

    done, of = handout.total
    yield Piece(handout.title, TITLE, is_bold=True)
    yield Piece(word(as_of(handout)), FOOT, color=SOFT)
    yield _row(word(what()), done, of, is_bold=True)
    for line in handout.lines[:LINES]:
        yield _row(word(label(line)), line.done, line.of)
    if len(handout.lines) > LINES:
        yield Piece(
            word(say("{count} more after these.", count=len(handout.lines) - LINES)), FOOT, color=SOFT
        )


def _row(label: str, done: int, of: int, *, is_bold: bool = False) -> Piece:
    return Piece(label, ROW, is_bold=is_bold, end=f"{done:,} / {of:,}", share=done / of if of else 0.0)


def _wrapped(piece: Piece) -> Iterator[Piece]:
    """Yield the lines of a piece; its end and its bar stand with the last one."""
    font = _font(piece.size, is_bold=piece.is_bold)
    room = WIDTH - 2 * EDGE - (font.getlength(piece.end) + EDGE if piece.end else 0)
    lines = [""]
    for part in pieces(piece.words) if font.getlength(piece.words) > room else (piece.words,):
        if lines[-1] and font.getlength(lines[-1] + part) > room:
            lines.append("")
        lines[-1] += part
    for words in lines[:-1]:
        yield Piece(words.strip(), piece.size, piece.is_bold, piece.color)
    yield Piece(lines[-1].strip(), piece.size, piece.is_bold, piece.color, piece.end, piece.share)


def _height(piece: Piece) -> int:
    return round(piece.size * LEADING) + (BAR * 2 if piece.share is not None else 0)


def _draw(pen: "ImageDraw", piece: Piece, top: int) -> None:
    font = _font(piece.size, is_bold=piece.is_bold)
    pen.text((EDGE, top), piece.words, font=font, fill=piece.color)
    if piece.end:
        pen.text((WIDTH - EDGE, top), piece.end, font=font, fill=piece.color, anchor="ra")
    if piece.share is not None:
        line = top + round(piece.size * LEADING)
        full = WIDTH - 2 * EDGE
        pen.rounded_rectangle((EDGE, line, EDGE + full, line + BAR), BAR // 2, fill=RULE)
        if piece.share:
            end = EDGE + max(BAR, round(full * min(1.0, piece.share)))
            pen.rounded_rectangle((EDGE, line, end, line + BAR), BAR // 2, fill=BUTTON["primary"])


@lru_cache(maxsize=8)
def _font(size: int, *, is_bold: bool) -> "FreeTypeFont":
    from PIL import ImageFont, features  # noqa: PLC0415 - as above

    if not features.check("raqm"):
        raise NoShaping
    name = "Sarabun-Bold.woff2" if is_bold else "Sarabun-Regular.woff2"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.RAQM)
