"""Review in chat: who sees what, what a tap writes down, and that nothing is decided twice or in the wrong name."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from engine.conversation.bubbles import Press
from engine.obligations.programme import Review
from models.audit import Act
from models.base import table
from models.obligations import Obligation
from models.reports import Report
from models.reviews import Review as Decision
from tests import ladders
from tests.ladders import CERTIFY, COMMITTEE, HEAD, WITH_LEADER, appoint, ended, owed, sent
from tests.play import Play
from tests.stories import GROUP, act, person, rows, shown


@pytest.fixture
def play(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    world = ladders.filed(tmp_path, tmp_path_factory)
    yield world
    world.close()


LIST, OPEN, PASS = "รอตรวจ", "[ตรวจ]", "[ผ่าน]"
NOTHING = "ไม่มีเรื่องรอตรวจ"


def decisions(play: Play) -> list[tuple[int, str, str]]:
    return [(row["step"], row["result"], row["person_id"]) for row in rows(play, Decision)]


def opened(play: Play, who: str = "nida") -> str:
    return act(play, who, LIST, OPEN)


def sent_back(play: Play, who: str = "nida", line: str = "สมาชิก", why: str = "ในทะเบียนมี 11 คน") -> str:
    opened(play, who)
    return act(play, who, "[ส่งกลับ]", line, why)


def delivered(play: Play, who: str) -> str:
    before = len(play.line.pushes)
    play.work()
    return shown(play.reached(before).get(who, []))


def test_a_report_of_a_duty_without_review_stays_sent(play: Play) -> None:
    assert ("submitted", None) == (owed(play).state, owed(play).review_by)
    assert NOTHING in act(play, "nida", LIST)


def test_the_head_sees_what_waits_with_the_day_and_lets_it_pass_with_two_taps(anywhere: Play) -> None:
    play = anywhere
    sent(play, HEAD)

    assert "ตรวจภายใน 25 พ.ย. 2564" in act(play, "nida", LIST)
    assert "1. สมาชิก\n12 คน" in act(play, "nida", OPEN)
    assert f"ตรวจแล้ว {GROUP}" in act(play, "nida", PASS)

    assert ("accepted", None) == (owed(play).state, owed(play).review_by)
    assert [(0, "passed", person(play, "nida"))] == decisions(play)
    [noted] = rows(play, Act, act="review_passed")
    assert owed(play).report_id == noted["about_id"]
    assert noted["role_id"]


def test_a_reviewer_who_takes_too_long_sees_by_how_much(play: Play) -> None:
    sent(play, HEAD)
    play.clock.moment += timedelta(days=5)

    assert "เลยกำหนดตรวจ 2 วัน" in act(play, "nida", LIST)


def test_a_second_tap_decides_nothing_more(play: Play) -> None:
    sent(play, HEAD)
    opened(play)
    data = play.data("nida", "ผ่าน")
    tap = {"type": "postback", "postback": {"data": data}}
    play.event("nida", tap)

    said = shown(play.event("nida", tap))

    assert 1 == len(decisions(play))
    assert "ตรวจแล้ว โดยคุณนิดา" in said


def test_of_two_who_decide_in_the_same_moment_one_is_first_and_the_other_is_told(anywhere: Play) -> None:
    play = anywhere
    sent(play, HEAD)
    appoint(play, "arun", "อรุณ", "head", "moac-cm")
    opened(play)
    opened(play, "arun")
    data = play.data("nida", "ผ่าน")

    with play.while_deciding("nida", {"type": "postback", "postback": {"data": data}}) as said:
        act(play, "arun", PASS)

    assert [(0, "passed", person(play, "arun"))] == decisions(play)
    assert "ตรวจแล้ว โดยคุณอรุณ" in shown(said)


def test_a_report_that_is_corrected_while_it_is_read_is_shown_again_and_does_not_pass(anywhere: Play) -> None:
    play = anywhere
    sent(play, HEAD)
    opened(play)
    act(play, "somchai", "รายงานที่ส่งแล้ว", "[แก้ไข]", "[แก้ไข]", "11")
    data = play.data("nida", "ผ่าน")

    with play.while_deciding("nida", {"type": "postback", "postback": {"data": data}}) as said:
        act(play, "somchai", "[ส่ง]")

    assert [] == decisions(play)
    assert "มีการแก้หลังจากเปิดดู" in shown(said)
    assert "11 คน" in shown(said)
    assert ("submitted", 0) == (owed(play).state, owed(play).review_step)


def test_whose_role_has_ended_neither_reads_nor_decides(play: Play) -> None:
    sent(play, HEAD)
    opened(play)
    data = play.data("nida", "ผ่าน")
    ended(play, "nida", "head")
    appoint(play, "nida", "นิดา", "officer", "moac-cm")

    said = shown(play.event("nida", {"type": "postback", "postback": {"data": data}}))

    assert "ไม่ได้อยู่ที่คุณตรวจแล้ว" in said
    assert "12 คน" not in said
    assert [] == decisions(play)
    assert NOTHING in act(play, "nida", LIST)


def test_a_head_of_another_province_sees_nothing_of_it(play: Play) -> None:
    sent(play, HEAD)
    appoint(play, "arun", "อรุณ", "head", "moac-cr")
    ended(play, "arun", "certifier")
    tap = Press("check", owed(play).report_id or "")
    data = play.core.buttons.sign(tap, person(play, "arun"))

    said = shown(play.event("arun", {"type": "postback", "postback": {"data": data}}))

    assert NOTHING in act(play, "arun", LIST)
    assert "ไม่ได้อยู่ที่คุณตรวจแล้ว" in said
    assert "12 คน" not in said


def test_nobody_reviews_what_she_filed_in_another_role(play: Play) -> None:
    sent(play, HEAD)
    appoint(play, "somchai", "สมชาย", "head", "moac-cm")

    assert NOTHING in act(play, "somchai", LIST)
    assert GROUP in act(play, "nida", LIST)


def test_the_sender_is_asked_exactly_that_question_with_the_old_answer_and_the_reason(play: Play) -> None:
    sent(play, HEAD)
    assert "ส่งกลับให้แก้ข้อนี้แล้ว" in sent_back(play)
    assert ("returned", "file") == (owed(play).state, owed(play).returned)

    told = delivered(play, "somchai")
    assert "สมาชิก\n12 คน\nเพราะ\nในทะเบียนมี 11 คน" in told
    asked = act(play, "somchai", "[แก้ข้อนี้]")
    assert "ตอนนี้คือ 12 คน" in asked
    assert "ในทะเบียนมี 11 คน" in asked

    assert "12 คน → 11 คน" in act(play, "somchai", "11")
    act(play, "somchai", "[ส่ง]")
    assert ("submitted", 0, "") == (owed(play).state, owed(play).review_step, owed(play).returned)
    assert "แก้แล้ว: สมาชิก\n12 คน → 11 คน" in opened(play)


def test_the_reason_is_sealed_and_goes_when_its_message_is_taken_back(play: Play) -> None:
    sent(play, HEAD)
    opened(play)
    act(play, "nida", "[ส่งกลับ]", "1")
    typed = {"type": "message", "message": {"type": "text", "id": "why1", "text": "เขียนผิดชัด ๆ"}}
    play.event("nida", typed)
    [row] = rows(play, Decision)
    assert "เขียนผิดชัด ๆ".encode() not in row["reason"]

    play.event("nida", {"type": "unsend", "unsend": {"messageId": "why1"}, "replyToken": None})

    [row] = rows(play, Decision)
    assert (None, "returned") == (row["reason"], row["result"])


def test_a_frequent_reason_is_a_tap(play: Play) -> None:
    sent(play, HEAD)
    opened(play)
    act(play, "nida", "[ส่งกลับ]", "ครัวเรือน", "[ไม่ตรงกับเอกสาร]")

    [row] = rows(play, Decision)
    assert ("figure", "/data/from_group/households") == (row["frequent"], row["field"])


def test_an_answer_that_is_right_goes_back_with_the_reason(play: Play) -> None:
    sent(play, HEAD)
    sent_back(play)
    delivered(play, "somchai")
    act(play, "somchai", "[ข้อนี้ถูกแล้ว]", "นับใหม่แล้วได้ 12 คน")

    assert ("submitted", 0) == (owed(play).state, owed(play).review_step)
    assert "นับใหม่แล้วได้ 12 คน" in act(play, "nida", "สวัสดี")


def test_an_officer_asks_a_group_for_one_answer_before_she_files(play: Play) -> None:
    act(play, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")
    sent_back(play, "somchai", "ครัวเรือน", "ขาดบ้านผู้ใหญ่")
    assert ("open", "collect") == (owed(play).state, owed(play).returned)

    assert "ขอแก้ 1 ข้อ" in delivered(play, "mali")
    act(play, "mali", "[แก้ข้อนี้]", "10", "[ส่ง]")

    assert "" == owed(play).returned
    assert "แก้แล้ว: ครัวเรือน\n9 ครัวเรือน → 10 ครัวเรือน" in opened(play, "somchai")


def test_what_is_the_group_s_own_is_handed_on_and_comes_back_with_its_new_answer(play: Play) -> None:
    sent(play, HEAD)
    sent_back(play)
    delivered(play, "somchai")
    act(play, "somchai", "[ให้กลุ่มแก้]")
    assert "ในทะเบียนมี 11 คน" in delivered(play, "mali")
    act(play, "mali", "[แก้ข้อนี้]", "11", "[ส่ง]")

    act(play, "somchai", "งานค้าง")
    assert "12 คน → 11 คน" in act(play, "somchai", "[แก้ข้อนี้]")


def test_a_certified_report_that_changes_is_to_be_certified_again(play: Play) -> None:
    sent(play, HEAD, CERTIFY)
    opened(play)
    act(play, "nida", PASS)
    act(play, "arun", LIST, OPEN, "[รับรอง]")
    assert "certified" == owed(play).state
    assert "รับรองแล้ว" in act(play, "somchai", "รายงานที่ส่งแล้ว")

    act(play, "somchai", "[แก้ไข]", "[แก้ไข]", "11", "[ส่ง]")

    assert ("submitted", 0, "certified") == (
        owed(play).state,
        owed(play).review_step,
        owed(play).review_again,
    )
    assert "รอรับรองใหม่" in act(play, "somchai", "รายงานที่ส่งแล้ว")
    assert "รอรับรองใหม่" in act(play, "nida", LIST)


def test_a_second_party_confirms_by_her_own_tap(play: Play) -> None:
    sent(play, WITH_LEADER)
    opened(play)
    act(play, "nida", PASS)
    assert ("submitted", "leader") == (owed(play).state, owed(play).review_by)

    assert "ยืนยันแล้ว" in act(play, "mali", LIST, OPEN, "[ยืนยันเรื่องนี้]")
    assert "accepted" == owed(play).state


def test_a_report_that_is_taken_back_waits_for_nobody(play: Play) -> None:
    sent(play, HEAD)
    opened(play)
    act(play, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")

    assert ("open", None) == (owed(play).state, owed(play).review_by)
    assert "ไม่ได้อยู่ที่คุณตรวจแล้ว" in act(play, "nida", PASS)
    assert [] == decisions(play)


def test_what_is_said_to_a_slip_is_never_an_answer_of_a_form(play: Play) -> None:
    sent(play, HEAD)
    opened(play)
    act(play, "nida", "[ส่งกลับ]")

    assert "ข้อไหนคะ" in act(play, "nida", "อะไรก็ได้")
    assert "ไว้อย่างเดิม" in act(play, "nida", "[ออกจากตรงนี้]")
    assert ([], "submitted") == (decisions(play), owed(play).state)


def committee(play: Play) -> None:
    sent(play, COMMITTEE)
    appoint(play, "daeng", "แดง", "secretary", "moac-cm")
    act(play, "daeng", LIST, "[บันทึกผลประชุม]", "3/2565", "20 พ.ย.", "[ไม่มีรายงานประชุม]")


@pytest.mark.parametrize(("tap", "result"), [("[เห็นชอบทุกเรื่อง]", "agreed"), ("[รับทราบทุกเรื่อง]", "noted")])
def test_a_secretary_records_what_a_meeting_decided(play: Play, tap: str, result: str) -> None:
    committee(play)
    act(play, "daeng", tap)

    [row] = rows(play, Decision)
    assert (result, "accepted") == (row["result"], owed(play).state)
    assert row["meeting_id"]


def test_a_meeting_in_the_future_or_without_a_number_is_asked_for_again(play: Play) -> None:
    sent(play, COMMITTEE)
    appoint(play, "daeng", "แดง", "secretary", "moac-cm")
    act(play, "daeng", LIST, "[บันทึกผลประชุม]")

    assert "ครั้งที่เท่าไร" in act(play, "daeng", "ครั้งแรก")
    assert "ประชุมวันไหน" in act(play, "daeng", "3/2565", "30 พ.ย.")


def test_a_photo_of_the_minutes_is_kept_with_the_meeting(play: Play) -> None:
    from models.reviews import Meeting

    sent(play, COMMITTEE)
    appoint(play, "daeng", "แดง", "secretary", "moac-cm")
    act(play, "daeng", LIST, "[บันทึกผลประชุม]", "3/2565", "20 พ.ย.")
    play.event("daeng", {"type": "message", "message": {"type": "image", "id": "minutes1"}})
    act(play, "daeng", "[เห็นชอบทุกเรื่อง]")

    [row] = rows(play, Meeting)
    assert ("3/2565", True) == (row["number"], bool(row["minutes"]))


def test_what_was_not_agreed_to_may_be_appealed_within_the_printed_working_days(play: Play) -> None:
    committee(play)
    act(play, "daeng", "[ไม่เห็นชอบบางเรื่อง]", "1", "เอกสารไม่ครบ")
    assert "returned" == owed(play).state
    assert "ขอให้ดูใหม่ได้ถึง 29 พ.ย. 2564" in delivered(play, "somchai")
    data = play.data("somchai", "ขอให้ดูใหม่")

    play.clock.moment += timedelta(days=8)

    assert "พ้นวันที่ขอให้ดูใหม่ได้แล้ว" in shown(
        play.event("somchai", {"type": "postback", "postback": {"data": data}})
    )
    assert "returned" == owed(play).state


def test_what_came_back_as_a_whole_is_not_called_one_answer(play: Play) -> None:
    committee(play)
    act(play, "daeng", "[ไม่เห็นชอบบางเรื่อง]", "1", "เอกสารไม่ครบ")
    act(play, "somchai", "เมนู")

    assert "ส่งกลับมาแล้ว" in act(play, "somchai", "รายงานที่ส่งแล้ว")
    assert "[ดูและแก้]" in act(play, "somchai", "งานที่ต้องส่ง")
    assert "VARCHAR(24)" == str(table(Obligation).c.returned.type)


def test_the_decision_is_told_beside_the_menu_too(play: Play) -> None:
    committee(play)
    act(play, "daeng", "[เห็นชอบทุกเรื่อง]")

    assert "ผลการตรวจ" in act(play, "somchai", "เมนู")


def test_an_appeal_in_time_brings_it_before_the_committee_again(play: Play) -> None:
    committee(play)
    act(play, "daeng", "[ไม่เห็นชอบบางเรื่อง]", "1", "เอกสารไม่ครบ")
    delivered(play, "somchai")
    act(play, "somchai", "[ขอให้ดูใหม่]", "ส่งเอกสารครบแล้ว")

    assert ("submitted", "secretary") == (owed(play).state, owed(play).review_by)
    assert GROUP in act(play, "daeng", LIST)


def test_what_is_plain_passes_at_once_and_only_what_was_shown(play: Play) -> None:
    sent(play, Review("head", "accept", together=True))
    play.clock.moment += timedelta(minutes=1)
    from tests.stories import register_second

    register_second(play)
    act(play, "daeng", "งานค้าง", "[ทำเลย]", *ladders.PART, "[ส่ง]")
    act(play, "somchai", "งานค้าง")
    names = [one["label"] for one in _buttons(play, "somchai")]
    play.press("somchai", "ทำเลย", number=names.index("ทำเลย") + 2)
    act(play, "somchai", "[ใช่]", "[มี]", "[ข้าม]", "[ยืนยัน]", "[ส่ง]")

    asked = act(play, "nida", LIST, "[รับที่ไม่มีข้อสงสัย]")
    assert "[ผ่าน 2 เรื่องนี้]" in asked
    assert "ผ่านแล้ว 2 เรื่อง" in act(play, "nida", "[ผ่าน 2 เรื่องนี้]")
    assert {"accepted"} == {row["state"] for row in _of_duty(play)}


def _buttons(play: Play, who: str) -> list[dict[str, object]]:
    from tests.play import actions

    return list(actions(play.seen[who]))


def _of_duty(play: Play) -> list[dict[str, object]]:
    from models.obligations import Obligation

    return [dict(row) for row in rows(play, Obligation, duty=ladders.DUTY)]


def test_a_report_keeps_every_version_that_was_decided_about(play: Play) -> None:
    sent(play, HEAD)
    sent_back(play)
    delivered(play, "somchai")
    act(play, "somchai", "[แก้ข้อนี้]", "11", "[ส่ง]")
    opened(play)
    act(play, "nida", PASS)

    versions = [row["id"] for row in rows(play, Report, purpose="report")]
    assert {row["report_id"] for row in rows(play, Decision)} == set(versions)
    assert 2 == len(versions)
