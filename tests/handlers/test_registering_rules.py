"""A registration is held against its rules with the criterion in words: refused, flagged, or decided by an officer."""

import pytest

from models import judgements, obligations, posts, seats, units
from tests import registering
from tests.play import Play
from tests.registering import CRAFT, FOOD, PROGRAMME, answered, begun
from tests.stories import act, desk, register, rows

GROUP = "กลุ่มจักสานบ้านใหม่"
SAME = "กลุ่มผักอินทรีย์บ้านหนองบัว"


@pytest.fixture
def village(play: Play) -> Play:
    registering.settled(play)
    return play


def registered(play: Play, who: str = "mali", group: str = GROUP, **more: str) -> str:
    begun(play, who, who)
    answered(play, who, group, **more)
    return act(play, who, "[ส่ง]")


def group(play: Play, name: str = GROUP) -> str:
    [row] = rows(play, units.Unit, name=name)
    return str(row["id"])


def test_members_are_pasted_all_at_once(village: Play) -> None:
    begun(village, "mali", "มะลิ")

    card = answered(village, "mali", GROUP)

    assert "3 รายการ" in card
    assert "[ส่ง]" in card


def test_too_few_members_refuse_with_the_criterion_in_words(village: Play) -> None:
    begun(village, "mali", "มะลิ")

    card = answered(village, "mali", GROUP, members="สมศรี ดีงาม\nบุญมา รักดี")

    assert "ยังไม่เข้าเกณฑ์: กลุ่มมีสมาชิกอย่างน้อย 3 คน" in card
    assert "[ส่ง]" not in card


def test_a_soft_rule_flags_and_the_officer_sees_the_criterion(village: Play) -> None:
    registered(village, is_old="[ไม่ใช่]")

    said = act(village, "somchai", "เมนู")

    assert "กลุ่มตั้งมาแล้วอย่างน้อย 1 ปี ได้รับพิจารณาก่อน" in said
    assert 1 == len(rows(village, seats.Seat))


def test_each_type_has_its_own_share_of_the_quota(village: Play) -> None:
    registered(village)
    begun(village, "daeng", "แดง")
    full = answered(village, "daeng", "กลุ่มทอผ้าบ้านดอน", place="ต.สันโป่ง แม่ริม", chair="แดง มีสุข")

    assert "ยังไม่เข้าเกณฑ์: อำเภอละ 1 กลุ่มหัตถกรรม และ 2 กลุ่มอาหาร" in full
    assert "[ขอรอคิว]" in full

    act(village, "daeng", "[แก้ไข แบบของกลุ่ม]", FOOD)
    act(village, "daeng", "[ส่ง]")

    assert [("craft", 1), ("food", 1)] == sorted(
        (row["type"], row["number"]) for row in rows(village, seats.Seat)
    )


def test_who_took_part_elsewhere_is_refused_with_the_criterion_in_words(village: Play) -> None:
    register(village)
    act(village, "mali", registering.code(village), "กลุ่มที่ดูแล")

    begun(village, "daeng", "แดง")
    card = answered(village, "daeng", SAME, chair="มะลิ ใจดี")

    assert "ยังไม่เข้าเกณฑ์: กลุ่มไม่เคยร่วมกิจกรรมการรวมกลุ่มปี 2565" in card


def test_a_likeness_that_is_not_sure_is_left_to_the_officer(village: Play) -> None:
    register(village)
    begun(village, "daeng", "แดง")

    card = answered(village, "daeng", SAME, chair="แดง มีสุข")

    assert "[ส่ง]" in card
    assert "สำนักงานจะช่วยดูข้อนี้: กลุ่มไม่เคยร่วมกิจกรรมการรวมกลุ่มปี 2565" in card
    act(village, "daeng", "[ส่ง]")
    [asked] = [row for row in rows(village, judgements.Judgement) if row["rule"] == "E3"]
    assert asked["told"] is None


def test_an_officer_decides_what_only_an_officer_can(village: Play) -> None:
    registered(village)

    act(village, "somchai", "เมนู")
    shown = act(village, "somchai", "[ขอดู]")
    act(village, "somchai", "[เข้าเกณฑ์]")

    assert "กลุ่มใช้วัตถุดิบในท้องถิ่น" in shown
    [row] = rows(village, judgements.Judgement)
    assert (True, True) == (row["told"], row["is_accepted"])
    assert "เข้าเกณฑ์ทุกข้อ" in act(village, "mali", "เมนู")


def test_what_is_not_met_is_told_with_the_reason_and_frees_the_seat(village: Play) -> None:
    registered(village, is_local="[ไม่ใช่]")
    act(village, "somchai", "เมนู", "[ขอดู]", "[ไม่เข้าเกณฑ์]", "ซื้อไม้ไผ่จากนอกจังหวัด")

    village.remind()
    told = "\n".join(registering.seen(village, "mali"))

    assert "กลุ่มใช้วัตถุดิบในท้องถิ่น" in told
    assert "ซื้อไม้ไผ่จากนอกจังหวัด" in told
    assert [] == rows(village, seats.Seat)
    owed = [row["state"] for row in rows(village, obligations.Obligation, programme=PROGRAMME)]
    assert {"waived"} == set(owed)


def test_two_officers_decide_once(village: Play) -> None:
    registered(village)
    with village.core.database.writing() as connection:
        registering.appointed(desk(village, connection), village, "arun", "officer", "v-maerim", "อรุณ")
    act(village, "somchai", "เมนู", "[ขอดู]")
    act(village, "arun", "กลุ่มที่ดูแล", "[ดูกลุ่ม]", "[จัดการกลุ่ม]", "[ขอดู]", "[เข้าเกณฑ์]")

    said = act(village, "somchai", "[ไม่เข้าเกณฑ์]")

    assert "เรื่องนี้มีเจ้าหน้าที่กดตอบไปแล้ว" in said
    [row] = rows(village, judgements.Judgement)
    assert row["is_accepted"] is True


def test_a_group_that_leaves_frees_its_seat_for_the_one_that_waits(village: Play) -> None:
    registered(village)
    begun(village, "daeng", "แดง")
    answered(village, "daeng", "กลุ่มทอผ้าบ้านดอน", place="ต.สันโป่ง แม่ริม", chair="แดง มีสุข")
    waits = act(village, "daeng", "[ขอรอคิว]")
    act(
        village,
        "somchai",
        "กลุ่มที่ดูแล",
        "[ดูกลุ่ม]",
        "[จัดการกลุ่ม]",
        "[ออกจากโครงการ]",
        "[ใช่ ออกแล้ว]",
        "สมาชิกย้ายไปหมด",
    )

    village.remind()
    card = act(village, "daeng", "[ทำต่อ]")

    assert "อยู่ในคิวแล้ว" in waits
    assert "[ส่ง]" in card
    act(village, "daeng", "[ส่ง]")
    [seat] = rows(village, seats.Seat)
    assert group(village, "กลุ่มทอผ้าบ้านดอน") == seat["unit_id"]
    assert [] == rows(village, seats.Waiting)


def test_a_seat_that_is_offered_is_nobody_elses_for_a_week(village: Play) -> None:
    registered(village)
    begun(village, "daeng", "แดง")
    answered(village, "daeng", "กลุ่มทอผ้าบ้านดอน", place="ต.สันโป่ง แม่ริม", chair="แดง มีสุข")
    act(village, "daeng", "[ขอรอคิว]")
    act(
        village,
        "somchai",
        "กลุ่มที่ดูแล",
        "[ดูกลุ่ม]",
        "[จัดการกลุ่ม]",
        "[ออกจากโครงการ]",
        "[ใช่ ออกแล้ว]",
        "ย้ายไปหมด",
    )

    begun(village, "nok", "นก")
    third = answered(village, "nok", "กลุ่มปั้นดินบ้านเหนือ", place="ต.ดอนแก้ว แม่ริม", chair="นก ขยัน")

    assert "[ขอรอคิว]" in third


def test_the_committee_is_filled_once_a_post_and_a_post_may_be_given_up(village: Play) -> None:
    registered(village)

    card = act(village, "mali", "กลุ่มของฉัน")
    filled = act(village, "mali", "[ใส่ชื่อ]", "สมศรี ดีงาม")
    free = act(village, "mali", "[พ้นตำแหน่ง]", "[ใช่ พ้นตำแหน่งแล้ว]")

    assert "ประธาน\nมะลิ ใจดี" in card
    assert "รองประธาน\nยังว่าง" in card
    assert "ใส่ชื่อ สมศรี ดีงาม เป็นรองประธานแล้ว" in filled
    assert "ตำแหน่งประธานว่างแล้ว" in free
    held = rows(village, posts.PostHeld)
    assert [("chair", True), ("deputy", False)] == [(row["post"], row["until"] is not None) for row in held]
    assert not any("มะลิ".encode() in row["name"] for row in held)


def test_a_group_shows_since_when_it_is_there_and_what_it_takes_part_in(village: Play) -> None:
    registered(village)

    leader, officer = act(village, "mali", "กลุ่มของฉัน"), act(village, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]")

    for card in (leader, officer):
        assert "22 พ.ย. 2564" in card
        assert "กลุ่มอาชีพบ้านเรา" in card
        assert "มะลิ ใจดี" in card
    assert "[จัดการกลุ่ม]" in officer
    assert "[จัดการกลุ่ม]" not in leader
    assert CRAFT not in leader
