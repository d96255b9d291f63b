"""Every pair of days is read back from the ways of writing it, and an end before its start is asked again."""

import datetime as dt
from collections.abc import Callable, Iterator
from random import Random

import pytest

from tests.thai.calendar_writers import FULL, IS_SOAK, SHORT, be, full, short, thai, yy
from thai.reading import read
from thai.writing import write_span

MONDAY = dt.date(2021, 11, 22)
COUNT = 20_000 if IS_SOAK else 150
SpanWriter = Callable[[dt.date, dt.date], str]


def _pairs(longest: int) -> Iterator[tuple[dt.date, dt.date]]:
    dice, first = Random(7), dt.date(2018, 1, 1)
    for _ in range(COUNT):
        start = first + dt.timedelta(dice.randrange(2500))
        yield start, start + dt.timedelta(dice.randrange(1, longest))


FAR_APART: tuple[SpanWriter, ...] = (
    lambda a, b: f"{a.day} {full(a)} {be(a)} - {b.day} {full(b)} {be(b)}",
    lambda a, b: thai(f"ตั้งแต่วันที่ {a.day} {full(a)} {be(a)} ถึงวันที่ {b.day} {full(b)} {be(b)}"),
    lambda a, b: f"{a.day}/{a.month}/{be(a)} ถึง {b.day}/{b.month}/{be(b)}",
    lambda a, b: f"{a.day}/{a.month}/{yy(a)}-{b.day}/{b.month}/{yy(b)}",
    lambda a, b: f"{a.day} {short(a)} {yy(a)} – {b.day} {short(b)} {yy(b)}",
    lambda a, b: f"{a.day}{short(a)}{yy(a)}-{b.day}{short(b)}{yy(b)}",
    lambda a, b: f"{a.isoformat()} - {b.isoformat()}",
    write_span,
)
# The first year is borrowed from the last day's.
NEAR: tuple[SpanWriter, ...] = (
    lambda a, b: f"{a.day} {short(a)} - {b.day} {short(b)} {yy(b)}",
    lambda a, b: f"{a.day} {full(a)} ถึง {b.day} {full(b)} {be(b)}",
    lambda a, b: f"{a.day}/{a.month} - {b.day}/{b.month}/{be(b)}",
    lambda a, b: f"ระหว่างวันที่ {a.day} {full(a)} – {b.day} {full(b)} {be(b)} เวลา 09.00 - 16.30 น.",
)
IN_A_MONTH: tuple[SpanWriter, ...] = (
    lambda a, b: f"{a.day}-{b.day} {short(b)} {yy(b)}",
    lambda a, b: f"{a.day}-{b.day}{short(b).replace('.', '')}{yy(b)}",
    lambda a, b: thai(f"ระหว่างวันที่ {a.day} - {b.day} {full(b)} {be(b)}"),
    lambda a, b: f"วันที่ {a.day} ถึง {b.day} เดือน{full(b)} {be(b)}",
    lambda a, b: f"{a.day}-{b.day}/{b.month}/{yy(b)}",
    lambda a, b: f"{a.day}-{b.day} {short(b)} {yy(b)} ({(b - a).days + 1} วัน)",
    write_span,
)


def _misread(write: SpanWriter, longest: int, *, is_one_month: bool = False) -> list[object]:
    return [
        (text, got)
        for start, end in _pairs(longest)
        if not is_one_month or start.month == end.month
        if (got := read("date_range", text := write(start, end), MONDAY))
        != {"start": start.isoformat(), "end": end.isoformat()}
    ]


@pytest.mark.parametrize("write", FAR_APART)
def test_two_days_with_their_years_are_read_back(write: SpanWriter) -> None:
    assert [] == _misread(write, 700)


@pytest.mark.parametrize("write", NEAR)
def test_a_year_said_once_belongs_to_the_last_day(write: SpanWriter) -> None:
    assert [] == _misread(write, 300)


@pytest.mark.parametrize("write", IN_A_MONTH)
def test_a_month_said_once_belongs_to_both_days(write: SpanWriter) -> None:
    assert [] == _misread(write, 27, is_one_month=True)


@pytest.mark.parametrize("write", FAR_APART[:-1])
def test_an_end_before_its_start_is_asked_again(write: SpanWriter) -> None:
    found = [(text, got) for a, b in _pairs(700) if (got := read("date_range", text := write(b, a), MONDAY))]

    assert [] == found


@pytest.mark.parametrize("first", range(1, 13))
def test_months_from_one_to_another_are_whole(first: int) -> None:
    for last in range(1, 13):
        if first == last:
            continue
        start = dt.date(2022 - (first > last), first, 1)
        end = dt.date(2022 + last // 12, last % 12 + 1, 1) - dt.timedelta(1)
        for names, year in ((FULL, "2565"), (SHORT, "65")):
            for text in (
                f"{names[first - 1]} - {names[last - 1]} {year}",
                f"เดือน{names[first - 1]} ถึง เดือน{names[last - 1]} {year}",
                f"ในช่วงเดือน {names[first - 1]} – {names[last - 1]} {year}",
            ):
                assert {"start": start.isoformat(), "end": end.isoformat()} == read(
                    "date_range", text, MONDAY
                )


def test_an_open_span_is_read_back_from_what_is_written() -> None:
    for start, _ in _pairs(30):
        assert {"start": start.isoformat(), "end": None} == read(
            "date_range", write_span(start, None), MONDAY
        )


def test_one_day_is_written_and_read_as_one_day() -> None:
    for day, _ in _pairs(30):
        assert {"start": day.isoformat(), "end": day.isoformat()} == read(
            "date_range", write_span(day, day), MONDAY
        )


@pytest.mark.parametrize("first", range(1, 13))
def test_a_month_and_a_day_of_another_run_from_its_first_or_to_its_last(first: int) -> None:
    for last in range(1, 13):
        if first == last:
            continue
        start, end = dt.date(2022 - (first > last), first, 1), dt.date(2022, last, 15)
        after = dt.date(2022 + last // 12, last % 12 + 1, 1) - dt.timedelta(1)
        for names in (FULL, SHORT):
            early, late = names[first - 1], names[last - 1]
            assert {"start": start.isoformat(), "end": end.isoformat()} == read(
                "date_range", f"{early} - 15 {late} 2565", MONDAY
            )
            assert {"start": start.replace(day=15).isoformat(), "end": after.isoformat()} == read(
                "date_range", f"15 {early} ถึง {late} 65", MONDAY
            )


def test_days_counted_before_a_span_must_agree_with_it() -> None:
    for start, end in _pairs(20):
        if start.month == end.month:
            span, count = f"{start.day}-{end.day} {short(end)} {yy(end)}", (end - start).days + 1
            assert read("date_range", span, MONDAY) == read("date_range", f"อบรม {count} วัน {span}", MONDAY)
            assert read("date_range", f"อบรม {count + 1} วัน {span}", MONDAY) is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("15,16,17 พ.ย. 64", ("2021-11-15", "2021-11-17")),
        ("15, 16 และ 17 พ.ย. 64", ("2021-11-15", "2021-11-17")),
        ("5 ธ.ค. ไปจนถึง 7 ธ.ค. 64", ("2021-12-05", "2021-12-07")),
        ("ม.ค. ยันสิ้นเดือนมีนา 65", ("2022-01-01", "2022-03-31")),
        ("ปีงบ 65 ทั้งปี", ("2021-10-01", "2022-09-30")),
        ("เดือนนี้ทั้งเดือน", ("2021-11-01", "2021-11-30")),
        ("เริ่ม 1 ธ.ค. 64 เรื่อยไป", ("2021-12-01", None)),
        ("เริ่ม 18 พ.ย. 64", ("2021-11-18", None)),
        ("เริ่มประชุม 18 พ.ย. 64", ("2021-11-18", None)),
        ("เมื่อวันที่ 15-17 พ.ย. 64", ("2021-11-15", "2021-11-17")),
    ],
)
def test_a_span_is_told_in_the_words_of_the_village(text: str, ends: tuple[str, str | None]) -> None:
    assert {"start": ends[0], "end": ends[1]} == read("date_range", text, MONDAY)


@pytest.mark.parametrize(
    "text",
    [
        "15,17 พ.ย. 64", "16,15 พ.ย. 64", "ธ.ค. 64 ทั้งปี", "ปีงบ 65 ทั้งไตรมาส", "5 ธ.ค. 64 ทั้งเดือน", "ก.ค. - 29 ก.ค. 65",
        "มิ.ย. 65 - 29 ก.ค.", "ก.ค. 65 - 29 มิ.ย. 65", "ธ.ค. - พรุ่งนี้", "เมื่อวันที่ 5-7 ธ.ค. 64",
    ],
)  # fmt: skip
def test_a_span_that_contradicts_itself_is_asked_again(text: str) -> None:
    assert read("date_range", text, MONDAY) is None
