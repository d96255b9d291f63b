"""The pack of OTOP: its days, the registration with two committees and an appeal, the six criteria, and growth."""

from datetime import date, datetime

import pytest

from engine.forms import filling, rows
from engine.obligations.calendar import BANGKOK
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.eligibility import verdict
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit

NAME = "cdd-otop-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
NOW = datetime(2022, 9, 1, 9, tzinfo=BANGKOK)
DONE = date(2022, 3, 4)
PRODUCTS = FORMS["kbo_products"]


def path(form: str, question: str) -> str:
    return FORMS[form].path_of(question)


def settled(form: str, **told: str) -> dict[str, str]:
    answers = {path(form, name): said for name, said in told.items()}
    return filling.settle(FORMS[form], answers, NOW, "seed")


def is_taken(form: str, question: str, value: str) -> bool:
    """Ask the first entry of a list."""
    asked = next(one for one in filling.questions(FORMS[form], {}, NOW, "seed") if one.name == question)
    return filling.check(FORMS[form], asked, value, {}, NOW, "seed") is None


def passing(*criteria: str) -> str:
    """Return how many of these products meet the criteria."""
    answers: dict[str, str] = {}
    repeat = next(one.path for one in PRODUCTS.groups if one.repeats)
    for number, one in enumerate(criteria, start=1):
        if rows.count(PRODUCTS, repeat, answers, NOW, "seed") < number:
            answers = rows.added(PRODUCTS, repeat, answers, NOW, "seed")
        answers |= {f"{repeat}[{number}]/criteria": one, f"{repeat}[{number}]/product_name": "น้ำพริก"}
    return filling.settle(PRODUCTS, answers, NOW, "seed")[path("kbo_products", "passing")]


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_twenty_two_duties_are_carried_each_once() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 22 == len(refs) == len(set(refs))


def test_every_duty_is_due_on_its_printed_days() -> None:
    days = {duty.id: [day.isoformat() for day in days_of(duty, PACK)] for duty in PACK.duties}

    assert {
        "wisdom_summary": ["2022-09-25"],
        "lessons": ["2022-07-25"],
        "trader": ["2021-12-31", "2022-03-31", "2022-06-30", "2022-09-30"],
    } == {duty: found for duty, found in days.items() if found}


@pytest.mark.parametrize(
    ("duty", "event", "due"),
    [
        ("entrepreneurs_bpm", "entrepreneurs", date(2022, 3, 11)),
        ("entrepreneurs_result", "entrepreneurs", date(2022, 3, 19)),
        ("networks_bpm", "networks", date(2022, 3, 11)),
        ("networks_result", "networks", date(2022, 3, 19)),
        ("kbo_network_result", "kbo_network", date(2022, 3, 11)),
        ("kbo_products", "kbo_products", date(2022, 3, 11)),
    ],
)
def test_what_rests_on_an_activity_is_due_behind_its_last_day(duty: str, event: str, due: date) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=DONE),)})

    assert [due] == [one.due for one in rounds(PACK.duty(duty), PACK, facts)]


def test_a_report_settles_the_entry_of_the_same_activity() -> None:
    assert {"entrepreneurs_result": ("entrepreneurs_bpm",), "networks_result": ("networks_bpm",)} == {
        duty.id: duty.satisfies for duty in PACK.duties if duty.satisfies
    }


@pytest.mark.parametrize(
    ("received", "until"),
    [
        # A Friday; from the Monday on there are five working days.
        (date(2022, 3, 4), date(2022, 3, 11)),
        # Songkran, 13 to 15 April, and the weekend behind it are not worked.
        (date(2022, 4, 11), date(2022, 4, 21)),
    ],
)
def test_an_appeal_has_five_working_days_from_the_day_the_letter_came(received: date, until: date) -> None:
    facts = Facts(events={"refusal_received": (Occurrence("e1", done=received),)})
    found = rounds(PACK.duty("appeal"), PACK, facts)

    assert [(until, until)] == [(one.due, one.collect_until) for one in found]


def test_the_district_agrees_and_the_province_certifies_by_their_committees() -> None:
    steps = PACK.duty("application").review

    assert [("district_secretary", "accept", True), ("province_secretary", "certify", True)] == [
        (one.by, one.must, one.committee) for one in steps
    ]
    assert (None, (5, True)) == (steps[0].appeal_days, (steps[1].appeal_days, steps[1].working))


def test_nothing_is_recorded_or_considered_before_the_application() -> None:
    assert {"recorded": ("application",), "considered": ("application",)} == {
        duty.id: duty.needs for duty in PACK.duties if duty.needs
    }


@pytest.mark.parametrize(
    ("kind", "broken"), [("community", []), ("sole", []), ("sme", []), ("other", ["003-E15"])]
)
def test_only_the_three_printed_kinds_of_producers_may_join(kind: str, broken: list[str]) -> None:
    answers = {path("register", "kind"): kind}

    assert broken == [one.id for one in verdict(PACK, FORMS["register"], answers, NOW, "seed", {}).hard]


@pytest.mark.parametrize(
    ("criteria", "meets"),
    [
        ("c1 c2 c3 c4", "1"),
        ("c1 c2 c5 c6", "1"),
        ("c1 c2 c3 c4 c5 c6", "1"),
        ("c1 c2 c3", "0"),
        ("c1 c3 c4 c5 c6", "0"),
        ("c2 c3 c4 c5 c6", "0"),
        ("none", "0"),
    ],
)
def test_a_product_meets_four_of_six_criteria_with_the_first_two_among_them(
    criteria: str, meets: str
) -> None:
    assert meets == passing(criteria)


def test_the_products_that_meet_the_criteria_are_counted() -> None:
    assert "2" == passing("c1 c2 c3 c4", "c1 c3", "c1 c2 c4 c6")


def test_none_of_the_criteria_stands_alone() -> None:
    assert is_taken("kbo_products", "criteria", "none")
    assert not is_taken("kbo_products", "criteria", "c1 none")


@pytest.mark.parametrize(
    ("before", "after", "grown"),
    [("100000", "106000", "6"), ("100000", "80000", "-20"), ("0", "5000", ""), ("100000", "", "")],
)
def test_growth_has_no_base_but_the_one_that_is_told(before: str, after: str, grown: str) -> None:
    told = settled("kbo_products", sales_before=before, sales_after=after)

    assert grown == told.get(path("kbo_products", "grown"), "")


@pytest.mark.parametrize(
    ("year", "taken"), [("2559", False), ("2560", True), ("2564", True), ("2565", False)]
)
def test_a_lesson_is_of_a_product_of_the_printed_years(year: str, *, taken: bool) -> None:
    assert taken == is_taken("lessons", "year", year)


def test_the_five_types_of_wisdom_are_added_up() -> None:
    told = settled("wisdom_base", food="40", drink="12", cloth="55", craft="30", herb="18")

    assert "155" == told[path("wisdom_base", "total")]
