"""Tell what a file is by its first bytes, never by what anybody says it is.

Only what a browser shows without running anything has a name here; everything else is plain bytes, to be saved and not
shown. The table is short on purpose: it is a list of what we serve, and not a list of what exists.
"""

HEAD = 64
UNKNOWN = "application/octet-stream"
_STARTS = {
    "audio": (
        (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"), (b"\xff\xf3", "audio/mpeg"), (b"\xff\xf2", "audio/mpeg"),
        (b"\xff\xf1", "audio/aac"), (b"\xff\xf9", "audio/aac"), (b"OggS", "audio/ogg"), (b"#!AMR", "audio/amr"),
    ),
    "image": (
        (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
    ),
    "video": ((b"\x1a\x45\xdf\xa3", "video/webm"),),
    "file": ((b"%PDF-", "application/pdf"), (b"PK\x03\x04", "application/zip")),
}  # fmt: skip
_RIFF = {("audio", b"WAVE"): "audio/wav", ("image", b"WEBP"): "image/webp"}
# The brand of an ISO file says little between sound and film, so there the message's own kind decides.
_STILLS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_ISO = {"audio": "audio/mp4", "video": "video/mp4"}


def content_type(kind: str, head: bytes) -> str:
    """Return the type of a file that came as this kind of message; UNKNOWN when it does not look like one."""
    if head[4:8] == b"ftyp":
        is_still = head[8:12] in _STILLS
        return ("image/heic" if kind == "image" else UNKNOWN) if is_still else _ISO.get(kind, UNKNOWN)
    if head[:4] == b"RIFF":
        return _RIFF.get((kind, head[8:12]), UNKNOWN)
    return next((name for start, name in _STARTS.get(kind, ()) if head.startswith(start)), UNKNOWN)
