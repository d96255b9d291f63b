"""Buttons: signed for one person, read back with any of our keys, and whatever else comes is old, never an error."""

from dataclasses import replace

import pytest

from bot.buttons import Buttons
from engine.conversation.bubbles import Press
from tests.play import Play
from tests.stories import PART, act, register, shown

PRESS = Press("a", "0123456789abcdef01234567", 7, 12, 3)
OLD = "กดแล้วไม่มีอะไรเปลี่ยน"


@pytest.fixture
def buttons() -> Buttons:
    return Buttons(["first"])


def test_a_button_means_what_was_signed(buttons: Buttons) -> None:
    assert buttons.read(buttons.sign(PRESS, "mali"), "mali") == PRESS


def test_a_button_fits_into_lines_limit(buttons: Buttons) -> None:
    assert len(buttons.sign(replace(PRESS, nonce=10**9), "m" * 32)) <= 300


def test_somebody_elses_button_means_nothing(buttons: Buttons) -> None:
    assert buttons.read(buttons.sign(PRESS, "mali"), "somchai") is None


def test_every_change_of_a_letter_is_noticed(buttons: Buttons) -> None:
    data = buttons.sign(PRESS, "mali")

    changed = [data[:i] + ("x" if data[i] != "x" else "y") + data[i + 1 :] for i in range(len(data))]

    assert [] == [one for one in changed if buttons.read(one, "mali") is not None]


@pytest.mark.parametrize(
    "data",
    [
        "", "~", "1~a~x~0~1~0", "1~a~x~0~1~0~", "action=ดู~ก", "1~a~x~0~1~0~กกก", "\ud800~\ud800", "a" * 300,
        "1~a~x~0~1~0~\udfff", "๑~a~x~0~1~0~AAAA", "\x00~\x00",
    ],
)  # fmt: skip
def test_what_is_no_button_of_ours_is_read_as_nothing(buttons: Buttons, data: str) -> None:
    assert buttons.read(data, "mali") is None


def test_while_keys_are_rotated_both_are_read_and_the_first_signs() -> None:
    before, between, after = Buttons(["old"]), Buttons(["new", "old"]), Buttons(["new"])

    assert between.read(before.sign(PRESS, "mali"), "mali") == PRESS
    assert after.read(between.sign(PRESS, "mali"), "mali") == PRESS
    assert after.read(before.sign(PRESS, "mali"), "mali") is None


def test_a_press_signed_with_a_key_that_is_gone_is_explained_and_the_question_put_again(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    press = {"type": "postback", "postback": {"data": play.data("mali", "เท่าเดิม 12 คน")}}

    play.rotate_keys("another")
    said = shown(play.event("mali", press))

    assert OLD in said
    assert "ข้อ 1 จาก 7" in said


def test_a_press_signed_with_the_key_before_is_taken_while_it_is_still_named(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    press = {"type": "postback", "postback": {"data": play.data("mali", "เท่าเดิม 12 คน")}}

    play.rotate_keys("another", "secret")

    assert "ข้อ 2 จาก 7" in shown(play.event("mali", press))


def test_a_button_of_an_earlier_question_of_the_same_form_is_explained(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    press = {"type": "postback", "postback": {"data": play.data("mali", "เท่าเดิม 12 คน")}}
    act(play, "mali", "12", "9")

    said = shown(play.event("mali", press))

    assert "ปุ่มนี้เป็นของข้อความก่อนหน้า" in said
    assert "ข้อ 3 จาก 7" in said


def test_a_send_button_of_an_earlier_card_sends_nothing(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART)
    send = {"type": "postback", "postback": {"data": play.data("mali", "ส่ง")}}
    act(play, "mali", "[แก้ไข ครัวเรือน]")

    said = shown(play.event("mali", send))

    assert "ปุ่มนี้เป็นของข้อความก่อนหน้า" in said
    assert "ครัวเรือน" in said


def test_a_button_of_another_draft_is_explained(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    press = {"type": "postback", "postback": {"data": play.data("mali", "เท่าเดิม 12 คน")}}
    act(play, "mali", "งานค้าง", "[ทำเลย]")

    said = shown(play.event("mali", press))

    assert OLD in said


def test_an_index_that_no_choice_has_is_asked_again(play: Play) -> None:
    from tests.stories import conversation, person

    register(play)
    act(play, "mali", "งานค้าง")
    play.press("mali", "ทำเลย", number=2)
    state = conversation(play, "mali")
    press = Press("a", state["draft"], 0, state["nonce"], 99)

    said = play.event(
        "mali",
        {"type": "postback", "postback": {"data": play.core.buttons.sign(press, person(play, "mali"))}},
    )

    assert "เดือนนี้กลุ่มมีกิจกรรมไหม" in shown(said)


def test_a_date_picker_that_counts_buddhist_years_is_not_believed(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:2])
    picked = {"data": play.data("mali", "เลือกจากปฏิทิน"), "params": {"date": "2563-06-15"}}

    said = shown(play.event("mali", {"type": "postback", "postback": picked}))

    assert "ปฏิทินไม่ได้ส่งวันที่มา" in said


def test_a_date_picker_that_counts_our_years_is_taken(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:2])
    picked = {"data": play.data("mali", "เลือกจากปฏิทิน"), "params": {"date": "2020-06-15"}}

    assert "ข้อ 4 จาก 7" in shown(play.event("mali", {"type": "postback", "postback": picked}))


def test_a_strange_postback_does_not_hold_up_what_comes_after_it(play: Play) -> None:
    register(play)

    play.event("mali", {"type": "postback", "postback": {"data": "action=ดู~ก"}})

    assert "คุณรายงานแทน" in act(play, "mali", "เมนู")
