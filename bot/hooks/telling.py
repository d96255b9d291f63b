"""Tell an endpoint what waits for it, in its order: one at a time, tried again for three days, then given up and kept.

What was taken and then not noted, because a process died, is told once more under the same id.
"""

import json
import logging
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.hooks.posting import GONE, Outcome, post
from bot.hooks.signing import HEADER, signature
from bot.wiring import Core
from handlers.feeding import telling
from models import endpoints, outbox
from models.endpoints import PAUSED, Endpoint
from models.outbox import DEAD, TOLD, WAITING, Outgoing

DAY_MS: Final = 24 * 3_600_000
LEASE_MS: Final = 60_000
WAITS_MS: Final = tuple(1_000 * one for one in (10, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600))
GIVES_UP_MS: Final = 3 * DAY_MS
PAUSES_AFTER: Final = 20
AT_ONCE: Final = 200
log = logging.getLogger("sanam.webhooks")


@dataclass(frozen=True, slots=True)
class Turn:
    """What is told now, to whom, and signed with what."""

    endpoint: Endpoint
    outgoing: Outgoing
    secrets: tuple[str, ...]


def tell(core: Core, endpoint_id: str) -> int:
    """Tell what waits, until nothing does or it is not taken; return how many are done with."""
    for number in range(AT_ONCE):
        turn = _taken(core, endpoint_id)
        if turn is None or not _told(core, turn):
            return number
    return AT_ONCE


def body_of(core: Core, outgoing: Outgoing, programme: str) -> bytes:
    """Write what is told: ids, and where to read what they stand for; never a value."""
    report = outgoing.about["report"]
    told = {
        "id": outgoing.event_id, "type": outgoing.kind, "at": outgoing.at.isoformat(), "programme": programme,
        **outgoing.about, "url": f"{core.settings.public_url}/api/v1/reports/{report}",
    }  # fmt: skip
    return json.dumps(told, separators=(",", ":"), sort_keys=True).encode()


def secrets_of(core: Core, connection: Connection, endpoint: Endpoint, now_ms: int) -> tuple[str, ...]:
    """Open the secrets that sign now: while one is rotated both do."""
    key = core.vault.existing(connection, endpoints.owner_of(endpoint.id))
    if key is None:
        return ()
    is_both = endpoint.former is not None and (endpoint.former_until_ms or 0) > now_ms
    former = (key.open(endpoint.former),) if is_both and endpoint.former else ()
    return (key.open(endpoint.secret), *former)


def _taken(core: Core, endpoint_id: str) -> Turn | None:
    now_ms = machine_ms()
    with core.database.writing() as connection:
        endpoint = endpoints.take(connection, endpoint_id, now_ms=now_ms, life_ms=LEASE_MS)
        outgoing = outbox.first_waiting(connection, endpoint_id) if endpoint else None
        if endpoint is None:
            return None
        if outgoing is None:
            endpoints.give_back(connection, endpoint_id, busy_until_ms=endpoint.busy_until_ms)
            return None
        return Turn(endpoint, outgoing, secrets_of(core, connection, endpoint, now_ms))


def _told(core: Core, turn: Turn) -> bool:
    """Tell once and note what came of it; say whether to go on with the next."""
    body = body_of(core, turn.outgoing, turn.endpoint.programme)
    headers = {
        "Content-Type": "application/json", "User-Agent": "sanam-webhook/1", "Sanam-Event": turn.outgoing.event_id,
        HEADER: signature(turn.secrets, body, machine_ms() // 1000),
    }  # fmt: skip
    outcome = post(turn.endpoint.url, body, headers, may_be_local=core.settings.webhooks_may_be_local)
    told = {
        "endpoint": turn.endpoint.id,
        "event": turn.outgoing.event_id,
        "status": outcome.status,
        "ms": outcome.took_ms,
    }
    log.info("webhook_told" if outcome.is_good else "webhook_not_taken", extra=told)
    return _noted(core, turn, outcome)


def _noted(core: Core, turn: Turn, outcome: Outcome) -> bool:
    now_ms, failures = machine_ms(), 0 if outcome.is_good else turn.endpoint.failures + 1
    state = TOLD if outcome.is_good else _after(turn.outgoing, now_ms)
    is_over = failures >= PAUSES_AFTER or outcome.status == GONE
    values = {
        "failures": failures,
        "next_ms": now_ms + wait_ms(turn.outgoing.tries) if state == WAITING else 0,
        **({"state": PAUSED} if is_over else {}),
    }
    with core.database.writing() as connection:
        outbox.tried(
            connection, turn.outgoing, state=state, at_ms=now_ms, status=outcome.status, took_ms=outcome.took_ms,
            why=outcome.why[:80],
        )  # fmt: skip
        is_ours = endpoints.give_back(
            connection, turn.endpoint.id, busy_until_ms=turn.endpoint.busy_until_ms, **values
        )
        if is_over and is_ours:
            telling.paused(desk_of(core, connection), turn.endpoint)
    return is_ours and not is_over and state != WAITING


def wait_ms(tries: int) -> int:
    """Return how long to wait after so many tries."""
    return WAITS_MS[min(tries, len(WAITS_MS) - 1)]


def _after(outgoing: Outgoing, now_ms: int) -> str:
    return DEAD if now_ms - outgoing.made_ms >= GIVES_UP_MS else WAITING
