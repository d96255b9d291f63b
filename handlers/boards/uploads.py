"""Hold files that an admin handed in: sealed under her own key, seen by nobody else, forgotten after a day."""

from base64 import b64decode, b64encode
from typing import Final

from handlers.desk import Desk
from handlers.filling import new_id
from models import people, uploads
from models.sealing import SealBroken
from models.uploads import Upload

LONGEST_NAME: Final = 120


def keep(desk: Desk, person_id: str, kind: str, programme: str, name: str, content: bytes) -> str:
    """Store a file; return its id."""
    upload_id = new_id("upload", person_id, kind, str(desk.now_ms), name)
    uploads.keep(
        desk.connection, id=upload_id, person_id=person_id, kind=kind, programme=programme, name=name[:LONGEST_NAME],
        body=sealed(desk, person_id, content), made_at=desk.now,
    )  # fmt: skip
    return upload_id


def sealed(desk: Desk, person_id: str, content: bytes) -> bytes:
    """Seal a content under a person's key."""
    key = desk.vault.key(desk.connection, people.owner_of(person_id))
    return key.seal(b64encode(content).decode())


def own(desk: Desk, person_id: str, upload_id: str, *kinds: str) -> Upload | None:
    """Return a file of one of these sorts; another person's is not there."""
    found = uploads.get(desk.connection, upload_id)
    return found if found and found.person_id == person_id and found.kind in kinds else None


def content(desk: Desk, upload: Upload) -> bytes | None:
    """Open what a file holds; None when its key is gone."""
    key = desk.vault.existing(desk.connection, people.owner_of(upload.person_id))
    try:
        return b64decode(key.open(upload.body)) if key and upload.body else None
    except SealBroken:
        return None
