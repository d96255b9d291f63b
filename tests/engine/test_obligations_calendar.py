from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.obligations import calendar


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2021, 9, 30), 2564),
        (date(2021, 10, 1), 2565),
        (date(2022, 9, 30), 2565),
        (date(2006, 10, 1), 2550),
    ],
)
def test_a_fiscal_year_starts_on_the_first_of_october(day, year):
    assert year == calendar.fiscal_year(day)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_every_day_lies_in_the_span_of_its_fiscal_year(day):
    first, last = calendar.fiscal_span(calendar.fiscal_year(day))

    assert first <= day <= last


def test_the_day_in_bangkok_starts_at_seventeen_utc():
    assert date(2021, 11, 24) == calendar.day_in_bangkok(datetime(2021, 11, 24, 16, 59, tzinfo=UTC))
    assert date(2021, 11, 25) == calendar.day_in_bangkok(datetime(2021, 11, 24, 17, 0, tzinfo=UTC))


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        calendar.day_in_bangkok(datetime(2021, 11, 24))  # noqa: DTZ001


def test_a_short_month_gives_its_last_day():
    assert date(2022, 2, 28) == calendar.day_of_month(2022, 2, 31)
    assert date(2024, 2, 29) == calendar.day_of_month(2024, 2, 30)
