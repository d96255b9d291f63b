from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.calendar import BANGKOK
from engine.reminders.beats import Schedule, due_moments

MORNING = Schedule("digest", daily=(time(8), time(16, 30)), catch_up="each")
QUARTER = Schedule("sweep", every_minutes=15, catch_up="each")
LOOKS = st.datetimes(datetime(2021, 11, 1), datetime(2021, 11, 5), timezones=st.just(UTC))  # noqa: DTZ001


def at(day, hour, minute=0):
    return datetime(2021, 11, day, hour, minute, tzinfo=BANGKOK)


def test_a_daily_job_is_due_at_its_times_in_bangkok():
    assert (at(1, 8), at(1, 16, 30), at(2, 8)) == due_moments(MORNING, at(1, 7), at(2, 9))


def test_the_span_is_open_at_its_start_and_closed_at_its_end():
    assert due_moments(MORNING, at(1, 8), at(1, 8)) == ()
    assert (at(1, 8),) == due_moments(MORNING, at(1, 7, 59), at(1, 8))
    assert due_moments(MORNING, at(1, 8), at(1, 9)) == ()


def test_a_clock_that_comes_back_late_catches_up_with_the_newest_alone():
    latest = Schedule("sweep", every_minutes=15)

    assert (at(3, 9),) == due_moments(latest, at(1, 7), at(3, 9, 7))


def test_a_window_keeps_a_job_inside_it():
    hourly = Schedule("remind", every_minutes=60, window=(time(7), time(9)), catch_up="each")

    assert [(one.day, one.hour) for one in due_moments(hourly, at(1, 0), at(2, 7))] == [
        (1, 7),
        (1, 8),
        (1, 9),
        (2, 7),
    ]


def test_a_look_backwards_finds_nothing():
    assert due_moments(QUARTER, at(2, 9), at(1, 9)) == ()


@given(LOOKS, LOOKS, LOOKS)
def test_two_looks_find_together_exactly_what_one_look_finds(one, other, third):
    first, middle, last = sorted((one, other, third))

    assert due_moments(QUARTER, first, middle) + due_moments(QUARTER, middle, last) == due_moments(
        QUARTER, first, last
    )


@given(LOOKS, LOOKS)
def test_moments_are_ordered_unique_and_inside_the_span(one, other):
    since, until = sorted((one, other))
    found = due_moments(QUARTER, since, until)

    assert sorted(set(found)) == list(found)
    assert all(since < at <= until for at in found)
    assert abs(len(found) - (until - since) / timedelta(minutes=15)) <= 1


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"every_minutes": 5, "daily": (time(8),)},
        {"every_minutes": 0},
        {"every_minutes": 5, "window": (time(20), time(7))},
    ],
)
def test_a_schedule_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match="job"):
        Schedule("job", **wrong)
