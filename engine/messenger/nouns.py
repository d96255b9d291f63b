"""Name what the planner is given and what it answers: intents, those who hear them, the purse, and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from engine.messenger.records import NOTHING, Record
from engine.obligations.working_days import WorkingDays

Share = Literal["urgent", "reminder", "escalation", "digest", "notice"]
Verdict = Literal["push", "wait", "later", "skip", "drop"]
# The first of these is served first, whatever lies behind it.
SHARES: tuple[Share, ...] = ("urgent", "reminder", "escalation", "digest", "notice")
# What stands on a list that is always there for free is pushed from what the reminders of the month leave over.
LISTED: tuple[Share, ...] = ("escalation", "digest")
BANDS = 6
HOURS_A_BAND = 24 // BANDS


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing to tell one person. `due` is the printed day that it works towards; `about` and `part` say what it is about."""

    id: int
    person: str
    kind: str
    about: str
    worth: int
    share: Share
    not_before: datetime
    not_after: datetime | None = None
    is_worth_a_push: bool = True
    due: date | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Habits:
    """When somebody wrote of her own accord: on how many days by weekday (Monday first), her first words of a day by
    four-hour band from midnight, over so many weeks."""

    weekdays: tuple[int, ...] = (0,) * 7
    bands: tuple[int, ...] = (0,) * BANDS
    weeks: float = 0.0


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who is to be told: her hours, whether LINE reaches her, what she asked for, and how she has been so far.

    `heard_of_late_on` is the last day on which she heard of what is late and hers to follow up, however she did.
    A push to her counts `recipients` times: once for a person, once for each member of a group.
    """

    person: str
    opens: time = time(7)
    closes: time = time(20)
    is_reachable: bool = True
    rests_until: date | None = None
    wants_fewer: bool = False
    had_card_on: date | None = None
    heard_of_late_on: date | None = None
    habits: Habits = field(default_factory=Habits)
    record: Record = NOTHING
    recipients: int = 1


@dataclass(frozen=True, slots=True)
class Purse:
    """What the month holds: LINE's limit (None: none), what is used, what is under way and may still be counted.

    `demand` counts the cards of reminders that fall due on each day of the rest of the month, `listed` what was used for what
    stands on a list. `is_spent` when LINE has said so.
    """

    limit: int | None
    used: int = 0
    under_way: int = 0
    demand: Mapping[date, int] = field(default_factory=dict)
    is_spent: bool = False
    listed: int = 0

    @property
    def left(self) -> int | None:
        """Return how many recipients may still be counted this month; None without a limit."""
        if self.limit is None:
            return None
        return 0 if self.is_spent else max(0, self.limit - self.used - self.under_way)


@dataclass(frozen=True, slots=True)
class QuietDays:
    """A span of days on which nobody is pushed, both ends included, with the reason that people know it by."""

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar: public holidays with what the admin added, and quiet days; None stands for 13 to 16 April."""

    working: WorkingDays = field(default_factory=WorkingDays)
    quiet: tuple[QuietDays, ...] | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """A reason: its key, and what its sentence is filled with."""

    key: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict about what waits for one person: which intents it is about, why, and until when it holds."""

    person: str
    verdict: Verdict
    why: Why
    intents: tuple[int, ...]
    until: datetime | None = None
