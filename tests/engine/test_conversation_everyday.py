"""What people do on their first day: ask where a name is wanted, correct in half a sentence, say «send» early, send a sticker."""

import pytest

from bot.chat.moves import Placed
from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | bind::sanam:kind | bind::sanam:unit | bind::sanam:short |
| | text | chair | ประธานชื่ออะไร | yes | person | | ประธาน |
| | select_one ever | trained | ประธานเคยอบรมไหม | yes | | | ประธานเคยอบรมศูนย์ปราชญ์ |
| | integer | year | อบรมปีไหน | yes | fiscal_year | | ปีที่อบรม |
| | integer | people | มากี่คน | yes | count | คน | ผู้เข้าร่วม |
| | integer | spent | ใช้เงินเท่าไร | yes | money | บาท | ใช้เงิน |
| | text | problem | มีปัญหาอะไรไหม | | | | ปัญหา |
| | image | photos | มีรูปไหม | | | | รูป |
| choices |
| | list_name | name | label |
| | ever | yes | เคย |
| | ever | no | ไม่เคย |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
BEFORE_PEOPLE = ("สมศรี ใจดี", "เคย", "2562")


def said(*texts: str) -> Talk:
    talk = chat(FORM)
    for text in texts:
        talk = after(talk, text)
    return talk


def answers(talk: Talk) -> dict[str, str]:
    return {path.removeprefix("/data/"): value for path, value in talk.filling.draft.answers.items()}


@pytest.mark.parametrize("text", ["ส่งรูปได้มั้ย", "กรอกยังไงคะ", "ใครเป็นประธานหรือเปล่า?"])
def test_a_question_is_nobodys_name(text: str) -> None:
    talk = said(text)

    assert "ข้อนี้ขอชื่อ" in talk.seen.text
    assert "chair" not in answers(talk)


@pytest.mark.parametrize("name", ["ไหมทอง ใจดี", "สมหมาย ผ้าไหม", "Somsri Jaidee"])
def test_a_name_with_silk_in_it_is_a_name(name: str) -> None:
    assert name == answers(said(name))["chair"]


def test_a_year_that_was_typed_short_is_said_whole() -> None:
    talk = said("สมศรี ใจดี", "เคย", "62")

    assert "อ่านว่า 2562" in talk.seen.text


def test_a_number_with_its_unit_left_out_needs_no_echo() -> None:
    assert "อ่านว่า" not in said(*BEFORE_PEOPLE, "23").seen.text


def test_not_so_many_people_corrects_the_answer_before() -> None:
    talk = said(*BEFORE_PEOPLE, "23", "ไม่ใช่ 32 คน")

    assert "32" == answers(talk)["people"]
    assert "ใช้เงินเท่าไร" in talk.seen.text


def test_it_does_so_also_where_any_words_are_an_answer() -> None:
    talk = said(*BEFORE_PEOPLE, "23", "2500", "ไม่ใช่ 32 คน")

    assert ("32", False) == (answers(talk)["people"], "problem" in answers(talk))


def test_denying_what_stands_there_changes_nothing() -> None:
    assert "23" == answers(said(*BEFORE_PEOPLE, "23", "ไม่ใช่ 23 คน"))["people"]


def test_send_goes_past_what_may_stay_empty_and_shows_everything_first() -> None:
    talk = said(*BEFORE_PEOPLE, "23", "2500", "ไม่มี", "ส่ง")

    assert ("review", None) == (talk.state.place, talk.submission)


def test_send_at_a_question_that_is_needed_says_so() -> None:
    talk = said(*BEFORE_PEOPLE, "ส่ง")

    assert "ก่อนส่งขอคำตอบข้อนี้ด้วย" in talk.seen.text
    assert "มากี่คน" in talk.seen.text


REVIEW = (*BEFORE_PEOPLE, "23", "2500", "ไม่มี", "ข้าม")


def test_a_sentence_that_only_holds_a_lines_name_opens_no_line() -> None:
    talk = said(*REVIEW, "ประธานเคยอบรมแล้ว ปี 2560")

    assert "review" == talk.state.place


def test_the_name_of_a_line_still_opens_it() -> None:
    talk = said(*REVIEW, "ประธาน")

    assert ("asking", "/data/chair") == (talk.state.place, talk.state.asking)


@pytest.mark.parametrize("text", ["แก้ประธานเคยอบรม เป็น ไม่เคย", "แก้ประธานเคยอบรมเป็นไม่เคย"])
def test_half_of_a_longer_name_is_not_taken_for_the_shorter_one(text: str) -> None:
    talk = said(*REVIEW, text)

    assert ("no", "สมศรี ใจดี") == (answers(talk)["trained"], answers(talk)["chair"])


def test_the_shorter_name_still_means_its_own_line() -> None:
    assert "แดง มีสุข" == answers(said(*REVIEW, "แก้ประธาน เป็น แดง มีสุข"))["chair"]


def test_a_spot_on_the_map_is_answered_by_what_is_asked() -> None:
    place = "| survey |\n| | type | name | label | required | bind::sanam:kind |\n| | text | it | อยู่ที่ไหน | yes | place |\n"
    own = '| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |\n'

    assert "ข้อนี้ขอเป็นชื่อ" in chat(place + own).hears(Placed(18.9, 98.9)).seen.text
    assert "ตอนนี้ไม่ได้ขอตำแหน่ง" in said(*BEFORE_PEOPLE).hears(Placed(18.9, 98.9)).seen.text
