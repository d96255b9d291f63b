"""Every duty of the two guidelines is in a pack, as the guideline prints it."""

import csv
import json
import os
from datetime import date
from pathlib import Path

import pytest

from engine.obligations.checking import problems
from engine.obligations.clocks import rounds
from engine.obligations.facts import Facts, Occurrence
from engine.obligations.kinds.cohort_day import CohortDay
from tests.engine import pack_kit
from tests.engine.pack_kit import Known

# Where the source prints people and no office, they collect and the office that looks after them files.
BY_PEOPLE = ("000-W2", "002-R7-1", "002-R8", "002-R9", "002-R10", "002-R11-1")
# What the packs say otherwise than the list of duties, and why.
OTHERWISE = {
    ("000-W2", "to"): "the head who approves is a step of review; the plan then goes where 000-R3 goes",
    ("000-R6", "to"): "the money goes to the treasury and is asked for; the notice goes to the centre",
    ("002-R7-2", "to"): "a system of record, not an office",
    ("002-R10", "to"): "a system of record, not an office",
    ("002-R7-2", "filed_by"): "the officer of the district office",
}


def seeds() -> dict[str, dict[str, str]]:
    """Return the rows of the list of duties, or skip loudly."""
    folder = os.environ.get("SANAM_SEEDS", "")
    path = Path(folder) / "duties.csv"
    if not folder or not path.is_file():
        pytest.skip("the list of duties is not here: SANAM_SEEDS names no folder with duties.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["duty_id"]: row for row in csv.DictReader(file) if row["programme"] in {"000", "002"}}


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

    assert {("doae-groups-2564", "three_k")} == sharing


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


def test_the_table_says_what_the_list_of_duties_says() -> None:
    rows = seeds()
    table = {one.duty_id: one for one in pack_kit.table()}

    assert set(rows) == set(table)
    assert [] == [wrong for id_, row in rows.items() for wrong in _differences(table[id_], row)]


def _differences(known: Known, row: dict[str, str]) -> list[str]:
    programme = pack_kit.pack(known.pack)
    params = json.loads(row["clock_params"])
    recipient = programme.office(known.to).name if known.to else ""
    pairs = {
        "about": (row["about_kind"], known.about),
        "to": (row["recipient_th"], recipient),
        "channel": (row["channel"], known.channel),
        "attachments": (row["attachments"], known.attachments),
        "cap_baht": (str(params.get("cap_baht", known.cap_baht)), known.cap_baht),
        "due_1": (_printed(params, "1") or known.due_1, known.due_1),
        "due_2": (_printed(params, "2") or known.due_2, known.due_2),
        "filed_by": _filers(known, row["filed_by_th"]),
    }
    return [
        f"{known.duty_id} {key}: {printed!r} is {ours!r}"
        for key, (printed, ours) in pairs.items()
        if printed != ours and (known.duty_id, key) not in OTHERWISE
    ]


def _filers(known: Known, printed: str) -> tuple[str, str]:
    programme = pack_kit.pack(known.pack)
    if known.duty_id in BY_PEOPLE:
        return "leader", programme.duty(known.duty).collected_by
    return printed, programme.office(known.filed_by).name


def _printed(params: dict[str, str], tranche: str) -> str:
    """Return the printed day of a row; empty where it prints none, or a series of days."""
    return str(params.get("date") or params.get("end") or params.get(tranche, ""))
