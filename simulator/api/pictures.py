"""Read the size of a picture from its first bytes."""

import struct

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
JPEG_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


def size(picture: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG, or None when it is neither."""
    if picture.startswith(PNG) and len(picture) >= 24:
        width, height = struct.unpack(">II", picture[16:24])
        return width, height
    return _jpeg_size(picture) if picture.startswith(JPEG) else None


def _jpeg_size(picture: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(picture) and picture[at] == 0xFF:
        marker = picture[at + 1]
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", picture[at + 2 : at + 4])[0]
    return None
