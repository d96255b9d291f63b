"""While a figure waits to be confirmed, or why it stands is asked: what is said then is never taken for something else."""

import pytest

from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | constraint | bind::sanam:kind | bind::sanam:unit | bind::sanam:warn |
| | integer | families | ตอนนี้มีกี่ครัวเรือนคะ | . <= 5000 | households | ครัวเรือน | . <= 1000 |
| | text | more | แล้วมีอะไรอีกคะ | | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
PATH = "/data/families"
IS_RIGHT, WHY = "ถ้าใช่กดปุ่ม", "รอบนี้เป็นเพราะอะไรคะ"


def _after(*moves: str) -> Talk:
    return after(chat(FORM), *moves)


def _kept(talk: Talk) -> tuple[str | None, str]:
    """Return the figure that was taken, and the reason that was kept beside it."""
    draft = talk.filling.draft
    return draft.answers.get(PATH), draft.reasons.get(PATH, "")


@pytest.mark.parametrize(
    "words", ["4999", "4,999 ครัวเรือน", "ไม่ใช่ 4999", "แก้เป็น 4999", "ผิด 4999", "ขอแก้ 4999"]
)
def test_a_figure_told_where_the_reason_is_asked_is_the_right_figure_and_no_reason(words: str) -> None:
    talk = _after("5000", "ใช่", words)

    assert (None, "", "4999") == (*_kept(talk), talk.filling.draft.held)
    assert "4,999 ครัวเรือน ถูกแล้ว" in talk.seen.text


def test_a_figure_that_surprises_nobody_is_taken_in_the_place_of_the_one_that_did() -> None:
    assert ("50", "") == _kept(_after("5000", "ใช่", "50"))


@pytest.mark.parametrize("words", ["รวม 30 ครัวเรือน", "ประมาณ 30"])
def test_a_figure_among_other_words_is_confirmed_before_it_is_taken_for_the_answer(words: str) -> None:
    talk = _after("5000", "ใช่", words)

    assert (None, "", "30") == (*_kept(talk), talk.filling.draft.held)
    assert "30 ครัวเรือน ถูกแล้ว" in talk.seen.text


@pytest.mark.parametrize("words", ["รวม 2 หมู่บ้าน", "มีสมาชิกใหม่ 3 ราย มาจากหมู่ 4", "เพราะรวมตำบลข้างเคียง"])
def test_a_reason_stays_a_reason_with_a_number_in_it(words: str) -> None:
    assert ("5000", words) == _kept(_after("5000", "ใช่", words))


@pytest.mark.parametrize("words", ["ข้าม", "ไม่มี", "ไม่มีอะไรเพิ่ม", "ไม่มีค่ะ", "ใช่", "ค่ะ"])
def test_to_have_no_reason_never_takes_the_figure_away(words: str) -> None:
    assert ("5000", "") == _kept(_after("5000", "ใช่", words))


@pytest.mark.parametrize("words", ["ไม่ใช่", "ไม่", "ผิด", "ไม่ใช่ค่ะ", "ไม่ใช่ 5000"])
def test_a_no_where_the_reason_is_asked_has_the_figure_typed_again(words: str) -> None:
    talk = _after("5000", "ใช่", words)

    assert (None, "") == _kept(talk)
    assert talk.seen.text.startswith("พิมพ์ที่ใช่มาได้เลย")
    assert ("50", "") == _kept(after(talk, "50"))


@pytest.mark.parametrize("words", ["ไม่ใช่", "ไม่", "ผิด"])
def test_a_no_to_what_was_read_asks_for_the_right_one_and_does_not_call_it_no_number(words: str) -> None:
    talk = _after("5000", words)

    assert talk.seen.text.startswith("พิมพ์ที่ใช่มาได้เลย")
    assert None is talk.filling.draft.answers.get(PATH)


@pytest.mark.parametrize("words", ["ไม่ใช่ 49", "แก้เป็น 49", "ผิด 49 ค่ะ"])
def test_a_no_with_the_right_figure_is_the_answer(words: str) -> None:
    assert ("49", "") == _kept(_after("5000", words))


@pytest.mark.parametrize("away", ["ย้อนกลับ", "ช่วยด้วย", "สวัสดี"])
def test_whoever_left_the_reason_answers_the_question_that_she_sees(away: str) -> None:
    talk = _after("5000", "ใช่", away, "4999")

    assert IS_RIGHT in talk.seen.text
    assert ("50", "") == _kept(after(talk, "50"))


def test_send_never_drops_a_figure_that_waits_to_be_confirmed() -> None:
    talk = _after("5000", "ส่ง")

    assert IS_RIGHT in talk.seen.text
    assert "5000" == talk.filling.draft.held


def test_send_where_the_reason_is_asked_keeps_the_figure_without_one() -> None:
    assert ("5000", "") == _kept(_after("5000", "ใช่", "ส่ง"))
