"""The pack of debts: its days, the latest days, which centres owe what, and what becomes of a household's debt."""

from datetime import date, datetime

import pytest

from engine.forms.guessing import Played, play
from engine.forms.reading import unsupported
from engine.obligations.among import is_among
from engine.obligations.calendar import BANGKOK
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit

NAME = "cdd-debt-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
AT = datetime(2022, 7, 24, 9, tzinfo=BANGKOK)
# The printed days; every other duty rests on an event alone, or has a window without a due day.
DAYS = {
    "province_meeting": "2021-11-30",
    "district_meeting": "2021-12-31",
    "founding_bpm": "2022-03-10",
    "founding_book": "2022-03-15",
    "debt_status": "2022-08-15",
    "debt_managed": "2022-08-15",
    "debt_bpm": "2022-08-10",
    "model_chosen": "2022-01-31",
    "model_bpm": "2022-08-15",
    "model_media": "2022-08-15",
    "base_confirmed": "2021-12-31",
    "grading": "2022-03-31",
    "grading_certified": "2022-04-15",
    "relief": "2022-07-15",
    "relief_province": "2022-07-31",
}
OWED = {
    "founding_district": {"district_meeting"},
    "new_centre": {"founding_bpm", "founding_result", "centre_rules", "centre_plan", "debtor_base"},
    "debt_centre": {"debt_status", "debt_managed", "debt_bpm", "debt_proposal", "debt_households"},
    "model_province": {"model_chosen"},
    "model_centre": {"model_result", "model_bpm", "model_media", "model_proposal"},
    "early_centre": {"relief"},
}


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_twenty_five_duties_are_carried_each_once() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 25 == len(refs) == len(set(refs))


def test_every_duty_is_due_on_its_printed_days() -> None:
    found = {duty.id: " ".join(map(str, days_of(duty, PACK))) for duty in PACK.duties}

    assert DAYS == {duty: days for duty, days in found.items() if days}


@pytest.mark.parametrize(
    ("duty", "event", "done", "due"),
    [
        ("founding_bpm", "founded", date(2022, 2, 20), date(2022, 2, 27)),
        ("founding_bpm", "founded", date(2022, 3, 20), date(2022, 3, 10)),
        ("founding_result", "founded", date(2022, 3, 20), date(2022, 3, 27)),
        ("debt_bpm", "debt_work", date(2022, 6, 30), date(2022, 7, 7)),
        ("debt_bpm", "debt_work", date(2022, 8, 8), date(2022, 8, 10)),
        ("model_bpm", "model_work", date(2022, 6, 30), date(2022, 7, 7)),
        ("model_bpm", "model_work", date(2022, 8, 12), date(2022, 8, 15)),
    ],
)
def test_seven_days_end_on_the_printed_latest_day(duty: str, event: str, done: date, due: date) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=done),)})

    assert [due] == [one.due for one in rounds(PACK.duty(duty), PACK, facts)]


@pytest.mark.parametrize("cohort", OWED)
def test_only_the_centres_of_a_list_owe_its_reports(cohort: str) -> None:
    def owed(value: str) -> set[str]:
        facts = Facts(cohorts={cohort: value} if value else {})
        return {
            one.id for one in PACK.duties if one.among and is_among(one, PACK, "500101", facts, AT.date())
        }

    assert (OWED[cohort], set(), set()) == (owed("yes"), owed("no"), owed(""))


def test_every_centre_is_checked_and_graded() -> None:
    assert [None, None] == [PACK.duty(one).among for one in ("base_checked", "grading")]
    assert ["fund_centre"] * 2 == [PACK.duty(one).per for one in ("base_checked", "grading")]


def test_the_tiers_build_on_each_other() -> None:
    assert {
        "founding_book": ("founding_result",),
        "base_confirmed": ("base_checked",),
        "grading_certified": ("grading",),
        "relief_province": ("relief",),
    } == {one.id: one.built_from for one in PACK.duties if one.built_from}


def test_the_province_approves_proposals_and_certifies_grades() -> None:
    assert {
        "debt_proposal": [("province_head", "approve")],
        "model_proposal": [("province_head", "approve")],
        "grading": [("province_head", "certify")],
    } == {one.id: [(step.by, step.must) for step in one.review] for one in PACK.duties if one.review}


def test_the_printed_money_is_the_most_that_is_asked_for() -> None:
    assert {"debt_proposal": [("baht", 53000)], "model_proposal": [("baht", 100000)]} == {
        one.id: [(cap.field, cap.baht) for cap in one.caps] for one in PACK.duties if one.caps
    }


def test_the_households_of_the_first_report_come_up_in_the_second() -> None:
    group = FORMS["debt_managed"].group("household_debt")

    assert group is not None
    assert "last:debt_status/household_debt" == group.own["carry"]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_asked_and_played_to_its_end(name: str) -> None:
    assert () == unsupported(FORMS[name])
    assert [] == [seed for seed in "012" if not isinstance(play(FORMS[name], AT, seed), Played)]


def test_each_duty_has_a_form_of_its_own() -> None:
    assert len(PACK.duties) == len({one.form for one in PACK.duties})
