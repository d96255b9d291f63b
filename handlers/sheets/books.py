"""Sign what a file of a table carries out of sight, and believe nothing of it when it comes back otherwise."""

import hmac
import json
from dataclasses import dataclass
from typing import Any

from handlers.desk import Desk
from handlers.sheets import marks
from handlers.sheets.marks import Marks
from handlers.sheets.tables import Table

VERSION = 1
SIGNATURE = 48


@dataclass(frozen=True, slots=True)
class Head:
    """What a file is about, and what stood in its cells when it was made."""

    sheet: str
    about: str
    marks: Marks


def head(desk: Desk, table: Table, made: Marks) -> str:
    """Return what is written into a file out of sight: duty, period, version, marks, and a signature over it all."""
    body = json.dumps(
        {
            "v": VERSION,
            "sheet": table.sheet.key,
            "about": table.about,
            "forms": sorted({line.filling.draft.digest for line in table.sheet.lines}),
            "at": desk.now.isoformat(),
            "marks": made.to_json(),
        },
        separators=(",", ":"),
    )
    return _signature(desk, body) + body


def opened(desk: Desk, text: str) -> Head | None:
    """Read the head of a file; None when it is not word for word what was signed here."""
    signature, body = text[:SIGNATURE], text[SIGNATURE:]
    if not body or not hmac.compare_digest(
        signature.encode(errors="replace"), _signature(desk, body).encode()
    ):
        return None
    found: dict[str, Any] = json.loads(body)
    if found["v"] != VERSION:
        return None
    return Head(found["sheet"], found["about"], marks.from_json(found["marks"]))


def _signature(desk: Desk, body: str) -> str:
    return desk.vault.keyring.hash("book", body)[:SIGNATURE]
