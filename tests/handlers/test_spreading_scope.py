"""What reaches many stays in the area of a role, whatever a button says, and holds nothing that only few may know of."""

import random
from collections.abc import Iterator

import pytest

from engine.announcing.audience import WHICH, Audience
from engine.boards.counts import total
from engine.handouts.handout import from_dict
from handlers import owing
from handlers.announcing import audiences
from handlers.boards import overview
from handlers.boards.sight import of_rights, sight
from handlers.handouts import counting
from handlers.rooms import scopes
from handlers.rooms.scopes import Target
from handlers.speakers import agreed
from models.announcements import Receipt
from models.handouts import KeptHandout
from models.obligations import Obligation
from models.rooms import RoomCode
from models.units import Unit
from tests import cdd_scenes, tiers
from tests.cdd_scenes import SCENES
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, desk, person, rows

OFFICERS = ("somchai", "daeng", "nida")
AREAS = {"somchai": "5007", "daeng": "5001", "nida": "50"}


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Two districts with two markets each, one keeper of one in the city, everything past its day."""
    world = on_sqlite(tmp_path_factory.mktemp("province"), tmp_path_factory)
    made = tiers.settled(world, 4)
    tiers.keep(world, "mali", made.names["ตลาด 01"])
    world.clock.moment = world.clock.moment.replace(month=6)
    yield world
    world.close()


def test_no_filter_ever_reaches_anybody_outside_the_area(province: Play) -> None:
    dice = random.Random(9)
    places = ("", "5", "50", "5001", "5007", "500101", "57", "x")
    kinds = ("", "market", "office:district", "office:province", "office:x", "y")
    known = {str(row["id"]): str(row["place"]) for row in rows(province, Unit)}
    with province.core.database.reading() as connection:
        here = desk(province, connection)
        for who in OFFICERS:
            speaker = agreed(here, person(province, who))
            assert speaker is not None
            seen = of_rights(here, speaker, owing.rights(here, speaker.person_id))
            field = audiences.field_of(here, seen)
            for _ in range(40):
                chosen = Audience(dice.choice(WHICH), dice.choice(kinds), dice.choice(places))
                for one in audiences.reached(here, field, chosen):
                    where = known.get(one.about, one.about.removeprefix("cdd-"))
                    assert (who, chosen.code, True) == (who, chosen.code, where.startswith(AREAS[who]))
                    assert one.person != speaker.person_id


def test_each_officer_reaches_her_own(province: Play) -> None:
    assert "1 คน" in act(province, "daeng", "ประกาศ")
    assert "ยังไม่มีใคร" in act(province, "somchai", "ประกาศ")
    assert "2 คน" in tiers.press(province, "nida", "tell", "all/office:district/")
    assert "ยังไม่มีใคร" in tiers.press(province, "somchai", "tell", "all//5001")
    assert "ยังไม่มีใคร" in tiers.press(province, "somchai", "tell", "all/office:province/")


def test_news_of_another_office_is_nobodys_to_look_at(province: Play) -> None:
    act(province, "daeng", "ประกาศ", "ประชุมพรุ่งนี้", "[ส่งแบบฟรี]")
    [told] = rows(province, Receipt)

    said = tiers.press(province, "somchai", "tell", str(told["announcement_id"]), index=5)
    read = tiers.press(province, "nida", "read", str(told["announcement_id"]))

    assert "ไม่มีแล้ว" in said
    assert "ไม่มีแล้ว" in read
    assert [None] == [one["read_at"] for one in rows(province, Receipt)]


def test_a_summary_counts_what_the_database_holds(province: Play) -> None:
    with province.core.database.reading() as connection:
        here = desk(province, connection)
        for who in OFFICERS:
            seen = sight(here, person(province, who))
            assert seen is not None
            whole = total(one.counts for one in overview.boards(here, seen, seen.scope()))
            made = counting.of_sight(here, seen)
            assert made is not None
            assert (who, (whole.sent, whole.expected)) == (who, made.total)
        office = scopes.handout(here, Target("cdd-5001"))
        daeng = sight(here, person(province, "daeng"))
        assert daeng is not None
        assert office == counting.of_sight(here, daeng)


def test_a_built_report_is_handed_on_by_place_and_only_by_its_office(province: Play) -> None:
    upper = next(
        row
        for row in rows(province, Obligation, unit_id=tiers.PROVINCE, duty=tiers.ABOVE[2], period=tiers.MONTH)
    )

    refused = tiers.press(province, "somchai", "handout", f"compiled/{upper['id']}")
    kept = rows(province, KeptHandout)
    told = tiers.press(province, "nida", "handout", f"compiled/{upper['id']}")

    assert [] == kept
    assert "ส่งแล้ว" not in refused
    [one] = rows(province, KeptHandout)
    assert (0, 2) == from_dict(one["facts"]).total
    assert "ตลาด 0" not in told
    assert "แม่ริม" in told


def test_a_code_is_lent_only_for_what_is_in_sight(province: Play) -> None:
    for scope in ("cdd-5001//", "cdd-5007//5001", "cdd-5007/market00/", "x"):
        assert "รหัสผูกกลุ่มไลน์" not in tiers.press(province, "somchai", "room", scope, index=2)

    assert [] == rows(province, RoomCode)


def test_what_few_may_know_of_is_in_no_count_no_group_and_no_filter(play: Play) -> None:
    play.clock.moment = play.clock.moment.replace(year=2022, month=2, day=10)
    cdd_scenes.settle(play, SCENES["มีงานกองทุนที่ต้องรักษาความลับ"])
    act(play, "somchai", "แจ้งกิจกรรม")
    play.press("somchai", "บอกวัน", day="2022-02-09")
    [closed] = rows(play, Obligation, duty="poverty_fraud")
    play.clock.moment = play.clock.moment.replace(year=2023)

    with play.core.database.reading() as connection:
        here = desk(play, connection)
        for who in ("somchai", "daeng", "nida", "arun"):
            seen = sight(here, person(play, who))
            assert seen is not None
            made = counting.of_sight(here, seen)
            mine = [row for row in rows(play, Obligation) if row["office_id"] in seen.offices and row["due"]]
            past = [
                row for row in mine if row["due"] < play.clock.moment.date() and row["id"] != closed["id"]
            ]
            labels = [one.label for one in made.lines] if made else []
            assert (who, len(past)) == (who, made.total[1] if made else 0)
            assert "แจ้งเหตุและผลการตรวจสอบ" not in labels
        told = scopes.handout(here, Target(str(closed["office_id"])))
        assert told is None or "แจ้งเหตุและผลการตรวจสอบ" not in [one.label for one in told.lines]
        whole = told.total[1] if told else 0
        mine = [
            row for row in rows(play, Obligation) if row["office_id"] == closed["office_id"] and row["due"]
        ]
        assert whole == sum(
            row["due"] < play.clock.moment.date() for row in mine if row["id"] != closed["id"]
        )
    for who in ("somchai", "daeng", "nida", "arun"):
        assert "ส่งแล้ว" not in tiers.press(play, who, "handout", f"compiled/{closed['id']}")
