"""Two projects of one department share its groups and offices, and each asks only those that it is for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.obligations.among import is_concerned
from engine.obligations.facts import NOTHING_KNOWN
from engine.obligations.reading import read_text
from handlers import dating, enrolling, undated
from handlers.dating import Setting
from handlers.desk import Desk, Library
from models import facts, obligations, offices, units
from tests.engine.clock_pack import HEAD
from tests.play import Play
from tests.stories import desk

TOP = """
id = "{id}"
name = "โครงการที่ใช้กลุ่มร่วมกัน"
fiscal_year = 2565
source = "made up"
owner = "กองตัวอย่าง"
shares = "small"
"""
DUTY = """
[duties.{id}]
name = "งาน"
form = "plan"
about = "group"
filed_by = "offices.district"
due = 2022-05-31
{rest}
"""
HOME = read_text(HEAD)
NORTH = read_text(
    TOP.format(id="northern") + DUTY.format(id="north", rest='among = { area = "north" }'), base=HEAD
)
FIRST = read_text(
    TOP.format(id="first")
    + DUTY.format(id="first", rest='among = { cohort = "tranche", values = ["1"] }')
    + DUTY.format(id="all", rest=""),
    base=HEAD,
)


OWN = read_text(
    TOP.format(id="own")
    + '[cohorts.picked]\nname = "ที่เลือกไว้"\nby = "province"\nvalues = ["yes", "no"]\n'
    + DUTY.format(id="own", rest='among = { cohort = "picked", values = ["yes"] }'),
    base=HEAD,
)


@pytest.fixture
def here(play: Play) -> Any:
    with play.core.database.writing() as connection:
        made = desk(play, connection)
        library = Library("", {one.id: one for one in (HOME, NORTH, FIRST, OWN)}, {}, {})
        one = replace(made, library=library)
        offices.put_office(
            connection, id="a", programme="small", kind="district", name="a", area="5007", phone=None
        )
        for unit, place in (("one", "50070600"), ("two", "57020100")):
            units.add(
                connection, id=unit, programme="small", kind="group", name=unit, place=place, office_id="a",
                attributes={}, made_at=made.now,
            )  # fmt: skip
        yield one


def owed(here: Desk, programme: str, unit: str) -> dict[str, str]:
    return {row.duty: row.state for row in obligations.of_unit(here.connection, unit, programme)}


def in_tranche(here: Desk, place: str, value: str) -> int:
    return dating.write_down(here, FIRST, Setting(f"place:{place}", facts.COHORT, "tranche", value=value))


def test_a_pack_that_shares_has_the_units_and_offices_of_the_other_and_files_under_it() -> None:
    assert ("small", "small", "northern") == (HOME.home, NORTH.home, NORTH.id)
    assert (HOME.units, HOME.offices, HOME.roles) == (NORTH.units, NORTH.offices, NORTH.roles)


def test_only_the_units_of_the_area_owe_what_is_for_the_area(here: Desk) -> None:
    for unit in ("one", "two"):
        enrolling.enrol(here, NORTH, unit)

    assert {"north": "open"} == owed(here, "northern", "one")
    assert {} == owed(here, "northern", "two")


def test_a_unit_owes_nothing_to_a_project_that_it_takes_no_part_in(here: Desk) -> None:
    enrolling.enrol(here, FIRST, "one")
    in_tranche(here, "57", "1")

    assert {} == owed(here, "first", "two")
    assert {} == owed(here, "northern", "one")


def test_what_is_for_a_cohort_waits_for_an_admin_to_say_who_is_in_it(here: Desk) -> None:
    enrolling.enrol(here, FIRST, "one")

    assert {"all": "open"} == owed(here, "first", "one")
    assert [("cohort", "tranche", "place:50")] == [
        (one.what, one.name, one.scope) for one in undated.missing(here, FIRST)
    ]

    assert 1 == in_tranche(here, "50", "1")
    assert {"all": "open", "first": "open"} == owed(here, "first", "one")
    assert () == undated.missing(here, FIRST)


def test_who_leaves_the_cohort_owes_it_no_more_and_who_comes_back_does_again(here: Desk) -> None:
    enrolling.enrol(here, FIRST, "one")
    in_tranche(here, "50", "1")

    in_tranche(here, "50", "2")
    assert "waived" == owed(here, "first", "one")["first"]

    in_tranche(here, "50", "1")
    [row] = [one for one in obligations.of_unit(here.connection, "one", "first") if one.duty == "first"]
    assert ("open", date(2022, 5, 31)) == (row.state, row.due)


def test_a_shared_cohort_is_set_once_for_all_that_share_it(here: Desk) -> None:
    enrolling.enrol(here, FIRST, "one")

    dating.write_down(here, HOME, Setting("place:50", facts.COHORT, "tranche", value="1"))

    assert "open" == owed(here, "first", "one")["first"]


def test_a_cohort_of_its_own_opens_what_is_for_it_at_once(here: Desk) -> None:
    enrolling.enrol(here, OWN, "one")

    changed = dating.write_down(here, OWN, Setting("unit:one", facts.COHORT, "picked", value="yes"))

    assert 1 == changed
    assert {"own": "open"} == owed(here, "own", "one")


def test_nobody_is_asked_for_an_event_on_which_nothing_of_hers_rests() -> None:
    text = 'due = { after = "events.meeting", days = 7 }\namong = { area = "north" }'
    event = '[events.meeting]\nname = "x"\nper = "group"\n'
    duty = DUTY.format(id="x", rest=text).replace("due = 2022-05-31\n", "")
    programme = read_text(TOP.format(id="x") + event + duty, base=HEAD)

    there, elsewhere = (
        is_concerned("meeting", programme, place, NOTHING_KNOWN, date(2022, 1, 10))
        for place in ("50070600", "57020100")
    )

    assert (True, False) == (there, elsewhere)
