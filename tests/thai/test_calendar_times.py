"""Every minute of the day is read back from digits and from speech; an hour that may be two is asked again."""

import datetime as dt

import pytest

from tests.thai.calendar_writers import thai
from tests.thai.number_writers import in_words
from thai.reading import read
from thai.writing import write_time

TODAY = dt.date(2021, 11, 22)
MINUTES = [(hour, minute) for hour in range(24) for minute in range(60)]


def _hours(hour: int) -> list[tuple[str, str]]:
    """Return what may be said for the hour: what stands before the minutes and what behind."""
    match hour:
        case 0:
            return [("เที่ยงคืน", ""), ("หกทุ่ม", ""), ("6 ทุ่ม", "")]
        case 12:
            return [("เที่ยง", ""), ("เที่ยงวัน", ""), ("12 โมง", "")]
        case 13:
            return [("บ่ายโมง", ""), ("บ่าย 1 โมง", ""), ("ตอนบ่ายโมง", "")]
        case 19:
            return [("ทุ่ม", ""), ("หนึ่งทุ่ม", ""), ("1 ทุ่ม", ""), ("ทุ่มนึง", "")]
    if 1 <= hour <= 5:
        return [(f"ตี{in_words(hour)}", ""), (f"ตี {hour}", "")]
    if hour < 12:
        bare = [(f"{in_words(hour)}โมง", ""), (f"{hour} โมง", "")] if hour > 6 else []
        return [
            (f"{in_words(hour)}โมงเช้า", ""),
            (f"{hour} โมงเช้า", ""),
            (f"{hour} โมง", "เช้า"),
            (f"ตอนเช้า {hour} โมง", ""),
            *bare,
        ]
    if hour < 19:
        said = hour - 12
        noon = [(f"บ่าย{in_words(said)}โมง", ""), (f"บ่าย{in_words(said)}", ""), (f"บ่าย {said}", "")]
        evening = [(f"{in_words(said)}โมงเย็น", ""), (f"{said} โมง", "เย็น"), (f"เย็น {said} โมง", "")]
        return [*(noon if said < 6 else []), *(evening if said > 2 else [])]
    return [(f"{in_words(hour - 18)}ทุ่ม", ""), (f"{hour - 18} ทุ่ม", "")]


def _minutes(minute: int) -> list[str]:
    if minute == 0:
        return ["", "ตรง"]
    said = [f"{in_words(minute)}นาที", f" {minute} นาที"]
    return [
        *said,
        *([in_words(minute), f" {minute}"] if minute >= 10 else []),
        *(["ครึ่ง"] if minute == 30 else []),
    ]


def test_every_minute_of_the_day_is_read_back_from_speech() -> None:
    misread = [
        (text, got)
        for hour, minute in MINUTES
        for before, behind in _hours(hour)
        for said in _minutes(minute)
        if (got := read("time", text := f"{before}{said}{behind}", TODAY))
        != {"time": f"{hour:02}:{minute:02}"}
    ]

    assert [] == misread


def test_every_minute_of_the_day_is_read_back_from_digits() -> None:
    misread = [
        (text, got)
        for hour, minute in MINUTES
        for text in (
            f"{hour:02}.{minute:02} น.",
            f"{hour:02}:{minute:02}",
            thai(f"เวลา {hour:02}.{minute:02} น."),
            f"{hour:02}{minute:02} น.",
            f"{hour:02}.{minute:02} นาฬิกา",
            f"{hour % 12 or 12}:{minute:02} {'pm' if hour > 11 else 'am'}",
            f"{in_words(hour)}นาฬิกา{in_words(minute)}นาที",
            write_time(dt.time(hour, minute)),
        )
        if (got := read("time", text, TODAY)) != {"time": f"{hour:02}:{minute:02}"}
    ]

    assert [] == misread


@pytest.mark.parametrize("hour", range(1, 7))
def test_an_hour_of_morning_or_evening_is_asked_again(hour: int) -> None:
    for text in (
        f"{in_words(hour)}โมง",
        f"{hour} โมง",
        f"{hour}โมงครึ่ง",
        f"{hour % 6}.00" if hour < 6 else "6 โมงตรง",
    ):
        assert read("time", text, TODAY) is None


def test_what_no_clock_shows_is_asked_again() -> None:
    texts = [f"{hour}.{minute:02} น." for hour in range(24, 100) for minute in (0, 30)]
    texts += [f"{hour:02}:{minute}" for hour in range(24) for minute in range(60, 100)]
    texts += [f"{in_words(hour)}ทุ่ม" for hour in range(7, 12)] + [
        f"ตี{in_words(hour)}" for hour in range(6, 12)
    ]
    texts += [f"{in_words(hour)}โมงเย็น" for hour in range(7, 13)] + [
        f"บ่าย{in_words(hour)}โมง" for hour in range(6, 13)
    ]

    assert [] == [(text, got) for text in texts if (got := read("time", text, TODAY))]


@pytest.mark.parametrize(
    "hedge",
    ["ประมาณ{}", "{}กว่าๆ", "เกือบ{}", "{} หรือ สี่ทุ่ม", "{} ใช่ไหม", "น่าจะ{}", "{}ถึงสี่ทุ่ม", "ก่อน{}", "ไม่ใช่{}"],
)
@pytest.mark.parametrize("time", ["เก้าโมง", "บ่ายสาม", "09.30 น.", "เที่ยง", "สองทุ่ม"])
def test_a_time_that_is_hedged_is_asked_again(time: str, hedge: str) -> None:
    assert read("time", hedge.format(time), TODAY) is None
