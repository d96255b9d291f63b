"""Let go of what has served its time: a bounded step of every kind in one transaction, then the rest in steps of their own.

A night that was not enough goes on with the next. What went stands in a row a kind, in counts.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.retention.kinds import KINDS, days_of
from bot.wiring import Core
from handlers.desk import Desk
from models import accesses, evidence, inbox, retention
from models.retention import OVER, Past

DAY_MS = 24 * 3_600_000
BATCH = 500
STEPS = 400
WHY = "its time was over"
log = logging.getLogger("sanam.tidy")


@dataclass(frozen=True, slots=True)
class Gone:
    """What went of one kind, or what would go."""

    kind: str
    before: datetime
    count: int
    is_all: bool = True


def run(core: Core) -> dict[str, int]:
    """Let go of everything that is over, as far as one night's steps reach; return how many of each kind went."""
    past = _pasts(core)
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        went = {name: _step(desk, name, one) for name, one in past.items()}
    waiting = [name for name, count in went.items() if _goes_on(name, count)]
    for _ in range(STEPS):
        if not waiting:
            break
        name = waiting.pop(0)
        with core.database.writing() as connection:
            count = _step(desk_of(core, connection), name, past[name])
        went[name] += count
        waiting += [name] if _goes_on(name, count) else []
    _keep(
        core, [Gone(name, past[name].at, count, name not in waiting) for name, count in went.items() if count]
    )
    return went


def due(core: Core) -> list[Gone]:
    """Count what would go now."""
    with core.database.reading() as connection:
        return [
            Gone(name, past.at, accesses.count_before(connection, past.at) if name == "accesses" else retention.count(connection, OVER[name], past))
            for name, past in _pasts(core).items()
        ]  # fmt: skip


def _pasts(core: Core) -> dict[str, Past]:
    days = days_of(core.settings.retention)
    now, now_ms = core.clock.now(), machine_ms()
    return {
        one.name: Past(now - timedelta(days=days[one.name]), now_ms - days[one.name] * DAY_MS)
        for one in KINDS
    }


def _step(desk: Desk, name: str, past: Past) -> int:
    """Let go of some of one kind; return how many."""
    special = _SPECIAL.get(name)
    return (
        special(desk, name, past) if special else retention.let_go(desk.connection, OVER[name], past, BATCH)
    )


def _goes_on(name: str, count: int) -> bool:
    """Say whether more may be over; of looks one whole seal goes at a time, however many are in it."""
    return count >= (1 if name == "accesses" else BATCH)


def _bury(desk: Desk, name: str, past: Past) -> int:
    """Turn pieces into tombstones: unreadable at once, their files are deleted by the sweep."""
    found = retention.ids(desk.connection, OVER[name], past, BATCH)
    for one in found:
        evidence.bury(desk.connection, reason=WHY, now_ms=desk.now_ms, id=one)
    return len(found)


def _forget_accounts(desk: Desk, name: str, past: Past) -> int:
    """Forget LINE's ids of people whom LINE has not reached for long and who do nothing here: whoever comes back is welcomed anew."""
    found = retention.ids(desk.connection, OVER[name], past, BATCH)
    for line_hash in found:
        inbox.empty(desk.connection, f"line:{line_hash}")
        desk.vault.forget(desk.connection, f"line:{line_hash}")
    return retention.let_go(desk.connection, OVER[name], past, BATCH) if found else 0


def _forget_accesses(desk: Desk, _name: str, past: Past) -> int:
    return accesses.forget_before(desk.connection, past.at)


def _keep(core: Core, went: list[Gone]) -> None:
    at = core.clock.now()
    rows = [
        {"at": at, "kind": one.kind, "before": one.before, "count": one.count, "is_all": one.is_all}
        for one in went
    ]
    if rows:
        with core.database.writing() as connection:
            retention.keep(connection, rows)
    log.info("retention_done", extra={"went": {one.kind: one.count for one in went}})


_SPECIAL: Mapping[str, Callable[[Desk, str, Past], int]] = {
    "loose": _bury, "evidence": _bury, "accounts": _forget_accounts, "accesses": _forget_accesses,
}  # fmt: skip
