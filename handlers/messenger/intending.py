"""Store that somebody is to be told something, with what its kind is worth; saying it is somebody else's."""

from datetime import datetime
from typing import Any

from handlers.desk import Desk
from handlers.messenger.worths import worth_of
from models import notices


def intend(desk: Desk, *, kind: str, not_before: datetime | None = None, **row: Any) -> bool:
    """Store a notice unless the same one exists; what is not given is as usual for its kind."""
    return notices.intend(desk.connection, **_whole(desk, kind, not_before, row))


def wake(desk: Desk, *, kind: str, not_before: datetime | None = None, **row: Any) -> None:
    """Store a notice, or have the same one told again when it was told or left untold before."""
    notices.wake(desk.connection, **_whole(desk, kind, not_before, row))


def _whole(desk: Desk, kind: str, not_before: datetime | None, row: dict[str, Any]) -> dict[str, Any]:
    usual, begins = worth_of(kind), not_before or desk.now
    ends = begins + usual.life if usual.life else None
    return {
        "kind": kind, "not_before": begins, "details": {}, "worth": usual.worth, "share": usual.share, "not_after": ends,
        **row,
    }  # fmt: skip
