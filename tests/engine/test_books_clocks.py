"""A clock is written as a person would, and what stands in the cell reads back to the same clock, or to none."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.books import clocks
from engine.books.names import names

NAMES = names(tomllib.loads((Path(__file__).parents[2] / "locale/th/packs.toml").read_text("utf-8")))
DAYS = st.dates(date(2019, 10, 1), date(2027, 9, 30))
IDS = st.sampled_from(("phase1", "events.visit", "duties.plan", "stages.one", "a-b", "p7", "x_2"))
SMALL = st.integers(1, 31)
MAY = {"first": DAYS, "last": DAYS}
CLOCKS = st.one_of(
    DAYS,
    st.sampled_from(("none", "set_later", "fiscal_year")),
    st.fixed_dictionaries({"every": st.just("month"), "day": st.one_of(SMALL, st.just("last"))}, optional=MAY),
    st.fixed_dictionaries({"every": st.just("month")}, optional={**MAY, "times": SMALL}),
    st.fixed_dictionaries({"every": st.just("quarter")}, optional={**MAY, "times": SMALL}),
    st.fixed_dictionaries({"every": st.just("year")}, optional={**MAY, "times": SMALL, "in_month": st.integers(1, 12)}),
    st.fixed_dictionaries({"in_month": st.integers(1, 12)}, optional={"to_month": st.integers(1, 12)}),
    st.fixed_dictionaries({"in_quarter": st.integers(1, 4)}, optional={"to_quarter": st.integers(1, 4)}),
    st.fixed_dictionaries({"from": DAYS, "to": DAYS}),
    st.fixed_dictionaries(
        {"after": IDS}, optional={"days": SMALL, "working": st.just(True), "no_later_than": DAYS, "each": st.just(True)}
    ),
    st.fixed_dictionaries({"after": IDS, "at_once": st.just(True)}, optional={"each": st.just(True)}),
    st.fixed_dictionaries({"before": IDS}, optional={"days": SMALL, "working": st.just(True)}),
    st.fixed_dictionaries({"ends": IDS}),
    st.fixed_dictionaries({"before_due": SMALL}, optional={"working": st.just(True)}),
    st.fixed_dictionaries({"set_by": st.sampled_from(("กรมส่งเสริมการเกษตร", "กรม, กอง และ จังหวัด", "a; b"))}),
    st.fixed_dictionaries({}, optional={"window_from": DAYS, "window_to": DAYS}).filter(bool),
    st.fixed_dictionaries({"by": st.just("tranche"), "1": DAYS, "2": DAYS}),
    st.fixed_dictionaries(
        {"printed": st.just(["2021-08", "2022-08"]), "likely": DAYS, "reason": st.just("ปีที่พิมพ์ไม่ตรงกัน")}
    ),
)  # fmt: skip
ROUNDS = st.fixed_dictionaries(
    {
        "rounds": st.lists(
            CLOCKS.filter(lambda one: not isinstance(one, dict) or "by" not in one), min_size=1, max_size=3
        )
    },
    optional={"in_order": st.just(True)},
)


def bare(clock: Any) -> Any:
    """Return a clock without what makes no difference: events are named by their ids alone."""
    if isinstance(clock, list):
        return [bare(one) for one in clock]
    if isinstance(clock, dict):
        return {key: bare(one) for key, one in clock.items()}
    return clock.removeprefix("events.") if isinstance(clock, str) else clock


@settings(max_examples=400, deadline=None, derandomize=True)
@given(clock=st.one_of(CLOCKS, ROUNDS))
def test_what_is_written_reads_back_to_the_same_clock(clock: Any) -> None:
    assert bare(clock) == bare(clocks.read(clocks.write(clock, NAMES), NAMES))


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ({"every": "month", "day": 27}, "ทุกเดือน วันที่ 27"),
        ({"in_month": 12}, "ภายใน ธ.ค."),
        ({"after": "events.phase1", "days": 7}, "หลัง phase1 7 วัน"),
        ({"before_due": 5, "working": True}, "ก่อนกำหนดส่ง 5 วันทำการ"),
        (
            {"by": "tranche", "1": date(2022, 1, 31), "2": date(2022, 5, 31)},
            "แต่ละ tranche: 1: 31 ม.ค. 2565; 2: 31 พ.ค. 2565",
        ),
        (
            {"rounds": [date(2021, 12, 31), {"in_month": 6}], "in_order": True},
            "ครั้งที่ 1: 31 ธ.ค. 2564; ครั้งที่ 2: ภายใน มิ.ย.; ตามลำดับ",
        ),
        ({"full_moon": 3}, "{ full_moon = 3 }"),
    ],
)
def test_a_clock_is_written_as_people_write_it(clock: Any, words: str) -> None:
    assert words == clocks.write(clock, NAMES)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("31 มกราคม 2565", date(2022, 1, 31)),
        ("31/1/2565", date(2022, 1, 31)),
        ("๓๑ ม.ค. ๒๕๖๕", date(2022, 1, 31)),
        (date(2565, 1, 31), date(2022, 1, 31)),
        ("ทุกวันที่ ๒๗ ของเดือน", {"every": "month", "day": 27}),
        ("ภายในเดือนธันวาคม", {"in_month": 12}),
        ("ภายใน 7 วัน หลัง phase1", {"after": "phase1", "days": 7}),
        ("หลัง phase1  7วัน", {"after": "phase1", "days": 7}),
        ("ทุกเดือน วันที่ 27 , ตั้งแต่ 27 ต.ค. 64", None),
        ("แต่ละ tranche: 1: 31 ม.ค. 2565\n2: 31 พ.ค. 2565", {"by": "tranche", "1": date(2022, 1, 31), "2": date(2022, 5, 31)}),
    ],
)  # fmt: skip
def test_other_ways_of_writing_it_are_understood(words: Any, clock: Any) -> None:
    assert clock == clocks.read(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "", "31 ม.ค.", "31/1/65", "30 ก.พ. 2565", "เร็ว ๆ นี้", "ทุกเดือน วันที่", "หลัง phase17 วัน", "หลัง ประชุม 7 วัน",
        "ภายใน ธันวา ถึง", "ครั้งที่ 2: 31 ม.ค. 2565", "แต่ละ tranche: 1: เร็ว ๆ นี้", "ทุกเดือน วันที่ 27, เร็ว ๆ นี้",
        "ทุกเดือน วันที่ 27, ถึง 1 ม.ค. 2565, ถึง 2 ม.ค. 2565", "{ every = ", 27, None, True,
    ],
)  # fmt: skip
def test_what_is_not_sure_is_no_clock(words: Any) -> None:
    assert clocks.read(words, NAMES) is None


def test_every_example_that_the_workbook_shows_is_a_clock() -> None:
    shown = clocks.examples(NAMES)

    assert [] == [words for words in shown if clocks.read(words, NAMES) is None]
    assert [] == [words for words in shown if "{" in words]
