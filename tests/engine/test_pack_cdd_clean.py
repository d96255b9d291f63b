"""The pack of the clean department: days that contradict each other, the end of a quarter, and an entry for an award."""

from datetime import date

import pytest

from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.outline.moments import days_of
from tests.engine import pack_kit
from tests.engine.pack_form_faults import form_faults

NAME = "cdd-clean-2565"
PACK = pack_kit.pack(NAME)
FORMS = pack_kit.forms(NAME)
DAYS = {
    "initiative_result": date(2022, 6, 30),
    "initiative_bpm": date(2022, 6, 30),
    "bigdata_plan": date(2021, 12, 31),
    "bigdata_result": date(2022, 8, 31),
    "security_plan": date(2021, 12, 31),
}


def test_the_pack_and_its_forms_fit_together() -> None:
    assert () == problems(PACK, FORMS)


def test_a_chat_asks_every_form_to_its_end_in_few_polite_words() -> None:
    assert [] == form_faults(NAME)


def test_eleven_duties_are_carried_and_the_entry_for_the_award_by_two_kinds_of_offices() -> None:
    refs = [ref for duty in PACK.duties for ref in duty.refs]

    assert 11 == len(set(refs))
    assert ["003-G1-1"] == sorted({one for one in refs if refs.count(one) > 1})
    assert ["award", "award_bureau"] == [duty.id for duty in PACK.duties if duty.form == "award"]


def test_only_what_is_printed_has_a_day() -> None:
    found = {duty.id: days_of(duty, PACK) for duty in PACK.duties if days_of(duty, PACK)}

    assert {name: (day,) for name, day in DAYS.items()} == found


def test_a_report_with_two_printed_years_waits_for_an_admin() -> None:
    [found] = rounds(PACK.duty("security_result"), PACK)

    assert (None, date(2022, 8, 31)) == (found.due, found.likely)


@pytest.mark.parametrize("name", ["workshop", "initiative", "award", "award_bureau"])
def test_what_the_department_tells_later_has_no_day_yet(name: str) -> None:
    [found] = rounds(PACK.duty(name), PACK)

    assert found.due is None
    assert found.waits


def test_pictures_and_summary_settle_the_entry_of_the_same_day() -> None:
    report = PACK.duty("initiative_result")
    [photos] = [one for one in FORMS["initiative_result"].questions if one.name == "photos"]

    assert ("initiative_bpm",) == report.satisfies
    assert photos.required


def test_who_was_at_the_workshop_answers_without_an_account() -> None:
    wall = PACK.duty("workshop").open_form

    assert wall is not None
    assert "workshop_answers" == wall.form
    assert ["answered", "understood"] == [one.question for one in wall.into]


@pytest.mark.parametrize("name", ["award", "award_bureau"])
def test_a_committee_screens_an_entry_and_the_executives_consent(name: str) -> None:
    steps = PACK.duty(name).review

    assert [("department_officer", "accept", True), ("department_executive", "approve", False)] == [
        (one.by, one.must, one.committee) for one in steps
    ]
