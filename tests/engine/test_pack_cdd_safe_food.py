"""The pack of safe food: its nine and eight provinces, the days behind activities, meetings, and what its numbers come to."""

from datetime import date, datetime

import pytest

from engine.forms import filling, zeros
from engine.forms.form import Question
from engine.obligations.among import is_among
from engine.obligations.calendar import BANGKOK
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import NOTHING_KNOWN, Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit

NAME = "cdd-safe-food-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
NOW = datetime(2022, 9, 1, 9, tzinfo=BANGKOK)
DONE = date(2022, 5, 20)
NORTH = {"50", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "67"}
# Phitsanulok is among the nine, Chiang Mai among the eight, Khon Kaen in neither.
SAFE, ORGANIC, ELSEWHERE = "65", "50", "40"


def owed_in(place: str) -> set[str]:
    """Name the duties that the office of a province owes, by their first word."""
    duties = [one for one in PACK.duties if is_among(one, PACK, place, NOTHING_KNOWN, DONE)]
    return {one.id.partition("_")[0] for one in duties}


def path(form: str, question: str) -> str:
    return FORMS[form].path_of(question)


def is_taken(form: str, question: str, value: str, **answers: str) -> bool:
    known = {path(form, name): said for name, said in answers.items()}
    return filling.check(FORMS[form], _asked(form, question), value, known, NOW, "seed") is None


def is_unusual(form: str, question: str, value: str) -> bool:
    return filling.warning(FORMS[form], _asked(form, question), value, {}, NOW, "seed")


def _asked(form: str, question: str) -> Question:
    """Return a question where a person meets it: in a list it is that of the first entry."""
    return next(one for one in filling.questions(FORMS[form], {}, NOW, "seed") if one.name == question)


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_twenty_four_duties_are_carried_each_once() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 24 == len(refs) == len(set(refs))


@pytest.mark.parametrize(
    ("place", "owed"),
    [(SAFE, {"safe", "income"}), (ORGANIC, {"organic", "income"}), (ELSEWHERE, {"income"})],
)
def test_only_the_provinces_printed_by_name_owe_what_their_project_asks(place: str, owed: set[str]) -> None:
    assert owed == owed_in(place)


def test_nine_and_eight_provinces_make_the_seventeen_of_the_north() -> None:
    safe, organic = (
        next(set(one.places) for one in PACK.areas if one.id == id_) for id_ in ("safe", "organic")
    )

    assert (9, 8) == (len(safe), len(organic))
    assert NORTH == safe | organic


def test_the_documents_over_all_activities_are_due_in_the_middle_of_september() -> None:
    days = {duty.id: days_of(duty, PACK) for duty in PACK.duties}

    assert dict.fromkeys(("safe_summary", "organic_summary", "income_summary"), (date(2022, 9, 15),)) == {
        duty: found for duty, found in days.items() if found
    }


@pytest.mark.parametrize(
    ("duty", "event"),
    [
        ("safe_network_result", "safe_network"),
        ("safe_business_result", "safe_business"),
        ("safe_market_result", "safe_market"),
        ("organic_network_result", "organic_network"),
        ("organic_business_result", "organic_business"),
        ("organic_market_result", "organic_market"),
        ("income_result", "income"),
    ],
)
def test_a_result_is_due_seven_days_behind_the_last_day_of_its_activity(duty: str, event: str) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=DONE),)})

    assert [date(2022, 5, 27)] == [one.due for one in rounds(PACK.duty(duty), PACK, facts)]
    assert [(None, (f"events.{event}",))] == [(one.due, one.waits) for one in rounds(PACK.duty(duty), PACK)]


@pytest.mark.parametrize("duty", ["safe_business_progress", "organic_business_progress", "income_progress"])
def test_each_meeting_opens_a_round_without_a_printed_day(duty: str) -> None:
    met = (Occurrence("e1", done=date(2022, 4, 5)), Occurrence("e2", done=date(2022, 6, 7)))
    found = rounds(PACK.duty(duty), PACK, Facts(events={"ksp_meeting": met}))

    assert [("e1", None), ("e2", None)] == [(one.key, one.due) for one in found]
    assert () == rounds(PACK.duty(duty), PACK)


def test_a_meeting_without_news_is_one_answer() -> None:
    form = FORMS["income_progress"]
    answers = filling.settle(form, {path("income_progress", "has_progress"): "no"}, NOW, "seed")

    assert zeros.is_zero(form, answers)
    assert () == filling.broken(form, answers, NOW, "seed")


def test_the_register_asks_its_five_printed_fields_in_their_order() -> None:
    asked = [
        one.own["short"] for one in FORMS["income_members"].questions if one.is_askable and one.kind != "file"
    ]

    assert [
        "ชื่อกลุ่ม",
        "จำนวนสมาชิกกลุ่ม",
        "สถานที่ตั้งกลุ่ม",
        "ชนิดสินค้าของกลุ่ม",
        "ปริมาณการผลิตต่อเดือน",
    ] == [short for short in asked if short]
    assert "printed" == PACK.duty("income_members").form_status


@pytest.mark.parametrize(
    ("said", "taken"), [("200 กก.", True), ("๒๐๐ กก.", True), ("30", True), ("เยอะ", False)]
)
def test_the_monthly_production_holds_a_number_in_any_unit(said: str, *, taken: bool) -> None:
    assert taken == is_taken("income_members", "monthly", said)


def test_nobody_gains_a_channel_who_is_no_member() -> None:
    assert is_taken("safe_market_result", "gained", "120", members="150")
    assert not is_taken("safe_market_result", "gained", "151", members="150")


@pytest.mark.parametrize(
    ("form", "question", "as_printed", "other"),
    [
        ("safe_network_project", "people", "36", "30"),
        ("safe_network_project", "starts_on", "2021-11-15", "2022-01-15"),
        ("organic_business_project", "starts_on", "2022-04-20", "2022-03-20"),
        ("organic_market_result", "activities", "3", "2"),
        ("safe_market_result", "spent", "442000", "442001"),
        ("income_result", "spent", "136100", "136101"),
        ("income_result", "people", "20", "19"),
    ],
)
def test_what_differs_from_the_printed_plan_is_asked_once_more(
    form: str, question: str, as_printed: str, other: str
) -> None:
    assert (False, True) == (is_unusual(form, question, as_printed), is_unusual(form, question, other))
    assert is_taken(form, question, other)


@pytest.mark.parametrize(("after", "grown"), [("106000", "6"), ("90000", "-10")])
def test_growth_is_worked_out_of_two_sums_with_their_spans(after: str, grown: str) -> None:
    told = {
        "sales_before": "100000",
        "before_period": "เม.ย. 2564",
        "sales_after": after,
        "after_period": "เม.ย. 2565",
    }
    answers = {path("income_summary", name): said for name, said in told.items()}

    assert (
        grown
        == filling.settle(FORMS["income_summary"], answers, NOW, "seed")[path("income_summary", "grown")]
    )


def test_targets_of_a_few_provinces_stand_once_for_the_country() -> None:
    counts = {one.id: one.target for one in PACK.indicators if one.per == "country" and one.unit != "%"}

    assert {"safe_groups": 90, "organic_groups": 80, "safe_markets": 9, "organic_markets": 8} == {
        name: target for name, target in counts.items() if name.endswith(("_groups", "_markets"))
    }
