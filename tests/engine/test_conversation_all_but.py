"""A run of questions that differ only in their number is answered with one message, said with its numbers, and taken back."""

import re
from collections.abc import Mapping

from tests.engine.conversation_kit import after, chat

ROWS = "\n".join(f"| | select_one met | i{n} | ข้อ {n} ถึงไหม | yes | ตัวชี้วัดที่ {n} |" for n in range(1, 8))
FORM = f"""
| survey |
| | type | name | label | required | bind::sanam:short |
| | begin_group | indicators | ผลแยกข้อ | | |
{ROWS}
| | end_group | | | | |
| | text | end | จบแล้วเป็นอย่างไร | yes | |
| choices |
| | list_name | name | label |
| | met | yes | ถึงเกณฑ์ |
| | met | no | ยังไม่ถึงเกณฑ์ |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def answers(talk_answers: Mapping[str, str]) -> str:
    return "".join(talk_answers.get(f"/data/indicators/i{n}", "-")[0] for n in range(1, 8))


def test_one_message_answers_all_but_those_that_it_names() -> None:
    talk = after(chat(FORM), "ถึงเกณฑ์ทุกข้อ ยกเว้นตัวชี้วัดที่ 2 กับ 5")

    assert "ถึงเกณฑ์ 5 ข้อ" in talk.seen.text
    assert "ยังไม่ถึงเกณฑ์: ตัวชี้วัดที่ 2, ตัวชี้วัดที่ 5" in talk.seen.text
    assert "ynyynyy" == answers(talk.filling.draft.answers)


def test_what_was_answered_before_stays_as_it_is() -> None:
    talk = after(chat(FORM), "[ยังไม่ถึงเกณฑ์]", "ถึงเกณฑ์ทุกข้อ")

    assert "nyyyyyy" == answers(talk.filling.draft.answers)


def test_a_number_that_is_not_asked_for_takes_nothing() -> None:
    talk = after(chat(FORM), "ถึงเกณฑ์ทุกข้อ ยกเว้น 2 9")

    assert "ตอนนี้ไม่มีข้อ 9" in talk.seen.text
    assert "-------" == answers(talk.filling.draft.answers)


def test_it_is_taken_back_with_one_word() -> None:
    talk = after(chat(FORM), "ถึงเกณฑ์ทุกข้อ", "เอากลับ")

    assert "-------" == answers(talk.filling.draft.answers)


def test_only_the_first_of_the_run_says_so() -> None:
    talk = chat(FORM)

    assert "ยกเว้นตัวชี้วัดที่ 2" in talk.seen.text
    assert "ยกเว้นตัวชี้วัดที่" not in after(talk, "[ถึงเกณฑ์]").seen.text


def test_questions_without_a_number_in_their_names_are_answered_one_by_one() -> None:
    talk = after(chat(re.sub(r"ตัวชี้วัดที่ \d", "ชี้วัด", FORM)), "ถึงเกณฑ์ทุกข้อ")

    assert "y------" == answers(talk.filling.draft.answers)
