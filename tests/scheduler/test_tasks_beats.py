"""The clock's beats: each due moment is one task, however many clocks beat, however late, in whatever order."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bot.clock import BANGKOK
from bot.tasks import Tasks
from models.machinery import Beat
from tests.play import Play
from tests.stories import rows

MORNING = datetime(2021, 11, 22, 6, 55, tzinfo=BANGKOK)


@pytest.fixture
def tasks(anywhere: Play) -> Iterator[Tasks]:
    made = anywhere.core.tasks
    made.beat(MORNING)
    yield made
    made.client().destroy()


def jobs(tasks: Tasks, job: str = "remind") -> list[str]:
    found = tasks.client().list_workflows(workflow_id_prefix=f"{job}:")
    return sorted(one.workflow_id.removeprefix(f"{job}:2021-11-")[:8] for one in found)


def test_a_first_beat_orders_nothing_of_the_past(tasks: Tasks) -> None:
    assert [] == jobs(tasks)


def test_a_moment_that_came_is_one_task(tasks: Tasks) -> None:
    tasks.beat(MORNING + timedelta(minutes=6))

    assert ["22T07:00"] == jobs(tasks)


def test_two_clocks_that_beat_at_the_same_time_make_one_task(anywhere: Play, tasks: Tasks) -> None:
    other = Tasks(anywhere.settings, anywhere.core.database)
    threads = [
        threading.Thread(target=one.beat, args=(MORNING + timedelta(minutes=6),)) for one in (tasks, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    other.client().destroy()

    assert ["22T07:00"] == jobs(tasks)


def test_the_same_beat_twice_makes_one_task(tasks: Tasks) -> None:
    counts = [tasks.beat(MORNING + timedelta(minutes=6)) for _ in range(2)]

    assert counts[0] >= 1
    assert 0 == counts[1]
    assert ["22T07:00"] == jobs(tasks)


def test_a_clock_that_was_away_for_days_catches_up_once(tasks: Tasks) -> None:
    tasks.beat(MORNING + timedelta(days=3, hours=2))

    assert ["25T08:50"] == jobs(tasks)
    assert ["25T03:30"] == jobs(tasks, "tidy")


def test_a_day_that_was_missed_altogether_is_caught_up_even_at_night(tasks: Tasks) -> None:
    tasks.beat(MORNING + timedelta(hours=16))

    assert ["22T19:50"] == jobs(tasks)


def test_a_clock_that_is_set_back_a_little_repeats_nothing(tasks: Tasks) -> None:
    tasks.beat(MORNING + timedelta(minutes=16))
    tasks.beat(MORNING + timedelta(minutes=2))
    tasks.beat(MORNING + timedelta(minutes=17))

    assert ["22T07:10"] == jobs(tasks)


def test_a_clock_that_is_set_back_by_days_goes_on_from_there(anywhere: Play, tasks: Tasks) -> None:
    tasks.beat(MORNING + timedelta(days=30))

    tasks.beat(MORNING)
    tasks.beat(MORNING + timedelta(minutes=6))

    assert MORNING + timedelta(minutes=6) == max(row["until"] for row in rows(anywhere, Beat))
    assert "22T07:00" in jobs(tasks)


def test_at_night_nothing_is_due(tasks: Tasks) -> None:
    tasks.beat(MORNING + timedelta(hours=14))
    before = jobs(tasks)

    tasks.beat(MORNING + timedelta(hours=20))

    assert before == jobs(tasks)


def test_a_beat_that_fails_is_beaten_again(play: Play) -> None:
    tasks = play.core.tasks
    tasks.beat(MORNING)
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE workflow_status RENAME TO elsewhere")
    with pytest.raises(Exception, match="workflow_status"):
        tasks.beat(MORNING + timedelta(minutes=6))
    with play.core.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO workflow_status")

    tasks.beat(MORNING + timedelta(minutes=7))

    assert ["22T07:00"] == jobs(tasks)
    tasks.client().destroy()
