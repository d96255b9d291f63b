from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.calendar import BANGKOK, day_in_bangkok
from engine.reminders.ladders import Moment, moments
from engine.reminders.quiet import is_quiet

DUE = date(2021, 11, 30)
STEPS = (-3, 0, 1)
OPENINGS = st.datetimes(datetime(2021, 10, 1), datetime(2021, 12, 15), timezones=st.just(BANGKOK))  # noqa: DTZ001
LADDERS = st.lists(st.integers(-30, 30), min_size=1, max_size=6)


def at(month, day, hour=8, minute=0):
    return datetime(2021, month, day, hour, minute, tzinfo=BANGKOK)


def test_a_ladder_stands_at_eight_in_bangkok_before_on_and_after_the_day():
    assert moments(STEPS, DUE, at(10, 1)) == (
        Moment(-3, at(11, 27)),
        Moment(0, at(11, 30)),
        Moment(1, at(12, 1)),
    )


def test_eight_in_bangkok_is_one_in_utc():
    assert datetime(2021, 11, 27, 1, tzinfo=UTC) == moments(STEPS, DUE, at(10, 1))[0].at


def test_a_late_joiner_is_still_reminded_once_before_the_day():
    assert [(-1, at(11, 29)), (0, at(11, 30)), (1, at(12, 1))] == [
        (one.step, one.at) for one in moments(STEPS, DUE, at(11, 28, 14))
    ]


def test_who_joins_on_the_eve_meets_only_the_reminder_of_the_day():
    assert [one.step for one in moments(STEPS, DUE, at(11, 29, 14))] == [0, 1]


def test_who_joins_on_the_eve_of_a_ladder_without_the_day_is_reminded_that_morning():
    assert (Moment(0, at(11, 30)),) == moments((-3,), DUE, at(11, 29, 14))


def test_who_joins_on_the_day_gets_only_what_lies_ahead():
    assert [one.step for one in moments(STEPS, DUE, at(11, 30, 9))] == [1]


def test_who_joins_after_everything_gets_nothing():
    assert moments(STEPS, DUE, at(12, 5)) == ()


def test_a_missed_step_is_not_replaced_while_another_before_the_day_is_left():
    assert [one.step for one in moments((-7, -1, 0), DUE, at(11, 26))] == [-1, 0]


def test_a_ladder_that_never_warns_before_the_day_is_left_as_it_is():
    assert [one.step for one in moments((0, 1), DUE, at(11, 20))] == [0, 1]


@given(LADDERS, OPENINGS)
def test_moments_are_ordered_unique_and_never_at_night(steps, opened_at):
    found = moments(steps, DUE, opened_at)

    assert sorted({one.at for one in found}) == [one.at for one in found]
    assert len({one.step for one in found}) == len(found)
    assert not any(is_quiet(one.at) for one in found)


@given(LADDERS, OPENINGS)
def test_no_moment_lies_before_the_opening_and_each_says_its_true_distance(steps, opened_at):
    for one in moments(steps, DUE, opened_at):
        assert one.at >= opened_at
        assert one.at.date() == DUE + timedelta(days=one.step)


@given(LADDERS, OPENINGS)
def test_nobody_who_could_be_warned_meets_the_day_unwarned(steps, opened_at):
    found = moments(steps, DUE, opened_at)
    could_be_warned = min(steps) < 0 and day_in_bangkok(opened_at) < DUE

    assert not could_be_warned or any(one.step <= 0 for one in found)
