"""Say who owns what waits too long, when it is looked at again, when the next one is told, and how it ends.

A chain names the owners from the nearest up: the people of the office, those of the offices above, at last nobody, which
means the administrators. An owner who says that she follows it up is left alone for a while, never for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from engine.obligations.nouns.ladders import Whom
from engine.obligations.states import State, is_owed
from engine.obligations.working_days import WorkingDays

# Working days within which somebody is to answer, and for which one who follows it up is left alone.
ANSWERS: Final = 2
FOLLOWS: Final = 5
# So often the same owner may say that she follows it up before the next one hears of it as well.
PATIENCE: Final = 3
End = Literal["", "report", "extension", "waiver", "handed_on", "closed", "reason", "answered"]


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who owns what waits, in an office; nobody and no office stand for the administrators."""

    office: str = ""
    person: str | None = None


ADMINISTRATORS: Final = Owner()


@dataclass(frozen=True, slots=True)
class Waits:
    """How something that was escalated stands now: `mark` tells this lateness from another one of the same thing."""

    mark: str
    state: State = State.OPEN
    is_done: bool = False


def whole(owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """Return a chain that nothing falls out of: each owner once, the administrators last."""
    return (*dict.fromkeys(one for one in owners if one != ADMINISTRATORS), ADMINISTRATORS)


def place_of(chain: Sequence[Owner], now: Owner) -> int:
    """Return where an owner stands; of one who is gone, the first of the same office, or the nearest of all."""
    if now in chain:
        return chain.index(now)
    same = (at for at, one in enumerate(chain) if one.office == now.office)
    return next(same, 0)


def reached(chain: Sequence[Owner], whom: Whom, own_office: str) -> Owner:
    """Return whom a rung reaches: the officer, her deputy, or the first one of an office above."""
    if whom == "coordinator":
        return chain[0]
    if whom == "deputy":
        return chain[min(1, len(chain) - 1)]
    return next((one for one in chain if one.office != own_office), chain[-1])


def higher(chain: Sequence[Owner], one: Owner, other: Owner) -> Owner:
    """Return the higher of two owners."""
    return chain[max(place_of(chain, one), place_of(chain, other))]


def next_up(chain: Sequence[Owner], now: Owner) -> Owner:
    """Return who is told when an owner does not answer; above the administrators there is nobody."""
    if now not in chain:
        return chain[place_of(chain, now)]
    return chain[min(place_of(chain, now) + 1, len(chain) - 1)]


def look_on(today: date, working: WorkingDays, *, is_followed: bool) -> date:
    """Return the day on which an owner is looked at again."""
    return working.after(today, FOLLOWS if is_followed else ANSWERS)


def climbs(*, is_followed: bool, asks: int) -> bool:
    """Say whether the next one is told on that day: nobody answered, or it has been followed up for long enough."""
    return not is_followed or asks >= PATIENCE


def end_of(mark: str, now: Waits) -> End:
    """Say how something has ended by itself; empty while it waits."""
    if now.state is State.HANDED_OVER:
        return "handed_on"
    if now.state is State.NOT_RECEIVED:
        return "closed"
    if now.state in {State.WAIVED, State.CANCELLED}:
        return "waiver"
    if now.is_done or not is_owed(now.state):
        return "report"
    return "extension" if now.mark != mark else ""
