"""The pack of community funds: its days, who owes what, what is closed, and its scales."""

from datetime import date

import pytest

from engine.measuring.levels import Round, passed, standing
from engine.obligations.among import is_among
from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.outline.moments import days_of
from tests.engine import pack_kit

NAME = "cdd-funds-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
DONE = date(2022, 2, 14)
# The printed days; every other duty rests on an event, is told later, or has a window without a due day.
DAYS = {
    "fund_list": "2021-12-31",
    "clinic_assessed": "2022-05-31",
    "clinic_people": "2022-05-31",
    "clinic_province": "2022-06-15",
    "clinic_bpm": "2022-06-15",
    "outstanding_report": "2022-08-10",
    "outstanding_bpm": "2022-08-10",
    "forum_report": "2022-06-30",
    "lesson_report": "2022-02-28",
    "lesson_bpm": "2022-02-28",
    "model_list": "2021-12-15",
    "model_support_bpm": "2022-05-31",
    "model_achievement": "2022-05-31",
    "fair_report": "2022-03-30",
    "fair_bpm": "2022-03-30",
    "poverty_debt_1": "2022-03-31",
    "poverty_debt_2": "2022-08-31",
    "poverty_debt_year": "2022-09-30",
    "poverty_base": "2022-07-31",
    "poverty_base_checked": "2022-08-31",
    "poverty_assessed": "2022-07-31",
    "poverty_raised": "2022-07-31",
    "savings_data": "2022-09-30",
    "savings_district": "2022-07-31",
    "savings_province": "2022-08-31",
}


def written(days: tuple[date, ...]) -> str:
    return " ".join(day.isoformat() for day in days)


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_fifty_duties_are_carried_each_once() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 50 == len(refs) == len(set(refs))


def test_every_duty_is_due_on_its_printed_days() -> None:
    found = {duty.id: written(days_of(duty, PACK)) for duty in PACK.duties}

    assert DAYS == {duty: days for duty, days in found.items() if days}


@pytest.mark.parametrize(
    ("duty", "event", "due"),
    [
        ("clinic_district", "clinic", date(2022, 2, 21)),
        ("forum_district", "forum", date(2022, 2, 21)),
        ("forum_bpm", "forum_province", date(2022, 2, 21)),
        ("lesson", "lesson", date(2022, 2, 21)),
        ("model_forum", "model_forum", date(2022, 2, 21)),
        ("model_forum_bpm", "model_forum", date(2022, 2, 21)),
        ("model_support", "model_support", date(2022, 2, 21)),
        ("poverty_fraud", "suspicion", DONE),
        ("savings_off", "off_guideline", DONE),
        ("savings_complaint", "complaint", DONE),
        ("savings_complaint_up", "complaint_province", DONE),
        ("poverty_meeting", "district_meeting", DONE),
        ("savings_meeting", "district_meeting", DONE),
    ],
)
def test_what_rests_on_an_event_is_due_behind_it(duty: str, event: str, due: date) -> None:
    facts = Facts(events={event: (Occurrence("e1", done=DONE),)})

    assert [due] == [one.due for one in rounds(PACK.duty(duty), PACK, facts)]


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (date(2022, 4, 20), date(2022, 4, 27)),
        (date(2022, 6, 20), date(2022, 5, 31)),
        (None, date(2022, 5, 31)),
    ],
)
def test_support_of_a_model_is_entered_by_the_end_of_may_at_the_latest(done: date | None, due: date) -> None:
    facts = Facts(events={"model_support": (Occurrence("e1", done=done),)} if done else {})

    assert [due] == [one.due for one in rounds(PACK.duty("model_support_bpm"), PACK, facts)]


def test_the_days_of_the_team_are_told_later() -> None:
    found = rounds(PACK.duty("clinic_visit"), PACK)

    assert [(None, ("date",))] == [(one.due, one.waits) for one in found]


@pytest.mark.parametrize(
    ("duty", "cohort"),
    [
        ("outstanding_proposal", "outstanding"),
        ("model_list", "model_province"),
        ("poverty_raised", "to_raise"),
    ],
)
def test_only_who_was_chosen_owes_it(duty: str, cohort: str) -> None:
    def owes(**cohorts: str) -> bool:
        return is_among(PACK.duty(duty), PACK, "500706", Facts(cohorts=cohorts), DONE)

    assert [False, True, False] == [owes(), owes(**{cohort: "yes"}), owes(**{cohort: "no"})]


def test_a_report_settles_the_entry_of_the_same_day_and_unit() -> None:
    settling = {duty.id: duty.satisfies for duty in PACK.duties if duty.satisfies}

    assert {
        "clinic_province": ("clinic_bpm",),
        "outstanding_report": ("outstanding_bpm",),
        "lesson_report": ("lesson_bpm",),
        "fair_report": ("fair_bpm",),
    } == settling
    for report, (entry,) in settling.items():
        one, other = PACK.duty(report), PACK.duty(entry)
        assert (one.per, one.filed_by, one.due) == (other.per, other.filed_by, other.due)


def test_what_may_hurt_somebody_is_known_to_few_and_goes_up_in_order() -> None:
    closed = {duty.id: [step.by for step in duty.review] for duty in PACK.duties if duty.confidential}

    assert {
        "poverty_fraud": ["district_head", "province_head"],
        "savings_off": ["district_head", "province_head"],
        "savings_complaint": ["province_head"],
        "savings_complaint_up": ["department_officer"],
    } == closed


def test_two_duties_share_a_form_only_for_the_two_rounds_of_one_printed_form() -> None:
    names = [duty.form for duty in PACK.duties]

    assert {"poverty_debt"} == {name for name in names if names.count(name) > 1}


def _round(form: str, **answers: str) -> Round:
    return Round(FORMS[form], {FORMS[form].path_of(name): said for name, said in answers.items()})


@pytest.mark.parametrize(("now", "rose"), [("l2", True), ("l1", False), ("l3", True)])
def test_a_fund_has_risen_when_it_is_one_step_higher(now: str, *, rose: bool) -> None:
    level = next(one for one in PACK.levels if one.id == "poverty")
    sent = {
        "poverty_assessed": _round("poverty_assessed", level="l1", debtor_book="no", on_list="yes"),
        "poverty_raised": _round("poverty_raised", level=now),
    }

    assert rose == standing(level, sent).has_risen
    assert ("on_list",) == passed(level, sent["poverty_assessed"])


def test_a_savings_group_rises_to_smart_saving_group_last() -> None:
    level = next(one for one in PACK.levels if one.id == "savings")

    assert ("l1", "l2", "l3", "ssg") == level.order


def test_the_printed_money_is_the_most_that_is_asked_for() -> None:
    caps = {(duty.id, cap.field): cap.baht for duty in PACK.duties for cap in duty.caps}

    assert {("outstanding_proposal", "baht"): 20000, ("model_proposal", "baht"): 60000} == caps
