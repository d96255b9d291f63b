"""A list that was carried from an earlier report is confirmed, not typed again: as a whole, by page, or one by one."""

from dataclasses import replace

import pytest

from bot.chat.moves import Tapped, Typed, from_line
from bot.chat.talking import Talk
from engine.conversation import events
from engine.conversation.bubbles import Press
from engine.conversation.state import CARRIED
from engine.forms import prefilling
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | bind::sanam:carry | bind::sanam:short |
| | text | group | ชื่อกลุ่ม | yes | | |
| | begin repeat | market | ตลาด | | last | |
| | text | name | ชื่อตลาด | yes | | ชื่อ |
| | integer | stalls | กี่แผง | yes | | แผง |
| | end repeat | | | | | |
| | integer | total | รวมกี่แห่ง | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def carried(count: int, form: str = FORM, *, stalls: bool = True) -> Talk:
    """Open a form whose list holds so many entries of the last report, up to the list."""
    talk = chat(form)
    held = [{"name": f"ตลาด {i}", **({"stalls": str(i)} if stalls else {})} for i in range(1, count + 1)]
    draft = talk.filling.draft
    answers, new = prefilling.filled(talk.form, "/data/market", held, draft.answers, talk.at, talk.seed)
    raw = {CARRIED + path: "65-00007" for path in new}
    draft = replace(
        draft, answers=answers, raw=raw, sources=dict.fromkeys(raw, ""), unseen={"/data/market": ""}
    )
    filling = replace(talk.filling, draft=draft)
    idle = replace(talk, filling=filling, state=talk.state.at("idle", draft=""))
    opened = idle.after(events.Pressed(talk._when(), Press("r", draft.id)), opening=filling)
    return after(opened, "กลุ่มผัก")


def names(talk: Talk) -> list[str]:
    answers = talk.filling.draft.answers
    return [value for path, value in answers.items() if path.endswith("/name")]


def sent(talk: Talk) -> dict[str, str]:
    found = after(talk, "ส่ง").submission
    assert found is not None, talk.seen.text
    return dict(found)


def test_the_list_is_shown_with_three_ways_on() -> None:
    seen = carried(3).seen.text

    assert "1. ตลาด 1, 1" in seen
    assert "3 รายการจากครั้งก่อน ยังถูกต้องทั้งหมดไหมคะ" in seen
    assert "[ถูกต้องทั้งหมด] [แก้บางรายการ] [เพิ่มอีก]" in seen


def test_one_tap_confirms_all_of_it() -> None:
    talk = after(carried(3), "[ถูกต้องทั้งหมด]")

    assert "ยืนยันแล้ว 3 รายการ" in talk.seen.text
    assert "รวมกี่แห่ง" in talk.seen.text
    assert "/data/market[4]/name" not in sent(after(talk, "3"))


@pytest.mark.parametrize("words", ["ถูกต้องทั้งหมด", "ใช่ค่ะ", "เหมือนเดิม"])
def test_that_it_is_right_may_be_typed(words: str) -> None:
    assert "รวมกี่แห่ง" in after(carried(3), words).seen.text


def test_the_review_marks_the_list() -> None:
    assert "3 รายการ (เหมือนครั้งก่อน)" in after(carried(3), "[ถูกต้องทั้งหมด]", "3").seen.text


def test_nothing_is_sent_before_the_list_was_confirmed() -> None:
    opened = carried(2)
    talk = after(opened, "ไปที่ข้อ 2", "2")

    assert "2 รายการจากครั้งก่อน" in talk.seen.text
    assert after(talk, "ส่ง").submission is None


@pytest.mark.parametrize("words", ["รายการที่ 2 ไม่มีแล้ว", "ไม่มีแล้ว 2", "2 ไม่มีแล้วค่ะ"])
def test_an_entry_that_is_no_more_may_be_typed(words: str) -> None:
    talk = after(carried(3), words)

    assert ["ตลาด 1", "ตลาด 3"] == names(talk)
    assert "2 รายการจากครั้งก่อน" in talk.seen.text


def test_several_go_at_once_and_come_back_at_once() -> None:
    before = carried(9)
    talk = after(before, "ไม่มีแล้ว 3, 7")

    assert [f"ตลาด {i}" for i in (1, 2, 4, 5, 6, 8, 9)] == names(talk)
    assert before.filling.draft == replace(after(talk, "เอากลับ").filling.draft, redo={})


def test_one_by_one_each_is_right_changed_or_gone() -> None:
    talk = after(carried(3), "[ดูทีละรายการ]", "[ถูกต้อง]", "[แก้ไข แผง]", "20")

    assert "ตลาด รายการที่ 2 จาก 3" in talk.seen.text
    assert "แผง: 20" in talk.seen.text
    done = after(talk, "[ถูกต้อง]", "[ไม่มีแล้ว]", "[ถูกต้องทั้งหมด]", "2")
    assert ["ตลาด 1", "ตลาด 2"] == names(done)
    assert "20" == sent(done)["/data/market[2]/stalls"]


def test_the_last_one_that_is_right_ends_it() -> None:
    assert "รวมกี่แห่ง" in after(carried(2), "[ดูทีละรายการ]", "[ถูกต้อง]", "[ถูกต้อง]").seen.text


def test_one_is_added_and_the_list_comes_again() -> None:
    talk = after(carried(2), "[เพิ่มอีก]", "ตลาดใหม่", "5")

    assert "3. ตลาดใหม่, 5" in talk.seen.text
    assert "5" == sent(after(talk, "[ถูกต้องทั้งหมด]", "3"))["/data/market[3]/stalls"]


def test_several_are_added_by_pasting_them() -> None:
    talk = after(carried(2), "ตลาดนัด\t5\nตลาดน้ำ\t6")

    assert "4. ตลาดน้ำ, 6" in talk.seen.text


def test_what_was_not_carried_is_asked_of_each_entry_once_they_are_confirmed() -> None:
    talk = carried(2, stalls=False)

    assert "2 รายการจากครั้งก่อน" in talk.seen.text
    asked = after(talk, "[ถูกต้องทั้งหมด]")
    assert "ตลาด รายการที่ 1" in asked.seen.text
    done = sent(after(asked, "11", "12", "2"))
    assert ("11", "12") == (done["/data/market[1]/stalls"], done["/data/market[2]/stalls"])


def test_going_back_from_the_list_reaches_what_stood_before_it() -> None:
    assert "ชื่อกลุ่ม" in after(carried(2), "[ย้อนกลับ]").seen.text


def test_thirty_entries_of_which_two_are_wrong_take_eight_taps(capsys: pytest.CaptureFixture[str]) -> None:
    """The worst of it: both lie on other pages than the first, and one is changed and one is gone."""
    moves = (
        "[แก้บางรายการ]", "[รายการ 21 ถึง 30]", "[แก้ไข 27. ตลาด 27, 27]", "[แก้ไข แผง]", "99",
        "[รายการ 11 ถึง 20]", "[แก้ไข 14. ตลาด 14, 14]", "[ไม่มีแล้ว]", "[ที่เหลือถูกต้อง]",
    )  # fmt: skip
    start = carried(30)
    talk, taps, typed = start, 0, 0
    for move in moves:
        made = from_line(move, talk.seen)
        taps, typed = taps + isinstance(made, Tapped), typed + isinstance(made, Typed)
        talk = talk.hears(made)
    with capsys.disabled():
        print(f"\n30 entries, two wrong on two pages: {taps} taps, {typed} typed")

    assert "รวมกี่แห่ง" in talk.seen.text
    assert 29 == len(names(talk))
    assert "99" == talk.filling.draft.answers["/data/market[26]/stalls"]
    assert taps <= 8
    assert typed == 1


def test_a_list_of_which_nothing_is_left_is_confirmed_too() -> None:
    talk = after(carried(2), "ไม่มีแล้ว 1, 2")

    assert "ไม่มีรายการเหลือแล้ว" in talk.seen.text
    assert not [path for path in sent(after(talk, "[ถูกต้องทั้งหมด]", "0")) if "market" in path]


def test_starting_over_leaves_nothing_to_be_confirmed() -> None:
    talk = after(carried(2), "เริ่มใหม่", "[เริ่มใหม่]", "กลุ่มไข่")

    assert "รายการจากครั้งก่อน" not in talk.seen.text
    assert {} == talk.filling.draft.carried
