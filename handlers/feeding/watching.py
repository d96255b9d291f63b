"""Let other systems be told of a programme's events, and not any more; their secrets are sealed, and shown to nobody twice."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.desk import Desk
from models import audit, endpoints, outbox
from models.endpoints import ON, REMOVED, Endpoint

ADDED, ROTATED, RESUMED, TAKEN_OUT = "webhook_added", "webhook_rotated", "webhook_resumed", "webhook_removed"
REPLAYED: Final = "webhook_replayed"
BOTH_SIGN: Final = timedelta(days=7)
BOTH_SIGN_MS: Final = BOTH_SIGN // timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants to be told of what."""

    id: str
    programme: str
    url: str
    kinds: tuple[str, ...]


def add(desk: Desk, wish: Wish, secret: str, *, by: str | None) -> None:
    """Tell an address from now on."""
    endpoints.add(
        desk.connection, id=wish.id, programme=wish.programme, url=wish.url, kinds=list(wish.kinds),
        secret=_sealed(desk, wish.id, secret), made_at=desk.now, made_by=by,
    )  # fmt: skip
    _note(desk, ADDED, wish.programme, wish.id, by)


def rotate(desk: Desk, endpoint_id: str, secret: str, *, by: str | None) -> bool:
    """Sign with a new secret; for a week the former one signs too. False when there is no such endpoint."""
    found = _there(desk, endpoint_id)
    if found is None:
        return False
    endpoints.change(
        desk.connection, found.id, secret=_sealed(desk, found.id, secret), former=found.secret,
        former_until_ms=desk.now_ms + BOTH_SIGN_MS,
    )  # fmt: skip
    _note(desk, ROTATED, found.programme, found.id, by)
    return True


def resume(desk: Desk, endpoint_id: str, *, by: str | None) -> bool:
    """Tell it again, what waits first; False when there is no such endpoint."""
    found = _there(desk, endpoint_id)
    if found is None:
        return False
    endpoints.change(desk.connection, found.id, state=ON, failures=0, next_ms=0)
    _note(desk, RESUMED, found.programme, found.id, by)
    return True


def remove(desk: Desk, endpoint_id: str, *, by: str | None) -> bool:
    """Tell it nothing any more; False when there is no such endpoint."""
    found = _there(desk, endpoint_id)
    if found is None:
        return False
    endpoints.change(desk.connection, found.id, state=REMOVED)
    _note(desk, TAKEN_OUT, found.programme, found.id, by)
    return True


def replay(desk: Desk, *, outgoing: int | None = None, endpoint_id: str = "", since_ms: int = 0) -> int:
    """Have something told again, under its own id; return how many."""
    count = outbox.replay(
        desk.connection, id_=outgoing, endpoint_id=endpoint_id, since_ms=since_ms, now_ms=desk.now_ms
    )
    audit.note(
        desk.connection, at=desk.now, act=REPLAYED, about_id=f"{outgoing or endpoint_id or 'all'} {count}"
    )
    return count


def _there(desk: Desk, endpoint_id: str) -> Endpoint | None:
    found = endpoints.get(desk.connection, endpoint_id)
    return found if found and found.state != REMOVED else None


def _sealed(desk: Desk, endpoint_id: str, secret: str) -> bytes:
    return desk.vault.key(desk.connection, endpoints.owner_of(endpoint_id)).seal(secret)


def _note(desk: Desk, act: str, programme: str, about: str, by: str | None) -> None:
    audit.note(desk.connection, at=desk.now, act=act, about_id=f"{programme} {about}"[:60], person_id=by)
