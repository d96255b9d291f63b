"""What a forecast rests on is counted at night, once a day a person, and no turn of a chat waits for it."""

from datetime import timedelta

from bot import tidying
from handlers.messenger.situation import record_of, situation
from models.habits import Habit, TrackRecord
from tests.handlers.messenger.messenger_kit import at, due_today, person_id
from tests.play import Play
from tests.stories import act, desk, register, rows


def test_the_first_words_of_a_day_count_once(anywhere: Play) -> None:
    at(anywhere, 22, 9)
    act(anywhere, "mali", "สวัสดี", "เมนู", "สวัสดี")
    at(anywhere, 23, 3, 30)

    tidying.tidy_rows(anywhere.core)
    tidying.tidy_rows(anywhere.core)

    [row] = rows(anywhere, Habit)
    assert (0, 9 // 4, 1) == (row["weekday"], row["band"], row["count"])


def test_days_without_a_clock_are_counted_when_it_is_back(play: Play) -> None:
    for day in (22, 23, 24):
        at(play, day, 20)
        act(play, "mali", "สวัสดี")
    at(play, 26, 3, 30)

    tidying.tidy_rows(play.core)

    assert {0: 1, 1: 1, 2: 1} == {row["weekday"]: row["count"] for row in rows(play, Habit)}


def test_what_somebody_sent_and_was_told_of_becomes_her_record(anywhere: Play) -> None:
    from tests.stories import contribute

    due_today(anywhere)
    anywhere.remind()
    contribute(anywhere)
    at(anywhere, 27, 3, 30)

    tidying.tidy_rows(anywhere.core)

    [row] = rows(anywhere, TrackRecord, person_id=person_id(anywhere, "mali"))
    record = record_of(row["sums"])
    assert 1 == sum(record.heeded)
    assert sum(record.told) >= 1
    assert sum(record.left) >= 1


def test_the_plan_knows_habits_and_record(play: Play) -> None:
    due_today(play)
    play.remind()
    play.clock.moment += timedelta(days=3)
    tidying.tidy_rows(play.core)
    at(play, 30)
    play.planner = lambda *_: ()
    play.plan()

    with play.core.database.reading() as connection:
        here = situation(desk(play, connection))
    mali = here.hearers[person_id(play, "mali")]
    assert sum(mali.habits.weekdays) >= 1
    assert sum(mali.record.told) >= 1


def test_a_turn_writes_no_habit(play: Play) -> None:
    register(play)

    assert [] == rows(play, Habit)
