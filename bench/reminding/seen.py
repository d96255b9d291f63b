"""Count what a year came to: what was on time, what it cost, and what never should have happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from bench.reminding.rounds import Heard, Round
from engine.obligations.calendar import day_in_bangkok
from engine.reminders.quiet import is_quiet
from models.base import table
from models.messages import SENT, Message


@dataclass(slots=True)
class Seen:
    """What one year showed. Stale is a pushed reminder of what was in, double the same notice or a second push on a day."""

    cards: Counter[tuple[str, date]] = field(default_factory=Counter)
    nights: int = 0
    stale: int = 0
    double: int = 0
    rides: int = 0
    returned: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    _notices: set[int] = field(default_factory=set)

    def pushed(self, user: str, at: datetime) -> None:
        """Note a push that reached somebody."""
        self.nights += is_quiet(at)
        self.cards[user, day_in_bangkok(at)] += 1
        self.double += self.cards[user, day_in_bangkok(at)] > 1

    def told(self, heard: Heard, at: datetime, about: Round | None) -> None:
        """Note what somebody was told."""
        self.double += heard.notice in self._notices
        self._notices.add(heard.notice)
        if heard.kind != "remind":
            self.kinds[heard.kind] += heard.is_pushed
            return
        self.kinds["remind"] += heard.is_pushed
        self.rides += not heard.is_pushed
        # What came back is owed again.
        is_in = about is not None and not about.is_back and about.sent_at is not None and about.sent_at < at
        self.stale += is_in and about is not None and about.person.id == heard.person


@dataclass(frozen=True, slots=True)
class Outcome:
    """One year in figures; `share` is what came by its day of all that had one."""

    rounds: int
    on_time: int
    counted: int
    highest_month: int
    nights: int
    stale: int
    double: int
    rides: int
    over_quota: int
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Return the share that came on time."""
        return self.on_time / self.rounds if self.rounds else 0.0


def outcome(
    seen: Seen,
    owed: Iterable[Round],
    until: date,
    counted: Counter[str],
    over_quota: Counter[str],
    reasons: dict[str, int],
) -> Outcome:
    """Sum a year up; a round whose day still lies ahead counts for nothing."""
    over = [one for one in owed if one.due < until]
    return Outcome(
        len(over), sum(one.is_on_time for one in over), counted.total(), max(counted.values(), default=0), seen.nights,
        seen.stale, seen.double, seen.rides, over_quota.total(), reasons,
    )  # fmt: skip


def reasons(connection: Connection) -> dict[str, int]:
    """Count the recipients of counted messages by the share that they were taken from, and by the reason that was decided."""
    number = func.sum(_M.c.recipients).label("number")
    rows = connection.execute(
        select(_M.c.share, _M.c.why, number)
        .where(_M.c.is_counted.is_(True), _M.c.state == SENT)
        .group_by(_M.c.share, _M.c.why)
    )
    return {f"{row.share}: {row.why}": int(row.number) for row in rows}


_M = table(Message)
