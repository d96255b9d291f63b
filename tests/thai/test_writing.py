"""What Thai readers see."""

import datetime as dt
from decimal import Decimal

import pytest

from thai import writing

DAY = dt.date(2021, 11, 25)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (writing.write_date(DAY), "25 พ.ย. 2564"),
        (writing.write_long_date(DAY), "25 พฤศจิกายน 2564"),
        (writing.write_weekday_date(DAY), "พฤ. 25 พ.ย. 2564"),
        (writing.write_month(2021, 11), "พ.ย. 2564"),
        (writing.write_time(dt.time(9)), "09.00 น."),
        (writing.write_number(12500), "12,500"),
        (writing.write_number(Decimal("12500.50")), "12,500.5"),
        (writing.write_number(Decimal(100)), "100"),
        (writing.write_baht(12500), "12,500 บาท"),
        (writing.write_baht(Decimal("12500.5")), "12,500.50 บาท"),
        (writing.write_baht_words(12500), "หนึ่งหมื่นสองพันห้าร้อยบาทถ้วน"),
    ],
)
def test_values_are_written_the_thai_way(written, expected):
    assert written == expected


def test_a_moment_is_written_in_bangkok_time():
    moment = dt.datetime(2021, 11, 24, 19, 30, tzinfo=dt.UTC)
    assert writing.write_moment(moment) == "25 พ.ย. 2564 02.30 น."


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        writing.write_moment(dt.datetime(2021, 11, 25))  # noqa: DTZ001  the case at hand


@pytest.mark.parametrize(
    ("day", "year"), [(dt.date(2021, 9, 30), 2564), (dt.date(2021, 10, 1), 2565), (dt.date(2022, 1, 1), 2565)]
)
def test_the_fiscal_year_starts_in_october(day, year):
    assert writing.fiscal_year(day) == year
