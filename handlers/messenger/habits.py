"""Count by night when people wrote and how their reports came: what tomorrow's forecast rests on."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

from engine.messenger.nouns import HOURS_A_BAND
from engine.messenger.records import Round, recorded
from engine.obligations.calendar import BANGKOK, day_in_bangkok, in_bangkok
from handlers.desk import Desk
from models import habits, rounds
from models.rounds import Owed

DAY = timedelta(days=1)
# A first count looks so far back, and so does every record.
LOOKS_BACK = timedelta(days=7)
REMEMBERS = timedelta(days=270)


def count(desk: Desk) -> int:
    """Count the days that are over and were not counted; return how many people wrote on them."""
    yesterday = day_in_bangkok(desk.now) - DAY
    day = (habits.counted_until(desk.connection) or yesterday - LOOKS_BACK) + DAY
    people = 0
    while day <= yesterday:
        people += _count_day(desk, day)
        day += DAY
    habits.counted(desk.connection, yesterday)
    return people


def records(desk: Desk) -> list[dict[str, object]]:
    """Sum up anew how everybody's reports came, as rows to keep; nothing is written."""
    today = day_in_bangkok(desk.now)
    return [
        {
            "person_id": person,
            "sums": recorded(found, today).as_lists(),
        }
        for person, found in sorted(_rounds(desk, today - REMEMBERS).items())
    ]


def _count_day(desk: Desk, day: date) -> int:
    begins = round(datetime.combine(day, time(), BANGKOK).timestamp() * 1000)
    ends = round(datetime.combine(day + DAY, time(), BANGKOK).timestamp() * 1000)
    wrote = habits.wrote_between(desk.connection, begins, ends)
    habits.add(
        desk.connection,
        [
            {
                "person_id": one.person_id,
                "weekday": day.weekday(),
                "band": _band(one.at_ms),
                "count": 1,
                "since": day,
            }
            for one in wrote
        ],
    )
    return len(wrote)


def _band(at_ms: int) -> int:
    return in_bangkok(datetime.fromtimestamp(at_ms / 1000, UTC)).hour // HOURS_A_BAND


def _rounds(desk: Desk, since: date) -> dict[str, list[Round]]:
    """Return what everybody sent, or was reminded of and did not send, by person."""
    told: dict[tuple[str, str], list[date]] = defaultdict(list)
    for reminder in rounds.told(desk.connection, since=datetime.combine(since, time(), BANGKOK)):
        told[reminder.person_id, reminder.obligation_id].append(day_in_bangkok(reminder.at))
    owed = rounds.sent(desk.connection, since=since)
    there = {(one.person_id, one.obligation_id) for one in owed}
    missing = [
        one
        for one in rounds.reminded(desk.connection, since=since)
        if (one.person_id, one.obligation_id) not in there
    ]
    found: dict[str, list[Round]] = defaultdict(list)
    for one in (*owed, *missing):
        found[one.person_id].append(_round(one, tuple(told[one.person_id, one.obligation_id])))
    return found


def _round(one: Owed, told: tuple[date, ...]) -> Round:
    sent = day_in_bangkok(one.sent_at) if one.sent_at else None
    return Round(one.due, sent, told, day_in_bangkok(one.opened_at))
