"""Take a filled-in file in: told apart by its signature, refused when somebody sent it before, kept sealed until it is decided on."""

import json
from dataclasses import dataclass
from datetime import timedelta

from engine.sheet.arriving import Refusal
from engine.sheet.returning import FileLine, Filled, Unreadable, from_dict, to_dict
from handlers.desk import Desk, Speaker
from handlers.evidence import hand_over
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.sheets import books, marks
from handlers.sheets.marks import Marks
from handlers.sheets.tables import opened
from models import people, sheet_files
from models.sealing import SealBroken
from models.sheet_files import REFUSED, WAITING, SheetFile

KIND = "sheet_file"
UNTAPPED = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Cells:
    """What is kept of a file while it waits: its lines, the marks of when it was made, the message it came in."""

    lines: tuple[FileLine, ...]
    marks: Marks
    source: str


@dataclass(frozen=True, slots=True)
class Came:
    """A file that came: its fingerprint, and the piece of evidence and the message that brought it into the chat."""

    sha256: str
    evidence: str = ""
    message: str = ""


def arrived(desk: Desk, who: Speaker, came: Came, filled: Filled | Unreadable) -> SheetFile:
    """Store a file that was read; return how it stands."""
    head = books.opened(desk, filled.head) if isinstance(filled, Filled) else None
    refusal = _refusal(desk, who, came, filled, head)
    row: dict[str, object] = {
        "id": new_id("sheet_file", who.person_id, came.sha256, head.sheet if head else ""),
        "person_id": who.person_id,
        "evidence_id": came.evidence or None,
        "sheet": head.sheet if head else "",
        "about": head.about if head else "",
        "sha256": came.sha256,
        "state": REFUSED if refusal else WAITING,
        "reason": refusal,
        "came_at": desk.now,
        "body": None,
    }
    if not refusal and isinstance(filled, Filled) and head is not None:
        cells = {"lines": to_dict(filled.lines), "marks": head.marks.to_json(), "source": came.message}
        key = desk.vault.key(desk.connection, people.owner_of(who.person_id))
        row["body"] = key.seal(json.dumps(cells, ensure_ascii=False))
    _keep(desk, row)
    if came.evidence:
        _tell(desk, who, came.evidence)
        if refusal in {"foreign", "broken", "large"}:
            hand_over(desk, who, came.evidence)
    found = sheet_files.get(desk.connection, str(row["id"]))
    if found is None:
        raise LookupError("a file that was just stored is not there")
    return found


def _keep(desk: Desk, row: dict[str, object]) -> None:
    """Store a file; one that was sent stays sent, whatever comes again."""
    before = sheet_files.get(desk.connection, str(row["id"]))
    if before is not None and before.state == sheet_files.SENT:
        return
    sheet_files.keep(desk.connection, **row)


def _refusal(
    desk: Desk, who: Speaker, came: Came, filled: Filled | Unreadable, head: books.Head | None
) -> Refusal:
    if not isinstance(filled, Filled):
        return filled
    if head is None:
        return "foreign"
    table = opened(desk, who, head.about, "file")
    if table is None or table.sheet.key != head.sheet:
        return "not_yours"
    return "sent" if sheet_files.sent_before(desk.connection, sha256=came.sha256, sheet=head.sheet) else ""


def cells_of(desk: Desk, row: SheetFile) -> Cells | None:
    """Open what is kept of a file; None when it is over, or its person's key is gone."""
    key = desk.vault.existing(desk.connection, people.owner_of(row.person_id))
    if key is None or row.body is None or row.state != WAITING:
        return None
    try:
        found = json.loads(key.open(row.body))
    except SealBroken:
        return None
    return Cells(from_dict(found["lines"]), marks.from_json(found["marks"]), found["source"])


def _tell(desk: Desk, who: Speaker, evidence_id: str) -> None:
    """Have the sender see what is in the file, should she not have tapped by then."""
    intend(
        desk,
        person_id=who.person_id,
        kind=KIND,
        about_id=evidence_id,
        details={},
        is_worth_a_push=True,
        not_before=desk.now + UNTAPPED,
    )
