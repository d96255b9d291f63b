"""The pack of the mother fund: its days, the grades and their allowed steps, what is confidential, the list of last year."""

from dataclasses import replace
from datetime import date

import pytest

from engine.compiling.below import Below
from engine.compiling.building import build
from engine.forms import filling
from engine.measuring.levels import is_lower
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit
from tests.engine.pack_form_faults import NOW, asked, form_faults

NAME = "cdd-mother-fund-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
DONE = date(2022, 4, 20)
# The printed days; every other duty rests on an event, or has a window without a due day.
DAYS = {
    "centre_file": ("2022-02-28",),
    "vocation_result": ("2021-12-31", "2022-06-30"),
    "seedling_result": ("2022-06-30",),
    "confirmed_province": ("2022-03-31",),
    "audit": ("2022-06-30",),
}


def verdict(name: str, question: str, value: str, **answers: str) -> bool:
    form = FORMS[name]
    known = {form.path_of(one): said for one, said in answers.items()}
    wanted = next(one for one in form.questions if one.name == question)
    return filling.check(form, wanted, value, known, NOW, "seed") is None


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_a_chat_asks_every_form_to_its_end_in_few_polite_words() -> None:
    assert [] == form_faults(NAME)


def test_sixteen_duties_are_carried_each_once_with_a_form_of_its_own() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 16 == len(refs) == len(set(refs)) == len({duty.form for duty in PACK.duties})


def test_every_duty_is_due_on_its_printed_days() -> None:
    found = {duty.id: tuple(day.isoformat() for day in days_of(duty, PACK)) for duty in PACK.duties}

    assert DAYS == {duty: days for duty, days in found.items() if days}


@pytest.mark.parametrize(
    ("duty", "event", "due"),
    [
        ("centre_bpm", "centre_workshop", date(2022, 4, 27)),
        ("vocation_bpm", "vocation_day", date(2022, 4, 27)),
        ("seedling_bpm", "seedling_workshop", date(2022, 4, 27)),
        ("materials", "handover", date(2022, 4, 27)),
    ],
)
def test_what_rests_on_an_event_is_due_seven_days_behind_it(duty: str, event: str, due: date) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=DONE),)})

    assert [due] == [one.due for one in rounds(PACK.duty(duty), PACK, facts)]


def test_each_record_that_is_to_be_mended_is_a_round_of_its_own() -> None:
    facts = Facts(events={"record_to_mend": (Occurrence("e1", done=DONE), Occurrence("e2", done=DONE))})

    assert ["e1", "e2"] == [one.key for one in rounds(PACK.duty("record_mended"), PACK, facts)]


def test_what_concerns_people_after_treatment_is_confidential_and_summed_up_nowhere() -> None:
    closed = {duty.id for duty in PACK.duties if duty.confidential}

    assert {"vocation_project", "vocation_bpm", "vocation_result"} == closed
    assert set() == {one for duty in PACK.duties for one in duty.built_from} & closed


@pytest.mark.parametrize("form", ["vocation_project", "vocation_bpm", "vocation_result"])
def test_nobody_is_named_in_what_is_confidential(form: str) -> None:
    kinds = {one.own.get("kind", "") for one in asked(FORMS[form])}

    assert set() == kinds & {"person", "phone", "national_id"}


def test_the_grades_rise_to_a_learning_centre_and_a_fall_is_asked_about() -> None:
    level = next(one for one in PACK.levels if one.id == "grade")

    assert ("c", "b", "a", "centre") == level.order
    assert [True, False] == [is_lower(level, "a", "b"), is_lower(level, "b", "b")]


@pytest.mark.parametrize("form", ["targets", "raising_plan"])
@pytest.mark.parametrize(("now", "allowed"), [("c", {"b", "a"}), ("b", {"a"}), ("a", {"centre"})])
def test_only_the_printed_steps_are_planned(form: str, now: str, allowed: set[str]) -> None:
    taken = {aim for aim in ("b", "a", "centre") if _step(form, now, aim)}

    assert allowed == taken


def _step(form: str, now: str, aim: str) -> bool:
    found = FORMS[form]
    row = {
        one.name: replace(one, path=one.path.replace("/village/", "/village[1]/")) for one in found.questions
    }
    known = {"/data/villages": "1", "/data/chosen": "1", row["now"].path: now, row["aim"].path: aim}
    return filling.check(found, row["aim"], aim, known, NOW, "seed") is None


@pytest.mark.parametrize(("chosen", "taken"), [("2", False), ("3", True), ("24", True), ("25", False)])
def test_a_tenth_of_the_villages_of_a_district_is_chosen_at_least(chosen: str, *, taken: bool) -> None:
    assert taken == verdict("targets", "chosen", chosen, villages="24")


@pytest.mark.parametrize(("team", "taken"), [("6", False), ("7", True), ("10", True), ("11", False)])
def test_the_team_of_the_audit_has_seven_to_ten_people(team: str, *, taken: bool) -> None:
    assert taken == verdict("audit", "team", team)


@pytest.mark.parametrize(("criteria", "taken"), [("12", True), ("0", True), ("13", False)])
def test_a_seedling_village_is_held_against_twelve_items(criteria: str, *, taken: bool) -> None:
    assert taken == verdict("seedling_result", "criteria", criteria)


def test_what_each_person_is_given_has_its_printed_cap() -> None:
    caps = {(duty.id, cap.field): cap.baht for duty in PACK.duties for cap in duty.caps}

    assert {("vocation_bpm", "materials"): 36000} == caps
    assert [True, False] == [
        verdict("vocation_bpm", "materials", baht, supplied="5") for baht in ("18000", "18001")
    ]


def test_the_list_of_last_year_is_filled_in_before_it_is_confirmed() -> None:
    carried = {
        one.name: one.own["carry"] for one in FORMS["confirmed_district"].questions if one.own.get("carry")
    }

    assert {"grade": "grade_2564", "complete": "complete_2564", "missing": "missing_2564"} == carried
    assert ("confirmed_district",) == PACK.duty("confirmed_province").built_from


def test_the_plan_begins_with_the_villages_that_were_chosen() -> None:
    group = FORMS["raising_plan"].group("village")

    assert group is not None
    assert "last:targets/village" == group.own["carry"]


def test_the_total_of_the_project_is_added_to_nothing() -> None:
    assert set() == {ref for one in PACK.indicators for ref in one.refs if ref.startswith("003-P")}


def test_the_list_of_the_province_is_made_of_what_its_districts_confirmed() -> None:
    tier = [
        _confirmed(1, grade="b", complete="yes", record="right"),
        _confirmed(2, grade="c", complete="no", record="mend"),
    ]
    whole = build(FORMS["confirmed_province"], tier)
    found = filling.settle(FORMS["confirmed_province"], {**whole.fixed, **whole.free}, NOW, "seed")

    assert ["b", "c"] == [found[f"/data/village[{row}]/grade"] for row in (1, 2)]
    assert "ริมใต้" == found["/data/village[1]/tambon"]
    assert ("2", "1", "1") == (found["/data/villages"], found["/data/all_parts"], found["/data/to_mend"])


def _confirmed(number: int, **said: str) -> Below:
    answers = {f"/data/{name}": value for name, value in said.items()}
    return Below(
        obligation=f"owed{number}", unit=f"บ้านริมใต้ หมู่ {number}", place="500701", period="once", standing="in",
        unit_id=f"unit{number}", report=f"report{number}", form=FORMS["confirmed_district"], answers=answers,
    )  # fmt: skip
