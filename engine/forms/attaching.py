"""Find the pictures, sounds and films that a form shows: which it names, which lie beside it, and whether a chat can show them.

A file is known by what is in it, so that the same picture in ten forms is stored once and a changed one is another.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from engine.forms.form import Choice, Form, Question

PICTURE_AT_MOST: Final = 1_000_000
"""LINE's limit for the picture that stands in the chat."""
AT_MOST: Final = 10_000_000
TYPES: Final[Mapping[str, str]] = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".mp3": "audio/mpeg", ".m4a": "audio/mp4",
    ".wav": "audio/wav", ".mp4": "video/mp4",
}  # fmt: skip
_OF: Final = {"image": "image", "big-image": "image", "audio": "audio", "video": "video"}
_BEGINS: Final = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
Fault = Literal["absent", "kind", "size"]


@dataclass(frozen=True, slots=True)
class Shows:
    """One file that a question or a choice shows, and where the form says so."""

    name: str
    kind: str
    sheet: Literal["survey", "choices"]
    row: int


def shows(form: Form) -> Iterator[Shows]:
    """Yield every file that is named, each once; one whose name depends on an answer is not known beforehand."""
    seen: set[str] = set()
    places: list[tuple[Literal["survey", "choices"], int, Question | Choice]] = [
        *(("survey", one.row, one) for one in form.questions),
        *(("choices", 0, one) for choices in form.lists.values() for one in choices),
    ]
    for sheet, row, one in places:
        for kind, texts in one.media.items():
            for name in map(name_in, texts.values()):
                if name and name not in seen:
                    seen.add(name)
                    yield Shows(name, kind, sheet, row)


def name_in(address: str) -> str:
    """Return the name of a file in the address that a form has for it, "" where it depends on an answer."""
    if "${" in address:
        return ""
    return PurePosixPath(address.partition("://")[2] or address).name


def fault(one: Shows, path: Path) -> Fault | None:
    """Return why a chat cannot show a file, None when it can."""
    found = place_of(one.name, path)
    if found is None:
        return "absent"
    kind = TYPES.get(found.suffix.lower(), "")
    if not kind or kind.partition("/")[0] != _OF.get(one.kind, kind.partition("/")[0]):
        return "kind"
    if found.stat().st_size > (PICTURE_AT_MOST if kind.startswith("image/") else AT_MOST):
        return "size"
    with found.open("rb") as file:
        return None if file.read(8).startswith(_BEGINS.get(kind, b"")) else "kind"


def place_of(name: str, path: Path) -> Path | None:
    """Return where a file lies: beside the form, or in the folder that is named like it with -media behind."""
    places = (path.parent / name, path.parent / f"{path.stem}-media" / name)
    return next((one for one in places if one.is_file()), None)


def contents(form: Form, path: Path) -> dict[str, bytes]:
    """Return the files that a chat can show, by their names."""
    good = (one.name for one in shows(form) if fault(one, path) is None)
    return {name: found.read_bytes() for name in good if (found := place_of(name, path)) is not None}


def id_of(name: str, content: bytes) -> str:
    """Return what a file is known by."""
    return hashlib.sha256(content).hexdigest()[:40] + Path(name).suffix.lower()


def type_of(file_id: str) -> str:
    """Return the content type of a file that is known by its content."""
    return TYPES[Path(file_id).suffix]
