"""A list is taken in once however often it comes: units with their offices and what they owe, people with their codes."""

import os
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import Shelf
from handlers import enrolling
from handlers.desk import Library
from handlers.rosters.work import Slip
from models import obligations, offices, rosters, units
from models.joining import JoinCode
from models.notices import ReminderStep
from models.obligations import Obligation
from models.offices import Office
from models.people import Person
from models.rosters import Invitee, Roster, RosterLine
from models.units import Unit
from tests.handlers.roster_kit import HERE, PACK, TITLES, changes, everything, look, take, wrongs
from tests.play import Play
from tests.playing import on_sqlite
from tests.statements import counted
from tests.stories import desk, rows

FOUR = (f"กลุ่มผัก,A1,{HERE},1", f"กลุ่มไข่,A2,{HERE},2", f"กลุ่มข้าว,,{HERE},3", "กลุ่มปลา,,ตาก,แม่สอด,แม่ปะ,4")


@pytest.fixture
def both(anywhere: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    _put(anywhere, monkeypatch)
    return anywhere


@pytest.fixture
def world(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    _put(play, monkeypatch)
    return play


def _put(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library("", {PACK.id: PACK}, {}, {})
    monkeypatch.setattr(Shelf, "library", lambda _shelf: library)


def the(play: Play, name: str) -> Unit:
    return Unit(**next(one for one in rows(play, Unit) if one["name"] == name))


def owed(play: Play, unit_id: str) -> dict[str, tuple[date | None, str]]:
    with play.core.database.reading() as connection:
        return {
            one.duty: (one.due, one.office_id) for one in obligations.of_unit(connection, unit_id, PACK.id)
        }


def test_units_come_with_their_offices_and_everything_they_owe(both: Play) -> None:
    assert {"unit new": 4, "unit enrolled": 4, "office new": 4} == changes(take(both, *FOUR))

    unit, made = the(both, "กลุ่มผัก"), {one["id"]: one for one in rows(both, Office, programme=PACK.id)}
    assert "50070101" == unit.place
    assert {"อำเภอแม่ริม", "จังหวัดเชียงใหม่", "อำเภอแม่สอด", "กรม"} == {one["name"] for one in made.values()}
    due = owed(both, unit.id)
    assert {"later": (None, "อำเภอแม่ริม"), "tranche": (None, "อำเภอแม่ริม"), "upper": (date(2022, 9, 30), "จังหวัดเชียงใหม่"), "plan": (date(2022, 1, 31), "อำเภอแม่ริม")} == {
        duty: (day, made[office]["name"]) for duty, (day, office) in due.items()
    }  # fmt: skip
    assert {"own": date(2022, 9, 15)} == {duty: day for duty, (day, _) in owed(both, unit.office_id).items()}


def test_many_units_owe_what_one_by_one_would_open(world: Play) -> None:
    take(world, *FOUR)
    many = {
        (one["unit_id"], one["duty"], one["period"], one["due"], one["state"])
        for one in rows(world, Obligation, programme=PACK.id)
    }
    steps = {
        (one["obligation_id"], one["audience"], one["step"], one["at"]) for one in rows(world, ReminderStep)
    }
    with world.core.database.writing() as connection:
        for table in (ReminderStep, Obligation):
            connection.execute(table.__table__.delete())  # type: ignore[attr-defined]
        here: Any = desk(world, connection)
        for one in rows(world, Unit, programme=PACK.id):
            enrolling.enrol(here, PACK, one["id"])

    assert many == {
        (one["unit_id"], one["duty"], one["period"], one["due"], one["state"])
        for one in rows(world, Obligation, programme=PACK.id)
    }
    assert steps == {
        (one["obligation_id"], one["audience"], one["step"], one["at"]) for one in rows(world, ReminderStep)
    }


def test_a_look_changes_nothing_and_says_what_would_change(both: Play) -> None:
    before = everything(both)
    said = look(both, *FOUR)

    assert before == everything(both)
    assert changes(said) == changes(take(both, *FOUR))


def test_the_second_time_changes_nothing(both: Play) -> None:
    take(both, *FOUR)
    before = everything(both)
    said = take(both, *FOUR)

    assert {} == changes(said)
    after = everything(both)
    kept = ("rosters", "audit")
    assert {name: some for name, some in before.items() if name not in kept} == {
        name: some for name, some in after.items() if name not in kept
    }


def test_what_a_line_says_anew_is_changed_and_what_it_does_not_say_stays(world: Play) -> None:
    take(world, *FOUR)
    said = take(world, f"กลุ่มผักอินทรีย์,A1,{HERE},5")

    assert {"unit changed": 1} == changes(said)
    assert ("50070105", 4) == (the(world, "กลุ่มผักอินทรีย์").place, len(rows(world, Unit, kind="group")))


def test_a_line_that_says_the_same_does_not_undo_what_was_changed_elsewhere(world: Play) -> None:
    take(world, *FOUR)
    with world.core.database.writing() as connection:
        units.change(connection, the(world, "กลุ่มข้าว").id, name="กลุ่มข้าวหอม")

    assert {} == changes(take(world, *FOUR))
    assert the(world, "กลุ่มข้าวหอม")


def test_what_stands_in_the_list_no_more_is_named_and_goes_on(world: Play) -> None:
    take(world, *FOUR)
    before = owed(world, the(world, "กลุ่มปลา").id)
    said = look(world, *FOUR[:3])
    take(world, *FOUR[:3])

    assert ["กลุ่มปลา"] == [one.name for one in said.gone]
    assert before == owed(world, the(world, "กลุ่มปลา").id)
    assert [] == look(world, *FOUR[:1], name="another list").gone


def test_a_row_that_comes_twice_is_a_fault_of_the_second(world: Play) -> None:
    said = take(world, *FOUR[:2], FOUR[0], f"กลุ่ม ผัก,,{HERE},1")

    assert ({"unit new": 2, "unit enrolled": 2, "office new": 2, "wrong": 2}, [4, 5]) == (
        changes(said), [row for row, _ in wrongs(said)],
    )  # fmt: skip


def test_a_unit_that_is_known_from_elsewhere_is_taken_up_and_not_made_twice(world: Play) -> None:
    take(world, FOUR[2])
    said = take(world, f"กลุ่มข้าว,B9,{HERE},3", name="another list")

    assert ({}, 1) == (changes(said), len(rows(world, Unit, kind="group")))


def test_a_group_of_the_chat_is_taken_up_and_gets_its_village(world: Play) -> None:
    take(world, FOUR[0])
    with world.core.database.writing() as connection:
        units.add(
            connection, id="chat", programme=PACK.id, kind="group", name="กลุ่มไข่", place="500701",
            office_id=the(world, "กลุ่มผัก").office_id, attributes={}, made_at=world.clock.moment,
        )  # fmt: skip
    said = take(world, FOUR[1])

    assert {"unit changed": 1, "unit enrolled": 1} == changes(said)
    assert [("chat", "50070102")] == [(one["id"], one["place"]) for one in rows(world, Unit, name="กลุ่มไข่")]


def test_a_new_group_that_is_much_like_a_known_one_nearby_is_named(world: Play) -> None:
    take(world, f"กลุ่มผักอินทรีย์บ้านดอน,,{HERE},1")
    said = look(world, f"กลุ่มผักอินทรีบ้านดอน,,{HERE},1", f"กลุ่มทอผ้าบ้านเหนือ,,{HERE},1")

    assert ["กลุ่มผักอินทรีบ้านดอน"] == [getattr(one.says, "params", {}).get("name") for one in said.notes.shown]


def test_another_office_or_another_tambon_is_not_moved_by_a_list(world: Play) -> None:
    take(world, *FOUR)
    said = take(
        world, "กลุ่มผัก,A1,เชียงใหม่,แม่ริม,สันโป่ง,1,", f"กลุ่มไข่,A2,{HERE},2,กรม", titles=f"{TITLES},สำนักงาน"
    )  # fmt: skip

    assert ["the group stands at another place", "the group belongs to {office}"] == [
        one for _, one in wrongs(said)
    ]


def test_an_office_of_the_list_takes_the_place_of_the_one_that_was_made_by_itself(world: Play) -> None:
    take(world, FOUR[0])
    said = take(
        world,
        "ที่ว่าการแม่ริม,อำเภอ,เชียงใหม่,แม่ริม,053-123-456",
        titles="สำนักงาน,ประเภทสำนักงาน,จังหวัด,อำเภอ,เบอร์สำนักงาน",
    )

    assert {"office changed": 1} == changes(said)
    assert ["ที่ว่าการแม่ริม"] == [one["name"] for one in rows(world, Office, area="5007")]


def test_an_office_by_another_name_than_the_known_one_is_asked_about(world: Play) -> None:
    take(world, FOUR[0])
    said = take(world, f"กลุ่มใหม่,,{HERE},7,สนง.แม่ริม", titles=f"{TITLES},สำนักงาน")

    assert [(2, "no office is called {name} there, but {others}")] == wrongs(said)


def test_cohorts_are_set_with_their_letter_and_give_the_days(both: Play) -> None:
    take(both, *FOUR)
    said = take(both, "เชียงใหม่,1", "ตาก,งวดที่ ๒", titles="จังหวัด,งวด", name="หนังสือ กษ 0100/1")

    assert {"cohort new": 2} == changes(said)
    assert [date(2022, 3, 31), date(2022, 5, 31)] == [
        owed(both, the(both, name).id)["tranche"][0] for name in ("กลุ่มผัก", "กลุ่มปลา")
    ]
    assert {} == changes(take(both, "เชียงใหม่,1", titles="จังหวัด,งวด", name="x"))
    assert [3] == [row for row, _ in wrongs(look(both, "เชียงใหม่,1", "เชียงใหม่,2", titles="จังหวัด,งวด"))]


def test_everybody_gets_one_code_and_her_name_lies_nowhere_in_clear(both: Play) -> None:
    slips: list[Slip] = []
    titles = f"{TITLES},ชื่อ-สกุล,เบอร์โทร"
    people = (f"{FOUR[0]},มะลิ ใจดี,0810000001", f"{FOUR[1]},แดง มีสุข,810000002")
    said = take(both, *people, titles=titles, slips=slips)

    assert (2, 2, 2) == (said.of("person", "new"), len(rows(both, JoinCode, programme=PACK.id)), len(slips))
    assert [("มะลิ ใจดี", "ประธาน", "กลุ่มผัก"), ("แดง มีสุข", "ประธาน", "กลุ่มไข่")] == [
        (one.name, one.role, one.about) for one in slips
    ]
    assert {} == changes(take(both, *people, titles=titles, slips=slips))
    assert 2 == len(slips)
    whole = repr(everything(both))
    assert not any(secret in whole for one in slips for secret in (one.name, one.code, "810000001"))


def test_another_number_of_somebody_who_has_not_come_is_written_down(world: Play) -> None:
    titles = f"{TITLES},ชื่อ-สกุล,เบอร์โทร"
    take(world, f"{FOUR[0]},มะลิ,0810000001", titles=titles)
    before = rows(world, Invitee)[0]["person"]

    assert {"person changed": 1} == changes(take(world, f"{FOUR[0]},มะลิ,0810000009", titles=titles))
    assert before != rows(world, Invitee)[0]["person"]


def test_somebody_of_an_office_where_nobody_is_yet_comes_in_without_a_tap(world: Play) -> None:
    titles = "ชื่อ-สกุล,บทบาท,จังหวัด,อำเภอ"
    take(world, "สมชาย,เจ้าหน้าที่,เชียงใหม่,แม่ริม", titles=titles)
    office = next(one["id"] for one in rows(world, Office, area="5007"))
    with world.core.database.writing() as connection:
        offices.grant(
            connection, id="r", person_id=rows(world, Person)[0]["id"], programme=PACK.id,
            kind="officer", scope_kind="office", scope_id=office, valid_from=world.clock.moment,
        )  # fmt: skip
    take(world, "นิดา,เจ้าหน้าที่,เชียงใหม่,แม่ริม", titles=titles)

    assert [False, True] == sorted(one["needs_tap"] for one in rows(world, JoinCode, programme=PACK.id))


def test_every_import_is_kept_with_who_when_and_what_came_of_it(both: Play) -> None:
    take(both, *FOUR, f"ก,,{HERE},ไม่มี")
    [kept] = rows(both, Roster)
    with both.core.database.reading() as connection:
        assert kept["id"] == rosters.latest(connection, PACK.id, 5)[0].id

    assert ("arun", 64, 4, 1) == (
        kept["taken_by"],
        len(kept["fingerprint"]),
        kept["counts"]["unit"]["new"],
        kept["counts"]["rows"]["wrong"],
    )
    assert kept["ended_at"] is not None
    assert {kept["id"]} == {one["roster_id"] for one in rows(both, RosterLine)}


def test_a_hundred_more_units_cost_no_statement_each(world: Play) -> None:
    few = [f"กลุ่มที่ {number},,{HERE},{number % 90 + 1}" for number in range(5)]
    many = [f"กลุ่มที่ {number},,{HERE},{number % 90 + 1}" for number in range(1000, 1300)]
    take(world, FOUR[0])
    with counted(world) as small_one:
        take(world, *few)
    with counted(world) as large_one:
        take(world, *many)

    assert len(large_one) - len(small_one) <= 2


ROW = st.builds(
    lambda name, code, place, village: f"{name},{code},{place},{village}",
    st.sampled_from(["กลุ่มผัก", "กลุ่ม ผัก", "กลุ่มไข่", "ก", ""]),
    st.sampled_from(["", "", "A1", "A2"]),
    st.sampled_from([HERE, "เชียงใหม่,แม่ริม,สันโป่ง", "ตาก,แม่สอด,แม่ปะ", "ตาก,,", ",,ไม่มี", "เชียงใหม่,แม่ลิม,ริมไต้"]),
    st.sampled_from(["1", "๒", "ม.3", "", "x"]),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=500 if os.environ.get("SANAM_SOAK") else 8,
)
@given(st.lists(ROW, max_size=8))
def test_any_list_taken_in_twice_is_as_once_and_a_look_says_what_will_be(
    tmp_path_factory: pytest.TempPathFactory, listed: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        world = on_sqlite(tmp_path_factory.mktemp("twice"), tmp_path_factory)
        _put(world, patch)
        try:
            said = look(world, *listed)
            assert changes(said) == changes(take(world, *listed))
            units_then = sorted(map(repr, rows(world, Unit)))
            again = take(world, *listed)
            assert {"wrong": said.faults.rows} == {"wrong": 0, **changes(again)}
            assert units_then == sorted(map(repr, rows(world, Unit)))
        finally:
            world.close()
