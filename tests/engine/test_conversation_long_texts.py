"""A very long text is read as far as it can be read with care, and it is said how far; lists and answers in words keep their own limits."""

import pytest

from engine.conversation.events import Typed, When
from engine.conversation.shortening import LONGEST, shortened
from engine.conversation.state import State
from tests.engine.conversation_kit import AT, after, chat

WHEN = When(1, AT, "seed")
ASKING = State(place="asking", asking="/data/people")
HEAD = "| survey |\n| | type | name | label | required |\n"
NUMBER = f"{HEAD}| | integer | people | มากี่คน | yes |\n"
WORDS = f"{HEAD}| | text | result | ผลเป็นอย่างไร | yes |\n"
LIST = (
    f"{HEAD}| | begin_repeat | person | สมาชิก | |\n| | text | name | ชื่ออะไร | yes |\n| | end_repeat | | | |\n"
)
READ_AS_FAR_AS = "ข้อความยาวเกิน 2,000 ตัวอักษร อ่านถึงแค่"


def cut(text: str, state: State = ASKING) -> str:
    event = shortened(state, Typed(WHEN, text))
    assert isinstance(event, Typed)
    return event.text


@pytest.mark.parametrize("length", [1, 1_001, LONGEST])
def test_a_text_of_two_thousand_letters_is_read_whole(length: int) -> None:
    assert "ก" * length == cut("ก" * length)


def test_a_longer_one_is_cut_at_a_gap() -> None:
    words = "ประชุมกลุ่ม " * 400

    assert LONGEST >= len(cut(words)) > LONGEST - 20
    assert cut(words).endswith("ประชุมกลุ่ม")


def test_it_is_never_cut_inside_a_number() -> None:
    assert "ก" * (LONGEST - 5) == cut("ก" * (LONGEST - 5) + "1234567890")


@pytest.mark.parametrize("length", [2_001, 3_000, 5_000])
def test_it_is_said_how_far_it_was_read(length: int) -> None:
    talk = after(chat(NUMBER), ("น้ำไม่พอ " * 1000)[:length])

    assert READ_AS_FAR_AS in talk.seen.text
    assert "น้ำไม่พอ» ส่วนที่เหลือส่งเป็นอีกข้อความได้เลย" in talk.seen.text


def test_nothing_is_said_of_a_text_that_is_read_whole() -> None:
    assert READ_AS_FAR_AS not in after(chat(NUMBER), "น้ำไม่พอ " * 200).seen.text


@pytest.mark.parametrize("length", [1_001, 2_001, 5_000])
def test_an_answer_in_words_is_refused_whole_and_not_kept_in_half(length: int) -> None:
    talk = after(chat(WORDS), "น้ำ " * length)

    assert "ข้อความยาวเกิน 1,000 ตัวอักษร" in talk.seen.text
    assert READ_AS_FAR_AS not in talk.seen.text
    assert not talk.filling.draft.raw


def test_a_long_list_keeps_all_its_entries() -> None:
    names = [f"สมาชิกคนที่ {number} จากบ้านหนองบัวหมู่ที่ห้า" for number in range(1, 81)]
    talk = after(chat(LIST), "\n".join(names))

    assert 80 == sum(value in names for value in talk.filling.draft.answers.values())
