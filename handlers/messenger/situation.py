"""Load what a plan looks at, in few statements: what waits, those who hear it, the month's purse, the calendar."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from engine.messenger.days import DAY, LATE_EVERY
from engine.messenger.nouns import Days, Habits, Hearer, Intent, Purse, Share
from engine.messenger.records import Record
from engine.obligations.calendar import BANGKOK, day_in_bangkok, in_bangkok
from handlers import reminder_settings, resting
from handlers.desk import Desk
from handlers.messenger import purse
from handlers.messenger.quiet_days import quiet_days
from handlers.reminder_settings import USUAL, Hearing
from models import cards, habits, intents
from models.habits import Habit
from models.intents import Waiting

# One card a day about what is hers: what is late below goes with her own reminders, or on another day.
HERS = ("reminder", "escalation")
LATE = "escalated"
# Who wants fewer messages has some days between two cards: so far back it matters when the last one was.
LOOKS_BACK = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the plan of a moment rests on; `rows` are the same intents as they are stored."""

    now: datetime
    rows: tuple[Waiting, ...]
    intents: tuple[Intent, ...]
    hearers: dict[str, Hearer]
    purse: Purse
    days: Days


def situation(desk: Desk, people: Collection[str] = ()) -> Situation:
    """Load it for everybody who has something that is worth a counted message, or for these people."""
    rows = tuple(intents.waiting(desk.connection, at=desk.now, people=people))
    concerned = sorted({one.person_id for one in rows})
    hearers = _hearers(desk, concerned) if concerned else {}
    reminded = intents.reminded_since(desk.connection, concerned, morning(desk.now)) if concerned else set()
    rows = tuple(one for one in rows if not (one.share in HERS and one.person_id in reminded))
    is_decided = bool(people) and any(one.verdict.startswith("push:") for one in rows)
    # Whoever was called already needs no plan of the month; thousands of cards a morning would each count it anew.
    money = Purse(limit=0) if is_decided else purse.purse(desk)
    return Situation(desk.now, rows, tuple(intent(one) for one in rows), hearers, money, days(desk))


def supposed(desk: Desk, more: Sequence[Waiting]) -> Situation:
    """Load it for these people as if these notices waited for them besides."""
    people = sorted({one.person_id for one in more})
    stored = intents.waiting(desk.connection, at=desk.now, people=people) if people else []
    reminded = intents.reminded_since(desk.connection, people, morning(desk.now)) if people else set()
    every = (*stored, *more)
    rows = tuple(one for one in every if not (one.share in HERS and one.person_id in reminded))
    hearers = _hearers(desk, people) if people else {}
    return Situation(
        desk.now, rows, tuple(intent(one) for one in rows), hearers, purse.purse(desk), days(desk)
    )


def intent(row: Waiting) -> Intent:
    """Return a stored notice as the planner knows it."""
    return Intent(
        row.id, row.person_id, row.kind, row.about_id, row.worth, cast("Share", row.share), row.not_before, row.not_after,
        row.is_worth_a_push, row.due, str(row.details.get("part", "")),
    )  # fmt: skip


def days(desk: Desk) -> Days:
    """Return the calendar of those who are pushed."""
    return Days(working=resting.working(desk), quiet=quiet_days(desk))


def morning(now: datetime) -> datetime:
    """Return when a day began in Bangkok."""
    return datetime.combine(in_bangkok(now).date(), time(), BANGKOK)


def hearers(desk: Desk, people: Collection[str]) -> dict[str, Hearer]:
    """Return how these people hear us, whether anything waits for them or not."""
    return _hearers(desk, sorted(people)) if people else {}


def _hearers(desk: Desk, people: list[str]) -> dict[str, Hearer]:
    today = day_in_bangkok(desk.now)
    reached = intents.reachable(desk.connection, people)
    own, records = _own(desk, people)
    wishes: dict[str, Hearing] = {}
    had: dict[str, date] = {}
    late = intents.heard_of(desk.connection, people, LATE, desk.now - LATE_EVERY * DAY)
    for some in intents.parts(people):
        wishes |= reminder_settings.hearing(desk, some)
        had |= cards.last_days(desk.connection, some, today - LOOKS_BACK)
    return {
        one: _hearer(wishes.get(one, USUAL), one, is_reachable=one in reached, had_card_on=had.get(one), heard_of_late_on=day_in_bangkok(late[one]) if one in late else None,
                     habits=habits_of(own.get(one, ()), today), record=record_of(records.get(one)))
        for one in people
    }  # fmt: skip


def _hearer(wish: Hearing, person: str, **known: Any) -> Hearer:
    """Put together what somebody wishes and what is known of her; the planner counts the day on which she is back."""
    back = wish.rests_until + timedelta(days=1) if wish.rests_until else None
    return Hearer(person, wish.opens, wish.closes, rests_until=back, wants_fewer=wish.wants_fewer, **known)


def _own(desk: Desk, people: list[str]) -> tuple[dict[str, list[Habit]], dict[str, dict[str, list[int]]]]:
    own: dict[str, list[Habit]] = {}
    records: dict[str, dict[str, list[int]]] = {}
    for some in intents.parts(people):
        own |= habits.of_people(desk.connection, some)
        records |= habits.records_of(desk.connection, some)
    return own, records


def habits_of(rows: Iterable[Habit], today: date) -> Habits:
    """Sum up when somebody writes."""
    weekdays, bands, since = [0] * 7, list(Habits().bands), today
    for row in rows:
        weekdays[row.weekday] += row.count
        bands[row.band] += row.count
        since = min(since, row.since)
    return Habits(tuple(weekdays), tuple(bands), (today - since).days / 7)


def record_of(sums: dict[str, list[int]] | None) -> Record:
    """Return how somebody's reports came so far."""
    return Record(**{name: tuple(numbers) for name, numbers in sums.items()}) if sums else Record()
