"""The pack of right livelihood: what follows an activity or a payment, which groups register, two rounds of 23 indicators."""

from datetime import date

import pytest

from engine.compiling.below import Below
from engine.compiling.figures import figure
from engine.forms import filling
from engine.forms.built import built
from engine.measuring.levels import Round, passed, standing
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.eligibility import Verdict, verdict
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit
from tests.engine.pack_form_faults import NOW, form_faults

NAME = "cdd-livelihood-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
DONE = date(2022, 5, 20)
GROUP = {
    "group_name": "กลุ่มจักสานบ้านหนองบัว",
    "place": "500706",
    "village": "หมู่ 3",
    "occupation": "จักสาน",
    "members": "5",
    "from_livelihood": "yes",
}


def judged(**changed: str) -> Verdict:
    form = FORMS["register"]
    found = {form.path_of(name): value for name, value in (GROUP | changed).items()}
    return verdict(PACK, form, found, NOW, "seed", {})


def takes(form: str, question: str, value: str, **answers: str) -> bool:
    known = {FORMS[form].path_of(name): said for name, said in answers.items()}
    wanted = next(one for one in FORMS[form].questions if one.name == question)
    return filling.check(FORMS[form], wanted, value, known, NOW, "seed") is None


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_a_chat_asks_every_form_to_its_end_in_few_polite_words() -> None:
    assert [] == form_faults(NAME)


def test_thirteen_duties_are_carried_each_once_with_a_form_of_its_own() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 13 == len(refs) == len(set(refs)) == len({duty.form for duty in PACK.duties})


def test_no_duty_has_a_printed_day() -> None:
    assert [] == [duty.id for duty in PACK.duties if days_of(duty, PACK)]


def test_what_was_paid_is_recorded_on_the_day_of_each_payment() -> None:
    paid = (Occurrence("e1", done=date(2022, 1, 10)), Occurrence("e2", done=date(2022, 3, 4)))

    found = rounds(PACK.duty("spending"), PACK, Facts(events={"paid": paid}))

    assert [date(2022, 1, 10), date(2022, 3, 4)] == [one.due for one in found]


def test_the_record_of_a_group_is_due_seven_days_behind_the_end() -> None:
    facts = Facts(events={"group_done": (Occurrence("e1", done=DONE),)})

    assert [date(2022, 5, 27)] == [one.due for one in rounds(PACK.duty("group_bpm"), PACK, facts)]


@pytest.mark.parametrize("name", ["livelihood_households", "livelihood_summary", "sep_summary"])
def test_after_the_end_without_a_number_of_days_an_admin_sets_the_day(name: str) -> None:
    facts = Facts(events={"livelihood_done": (Occurrence("e1", done=DONE),)})

    assert [None] == [one.due for one in rounds(PACK.duty(name), PACK, facts)]


def test_a_group_of_five_is_registered_and_one_of_four_is_not() -> None:
    assert not judged().is_refused
    assert ["003-A16-members"] == [one.id for one in judged(members="4").hard]


def test_a_group_from_other_households_is_flagged_and_taken() -> None:
    found = judged(from_livelihood="no")

    assert not found.is_refused
    assert ["003-A16-households"] == [one.id for one in found.soft]


@pytest.mark.parametrize(("released", "taken"), [("4", True), ("5", False)])
def test_the_kinds_of_households_are_never_more_than_all_of_them(released: str, *, taken: bool) -> None:
    answers = {"households": "20", "tpmap": "10", "low_income": "6"}

    assert taken == takes("target_households", "released", released, **answers)


def test_round_two_asks_only_for_the_indicators_that_were_not_met() -> None:
    [level] = PACK.levels
    form = FORMS["sep_1"]
    answers = {form.path_of(head): "yes" for head in level.heads} | {form.path_of("i07"): "no"}
    first = Round(form, answers | {form.path_of("level_1"): "enough"})

    assert 23 == len(level.heads)
    assert "i07" not in passed(level, first)
    assert 22 == len(passed(level, first))
    assert ("enough", ("i07",)) == (
        standing(level, {"sep_1": first}).now,
        standing(level, {"sep_1": first}).failed,
    )


def test_the_levels_of_the_summary_come_from_the_two_assessments() -> None:
    below = [
        Below(
            name,
            "บ้านหนองบัว",
            "500706",
            "once",
            "in",
            form=FORMS[name],
            answers={FORMS[name].path_of(of): said},
        )
        for name, of, said in (("sep_1", "level_1", "enough"), ("sep_2", "level_2", "well"))
    ]
    ways = [
        built(one.own, one.name)
        for one in FORMS["sep_summary"].questions
        if one.name in {"level_1", "level_2"}
    ]

    assert ["enough", "well"] == [figure(way.how, way.of, way.of, below) for way in ways if way]


def test_the_province_looks_through_what_the_district_entered_online() -> None:
    checked = {duty.id for duty in PACK.duties if [step.by for step in duty.review] == ["province_officer"]}

    assert {"target_households", "livelihood_households", "groups"} == checked
