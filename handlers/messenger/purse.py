"""Keep the month's purse: what LINE allows and has counted, and the seats that our own messages have taken since.

Whoever pushes takes a seat first, in the transaction that stores the message; so no two workers spend the same one.
"""

from collections import Counter
from datetime import date, datetime, time
from typing import Final

from engine.messenger.budgeting import LINE_TIME, line_day, next_month
from engine.messenger.nouns import LISTED, Purse
from engine.obligations.calendar import day_in_bangkok
from handlers.desk import Desk
from models import intents, ledgers, quotas
from models.quotas import Quota

# So old a reading may be when it is decided who is pushed.
FRESH_MS: Final = 9 * 60_000


def month_of(at: datetime) -> str:
    """Name a moment's month as LINE counts it."""
    return at.astimezone(LINE_TIME).strftime("%Y-%m")


def month_begins(at: datetime) -> datetime:
    """Return when the month of a moment began at LINE."""
    return datetime.combine(line_day(at).replace(day=1), time(), LINE_TIME)


def month_ends(at: datetime) -> datetime:
    """Return when the month of a moment ends at LINE."""
    return datetime.combine(next_month(line_day(at)), time(), LINE_TIME)


def is_fresh(desk: Desk) -> bool:
    """Say whether LINE was asked just now."""
    known = quotas.of_month(desk.connection, month_of(desk.now))
    return known is not None and abs(desk.now_ms - known.read_ms) < FRESH_MS


def read(desk: Desk, *, allowed: int | None, used: int, read_ms: int) -> Quota | None:
    """Take over what LINE said at a moment of machine time; return what was known of the account before.

    LINE's count may lag, and holds what others sent from the account; ours is exact and holds only ours.
    """
    month = month_of(desk.now)
    quotas.hold(desk.connection, month)
    before = quotas.latest(desk.connection)
    own = ledgers.counted(desk.connection, since=month_begins(desk.now))
    taken = ledgers.under_way(desk.connection, since_ms=read_ms)
    known = max(used, own)
    quotas.keep(
        desk.connection, month=month, allowed=allowed, used=known, read_at=desk.now, read_ms=read_ms, taken=taken,
        is_spent=allowed is not None and known + taken >= allowed,
        alarm=before.alarm if before and before.month == month else 0,
    )  # fmt: skip
    return before


def take(desk: Desk, recipients: int = 1) -> bool:
    """Take seats for a message; False when the month has none, or LINE was never asked."""
    month = month_of(desk.now)
    if quotas.take(desk.connection, month, recipients):
        return True
    latest = quotas.latest(desk.connection)
    if latest is None or latest.month == month:
        return False
    # The month has turned since LINE was asked: its allowance stands until it says otherwise.
    quotas.keep(
        desk.connection, month=month, allowed=latest.allowed, used=0, read_at=latest.read_at, read_ms=latest.read_ms,
        taken=0, is_spent=False, alarm=0,
    )  # fmt: skip
    return quotas.take(desk.connection, month, recipients)


def give_back(desk: Desk, recipients: int = 1) -> None:
    """Give back the seats of a message that LINE has surely not counted."""
    quotas.give_back(desk.connection, month_of(desk.now), recipients)


def spent(desk: Desk) -> None:
    """Note that LINE has refused a message because the month is used up."""
    quotas.spent(desk.connection, month_of(desk.now))


def purse(desk: Desk) -> Purse:
    """Return the purse for a plan; a channel that was never read has nothing to spend."""
    known = quotas.of_month(desk.connection, month_of(desk.now))
    latest = known or quotas.latest(desk.connection)
    if latest is None:
        return Purse(limit=0, demand=demand(desk))
    if known is None:
        return Purse(limit=latest.allowed, demand=demand(desk))
    spent = ledgers.by_share(desk.connection, since=month_begins(desk.now), until=month_ends(desk.now))
    listed = sum(spent.get(one, 0) for one in LISTED)
    return Purse(known.allowed, known.used, known.taken, demand(desk), known.is_spent, listed)


def demand(desk: Desk) -> Counter[date]:
    """Count the reminders that fall due on each day of the rest of the month."""
    ahead = intents.steps_ahead(desk.connection, since=desk.now, until=month_ends(desk.now))
    found: Counter[date] = Counter()
    for at, number in ahead.items():
        found[day_in_bangkok(at)] += number
    return found
