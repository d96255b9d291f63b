"""Ask LINE what the month holds, outside of any transaction, and hand it to the purse."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from bot.clock import machine_ms
from bot.desks import desk_of
from bot.line.outcomes import Outcome
from bot.wiring import Core
from handlers.messenger import alarms, purse

Said = TypeVar("Said")
PAUSES_S = (0.2, 1.0)
log = logging.getLogger("sanam.quota")


def read(core: Core) -> bool:
    """Read quota and consumption; False when LINE did not say, and what was known stands."""
    asked_ms = machine_ms()
    quota, used = _asked(core.gateway.quota), _asked(core.gateway.consumption)
    if isinstance(quota, Outcome) or isinstance(used, Outcome):
        failed = quota if isinstance(quota, Outcome) else used
        log.warning("quota_not_read", extra={"outcome": failed.kind if isinstance(failed, Outcome) else ""})
        return False
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        before = purse.read(desk, allowed=quota.limit, used=used.used, read_ms=asked_ms)
        is_other = alarms.compare(desk, before, quota.limit)
        level = alarms.look(desk)
    log.info(
        "quota_read", extra={"limit": quota.limit, "used": used.used, "level": level, "is_other": is_other}
    )
    return True


def _asked(ask: Callable[[], Said | Outcome]) -> Said | Outcome:
    """Ask once more, and again, while LINE fails in a way that passes."""
    found = ask()
    for pause_s in PAUSES_S:
        if not (isinstance(found, Outcome) and found.retryable):
            break
        time.sleep(pause_s)
        found = ask()
    return found


def read_if_old(core: Core) -> None:
    """Read it again unless LINE was asked within the last minutes."""
    with core.database.reading() as connection:
        is_fresh = purse.is_fresh(desk_of(core, connection))
    if not is_fresh:
        read(core)
