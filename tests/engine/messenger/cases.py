"""Make people and things to tell, some by hand and some by the dozen."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from engine.messenger.nouns import SHARES, Days, Decision, Habits, Hearer, Intent, Purse
from engine.messenger.planning import plan_day
from engine.messenger.records import CELLS, SLOTS, Record
from engine.obligations.calendar import BANGKOK

MONDAY = date(2022, 1, 24)
SONGKRAN = date(2022, 4, 13)
MORNING = datetime(2022, 1, 24, 8, tzinfo=BANGKOK)
CALENDAR = Days()
FORGETFUL = Record(left=(0, 9, 9, 9, 9, 9, 9, 9, 9), told=(6,) * CELLS, heeded=(2,) * CELLS)
PUNCTUAL = Record(left=(0, 2, 8, 12, 16, 16, 16, 16, 16), came=(0, 0, 6, 5, 5, 0, 0, 0, 0))
SILENT = Record(left=(12,) * SLOTS, told=(9,) * CELLS)
EVERY_DAY = Habits((8,) * 7, (0, 8, 48, 0, 0, 0), 8.0)
NEVER = Habits(weeks=40.0)
WEEKLY = Habits((0, 0, 7, 0, 0, 1, 0), (0, 0, 2, 4, 2, 0), 8.0)


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """Return a moment in Bangkok."""
    return datetime.combine(day, time(hour, minute), BANGKOK)


def reminder(id_: int = 1, person: str = "mali", **more: Any) -> Intent:
    """Return a reminder of something that is due the day after tomorrow."""
    told = {
        "kind": "remind",
        "about": f"round-{id_}",
        "worth": 600,
        "share": "reminder",
        "not_before": at(MONDAY, 7),
    }
    return Intent(id=id_, person=person, **{**told, "due": MONDAY + timedelta(days=2), **more})


def news(id_: int = 1, person: str = "mali", **more: Any) -> Intent:
    """Return a piece of news."""
    return reminder(
        id_, person, **{"kind": "sent_back", "share": "notice", "worth": 700, "due": None, **more}
    )


def plan(
    now: datetime, *intents: Intent, hearers: Mapping[str, Hearer] | None = None, purse: Purse | None = None
) -> tuple[Decision, ...]:
    """Plan with people of whom little is known, unless they are given."""
    return plan_day(now, intents, hearers or {}, purse or Purse(None), CALENDAR)


def only(decisions: tuple[Decision, ...]) -> Decision:
    """Return the only decision."""
    [one] = decisions
    return one


PEOPLE = ("mali", "daeng", "somchai", "nida", "arun")
_DAYS = st.integers(-20, 20).map(lambda days: MONDAY + timedelta(days=days))
_MOMENTS = st.builds(
    lambda day, minutes: at(day, minutes // 60, minutes % 60), _DAYS, st.integers(0, 24 * 60 - 1)
)
MOMENTS = st.one_of(_MOMENTS, st.integers(0, 23).map(lambda hour: at(SONGKRAN, hour)))
INTENTS = st.lists(
    st.builds(
        Intent,
        id=st.integers(1, 10**6),
        person=st.sampled_from(PEOPLE),
        kind=st.sampled_from(["remind", "sent_back", "knock"]),
        about=st.sampled_from(["a", "b", "c"]),
        worth=st.integers(0, 1000),
        share=st.sampled_from(SHARES),
        not_before=MOMENTS,
        not_after=st.none() | MOMENTS,
        is_worth_a_push=st.booleans(),
        due=st.none() | _DAYS | st.just(SONGKRAN),
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)
HEARERS = st.fixed_dictionaries({
    one: st.builds(
        Hearer,
        person=st.just(one),
        opens=st.sampled_from([time(5), time(7), time(9), time(21)]),
        closes=st.sampled_from([time(6), time(12), time(20), time(23)]),
        is_reachable=st.sampled_from([True, True, True, False]),
        rests_until=st.none() | _DAYS,
        wants_fewer=st.booleans(),
        had_card_on=st.none() | _DAYS,
        habits=st.sampled_from([Habits(), EVERY_DAY, NEVER, WEEKLY]),
        record=st.sampled_from([Record(), FORGETFUL, PUNCTUAL, SILENT]),
        recipients=st.integers(1, 12),
    )
    for one in PEOPLE
})  # fmt: skip
PURSES = st.builds(
    Purse,
    limit=st.none() | st.integers(0, 40),
    used=st.integers(0, 45),
    under_way=st.integers(0, 5),
    demand=st.dictionaries(_DAYS, st.integers(0, 200), max_size=8),
    is_spent=st.booleans(),
)
