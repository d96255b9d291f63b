"""Show the month's budget: what LINE allows, what was used for what, what the rest of the month will ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from engine.messenger.budgeting import Alarm, allowance, kept_for_urgent, line_day
from handlers.desk import Desk
from handlers.messenger import purse
from models import ledgers, quotas
from models.ledgers import Entry


@dataclass(frozen=True, slots=True)
class Budget:
    """One month: `limit` None without one, `used` what LINE and we have counted, `under_way` what may still be.

    `kept` is held back for what cannot wait, `today` may be spent now on everything else, `foreseen` is what the
    rest of the month is expected to ask for. `read_at` is None as long as LINE was never asked.
    """

    month: str
    limit: int | None
    used: int
    under_way: int
    left: int | None
    kept: int
    today: int | None
    foreseen: int
    alarm: Alarm
    by_share: Mapping[str, int]
    demand: Mapping[date, int]
    read_at: datetime | None


def budget(desk: Desk) -> Budget:
    """Return how this month stands."""
    here, today = purse.purse(desk), line_day(desk.now)
    allowed = allowance(here, today)
    known = quotas.of_month(desk.connection, purse.month_of(desk.now))
    spent = ledgers.by_share(
        desk.connection, since=purse.month_begins(desk.now), until=purse.month_ends(desk.now)
    )
    return Budget(
        month=purse.month_of(desk.now),
        limit=here.limit,
        used=here.used,
        under_way=here.under_way,
        left=here.left,
        kept=kept_for_urgent(here, today),
        today=allowed.others,
        foreseen=allowed.foreseen,
        alarm=allowed.alarm,
        by_share=spent,
        demand=here.demand,
        read_at=known.read_at if known else None,
    )


def ledger(desk: Desk, *, first: datetime, end: datetime, limit: int = 500) -> list[Entry]:
    """Return what left by itself in a span of time, the latest first."""
    return ledgers.pushes(desk.connection, since=first, until=end, limit=limit)
