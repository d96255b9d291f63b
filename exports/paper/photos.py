"""Draw pictures, two a page, each over its caption: small enough for a file that is sent on, and without what they say of themselves."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageOps

from exports.paper.canvas import A_LINE, LEFT, SIZE, TOP, Canvas
from exports.paper.nouns import Photo

A_PAGE: Final = 2
# As many dots as two centimetres of paper show at 150 to the inch.
MOST_DOTS: Final = (950, 620)
HEIGHT: Final = 98.0
CAPTION_LINES: Final = 2
QUALITY: Final = 80


def draw(canvas: Canvas, photos: Sequence[Photo], title: str) -> None:
    """Draw what can be opened, on pages of its own."""
    drawn = 0
    for photo in photos:
        content = photo.opened()
        picture = _small(content) if content is not None else None
        if picture is None:
            continue
        if drawn % A_PAGE == 0:
            canvas.is_wide = False
            canvas.page()
            canvas.paragraph(title, bold="B", align="C")
        _one(canvas, picture, photo.caption, drawn % A_PAGE)
        drawn += 1


def _one(canvas: Canvas, picture: Image.Image, caption: str, place: int) -> None:
    top = TOP + SIZE * A_LINE + 3 + place * (HEIGHT + CAPTION_LINES * SIZE * A_LINE + 4)
    scale = min(canvas.width / picture.width, HEIGHT / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY)
    canvas.pdf.image(packed, x=LEFT + (canvas.width - wide) / 2, y=top, w=wide, h=high, alt_text=caption)
    canvas.font()
    canvas.pdf.set_xy(LEFT, top + high + 1)
    for line in canvas.broken(caption, canvas.width)[:CAPTION_LINES]:
        canvas.paragraph(line, align="C")


def _small(content: bytes) -> Image.Image | None:
    """Return a picture upright, no larger than paper shows; None for what is none."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("RGB", MOST_DOTS)
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    upright.thumbnail(MOST_DOTS)
    # A new picture: what the file says of place and camera stays behind.
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    return bare
