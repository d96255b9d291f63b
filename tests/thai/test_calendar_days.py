"""Every day is read back from every way of writing it, and what is no day is asked again."""

import datetime as dt
from random import Random

import pytest

from tests.thai.calendar_writers import (
    FULL,
    IS_SOAK,
    SHORT,
    WEEKDAYS,
    WITH_SHORT_YEAR,
    WITH_YEAR,
    WITHOUT_YEAR,
    DayWriter,
    be,
    days,
)
from thai.calendar.days import shift
from thai.reading import read
from thai.writing import write_date, write_long_date, write_weekday_date

MONDAY = dt.date(2021, 11, 22)
SOME = 150
# February's 29th is in few years, so that the nearest one cannot be told.
NEAR = 45


@pytest.mark.parametrize("write", WITH_YEAR)
def test_every_day_of_150_years_is_read_back(write: DayWriter) -> None:
    dice = Random(2)
    misread = [
        (text, got)
        for day in days(SOME)
        if (got := read("date", text := write(day), MONDAY + dt.timedelta(dice.randrange(-999, 999))))
        != {"date": day.isoformat()}
    ]

    assert [] == misread


@pytest.mark.parametrize("write", WITH_SHORT_YEAR)
def test_two_figures_are_a_year_near_the_day_they_are_typed(write: DayWriter) -> None:
    dice = Random(3)
    misread = [
        (text, today, got)
        for day in days(SOME, 2510, 2589)
        if (got := read("date", text := write(day), today := day + dt.timedelta(dice.randrange(-1500, 1500))))
        != {"date": day.isoformat()}
    ]

    assert [] == misread


@pytest.mark.parametrize("write", WITHOUT_YEAR)
def test_a_day_without_its_year_is_the_nearest(write: DayWriter) -> None:
    dice = Random(4)
    misread = [
        (text, today, got)
        for day in days(SOME, 2540, 2580)
        if (day.month, day.day) != (2, 29)
        and (
            got := read("date", text := write(day), today := day + dt.timedelta(dice.randrange(-NEAR, NEAR)))
        )
        != {"date": day.isoformat()}
    ]

    assert [] == misread


def test_a_day_that_no_calendar_has_is_no_day() -> None:
    found = [
        (text, got)
        for year in (*range(2560, 2570), 2443)
        for month in range(1, 13)
        for day in range(28, 36)
        if not _exists(day, month, year - 543)
        for text in (
            f"{day} {FULL[month - 1]} {year}",
            f"{day} {SHORT[month - 1]} {year % 100 if year > 2500 else year}",
            f"{day}/{month}/{year}",
            f"{day}{SHORT[month - 1]}{year}",
        )
        if (got := read("date", text, MONDAY))
    ]

    assert [] == found


def _exists(day: int, month: int, year: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def test_a_weekday_that_is_not_that_day_s_is_asked_again() -> None:
    found = [
        (text, got)
        for day in days(60, 2555, 2575)
        for number, weekday in enumerate(WEEKDAYS)
        if number != day.weekday()
        for text in (
            f"วัน{weekday}ที่ {day.day} {FULL[day.month - 1]} {be(day)}",
            f"{day.day}/{day.month}/{be(day)} (วัน{weekday})",
        )
        if (got := read("date", text, day))
    ]

    assert [] == found


@pytest.mark.parametrize("off", range(40))
def test_days_told_from_today_are_so_far_away(off: int) -> None:
    today = MONDAY + dt.timedelta(off)
    for word, distance in {
        "วันนี้": 0, "เมื่อวาน": -1, "วานซืน": -2, "พรุ่งนี้": 1, "มะรืน": 2, "มะเรื่อง": 3, f"{off} วันก่อน": -off, f"อีก {off} วัน": off,
    }.items():  # fmt: skip
        assert {"date": (today + dt.timedelta(distance)).isoformat()} == read("date", word, today)


@pytest.mark.parametrize("off", range(14))
@pytest.mark.parametrize("number", range(7))
def test_a_weekday_told_from_today_is_that_weekday_on_the_right_side(number: int, off: int) -> None:
    today = MONDAY + dt.timedelta(off)
    for which, lowest, highest in (("ที่ผ่านมา", -7, -1), ("ที่แล้ว", -7, -1), ("นี้", 1, 6), ("หน้า", 1, 7)):
        got = read("date", f"วัน{WEEKDAYS[number]}{which}", today)
        day = dt.date.fromisoformat(str(got["date"])) if got else None

        assert day is None or (day.weekday() == number and lowest <= (day - today).days <= highest)


def test_the_last_day_of_a_month_is_its_end() -> None:
    for day in days(200, 2550, 2580):
        end = dt.date(*shift(day.year, day.month, 1), 1) - dt.timedelta(1)

        assert {"date": end.isoformat()} == read("date", "สิ้นเดือนนี้", day)
        assert {"date": end.isoformat()} == read("date", f"สิ้นเดือน{FULL[day.month - 1]} {be(day)}", MONDAY)


def test_what_is_written_back_is_read_again() -> None:
    for day in days(300):
        for write in (write_date, write_long_date, write_weekday_date):
            assert {"date": day.isoformat()} == read("date", write(day), MONDAY)


def test_a_number_alone_is_never_a_day() -> None:
    dice = Random(5)
    count = 50_000 if IS_SOAK else 2_000
    texts = ["".join(dice.choices("0123456789", k=length)) for length in (1, 2, 3, 4, 5, 6, 7, 9, 10, 13)] * 1
    texts += [f"{dice.randrange(10 ** dice.randrange(1, 7)):,}" for _ in range(count)]
    texts += [f"0{dice.randrange(10**8, 10**9)}" for _ in range(count)]
    found = [(text, got) for text in texts if (got := read("date", text, MONDAY))]

    assert [] == found
