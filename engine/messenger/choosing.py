"""Weigh a counted message: how much surer it makes a report come, against leaving her to herself or calling later.

Left alone she may send by herself, or write about something else, and then the reminder rides for nothing; a
message may also still go out on a later day. So waiting is worth something, less with each day that passes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.messenger.chances import Row, Way, both
from engine.messenger.records import WORKS, slot_of

# Further ahead than this nobody weighs: the message can wait.
FURTHEST: Final = 10
# A reminder that rides along reaches her somewhere in the day.
HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies between now and the last useful day: how likely she writes on each day from today, on which of them a push
    may go out, how much of today is left, how many days the last one lies behind the due day, and what a day's delay leaves."""

    writes: Row
    may_push: tuple[bool, ...]
    rest_of_today: float = 1.0
    late_by: int = 0
    keeps: float = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chance that the report comes in time if pushed now, if a push may only follow on a later day (its price taken off),
    if nobody ever pushes, and if nothing reaches her at all; `first_push` counts the days until a push would be best (None: never)."""

    pushed: float
    waited: float
    unpushed: float
    by_herself: float
    first_push: int | None

    @property
    def gain(self) -> float:
        """Return what a push now adds."""
        return self.pushed - self.waited


@dataclass(frozen=True, slots=True)
class _Course:
    """How things go with somebody of one way: pushed on each day if it is still open then (its price taken off), and never."""

    pushed: Row
    unpushed: float
    by_herself: float


def weigh(ways: Sequence[Way], mixture: Row, outlook: Outlook, price: float) -> Weighed:
    """Weigh a push now against a push on each later day and none; `price` is what a counted message costs, in chances of the report."""
    courses = [_course(way, outlook, price) for way in ways]
    days = range(len(outlook.writes))
    on_day = [
        sum(share * one.pushed[day] for share, one in zip(mixture, courses, strict=True)) for day in days
    ]
    unpushed = sum(share * one.unpushed for share, one in zip(mixture, courses, strict=True))
    by_herself = sum(share * one.by_herself for share, one in zip(mixture, courses, strict=True))
    later = max(
        (day for day in days if day and outlook.may_push[day]), key=lambda day: on_day[day], default=0
    )
    best_later = on_day[later] if later else unpushed
    pushed = on_day[0] + price
    is_now = on_day[0] > max(best_later, unpushed)
    first_push = 0 if is_now else later if later and best_later > unpushed else None
    return Weighed(pushed, max(best_later, unpushed), unpushed, by_herself, first_push)


def _course(way: Way, outlook: Outlook, price: float) -> _Course:
    """Go from the last day backwards for what each morning is worth, then forwards for how likely each is met."""
    count = len(outlook.writes)
    owns = [way.own[slot_of(count - 1 - day - outlook.late_by)] for day in range(count)]
    owns[0] *= outlook.rest_of_today
    told = [0.0] * (WORKS + 1)
    alone = 0.0
    called, rode, by_herself = [0.0] * count, [0.0] * count, 0.0
    for day in reversed(range(count)):
        own, keeps = owns[day], outlook.keeps if day else 1.0
        heed = (way.heed[0] * (1.0 if day else outlook.rest_of_today), *way.heed[1:])
        chances = [both(own, one) for one in heed]
        half = both(own, 1 - (1 - heed[0]) ** HALF)
        rode[day] = half + (1 - half) * told[1]
        called[day] = chances[0] + (1 - chances[0]) * told[1]
        after = [*told[1:WORKS], alone]
        alone = keeps * (
            outlook.writes[day] * rode[day] + (1 - outlook.writes[day]) * (own + (1 - own) * alone)
        )
        by_herself = keeps * (own + (1 - own) * by_herself)
        told = [keeps * (chance + (1 - chance) * rest) for chance, rest in zip(chances, after, strict=True)]
        told.append(alone)
    return _Course(_forwards(owns, called, rode, outlook, price), alone, by_herself)


def _forwards(
    owns: Sequence[float], called: Sequence[float], rode: Sequence[float], outlook: Outlook, price: float
) -> Row:
    """Return what it is worth to push on each day, if she has neither sent nor written until then."""
    found = []
    won, met, keeps = 0.0, 1.0, 1.0
    for day, own in enumerate(owns):
        found.append(won + met * keeps * (called[day] - price))
        writes = outlook.writes[day]
        won += met * keeps * (writes * rode[day] + (1 - writes) * own)
        met *= (1 - writes) * (1 - own)
        keeps *= outlook.keeps
    return tuple(found)
