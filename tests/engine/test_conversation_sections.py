"""A long form can be looked over: headings, a map of its sections, any item by its number, and why something was passed over."""

import pytest

from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | relevant | bind::sanam:why | bind::sanam:short |
| | text | keeper | ใครดูแล | yes | | | ผู้ดูแล |
| | begin group | pond | เรื่องบ่อ | | | | |
| | integer | size | กี่ไร่ | yes | | | ขนาด |
| | integer | deep | ลึกกี่เมตร | yes | | | ความลึก |
| | end group | | | | | | |
| | begin group | fish | เรื่องปลา | | | | |
| | integer | stocked | ปล่อยกี่ตัว | yes | | | ปล่อย |
| | integer | dead | ตายกี่ตัว | | ${stocked} > 50 | ถามเฉพาะบ่อที่ปล่อยเกิน 50 ตัว | ตาย |
| | text | remark | หมายเหตุ | | ${size} > 9 | | หมายเหตุ |
| | end group | | | | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def long_form(count: int) -> str:
    rows = "\n".join(f"| | integer | n{i} | ข้อถาม {i} | yes |" for i in range(1, count + 1))
    return f"| survey |\n| | type | name | label | required |\n{rows}\n"


def at_fish() -> Talk:
    return after(chat(FORM), "มะลิ", "2", "3")


def test_the_label_of_a_group_stands_above_its_first_question_only() -> None:
    first = after(chat(FORM), "มะลิ")

    assert "เรื่องบ่อ\nข้อ 2" in first.seen.text
    assert "เรื่องบ่อ" not in after(first, "2").seen.text
    assert "เรื่องปลา\n" in at_fish().seen.text


def test_the_map_counts_what_is_answered_in_each_section() -> None:
    seen = after(at_fish(), "แผนที่แบบ").seen.text

    assert "ข้อ 1 ถึง 1: ตอบแล้ว 1 จาก 1 ข้อ" in seen
    assert "เรื่องบ่อ: ตอบแล้ว 2 จาก 2 ข้อ" in seen
    assert "เรื่องปลา: ตอบแล้ว 0 จาก 1 ข้อ" in seen


def test_a_section_is_opened_and_an_item_of_it_changed() -> None:
    talk = after(at_fish(), "ดูทุกข้อ", "[ขอดู เรื่องบ่อ]")

    assert "ขนาด: 2" in talk.seen.text
    changed = after(talk, "[แก้ไข ขนาด]", "4")
    assert "4" == changed.filling.draft.answers["/data/pond/size"]
    assert "ปล่อยกี่ตัว" in changed.seen.text


@pytest.mark.parametrize("words", ["ไปที่ข้อ 2", "ขอไปข้อ ๒ หน่อย", "กลับไปข้อที่ 2"])
def test_an_item_is_reached_by_its_number(words: str) -> None:
    talk = after(at_fish(), words)

    assert "ตอนนี้คือ 2" in talk.seen.text
    assert "ปล่อยกี่ตัว" in after(talk, "[ใช้ค่าเดิม]").seen.text


def test_a_number_that_is_none_says_how_many_there_are() -> None:
    assert "ตอนนี้มี 4 ข้อ" in after(at_fish(), "ไปที่ข้อ 40").seen.text


def test_looking_at_the_map_loses_no_place() -> None:
    talk = after(at_fish(), "ดูทั้งหมด", "30")

    assert "30" == talk.filling.draft.answers["/data/fish/stocked"]


def test_a_long_form_has_a_button_for_its_map_and_a_short_one_none() -> None:
    assert "[ดูทุกข้อ]" in chat(long_form(13)).seen.text
    assert "[ดูทุกข้อ]" not in chat(long_form(12)).seen.text


def test_a_form_without_groups_is_parted_by_numbers() -> None:
    seen = after(chat(long_form(25)), "[ดูทุกข้อ]").seen.text

    assert "ข้อ 1 ถึง 10: ตอบแล้ว 0 จาก 10 ข้อ" in seen
    assert "ข้อ 21 ถึง 25: ตอบแล้ว 0 จาก 5 ข้อ" in seen


def test_the_review_says_in_one_line_what_was_passed_over_and_why() -> None:
    assert "ข้าม: ถามเฉพาะบ่อที่ปล่อยเกิน 50 ตัว และอีก 1 ข้อที่ไม่เกี่ยวกับคำตอบนี้" in after(at_fish(), "30").seen.text
    assert "ข้าม 1 ข้อที่ไม่เกี่ยวกับคำตอบนี้" in after(at_fish(), "60", "[ข้าม]").seen.text


def test_the_review_says_nothing_where_nothing_was_passed_over() -> None:
    talk = after(chat(FORM), "มะลิ", "10", "3", "60", "[ข้าม]", "[ข้าม]")

    assert "review" == talk.state.place
    assert "ข้าม" not in talk.seen.text
