from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations.calendar import BANGKOK
from engine.reminders.quiet import is_quiet, next_allowed


def at(day, hour, minute=0):
    return datetime(2021, 11, day, hour, minute, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        (at(25, 6, 59), at(25, 7)),
        (at(25, 7), at(25, 7)),
        (at(25, 19, 59), at(25, 19, 59)),
        (at(25, 20), at(26, 7)),
        (at(25, 23, 30), at(26, 7)),
        (at(26, 0), at(26, 7)),
        (datetime(2021, 11, 25, 13, 30, tzinfo=UTC), at(26, 7)),
    ],
)
def test_the_night_waits_for_seven_o_clock(asked, allowed):
    assert allowed == next_allowed(asked)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_is_allowed_is_never_quiet_never_earlier_and_never_half_a_day_away(asked):
    allowed = next_allowed(asked)

    assert not is_quiet(allowed)
    assert asked <= allowed < asked + timedelta(hours=12)
    assert allowed == next_allowed(allowed)
