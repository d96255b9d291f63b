"""Draw who opened a picture, and when, faintly all over it, for whoever is not of the office that it was sent to.

The picture is made anew and smaller, without what the original says of itself; the original is never touched.
"""

import io
import math
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.pictures import BYTES_AT_MOST, QUALITY, harmless

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST: Final = 2048
FAINT: Final = 84
ANGLE: Final = 24
# So many lines of words over the height of a picture: none can be cut out that is worth cutting out.
LINES: Final = 9


def marked(content: Iterable[bytes], words: str) -> bytes | None:
    """Return a picture with these words all over it; None for what cannot be opened without harm."""
    whole = _whole(content)
    return None if whole is None else harmless(whole, partial(_marked, words=words), "picture_not_marked")


def _marked(opened: "Image", *, words: str) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 - paid at the first picture

    opened.draft("RGB", (LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((LONGEST, LONGEST))
    return _written(Image.alpha_composite(_on_white(upright), _layer(upright.size, words)))


def _whole(content: Iterable[bytes]) -> bytes | None:
    held = bytearray()
    for piece in content:
        held += piece
        if len(held) > BYTES_AT_MOST:
            return None
    return bytes(held)


def _on_white(picture: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415 - as above

    sheet = Image.new("RGBA", picture.size, "white")
    sheet.alpha_composite(picture)
    return sheet


def _layer(size: tuple[int, int], words: str) -> "Image":
    """Return the words in slanting lines, light with a dark edge so that they show on any ground."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - as above

    from exports.paper.canvas import FONTS  # noqa: PLC0415 - as above

    side = math.ceil(math.hypot(*size))
    step = max(12, size[1] // LINES)
    font = ImageFont.truetype(FONTS / "Sarabun-Regular.ttf", max(10, min(size) // 26))
    sheet = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(sheet)
    line = f"{words}     "
    wide = max(1.0, pen.textlength(line, font=font))
    row = line * (math.ceil(side / wide) + 1)
    for number, top in enumerate(range(0, side, step)):
        left = -wide / 2 * (number % 2)
        pen.text(
            (left, top),
            row,
            font=font,
            fill=(255, 255, 255, FAINT),
            stroke_width=1,
            stroke_fill=(0, 0, 0, FAINT),
        )
    turned = sheet.rotate(ANGLE)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    return turned.crop((left, top, left + size[0], top + size[1]))


def _written(picture: "Image") -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
