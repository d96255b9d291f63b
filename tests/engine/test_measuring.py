"""Indicators, budgets, levels and counts of open forms are worked out from what stands, each thing once."""

from dataclasses import replace
from datetime import UTC, date, datetime
from time import process_time

import pytest

from engine.forms.form import Question
from engine.forms.formerly import in_names_of
from engine.forms.reading import read_markdown
from engine.measuring import budgets, levels, tallies
from engine.measuring.readings import Reading, Sent, readings
from engine.measuring.rolling import DIGITS, figures
from engine.measuring.spans import Month, month_of, spans
from engine.obligations.nouns.measures import Budget, Indicator, Level, Step
from engine.obligations.nouns.open_forms import Into, OpenForm

FORM = read_markdown(
    """
| survey |
| | type | name | label |
| | integer | people | กี่คน |
| | integer | able | ทำได้กี่คน |
| | select_one yn | done | เสร็จไหม |
| | begin_repeat | line | รายการ |
| | integer | baht | กี่บาท |
| | end_repeat | | |
| choices |
| | list_name | name | label |
| | yn | yes | ใช่ |
| | yn | no | ไม่ใช่ |
| settings |
| | form_id | form_title | version | default_language |
| | work | งาน | 1 | th |
""",
    name="work",
)
FORMS = {("work", "1"): FORM}
AT = datetime(2021, 11, 20, tzinfo=UTC)
NOW = AT


def sent(
    unit: str, place: str, period: str = "2565-01", *, is_accepted: bool = True, is_zero: bool = False,
    is_part: bool = False, **said: object,
) -> Sent:  # fmt: skip
    answers = {f"/data/{name}": str(value) for name, value in said.items()}
    return Sent(
        unit, place, "work", period, "work", "1", answers, date(2021, 11, 20), AT, is_accepted=is_accepted,
        is_zero=is_zero, is_part=is_part,
    )  # fmt: skip


def spent(
    unit: str, place: str, *baht: int, period: str = "2565-01", duty: str = "work", is_part: bool = False
) -> Sent:
    """Return a report of a list of what was paid."""
    answers = {f"/data/line[{number}]/baht": str(one) for number, one in enumerate(baht, 1)}
    return Sent(unit, place, duty, period, "work", "1", answers, date(2021, 11, 20), AT, is_part=is_part)


def indicator(**changes: object) -> Indicator:
    return Indicator(**{"id": "one", "name": "x", "duty": "work", **changes})  # type: ignore[arg-type]


def values(
    wanted: Indicator, said: list[Sent], level: str, by: str = ""
) -> dict[tuple[str, str], float | None]:
    read = readings(wanted, said, FORMS)
    found = figures(wanted, read, {one.place for one in said}, level=level, by=by)  # type: ignore[arg-type]
    return {(one.place, one.span): one.value for one in found}


def test_a_report_of_an_earlier_version_counts_by_the_name_that_its_question_has_now() -> None:
    new = replace(FORM, questions=(Question("/data/persons", "persons", "integer", own={"was": "people"}),))
    said = [sent("u", "50000001", people=3)]
    wanted = indicator(value="${persons}")

    assert () == readings(wanted, said, FORMS)
    [found] = readings(wanted, said, {("work", "1"): in_names_of(new, FORM)})

    assert 3 == found.value


def test_a_sum_rolls_up_from_villages_to_the_country_and_adds_nothing_twice() -> None:
    said = [
        sent("a", "50070601", people=10),
        sent("b", "50070602", people=20),
        sent("c", "50070101", people=3),
        sent("d", "51010101", people=4),
    ]
    people = indicator(value="${people}")

    assert {("500706", ""): 30, ("500701", ""): 3, ("510101", ""): 4} == values(people, said, "subdistrict")
    assert {("5007", ""): 33, ("5101", ""): 4} == values(people, said, "district")
    assert {("50", ""): 33, ("51", ""): 4} == values(people, said, "province")
    assert {("", ""): 37} == values(people, said, "country")


def test_what_no_village_is_told_of_counts_for_the_place_it_is_told_of() -> None:
    said = [sent("a", "50070601", people=10), sent("office", "50", people=5)]

    assert {("500706", ""): 10, ("50", ""): 5} == values(indicator(value="${people}"), said, "subdistrict")
    assert {("50", ""): 15} == values(indicator(value="${people}"), said, "province")


def test_a_zero_report_counts_as_zero_and_one_without_a_number_not_at_all() -> None:
    said = [sent("a", "50", people=10), sent("b", "50", is_zero=True), sent("c", "50")]

    assert {("50", ""): 5.0} == values(indicator(value="${people}", roll_up="mean"), said, "province")


def test_a_condition_says_which_reports_count() -> None:
    said = [sent("a", "50", done="yes"), sent("b", "50", done="no"), sent("c", "50", done="yes")]

    assert {("50", ""): 2} == values(indicator(where="${done} = 'yes'"), said, "province")


def test_an_expression_over_one_report_is_worked_out_for_each() -> None:
    said = [
        sent("a", "50", people=10, able=8),
        sent("b", "50", people=20, able=10),
        sent("c", "50", people=0, able=0),
    ]
    share = indicator(value="${able} * 100 div ${people}", where="${people} > 0", roll_up="mean")

    assert {("50", ""): 65.0} == values(share, said, "province")


def test_a_count_counts_every_unit_once() -> None:
    said = [sent("a", "50", "2565-01"), sent("a", "50", "2565-02"), sent("b", "50", "2565-02")]

    assert {("50", ""): 2} == values(indicator(roll_up="count"), said, "province")


def test_the_latest_value_of_a_unit_stands_until_there_is_a_newer_one() -> None:
    said = [
        sent("a", "50", "2564-10", people=5),
        sent("a", "50", "2564-12", people=9),
        sent("b", "50", "2564-11", people=1),
    ]
    latest = indicator(value="${people}", roll_up="latest")

    assert {("50", "2564-10"): 5, ("50", "2564-11"): 6, ("50", "2564-12"): 10} == values(
        latest, said, "province", "month"
    )


def test_a_year_is_cut_into_months_and_quarters_without_a_gap() -> None:
    said = [sent("a", "50", "2564-10", people=5), sent("a", "50", "2565-01", people=7)]
    people = indicator(value="${people}")

    assert {("50", "2564-10"): 5, ("50", "2564-11"): 0, ("50", "2564-12"): 0, ("50", "2565-01"): 7} == values(
        people, said, "province", "month"
    )
    assert {("50", "2565-q1"): 5, ("50", "2565-q2"): 7} == values(people, said, "province", "quarter")


def test_what_was_reached_so_far_grows_month_by_month() -> None:
    said = [sent("a", "50", "2564-10", people=5), sent("a", "50", "2564-11", people=7)]
    wanted = indicator(value="${people}", target=24, per="province")
    found = figures(wanted, readings(wanted, said, FORMS), {"50"}, level="province", by="month")

    assert [5, 12] == [one.so_far for one in found]
    assert [pytest.approx(20.83, abs=0.01), 50.0] == [one.percent for one in found]


def test_what_is_not_accepted_yet_waits_and_is_in_no_number() -> None:
    said = [sent("a", "50", people=5), sent("b", "50", people=7, is_accepted=False)]
    wanted = indicator(value="${people}")
    [found] = figures(wanted, readings(wanted, said, FORMS), {"50"}, level="province")

    assert (5, 1, 1) == (found.value, found.reports, found.waiting)


def test_a_part_of_a_group_is_no_report_of_its_office() -> None:
    assert () == readings(indicator(), [sent("a", "50", is_part=True)], FORMS)


def test_a_target_of_a_province_is_counted_once_for_each_province_with_units() -> None:
    wanted = indicator(target=4, per="province")
    places = {"50070601", "50070602", "51010101"}
    by_level = {
        level: [one.target for one in figures(wanted, (), places, level=level)]
        for level in ("country", "province", "district")
    }

    assert {"country": [8], "province": [4, 4], "district": [None, None]} == by_level


def test_a_target_of_the_country_stands_for_the_country_alone() -> None:
    wanted = indicator(target=76)

    assert [76] == [one.target for one in figures(wanted, (), {"50", "51"}, level="country")]
    assert [None, None] == [one.target for one in figures(wanted, (), {"50", "51"}, level="province")]


@pytest.mark.parametrize(
    ("period", "month"),
    [
        ("2564-11", Month(2021, 11)),
        ("2564-11.2", Month(2021, 11)),
        ("2565-q1", Month(2021, 12)),
        ("2565-q2", Month(2022, 3)),
        ("2565-q4", Month(2022, 9)),
        ("once", Month(2021, 11)),
        ("2565", Month(2021, 11)),
        ("e1", Month(2021, 11)),
        ("1", Month(2021, 11)),
    ],
)
def test_a_round_counts_in_the_month_that_it_is_about(period: str, month: Month) -> None:
    assert month == month_of(period, date(2021, 11, 20))


def test_a_month_knows_its_fiscal_quarter() -> None:
    assert ["2565-q1", "2565-q2", "2565-q4", "2565-q1"] == [
        Month(year, month).quarter for year, month in ((2021, 10), (2022, 1), (2022, 9), (2021, 12))
    ]
    assert ("2564-12", "2565-01") == spans([Month(2021, 12), Month(2022, 1)], "month")


def test_four_hundred_units_and_twelve_months_take_less_than_a_second() -> None:
    months = [f"{2564 if month > 9 else 2565}-{month:02}" for month in range(1, 13)]
    said = [
        sent(
            f"u{number}",
            f"{10 + number % 70}0{1 + number % 5}0{1 + number % 9}0{number % 9}",
            month,
            people=20,
            able=17,
        )
        for number in range(400)
        for month in months
    ]
    share = indicator(
        value="${able} * 100 div ${people}", where="${people} > 0", roll_up="mean", target=80, per="province"
    )
    places = {one.place for one in said}

    started = process_time()
    read = readings(share, said, FORMS)
    found = [one for level in DIGITS for one in figures(share, read, places, level=level, by="month")]

    assert 1 > process_time() - started
    assert {85.0} == {one.value for one in found if one.reports}


BUDGET = Budget("money", "งบกลุ่ม", 7000, "group", "work/baht")


def test_money_left_is_what_was_given_without_all_that_reports_say_was_spent() -> None:
    said = [
        spent("a", "500706", 1000, 500),
        spent("a", "500706", 200, period="2565-02", is_part=True),
        spent("a", "500706", 9, duty="other"),
    ]

    assert 1700 == budgets.spent(BUDGET, said, FORMS)


def test_accounts_give_each_unit_its_share_and_roll_up() -> None:
    said = [spent("a", "500706", 8000), spent("c", "510101", 100)]
    given = [("group", "500706"), ("group", "500701"), ("group", "510101"), ("office", "50")]
    [north, south] = budgets.accounts(BUDGET, said, FORMS, given, level="province")

    assert (14000, 8000, 6000, 2) == (north.given, north.spent, north.left, north.shares)
    assert (7000, 100, 6900, 1) == (south.given, south.spent, south.left, south.shares)


def test_money_per_province_is_given_once_a_province() -> None:
    [found] = budgets.accounts(
        Budget("money", "x", 100, "province", "work/baht"),
        [],
        FORMS,
        [("group", "5007"), ("group", "5001")],
        level="country",
    )

    assert (100, 1) == (found.given, found.shares)


LEVEL = Level(
    "l",
    "ระดับ",
    (Step("c", "C"), Step("b", "B"), Step("a", "A")),
    ("one/done", "two/done"),
    1,
    ("people", "able"),
    "1",
)


def rounds(first: dict[str, str], second: dict[str, str] | None = None) -> levels.Standing:
    found = {"one": levels.Round(FORM, {f"/data/{name}": value for name, value in first.items()})}
    if second is not None:
        found["two"] = levels.Round(FORM, {f"/data/{name}": value for name, value in second.items()})
    return levels.standing(LEVEL, found)


def test_a_level_stands_at_the_step_of_its_latest_round() -> None:
    assert ("c", None) == (rounds({"done": "c"}).now, rounds({"done": "c"}).has_risen)
    assert ("b", True) == (
        rounds({"done": "c"}, {"done": "b"}).now,
        rounds({"done": "c"}, {"done": "b"}).has_risen,
    )


@pytest.mark.parametrize(("before", "after"), [("b", "b"), ("b", "c")])
def test_a_level_that_stays_or_falls_has_not_risen(before: str, after: str) -> None:
    assert False is rounds({"done": before}, {"done": after}).has_risen


def test_a_step_that_is_not_known_any_more_rises_nowhere() -> None:
    assert None is rounds({"done": "old"}, {"done": "b"}).has_risen
    assert not levels.is_lower(LEVEL, "old", "c")


def test_heads_that_were_passed_are_told_apart_from_those_that_failed() -> None:
    sent_first = levels.Round(FORM, {"/data/people": "1", "/data/able": "0"})

    assert (("people",), ("able",)) == (levels.passed(LEVEL, sent_first), levels.failing(LEVEL, sent_first))
    assert ("people", "able") == rounds({"done": "c", "people": "0"}).failed


WALL = OpenForm(
    "work",
    (
        Into("people", "count"),
        Into("able", "percent", "${done} = 'yes'"),
    ),
)


def test_answers_of_an_open_form_are_counted_into_the_report() -> None:
    answers = [{"/data/done": "yes"}, {"/data/done": "yes"}, {"/data/done": "no"}]
    found = tallies.tallies(WALL, FORM, FORM, answers, NOW)

    assert {"/data/people": tallies.Tally("3", 3), "/data/able": tallies.Tally("67", 3)} == found


def test_a_mean_is_made_of_those_who_answered_it() -> None:
    wall = OpenForm("work", (Into("people", "mean", "${able}"), Into("able", "sum", "${able}")))
    found = tallies.tallies(wall, FORM, FORM, [{"/data/able": "4"}, {"/data/able": "5"}, {}], NOW)

    assert ["5", "9"] == [one.value for one in found.values()]


def test_an_open_form_that_nobody_answered_tells_nothing() -> None:
    assert {} == tallies.tallies(WALL, FORM, FORM, [], NOW)


def test_a_reading_knows_where_and_when_it_counts() -> None:
    [read] = readings(indicator(value="${people}"), [sent("a", "5007", "2564-12", people=3)], FORMS)

    assert Reading("a", "5007", Month(2021, 12), AT, 3.0) == read
