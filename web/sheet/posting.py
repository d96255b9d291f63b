"""Read what a browser sent of a table: the cells by unit and question, the block, the file, and the one button that was pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from flask import request

from engine.sheet.parts import Typed

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_PARTS: Final = 20_000
ORIGINS: Final = frozenset({"same-origin", "none"})
CELL, WHY = "c:", "w:"


@dataclass(frozen=True, slots=True)
class Posted:
    """Everything that was sent."""

    button: str = ""
    token: str = ""
    seen: str = ""
    shown: str = ""
    cells: Mapping[str, Typed] = field(default_factory=dict)
    block: str = ""
    from_unit: str = ""
    from_question: str = ""
    chosen: frozenset[str] = frozenset()
    file: bytes = b""
    file_id: str = ""


def is_from_us() -> bool:
    """Say whether a browser that tells where a request began says that it began on a page of ours."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ORIGINS


def read() -> Posted:
    """Return what was sent; what is no form has nothing in it."""
    request.max_content_length = MOST_BYTES
    request.max_form_memory_size = MOST_BYTES
    request.max_form_parts = MOST_PARTS
    try:
        sent = request.form
    except UnicodeDecodeError:
        return Posted()
    file = request.files.get("file")
    return Posted(
        button=sent.get("do", ""),
        token=sent.get("token", ""),
        seen=sent.get("seen", ""),
        shown=sent.get("shown", ""),
        cells=_cells(sent),
        block=sent.get("block", ""),
        from_unit=sent.get("from_unit", ""),
        from_question=sent.get("from_question", ""),
        chosen=frozenset(sent.getlist("send")),
        file=file.stream.read(MOST_BYTES) if file is not None and file.filename else b"",
        file_id=sent.get("file_id", ""),
    )


def _cells(sent: Mapping[str, str]) -> dict[str, Typed]:
    texts: dict[str, dict[str, str]] = {}
    whys: dict[str, str] = {}
    for name, value in sent.items():
        if name.startswith(CELL):
            key, _, path = name[len(CELL) :].partition(":")
            texts.setdefault(key, {})[path] = value
        elif name.startswith(WHY):
            whys[name[len(WHY) :]] = value
    return {key: Typed(found, whys.get(key, "")) for key, found in texts.items()}


def anchor(key: str, path: str = "") -> str:
    """Return a name for a place in the table."""
    return f"at-{key}{path.replace('/', '-')}"
