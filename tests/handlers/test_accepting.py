"""A written rule accepts what is clean, never anything else, and some of it is drawn for a person to look at."""

from collections.abc import Iterator

import pytest

from engine.doubting.nouns import Doubt, Looked
from engine.doubting.rule import is_drawn, may_accept, upper
from engine.obligations.programme import Review
from models.obligations import Obligation
from models.reviews import Review as Decision
from models.samples import Sample
from tests import office_day, tiers
from tests.office_day import file, settled
from tests.play import Play
from tests.playing import on_sqlite
from tests.stories import act, rows

RULE = Review("province_officer", "accept", together=True, auto="หนังสือ พช 0400/1", audit=50)
World = tuple[Play, dict[str, str]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    play = on_sqlite(tmp_path_factory.mktemp("rule"), tmp_path_factory)
    names = settled(play, 12, RULE)
    office_day.all_filed(play, names, but=("ตลาด 02",))
    yield play, names
    play.close()


def states(play: Play) -> dict[str, str]:
    return {
        row["report_id"]: row["state"]
        for row in rows(play, Obligation, duty=office_day.DUTY, period=office_day.NOW)
        if row["report_id"]
    }


def test_what_is_clean_is_accepted_but_for_what_was_drawn_and_both_are_written_down(world: World) -> None:
    play, _ = world
    drawn = {row["report_id"]: row["is_drawn"] for row in rows(play, Sample)}
    found = states(play)

    assert 11 == len(drawn)
    assert {True, False} == set(drawn.values())
    assert {one: "submitted" if is_ else "accepted" for one, is_ in drawn.items()} == {
        one: found[one] for one in drawn
    }
    assert {None} == {row["person_id"] for row in rows(play, Decision)}


def test_what_has_a_doubt_waits_for_a_person(world: World) -> None:
    play, names = world
    report = file(play, names["ตลาด 02"], sales=90_000)

    assert "submitted" == states(play)[report]
    assert report not in {row["report_id"] for row in rows(play, Sample)}


def test_what_was_drawn_cannot_be_passed_unseen_and_the_rate_of_errors_is_shown(world: World) -> None:
    play, _ = world
    drawn = [row["report_id"] for row in rows(play, Sample) if row["is_drawn"]]
    act(play, "nida", "เมนู")
    listed = act(play, "nida", "รอตรวจ")
    assert "[รับที่ไม่มีข้อสงสัย]" not in listed
    tiers.press(play, "nida", "check", drawn[0])
    act(play, "nida", "[ผ่าน]")
    tiers.press(play, "nida", "check", drawn[1])
    act(play, "nida", "[ส่งกลับ]", "ยอดจำหน่าย", "[ไม่ตรงกับเอกสาร]")
    said = act(play, "nida", "รอตรวจ")

    accepted = 11 - len(drawn)
    assert f"รับตามเกณฑ์ {accepted} เรื่อง สุ่มให้คนดู 2 เรื่อง ส่งกลับ 1 คลาดเคลื่อนไม่เกินร้อยละ 91" in said


def test_at_least_five_in_a_hundred_are_drawn_whatever_a_pack_says() -> None:
    share = sum(is_drawn(f"report-{number}", 0) for number in range(4_000)) / 4_000

    assert 0.04 < share < 0.06


def test_a_note_is_enough_to_keep_a_rule_from_deciding() -> None:
    assert may_accept(Looked())
    assert not may_accept(Looked(doubts=(Doubt("first", "first"),)))


def test_few_looks_prove_little() -> None:
    assert [80, 28, 4] == [upper(0, 1), upper(0, 10), upper(0, 100)]
