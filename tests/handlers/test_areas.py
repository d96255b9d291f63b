"""An area acts: a role over it, a date for it, an office that looks after it, and a map that is drawn anew."""

from datetime import date, timedelta

import pytest

from handlers import chains, dating, relocating
from handlers.dating import Setting
from handlers.relocating import Order, Redrawn
from handlers.scopes import holders
from models import facts, obligations, offices, reports, seats, unit_places, units
from models.audit import Act
from models.offices import AREA, Role
from tests import registering
from tests.play import Play
from tests.registering import PROGRAMME, answered, begun
from tests.stories import act, desk, person, rows

GROUP = "กลุ่มจักสานบ้านใหม่"
LETTER = "ประกาศกระทรวงมหาดไทย"


@pytest.fixture
def village(play: Play) -> Play:
    registering.settled(play)
    begun(play, "mali", "มะลิ")
    answered(play, "mali", GROUP)
    act(play, "mali", "[ส่ง]")
    return play


def over_area(play: Play, area: str = "ping", role: str = "officer") -> str:
    return act(play, "daeng", registering.code(play, role=role, area=area), "[รับทราบ]", "แดง")


def redrawn(play: Play, codes: dict[str, str], days: int = 0) -> Redrawn:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        programme = here.library.programmes[PROGRAMME]
        return relocating.redraw(
            here, programme, codes, Order(here.now.date() + timedelta(days=days), LETTER)
        )


def place(play: Play) -> tuple[str, str]:
    [row] = rows(play, units.Unit, name=GROUP)
    return str(row["place"]), str(row["office_id"])


def owing(play: Play) -> dict[str, str]:
    found = rows(play, obligations.Obligation, programme=PROGRAMME)
    return {str(row["office_id"]): str(row["state"]) for row in found}


def test_a_code_may_be_for_an_area_and_says_so(village: Play) -> None:
    code = registering.code(village, role="officer", area="ping")
    card = act(village, "daeng", code)

    assert "ลุ่มน้ำปิง" in card
    assert "กรมตัวอย่าง" in card


def test_a_role_over_an_area_acts_for_every_office_in_it(village: Play) -> None:
    over_area(village)

    said = act(village, "daeng", "กลุ่มที่ดูแล")

    assert GROUP in said
    assert "สำนักงานอำเภอแม่ริม" in act(village, "daeng", "เมนู")
    [role] = [row for row in rows(village, Role) if row["scope_kind"] == AREA]
    assert "ping" == role["scope_id"]


def test_a_role_over_an_area_ends_with_the_area(village: Play) -> None:
    over_area(village)
    village.clock.moment = village.clock.moment.replace(year=2022, month=10, day=2)

    assert GROUP not in act(village, "daeng", "กลุ่มที่ดูแล")


def test_a_role_over_another_area_sees_nothing(village: Play) -> None:
    village.clock.moment += timedelta(days=1)
    with village.core.database.writing() as connection:
        offices.change(connection, "v-maerim", area="1001")

    over_area(village)

    assert GROUP not in act(village, "daeng", "กลุ่มที่ดูแล")


def test_whoever_is_over_an_area_stands_in_only_where_an_office_has_nobody(village: Play) -> None:
    over_area(village)

    with village.core.database.reading() as connection:
        here = desk(village, connection)
        staffed, empty = holders(here, "v-maerim"), holders(here, "v-lamphun")
    assert [person(village, "somchai")] == [one.person_id for one in staffed]
    assert () == empty


def test_a_report_goes_to_the_office_of_the_first_area_that_holds_the_place(village: Play) -> None:
    with village.core.database.reading() as connection:
        here = desk(village, connection)
        programme = here.library.programmes[PROGRAMME]
        duty = programme.duty("progress")
        inside = chains.recipient(here, programme, duty, "50070601")
        outside = chains.recipient(here, programme, duty, "51010101")
        district = offices.office(connection, "v-lamphun")
        assert district is not None
        above = chains.all_above(here, programme, district)

    assert ("v-north", "v-centre") == (inside.id if inside else "", outside.id if outside else "")
    assert ["v-north"] == [one.id for one in above]


def test_a_date_for_an_area_holds_for_its_units_alone(village: Play) -> None:
    with village.core.database.writing() as connection:
        here = desk(village, connection)
        programme = here.library.programmes[PROGRAMME]
        set_ = Setting("area:ping", facts.LATER, "progress/once", day=date(2022, 4, 15), letter=LETTER)
        assert 1 == dating.write_down(here, programme, set_)

    [row] = rows(village, obligations.Obligation, programme=PROGRAMME)
    assert date(2022, 4, 15) == row["due"]


def test_a_redrawn_district_moves_units_and_what_is_open_and_keeps_the_past(village: Play) -> None:
    village.clock.moment += timedelta(days=10)
    before, _ = place(village)

    found = redrawn(village, {before[:6]: "500102"})

    assert (1, 0, 1, ()) == (found.units, found.offices, found.obligations, found.orphans)
    assert ("500102" + before[6:], "v-muang") == place(village)
    assert {"v-maerim": "handed_over", "v-muang": "open"} == owing(village)
    [was] = rows(village, unit_places.UnitPlace)
    assert (before, "v-maerim", LETTER) == (was["place"], was["office_id"], was["letter"])
    [registration] = rows(village, reports.Report, purpose=reports.REGISTRATION)
    assert "v-maerim" == registration["office_id"]
    [unit] = rows(village, units.Unit, name=GROUP)
    with village.core.database.reading() as connection:
        kept = units.unit(connection, str(unit["id"]))
        assert kept is not None
        earlier = unit_places.on(connection, kept, date(2021, 11, 25))
        today = unit_places.on(connection, kept, village.clock.moment.date())
    assert ((before, "v-maerim"), place(village)) == (earlier, today)
    assert {"unit_moved", "redrawn"} <= {row["act"] for row in rows(village, Act)}


def test_a_seat_goes_along_though_the_new_district_is_full(village: Play) -> None:
    village.clock.moment += timedelta(days=1)
    with village.core.database.writing() as connection:
        taken = {"programme": PROGRAMME, "kind": "group", "area": "5001", "type_": "craft"}
        seats.take(connection, **taken, seats=1, unit_id="other")

    redrawn(village, {place(village)[0][:6]: "500102"})

    held = {row["unit_id"]: (row["area"], row["number"]) for row in rows(village, seats.Seat)}
    assert ("5001", 1) == held["other"]
    assert ("5001", 2) in held.values()


def test_a_district_with_a_new_code_keeps_its_office(village: Play) -> None:
    village.clock.moment += timedelta(days=1)

    found = redrawn(village, {"5007": "5095"})

    assert (1, 1, 0) == (found.units, found.offices, found.obligations)
    assert f"{PROGRAMME}/ping" in found.areas
    assert "v-maerim" == place(village)[1]
    assert {"v-maerim": "open"} == owing(village)


def test_a_unit_without_an_office_at_the_new_place_stays_and_is_named(village: Play) -> None:
    village.clock.moment += timedelta(days=1)

    found = redrawn(village, {place(village)[0][:6]: "520101"})

    assert (GROUP,) == found.orphans
    assert ("v-maerim", {"v-maerim": "open"}) == (place(village)[1], owing(village))


def test_a_cohort_that_was_set_for_the_old_code_holds_for_the_new_one(village: Play) -> None:
    village.clock.moment += timedelta(days=1)
    with village.core.database.writing() as connection:
        here = desk(village, connection)
        scope = Setting("place:5007", facts.LATER, "progress/once", day=date(2022, 4, 15), letter=LETTER)
        dating.write_down(here, here.library.programmes[PROGRAMME], scope)

    redrawn(village, {"5007": "5095"})

    [row] = rows(village, obligations.Obligation, programme=PROGRAMME)
    assert date(2022, 4, 15) == row["due"]


def test_a_map_of_the_future_is_not_drawn_yet(village: Play) -> None:
    with pytest.raises(ValueError, match="from today on"):
        redrawn(village, {"5007": "5095"}, days=1)


def test_before_a_role_only_the_account_is_named_and_then_who_invites(play: Play) -> None:
    registering.settled(play)

    greeting = act(play, "daeng", "สวัสดี")
    invited = act(play, "daeng", registering.code(play))

    assert "ดูแลโดย" not in greeting
    assert "กองนโยบาย" not in greeting
    assert "ดูแลโดย\nกรมตัวอย่าง" in invited
