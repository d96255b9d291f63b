"""Every duty of the guidelines is in a pack, as the guideline prints it."""

from datetime import date

import pytest

from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.obligations.kinds.cohort_day import CohortDay
from tests.engine import pack_kit

# A form that several duties use, and why.
SHARED = {
    ("cdd-clean-2565", "award"): "one entry form for provinces and bureaus",
    ("cdd-funds-2565", "poverty_debt"): "one report in two rounds",
    ("cdd-jpt-2565", "correction"): "one sentence for the district and the province",
    ("cdd-markets-2565", "month"): "one table for the district and the province",
    ("cdd-royal-2565", "learning"): "one sentence for provinces and study centres",
    ("cdd-royal-2565", "learning_bpm"): "one sentence for provinces and study centres",
    ("cdd-royal-2565", "plants_meeting"): "one sentence for provinces and study centres",
    ("cdd-royal-2565", "plants_meeting_bpm"): "one sentence for provinces and study centres",
    ("doae-groups-2564", "three_k"): "one assessment in two rounds",
    ("new-theory-2564", "progress_host"): "one report of four host agencies",
    ("new-theory-2564", "selection_host"): "one report of four host agencies",
}


def test_every_duty_is_carried_as_the_table_has_it() -> None:
    assert pack_kit.table() == pack_kit.carried()


@pytest.mark.parametrize("name", pack_kit.PACKS)
def test_a_pack_and_its_forms_fit_together(name: str) -> None:
    assert () == problems(pack_kit.pack(name), pack_kit.forms(name))


def test_a_duty_that_the_source_does_not_list_is_in_no_pack() -> None:
    known = {one.duty_id for one in pack_kit.table()}

    assert [] == [
        duty.id
        for name in pack_kit.PACKS
        for duty in pack_kit.pack(name).duties
        if not duty.refs or not known.issuperset(duty.refs)
    ]


def test_two_duties_share_a_form_only_where_the_source_prints_one_for_both() -> None:
    sharing = {
        (name, duty.form)
        for name in pack_kit.PACKS
        for duty in pack_kit.pack(name).duties
        if [one.form for one in pack_kit.pack(name).duties].count(duty.form) > 1
    }

    assert set(SHARED) == sharing


@pytest.mark.parametrize(("tranche", "last"), [("1", date(2022, 3, 31)), ("2", date(2022, 7, 29))])
def test_the_activities_of_a_group_have_their_printed_last_day(tranche: str, last: date) -> None:
    ends = next(one.ends for one in pack_kit.pack("moac-groups-2565").stages if one.id == "work")

    assert isinstance(ends, CohortDay)
    assert [last] == [one.day for one in ends.days if one.value == tranche]


def test_the_plan_is_approved_by_the_head_of_the_provincial_office() -> None:
    steps = pack_kit.pack("moac-groups-2565").duty("set3").review

    assert [("head", "approve")] == [(one.by, one.must) for one in steps]


def test_a_refund_is_due_on_the_day_that_it_is_decided() -> None:
    programme = pack_kit.pack("moac-groups-2565")
    day = date(2022, 6, 24)
    facts = Facts(events={"gives_back": (Occurrence("e1", done=day),)})

    assert [day] == [one.due for one in rounds(programme.duty("refund"), programme, facts)]


def test_the_reports_of_the_groups_make_those_of_the_district_and_the_province() -> None:
    programme = pack_kit.pack("doae-groups-2564")

    assert {"phase1_district": ("phase1_group",), "project": ("district_share",)} == {
        duty.id: duty.built_from for duty in programme.duties if duty.built_from
    }
