"""Work goes on elsewhere: a group at another office, or all of a person's work with somebody else; nothing is left behind."""

from datetime import date, timedelta

import pytest

from handlers import handing
from handlers.relocating import Order
from models import audit, drafts, obligations, offices, reports, unit_places, units
from models.enquiries import Enquiry
from models.offices import Role
from tests import registering
from tests.play import Play
from tests.registering import PROGRAMME, answered, begun, known
from tests.stories import act, desk, rows

GROUP = "กลุ่มจักสานบ้านใหม่"


@pytest.fixture
def village(play: Play) -> Play:
    registering.settled(play)
    begun(play, "mali", "มะลิ")
    answered(play, "mali", GROUP)
    act(play, "mali", "[ส่ง]")
    return play


def group(play: Play) -> str:
    [row] = rows(play, units.Unit, name=GROUP)
    return str(row["id"])


def owing(play: Play) -> dict[str, str]:
    found = rows(play, obligations.Obligation, programme=PROGRAMME)
    return {str(row["office_id"]): str(row["state"]) for row in found}


def moved(play: Play, to: str = "v-muang") -> int | None:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        return handing.transfer(here, group(play), to, Order(here.now.date(), "อม 1/2565"))


def hand_over(play: Play, successor: str | None, days: int = 0) -> str | None:
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        day = here.now.date() + timedelta(days=days)
        to = known(here, successor) if successor else None
        return handing.hand_over(
            here, leaver=known(here, "somchai"), office_id="v-maerim", successor=to, order=Order(day)
        )


def test_a_group_goes_to_another_office_with_what_it_owes(village: Play) -> None:
    assert 1 == moved(village)

    assert {"v-maerim": "handed_over", "v-muang": "open"} == owing(village)
    assert "ยังไม่มีกลุ่ม" in act(village, "somchai", "กลุ่มที่ดูแล")
    assert GROUP in act(village, "arun", "กลุ่มที่ดูแล")
    assert [] == rows(village, unit_places.UnitPlace)  # it was there for a part of a day only


def test_a_group_that_was_there_for_days_keeps_where_it_was(village: Play) -> None:
    village.clock.moment += timedelta(days=10)
    moved(village)

    [before] = rows(village, unit_places.UnitPlace)
    assert ("v-maerim", date(2021, 11, 22), date(2021, 12, 1)) == (
        before["office_id"], before["first"], before["last"],
    )  # fmt: skip
    [registration] = rows(village, reports.Report, purpose=reports.REGISTRATION)
    assert "v-maerim" == registration["office_id"]


def test_an_office_of_another_kind_does_not_take_a_group(village: Play) -> None:
    assert moved(village, "v-cm") is None
    assert moved(village, "v-maerim") is None
    assert {"v-maerim": "open"} == owing(village)


def test_the_officer_moves_a_group_in_two_taps(village: Play) -> None:
    act(village, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]", "[จัดการกลุ่ม]", "[ย้ายไปสำนักงานอื่น]")
    sure = act(village, "somchai", "[อันนี้]")
    assert {"v-maerim": "open"} == owing(village)

    said = act(village, "somchai", "[ย้ายเลย]")

    assert "สำนักงานอำเภอเมืองเชียงใหม่" in sure
    assert "สำนักงานอำเภอเมืองเชียงใหม่ ดูแล" in said
    assert "open" == owing(village)["v-muang"]
    [noted] = rows(village, audit.Act, act="unit_moved")
    assert noted["person_id"]


def test_the_level_above_sees_and_moves_the_group_too(village: Play) -> None:
    assert GROUP in act(village, "nida", "กลุ่มที่ดูแล")

    act(village, "nida", "[ดูกลุ่ม]", "[จัดการกลุ่ม]", "[ย้ายไปสำนักงานอื่น]", "[อันนี้]", "[ย้ายเลย]")

    assert "open" == owing(village)["v-muang"]


def test_another_office_neither_sees_nor_moves_it(village: Play) -> None:
    act(village, "somchai", "กลุ่มที่ดูแล", "[ดูกลุ่ม]", "[จัดการกลุ่ม]", "[ย้ายไปสำนักงานอื่น]", "[อันนี้]")
    button = village.data("somchai", "ย้ายเลย")

    village.event("arun", {"type": "postback", "postback": {"data": button}})

    assert {"v-maerim": "open"} == owing(village)


def test_a_draft_of_the_old_office_goes_on_with_the_new_one(village: Play) -> None:
    village.clock.moment = village.clock.moment.replace(month=3, day=20, year=2022)
    act(village, "somchai", "งานค้าง", "[ทำเลย]", "5", "ทำได้ดี")
    [before] = rows(village, drafts.Draft, purpose="file")

    moved(village)

    [after] = rows(village, drafts.Draft, purpose="file")
    assert before["person_id"] != after["person_id"]
    said = act(village, "arun", "งานค้าง", "[ทำต่อ]")
    assert "ทำได้ดี" in said


def test_an_open_question_goes_to_the_new_office(village: Play) -> None:
    act(village, "mali", "ถามเจ้าหน้าที่", "ส่งรายงานได้ที่ไหน")

    moved(village)

    [asked] = rows(village, Enquiry)
    assert "v-muang" == asked["office_id"]
    assert "ส่งรายงานได้ที่ไหน" in act(village, "arun", "เรื่องจากกลุ่ม")


def test_work_goes_to_a_successor_with_a_list(village: Play) -> None:
    village.clock.moment = village.clock.moment.replace(month=3, day=20, year=2022)
    act(village, "somchai", "งานค้าง", "[ทำเลย]", "5", "ทำได้ดี")

    assert hand_over(village, "arun") is not None

    said = act(village, "arun", "เมนู")
    assert "งานที่รับมอบ" in said
    assert "จาก\nสมชาย" in said
    assert "1 รายงาน" in said
    assert "ทำได้ดี" in act(village, "arun", "งานค้าง", "[ทำต่อ]")


def test_the_leaver_sees_nothing_from_that_day_but_what_he_sent(village: Play) -> None:
    village.clock.moment = village.clock.moment.replace(month=3, day=20, year=2022)
    act(village, "somchai", "งานค้าง", "[ทำเลย]", "5", "ทำได้ดี", "ส่งเลย")
    hand_over(village, "arun")

    assert GROUP not in act(village, "somchai", "กลุ่มที่ดูแล")
    assert "รายงานผลกลุ่มอาชีพ" in act(village, "somchai", "รายงานที่ส่งแล้ว")


def test_without_a_successor_the_others_of_the_office_have_it(village: Play) -> None:
    with village.core.database.writing() as connection:
        registering.appointed(desk(village, connection), village, "arun", "officer", "v-maerim", "อรุณ")

    assert hand_over(village, None) is not None

    said = act(village, "arun", "กลุ่มที่ดูแล")
    assert GROUP in said
    assert "งานที่รับมอบ" in said


def test_a_later_day_is_kept_until_it_comes(village: Play) -> None:
    hand_over(village, "arun", days=3)
    assert GROUP in act(village, "somchai", "กลุ่มที่ดูแล")
    assert GROUP not in act(village, "arun", "กลุ่มที่ดูแล")

    village.clock.moment += timedelta(days=3)
    village.remind()

    assert GROUP in act(village, "arun", "กลุ่มที่ดูแล")
    ended = [row for row in rows(village, Role) if row["valid_to"] is not None]
    assert "v-maerim" in {row["scope_id"] for row in ended}


def test_handing_over_is_said_in_chat_and_asked_once_more(village: Play) -> None:
    with village.core.database.writing() as connection:
        registering.appointed(desk(village, connection), village, "arun", "officer", "v-maerim", "อรุณ")

    to_whom = act(village, "somchai", "ส่งมอบงาน")
    sure = act(village, "somchai", "[อันนี้]", "[วันนี้]")
    done = act(village, "somchai", "[ยืนยันส่งมอบ]")

    assert "อรุณ" in to_whom
    assert "[ยืนยันส่งมอบ]" in sure
    assert "ส่งมอบให้ อรุณ" in done
    with village.core.database.reading() as connection:
        here = desk(village, connection)
        assert () == offices.roles_of(connection, known(here, "somchai"), at=here.now)
