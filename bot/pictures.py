"""Make of a picture what is shown first, what it is found again by, and what it says of itself. Pixels in, bytes out.

A picture is a program for somebody's memory: only four formats are opened, the size is read before anything is unpacked, and
a picture that is too large or broken simply has no preview. The original is never touched.
"""

import io
import logging
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
BYTES_AT_MOST = 32 * 1024 * 1024
PIXELS_AT_MOST = 50_000_000
PREVIEW, QUALITY = 1024, 80
SIDE = 8
# Below this spread of its greys a picture is a sheet of paper: all of them would look the same.
PLAIN = 6.0
ORIENTATION, EXIF, GPS = 0x0112, 0x8769, 0x8825
TAKEN = (0x9003, 0x9004)
T = TypeVar("T")
log = logging.getLogger("sanam.media")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture gave: its preview, its size as it is seen, its look, when and where it was taken."""

    preview: bytes
    width: int
    height: int
    look: str
    taken: str = ""
    place: str = ""


def read(content: bytes) -> Picture | None:
    """Look at a picture; None for what is no picture that can be opened without harm."""
    return harmless(content, _looked_at, "picture_not_read")


def harmless(content: bytes, use: Callable[["Image"], T], unread: str) -> T | None:
    """Open a picture and use it; None, with a line in the log, for what cannot be opened without harm."""
    # 0.1 s and some megabytes, paid by the worker at its first picture.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    if len(content) > BYTES_AT_MOST:
        return None
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > PIXELS_AT_MOST:
                return None
            return use(opened)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        MemoryError,
        Image.DecompressionBombError,
        UnidentifiedImageError,
    ):
        log.info(unread, exc_info=True)
        return None


def _looked_at(opened: "Image") -> Picture:
    from PIL import ImageOps  # noqa: PLC0415 - as above

    taken, place = _told(opened)
    is_turned = opened.getexif().get(ORIENTATION) in {5, 6, 7, 8}
    size = (opened.height, opened.width) if is_turned else opened.size
    opened.draft("RGB", (PREVIEW, PREVIEW))
    upright = ImageOps.exif_transpose(_flat(opened))
    upright.thumbnail((PREVIEW, PREVIEW))
    return Picture(_written(upright), *size, look(upright), taken, place)


def look(picture: "Image") -> str:
    """Return where a picture gets lighter, from left to right and from top to bottom; "" for one that is plain."""
    from PIL import Image, ImageStat  # noqa: PLC0415 - as above

    plain = picture.convert("L")
    if ImageStat.Stat(plain.resize((32, 32), Image.Resampling.BOX)).stddev[0] < PLAIN:
        return ""
    # In fractions of a grey two neighbours are hardly ever the same: a mirrored picture then has the mirrored look.
    grey = plain.convert("F")
    across = _floats(grey.resize((SIDE + 1, SIDE), Image.Resampling.BOX))
    down = _floats(grey.resize((SIDE, SIDE + 1), Image.Resampling.BOX))
    wide = SIDE + 1
    lighter = [
        across[wide * row + at] < across[wide * row + at + 1] for row in range(SIDE) for at in range(SIDE)
    ]
    lower = [down[SIDE * row + at] < down[SIDE * (row + 1) + at] for row in range(SIDE) for at in range(SIDE)]
    return f"{_bits(lighter):016x}{_bits(lower):016x}"


def _floats(grey: "Image") -> tuple[float, ...]:
    return struct.unpack(f"={grey.width * grey.height}f", grey.tobytes())


def _bits(found: list[bool]) -> int:
    return sum(1 << at for at, one in enumerate(found) if one)


def _flat(picture: "Image") -> "Image":
    """Lay what can be seen through on white; only the first of moving pictures is taken."""
    from PIL import Image  # noqa: PLC0415 - as above

    if picture.mode not in {"RGBA", "LA", "PA"} and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    sheet = Image.new("RGB", clear.size, "white")
    sheet.paste(clear, mask=clear.getchannel("A"))
    return sheet


def _written(picture: "Image") -> bytes:
    """Write the preview; nothing of what the original says of itself goes along."""
    out = io.BytesIO()
    picture.info.clear()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _told(picture: "Image") -> tuple[str, str]:
    """Read when and where a picture was taken, if it says so; LINE takes most of it away, so nothing rests on it."""
    try:
        exif = picture.getexif()
        moments = exif.get_ifd(EXIF)
        taken = next((str(moments[tag])[:19] for tag in TAKEN if tag in moments), "")
        return taken, _place(dict(exif.get_ifd(GPS)))
    except (ValueError, TypeError, KeyError, SyntaxError, OSError, ZeroDivisionError):
        return "", ""


def _place(gps: dict[int, Any]) -> str:
    if not {1, 2, 3, 4} <= gps.keys():
        return ""
    latitude = _degrees(gps[2]) * (-1 if gps[1] == "S" else 1)
    longitude = _degrees(gps[4]) * (-1 if gps[3] == "W" else 1)
    is_somewhere = abs(latitude) <= 90 and abs(longitude) <= 180
    return f"{latitude:.6f} {longitude:.6f}" if is_somewhere else ""


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(one) for one in parts)
    return degrees + minutes / 60 + seconds / 3600
