"""The virtual clock: set, advanced, held; events are stamped by it."""

from datetime import datetime

import pytest

from tests.simulator.line_kit import SOMCHAI, Hand


def now(line: Hand) -> datetime:
    return datetime.fromisoformat(line.get("/control/clock")["now"])


def test_the_clock_starts_where_it_was_told(line: Hand) -> None:
    answer = line.get("/control/clock")
    assert answer["now"].startswith("2021-11-22T09:00:0")
    assert answer["now"].endswith("+07:00")
    real = datetime.now().astimezone().timestamp() + answer["offset_seconds"]
    assert abs(real - datetime.fromisoformat(answer["now"]).timestamp()) < 2


def test_the_clock_jumps_to_a_moment(line: Hand) -> None:
    assert line.post("/control/clock", {"now": "2021-11-24T09:00:00+07:00"})["now"][:16] == "2021-11-24T09:00"


def test_a_moment_without_a_zone_is_thai_time(line: Hand) -> None:
    assert line.post("/control/clock", {"now": "2021-11-24T09:00"})["now"][:16] == "2021-11-24T09:00"


def test_the_clock_advances_by_seconds(line: Hand) -> None:
    before = now(line)
    line.post("/control/clock", {"advance_seconds": 3600})
    assert 3600 <= (now(line) - before).total_seconds() < 3605


def test_a_held_clock_stands_still_until_it_is_moved(line: Hand) -> None:
    line.post("/control/clock", {"running": False})
    first = now(line)
    assert now(line) == first
    line.post("/control/clock", {"advance_seconds": 60})
    assert (now(line) - first).total_seconds() == 60


def test_nonsense_is_refused(line: Hand) -> None:
    assert line.call("POST", "/control/clock", {"now": "พรุ่งนี้"})[0] == 400


def test_events_carry_the_virtual_time_and_never_the_same_twice(line: Hand) -> None:
    line.post("/control/clock", {"running": False})
    stamps = [line.say(SOMCHAI)["timestamp"] for _ in range(3)]
    assert stamps == [stamps[0], stamps[0] + 1, stamps[0] + 2]
    assert datetime.fromtimestamp(stamps[0] / 1000, now(line).tzinfo).date().isoformat() == "2021-11-22"


@pytest.mark.parametrize(
    "wanted",
    [
        {"advance_seconds": 1e15},
        {"advance_seconds": float("nan")},
        {"now": "9999-12-31T23:59:59-12:00"},
        {"now": "2564-11-22T09:00"},
        {"now": "1900-01-01T00:00"},
    ],
)
def test_a_moment_that_no_calendar_has_is_refused_and_the_clock_goes_on(
    line: Hand, wanted: dict[str, object]
) -> None:
    assert 400 == line.call("POST", "/control/clock", wanted)[0]

    assert now(line).year == 2021
    line.post("/control/reset")
