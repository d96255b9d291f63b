"""Seal the log of accesses and the audit, and say the latest seal aloud: whoever keeps the log can show later what stood there."""

import logging

from bot.clock import machine_ms
from bot.wiring import Core
from models import accesses, audit_seals, leases

LEASE = "job:seal"
LIFE_MS = 60_000
log = logging.getLogger("sanam.audit")


def seal(core: Core) -> int:
    """Seal block after block until every row has its seal; return how many blocks."""
    owner = f"{core.settings.process_name}:seal"
    made = 0
    with core.database.writing() as connection:
        if not leases.take(connection, LEASE, owner, now_ms=machine_ms(), life_ms=LIFE_MS):
            return 0
    try:
        _seal_accesses(core)
        while True:
            with core.database.writing() as connection:
                found = audit_seals.seal(connection, core.clock.now())
            if found is None:
                return made
            made += 1
            log.info("audit_sealed", extra={"seal": found.id, "rows": found.count, "digest": found.digest})
    finally:
        with core.database.writing() as connection:
            leases.give_back(connection, LEASE, owner)


def _seal_accesses(core: Core) -> None:
    """Seal who saw whom, block after block; each seal is a row of the audit, and is sealed with it."""
    while True:
        with core.database.writing() as connection:
            if not accesses.seal(connection, core.clock.now()):
                return
