"""Say how telling other systems goes: who is paused, what was given up, and the command that mends it."""

from typing import Any

from bot.wiring import Core
from models import endpoints, outbox
from models.endpoints import PAUSED, Endpoint
from models.outbox import WAITING, Outgoing

MOST = 20


def lines(base: Core) -> list[str]:
    """Return a line for each trouble and one for its cure; none while all is well."""
    paused, dead, counts = _troubles(base)
    found = []
    for one in paused:
        waits = counts.get((one.id, WAITING), 0)
        found += [
            f"! {one.url} is not told any more, {waits} events wait",
            f"  → flask ops webhook resume {one.id}",
        ]
    for gone in dead:
        found += [f"! {gone.kind} {gone.event_id} was given up", f"  → flask ops webhook replay {gone.id}"]
    return found


def report(base: Core) -> dict[str, Any]:
    """Return the same for a script."""
    paused, dead, counts = _troubles(base)
    return {
        "webhooks_paused": [
            {"webhook": one.id, "url": one.url, "waiting": counts.get((one.id, WAITING), 0),
             "again": f"flask ops webhook resume {one.id}"}
            for one in paused
        ],
        "webhooks_given_up": [
            {"id": one.id, "webhook": one.endpoint_id, "event": one.event_id, "kind": one.kind,
             "again": f"flask ops webhook replay {one.id}"}
            for one in dead
        ],
    }  # fmt: skip


def _troubles(base: Core) -> tuple[list[Endpoint], list[Outgoing], dict[tuple[str, str], int]]:
    with base.database.reading() as connection:
        paused = [one for one in endpoints.of_programmes(connection) if one.state == PAUSED]
        return paused, outbox.dead(connection, MOST), outbox.counts(connection)
