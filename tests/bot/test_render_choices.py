"""Quick replies vanish with the next message; the word ตัวเลือก brings all of them back as buttons that stay."""

from typing import Any

import pytest

from tests.play import Play, actions
from tests.stories import GROUP, act, conversation, join, ready_to_register, register, shown

WORDS = ("ตัวเลือก", "มีอะไรบ้าง", "ปุ่มหาย", "ดูตัวเลือก", "ขอตัวเลือกหน่อย", "ปุ่มหายไปไหน", "ตัวเลือกค่ะ")


def quick(said: list[dict[str, Any]]) -> list[str]:
    return [item["action"]["label"] for item in said[-1].get("quickReply", {}).get("items", [])]


def labels(said: list[dict[str, Any]]) -> list[str]:
    return [one["label"] for one in actions(said)]


def begin_part(play: Play) -> None:
    """Open the group's first report, up to the question for a day."""
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")


@pytest.mark.parametrize("word", WORDS)
def test_each_word_for_it_is_understood(play: Play, word: str) -> None:
    join(play)

    assert "กดปุ่มที่ต้องการ หรือพิมพ์คำตอบก็ได้" in act(play, "mali", word)


def test_every_quick_reply_of_a_question_comes_back_and_works(play: Play) -> None:
    ready_to_register(play)
    said = play.press("mali", "แก้ไข แบบการทำเกษตร")
    offered = quick(said)

    again = play.text("mali", "ตัวเลือก")

    assert offered == labels(again)
    assert "quickReply" not in again[-1]
    assert "เกษตรธรรมชาติ" in shown(play.press("mali", "เกษตรธรรมชาติ"))


def test_the_calendar_comes_back_too(play: Play) -> None:
    begin_part(play)
    act(play, "mali", "9")

    again = play.text("mali", "ตัวเลือก")

    pickers = [one for one in actions(again) if one["type"] == "datetimepicker"]
    assert ["เลือกจากปฏิทิน"] == [one["label"] for one in pickers]
    assert "2021-11-22" == pickers[0]["max"]


def test_the_button_that_confirms_a_surprising_value_comes_back_and_works(play: Play) -> None:
    begin_part(play)
    act(play, "mali", "ประมาณ 9")

    again = play.text("mali", "ตัวเลือก")

    assert "9 ครัวเรือน ถูกแล้ว" in shown(again)
    assert "เลือกข้อนี้" in labels(again)
    assert "ตั้งขึ้นวันไหน" in shown(play.press("mali", "9 ครัวเรือน ถูกแล้ว"))


def test_words_that_no_button_holds_are_numbered_and_stand_above_it(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP)
    assert "หมายถึงแห่งไหน" in act(play, "mali", "ดุสิต")

    again = play.text("mali", "ตัวเลือก")

    assert "เลือกข้อ 1" in labels(again)
    assert "1. " in shown(again)
    assert "อ่านว่า" not in shown(again)
    assert "กี่คนคะ" in shown(play.press("mali", "เลือกข้อ 1"))


def test_at_the_review_the_card_comes_again(play: Play) -> None:
    ready_to_register(play)

    again = play.text("mali", "ตัวเลือก")

    assert {"แก้ไข", "ส่ง", "ไว้ทีหลัง", "เปิดหน้าเว็บ"} == set(labels(again))
    assert "ขึ้นทะเบียนกลุ่มแล้ว" in shown(play.press("mali", "ส่ง"))


def test_what_can_be_done_with_a_paused_form_comes_back_and_works(play: Play) -> None:
    join(play)
    offered = quick(play.text("mali", "ไว้ทีหลัง"))

    assert offered == labels(play.text("mali", "ตัวเลือก"))
    assert "ทิ้งที่กรอกค้างไว้แล้ว" in shown(play.press("mali", "ทิ้งที่กรอกค้างไว้"))


def test_the_question_whether_to_start_over_comes_back_and_works(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, "เริ่มใหม่")

    again = play.text("mali", "ตัวเลือก")

    assert ["เริ่มใหม่", "ทำต่อ"] == labels(again)
    assert "ล้างทุกข้อแล้วเริ่มใหม่ใช่ไหมคะ" in shown(again)
    assert "ขอชื่อกลุ่ม" in shown(play.press("mali", "เริ่มใหม่"))


def test_asked_for_twice_it_comes_twice(play: Play) -> None:
    join(play)
    act(play, "mali", "ไว้ทีหลัง")

    assert act(play, "mali", "ตัวเลือก") == act(play, "mali", "ตัวเลือก")


def test_while_a_question_to_the_office_is_written_the_way_out_comes_back(play: Play) -> None:
    register(play)
    offered = quick(play.text("mali", "ถามเจ้าหน้าที่"))

    assert set(offered) <= set(labels(play.text("mali", "ตัวเลือก")))


def test_what_is_over_is_not_offered_any_more(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, "เริ่มใหม่", "[ทำต่อ]")

    assert ["ย้อนกลับ", "ไว้ทีหลัง", "ดูทุกข้อ"] == labels(play.text("mali", "ตัวเลือก"))


def test_with_nothing_open_the_menu_comes(play: Play) -> None:
    register(play)
    act(play, "mali", "ขอบคุณ")

    assert "เมนู" in act(play, "mali", "ตัวเลือก")


@pytest.mark.parametrize("moves", [(), ("25650001",), ("25650001", "[รับทราบ]")])
def test_a_newcomer_is_asked_again_and_never_called_by_that_word(play: Play, moves: tuple[str, ...]) -> None:
    act(play, "mali", "สวัสดี", *moves)

    said = act(play, "mali", "ตัวเลือก")

    assert said
    assert "ยินดีต้อนรับ" not in said


def test_a_person_is_told_of_the_word_once(play: Play) -> None:
    hint = "ถ้าปุ่มหายไป พิมพ์ว่า ตัวเลือก"

    first = join(play)
    others = act(play, "mali", GROUP, "ย้อนกลับ"), act(play, "mali", "เริ่มใหม่", "[เริ่มใหม่]")

    assert hint in first
    assert [] == [said for said in others if hint in said]


def test_no_value_is_remembered_with_the_buttons(play: Play) -> None:
    begin_part(play)
    act(play, "mali", "ประมาณ 9")
    assert [] == conversation(play, "mali")["choices"]

    act(play, "mali", "ไว้ทีหลัง")

    remembered = conversation(play, "mali")["choices"]
    assert ["Go on", "Throw it away", "What I owe"] == [one[0] for one in remembered]
