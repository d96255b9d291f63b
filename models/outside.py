"""Count how it goes with other systems: those that are told and those that read. Nothing here names any of them."""

from typing import NamedTuple

from sqlalchemy import Connection, case, func, or_, select

from models.api_tokens import ApiToken
from models.base import table
from models.endpoints import ON, PAUSED, REMOVED, Endpoint
from models.outbox import DEAD, WAITING, Outgoing

# A key that nobody used for so long may end unnoticed.
USED_LATELY_MS = 30 * 86_400_000


class Told(NamedTuple):
    """What waits and what was given up, how many systems fail or are paused, and since when the oldest news waits for them."""

    waiting: int
    failing_since_ms: int | None
    given_up: int
    failing: int
    paused: int


def told(connection: Connection) -> Told:
    """Return how it goes with those that are told."""
    fails = or_(_E.c.failures > 0, _E.c.state == PAUSED)
    waits = _O.c.state == WAITING
    piles = (
        select(
            func.count(case((waits, 1))),
            func.min(case((waits & fails, _O.c.made_ms))),
            func.count(case((_O.c.state == DEAD, 1))),
        )
        .join_from(_O, _E, _E.c.id == _O.c.endpoint_id)
        .where(_O.c.state.in_([WAITING, DEAD]), _E.c.state != REMOVED)
    )
    ones = select(
        func.count(case(((_E.c.state == ON) & (_E.c.failures > 0), 1))),
        func.count(case((_E.c.state == PAUSED, 1))),
    )
    waiting, since_ms, given_up = connection.execute(piles).one()
    failing, paused = connection.execute(ones).one()
    return Told(int(waiting), since_ms, int(given_up), int(failing), int(paused))


def keys(connection: Connection, *, now_ms: int, until_ms: int) -> tuple[int, int]:
    """Return how many keys hold, and how many of those in use end before a moment."""
    in_use = (_K.c.until_ms < until_ms) & (_K.c.used_ms >= now_ms - USED_LATELY_MS)
    holding = _K.c.revoked_ms.is_(None) & (_K.c.until_ms > now_ms)
    query = select(func.count(), func.count(case((in_use, 1)))).select_from(_K).where(holding)
    count, ending = connection.execute(query).one()
    return int(count), int(ending)


_O, _E, _K = table(Outgoing), table(Endpoint), table(ApiToken)
