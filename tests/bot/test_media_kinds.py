"""A file is what its first bytes say, as far as we serve it; everything else is plain bytes."""

import pytest

from bot.sniffing import UNKNOWN, content_type

M4A = b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00"
KNOWN = [
    ("audio", M4A, "audio/mp4"),
    ("audio", b"\x00\x00\x00\x20ftypmp42", "audio/mp4"),
    ("audio", b"\x00\x00\x00\x20ftyp3gp4", "audio/mp4"),
    ("audio", b"ID3\x04\x00", "audio/mpeg"),
    ("audio", b"\xff\xfb\x90\x00", "audio/mpeg"),
    ("audio", b"\xff\xf1\x50\x80", "audio/aac"),
    ("audio", b"OggS\x00\x02", "audio/ogg"),
    ("audio", b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
    ("video", b"\x00\x00\x00\x20ftypisom", "video/mp4"),
    ("video", b"\x1a\x45\xdf\xa3\x01", "video/webm"),
    ("image", b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
    ("image", b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
    ("image", b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
    ("image", b"\x00\x00\x00\x20ftypheic", "image/heic"),
    ("file", b"%PDF-1.7", "application/pdf"),
    ("file", b"PK\x03\x04\x14\x00", "application/zip"),
]
STRANGE = [
    ("audio", b"<html><script>alert(1)</script>"),
    ("audio", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    ("audio", b"\x00\x00\x00\x20ftypheic"),
    ("image", M4A),
    ("image", b"<svg xmlns='http://www.w3.org/2000/svg'>"),
    ("video", b"\x89PNG\r\n\x1a\n"),
    ("file", b"\xff\xd8\xff\xe0"),
    ("file", b"<html>"),
    ("audio", b""),
    ("hologram", M4A),
]


@pytest.mark.parametrize(("kind", "head", "expected"), KNOWN)
def test_what_a_browser_shows_is_known_by_its_first_bytes(kind: str, head: bytes, expected: str) -> None:
    assert expected == content_type(kind, head)


@pytest.mark.parametrize(("kind", "head"), STRANGE)
def test_what_is_not_what_it_came_as_is_plain_bytes(kind: str, head: bytes) -> None:
    assert UNKNOWN == content_type(kind, head)
