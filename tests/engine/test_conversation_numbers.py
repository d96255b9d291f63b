"""Figures as people type them into a chat: what is taken, how it is said back, and what is asked once more."""

from dataclasses import replace

import pytest

from bot.chat.talking import Talk
from engine.conversation.state import Draft
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | constraint | constraint_message | bind::sanam:kind | bind::sanam:unit |
| | {type} | n | เท่าไรคะ | {constraint} | {message} | {kind} | {unit} |
| | text | more | แล้วมีอะไรอีกคะ | | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
PEOPLE = {"type": "integer", "kind": "count", "unit": "คน"}
FAMILIES = {"type": "integer", "kind": "households", "unit": "ครัวเรือน"}
MONEY = {"type": "decimal", "kind": "money", "unit": "บาท"}
LAND = {"type": "decimal", "kind": "area", "unit": "ไร่"}
SHARE = {"type": "decimal", "kind": "percent", "unit": "%"}
BALANCE = {"type": "decimal", "kind": "", "unit": "องศา"}


def _asked(kind: dict[str, str], **more: str) -> Talk:
    return chat(FORM.format(**{"constraint": "", "message": "", **kind, **more}))


def _taken(talk: Talk) -> tuple[str | None, str]:
    return talk.filling.draft.answers.get("/data/n"), talk.seen.text.split("\n")[0]


@pytest.mark.parametrize(
    ("words", "rai", "said"),
    [
        ("2 งาน", "0.5", "อ่านว่า 2 งาน (0.5 ไร่)"),
        ("50 ตารางวา", "0.125", "อ่านว่า 50 ตารางวา (0.125 ไร่)"),
        ("3 ไร่ 2 งาน", "3.5", "อ่านว่า 3 ไร่ 2 งาน (3.5 ไร่)"),
        ("สามไร่สองงาน", "3.5", "อ่านว่า 3 ไร่ 2 งาน (3.5 ไร่)"),
        ("3-2-50", "3.625", "อ่านว่า 3 ไร่ 2 งาน 50 ตารางวา (3.625 ไร่)"),
        ("สิบสองไร่", "12", "อ่านว่า 12 ไร่"),
    ],
)
def test_land_is_said_back_in_the_parts_that_deeds_have(words: str, rai: str, said: str) -> None:
    assert (rai, said) == _taken(after(_asked(LAND), words))


@pytest.mark.parametrize("words", ["12.5", "๑๒.๕ ไร่", "12 ไร่"])
def test_land_that_is_typed_as_it_is_kept_is_not_said_back(words: str) -> None:
    assert _taken(after(_asked(LAND), words))[1].startswith("ข้อ 2")


@pytest.mark.parametrize("words", ["3 แปลง", "3 ไร่ 5 งาน", "3 ไร่ 2"])
def test_what_is_no_land_is_still_asked_again(words: str) -> None:
    assert None is _taken(after(_asked(LAND), words))[0]


@pytest.mark.parametrize("kind", [PEOPLE, FAMILIES, MONEY, LAND])
def test_less_than_nothing_is_never_counted_without_a_word(kind: dict[str, str]) -> None:
    taken, said = _taken(after(_asked(kind), "-3"))

    assert (None, True) == (taken, said.startswith("ขอตัวเลขที่ไม่ติดลบ"))


def test_what_the_form_says_of_a_figure_below_nothing_goes_first() -> None:
    said = _taken(after(_asked(PEOPLE, constraint=". >= 1", message="ขอ 1 คนขึ้นไป"), "-3"))[1]

    assert "ขอ 1 คนขึ้นไป" == said


def test_a_measurement_may_be_below_nothing() -> None:
    assert "-3" == _taken(after(_asked(BALANCE), "-3"))[0]


@pytest.mark.parametrize("kind", [PEOPLE, FAMILIES])
@pytest.mark.parametrize("words", ["50-60", "50 - 60", "50 ถึง 60", "ห้าสิบกว่า", "เกือบ 50", "ไม่ถึง 50"])
def test_a_span_is_asked_for_one_number_and_not_called_no_number(kind: dict[str, str], words: str) -> None:
    taken, said = _taken(after(_asked(kind), words))

    assert (None, True) == (taken, said.startswith("ขอเป็นตัวเลขเดียว"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("12500.5", "อ่านว่า 12,500.50 บาท"),
        ("10 บาท 50 สตางค์", "อ่านว่า 10.50 บาท"),
        ("2 แสน", "อ่านว่า 200,000 บาท"),
        ("1.2 ล้าน", "อ่านว่า 1,200,000 บาท"),
    ],
)
def test_money_is_said_back_with_two_figures_of_satang_or_none(words: str, said: str) -> None:
    assert said == _taken(after(_asked(MONEY), words))[1]


def test_a_share_is_written_as_people_write_it() -> None:
    assert "อ่านว่า 60%" == _taken(after(_asked(SHARE), "หกสิบ"))[1]


LONE = "50 คน 3", "1e3", "4 999", "1.000", "50+3", "05", "4,99"


@pytest.mark.parametrize("words", LONE)
@pytest.mark.parametrize("kind", [PEOPLE, FAMILIES, MONEY])
def test_what_may_be_two_figures_is_never_taken_for_one(kind: dict[str, str], words: str) -> None:
    assert None is _taken(after(_asked(kind), words))[0]


def _suggested(talk: Talk, value: str) -> Talk:
    draft: Draft = replace(talk.filling.draft, suggested={"/data/n": value})
    return replace(talk, filling=replace(talk.filling, draft=draft))


@pytest.mark.parametrize(("last", "words"), [("25", "250"), ("4999", "499"), ("25", "2"), ("12", "120 คน")])
def test_a_figure_ten_times_that_of_last_time_is_confirmed_with_the_one_of_last_time(
    last: str, words: str
) -> None:
    talk = after(_suggested(_asked(PEOPLE), last), words)

    assert None is _taken(talk)[0]
    assert "ครั้งก่อน" in _taken(talk)[1]


@pytest.mark.parametrize(
    ("last", "words"), [("25", "60"), ("0", "300"), ("25", "0"), ("3", "12"), ("25", "25")]
)
def test_a_figure_like_that_of_last_time_is_taken(last: str, words: str) -> None:
    assert None is not _taken(after(_suggested(_asked(PEOPLE), last), words))[0]


DAY = "| survey |\n| | type | name | label |\n| | date | n | วันไหนคะ |\n| | text | more | แล้วมีอะไรอีกคะ |\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("15 มิ.ย. 2563", "ข้อ 2 จาก 2"),
        ("1 ก.พ. 65", "อ่านว่า 1 ก.พ. 2565"),
        ("1/2/65", "อ่านว่า 1 ก.พ. 2565"),
        ("เมื่อวาน", "อ่านว่า 24 พ.ย. 2564"),
    ],
)
def test_a_day_is_said_back_unless_it_was_typed_as_it_is_written(words: str, said: str) -> None:
    assert said == _taken(after(chat(DAY), words))[1]


@pytest.mark.parametrize("words", ["31 ก.พ. 65", "29/2/65", "1/13/65"])
def test_a_day_that_no_calendar_has_is_asked_again(words: str) -> None:
    assert None is _taken(after(chat(DAY), words))[0]


SEVERAL = """
| survey |
| | type | name | label | bind::sanam:kind | bind::sanam:unit |
| | integer | n | มีกี่คนคะ | count | คน |
| | text | phone | ขอเบอร์โทรค่ะ | phone | |
| | select_one ever | ever | เคยอบรมไหมคะ | | |
| | text | more | แล้วมีอะไรอีกคะ | | |
| choices |
| | list_name | name | label |
| | ever | yes | เคย |
| | ever | no | ไม่เคย |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def _several(*moves: str) -> dict[str, str]:
    return dict(after(chat(SEVERAL), *moves).filling.draft.answers)


def test_a_number_that_is_denied_without_its_unit_is_mended_before_the_next_question() -> None:
    assert {"/data/n": "32"} == _several("23", "ไม่ใช่ 32")


def test_a_phone_that_is_denied_is_mended_and_is_no_choice_of_the_next_question() -> None:
    assert "+66812345679" == _several("23", "0812345678", "ไม่ใช่ 081-234-5679")["/data/phone"]


def test_free_words_that_begin_with_a_no_stay_free_words() -> None:
    told = _several("23", "0812345678", "เคย", "ไม่ใช่ปีปกติ")

    assert ("23", "ไม่ใช่ปีปกติ") == (told["/data/n"], told["/data/more"])


def test_a_question_of_two_choices_names_them_where_neither_was_said() -> None:
    assert "กดปุ่ม หรือพิมพ์ว่า เคย หรือ ไม่เคย ได้เลย" in after(chat(SEVERAL), "23", "0812345678", "สีเขียว").seen.text


def test_what_is_answered_already_offers_no_second_value_that_is_called_the_same() -> None:
    talk = after(_suggested(_asked(PEOPLE), "12"), "13", "ย้อนกลับ")

    assert "ตอนนี้คือ 13 คน" in talk.seen.text
    assert "เท่าเดิม" not in talk.seen.text
