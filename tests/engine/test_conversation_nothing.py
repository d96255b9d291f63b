"""Nothing to report: one tap answers a whole group, and «ไม่มี» is a figure only where it cannot mean that nobody knows."""

from dataclasses import replace

import pytest

from bot.chat.talking import Talk
from engine.conversation.scene import Round
from tests.engine.conversation_kit import after, chat

GROUP = """
| survey |
| | type | name | label | required | bind::sanam:zero | bind::sanam:short |
| | text | who | ใครเป็นคนรายงานคะ | yes | | ผู้รายงาน |
| | begin group | sales | การขาย | | yes | |
| | integer | sold | ขายได้กี่ถุงคะ | yes | | ขายได้ |
| | integer | given | แจกไปกี่ถุงคะ | yes | | แจก |
| | text | remark | หมายเหตุ | | | หมายเหตุ |
| | begin repeat | buyer | ผู้ซื้อ | | | |
| | text | name | ชื่ออะไรคะ | yes | | ชื่อ |
| | end repeat | | | | | |
| | end group | | | | | |
| | text | next | เดือนหน้าจะทำอะไรคะ | yes | | เดือนหน้า |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
ALL_ZERO = {
    "/data/sales/sold": "0",
    "/data/sales/given": "0",
    "/data/sales/remark": "",
    "/data/sales/buyer[1]": "no",
}
ONE = """
| survey |
| | type | name | label | required | bind::sanam:kind | bind::sanam:unit | parameters | constraint | constraint_message |
| | {type} | it | กี่ตัวคะ | yes | {kind} | {unit} | {parameters} | {constraint} | {message} |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def monthly(text: str = GROUP, of: Round = "month") -> Talk:
    """Open a form in a round in which nothing may be reported."""
    talk = chat(text)
    return replace(talk, filling=replace(talk.filling, zero=of)).reopened(talk.filling.draft.answers)


def one(of: str = "integer", **cells: str) -> Talk:
    empty = dict.fromkeys(("kind", "unit", "parameters", "constraint", "message"), "")
    return chat(ONE.format(type=of, **{**empty, **cells}))


def test_nothing_to_report_is_offered_though_the_first_question_is_another_one() -> None:
    talk = monthly()

    assert "ใครเป็นคนรายงาน" in talk.seen.text
    assert "[เดือนนี้ไม่มีกิจกรรม]" in talk.seen.text


def test_one_tap_answers_every_question_of_the_group_and_the_others_are_asked() -> None:
    talk = after(monthly(), "[เดือนนี้ไม่มีกิจกรรม]")

    assert ALL_ZERO.items() <= talk.filling.draft.answers.items()
    assert "ใครเป็นคนรายงาน" in talk.seen.text
    assert "เดือนหน้าจะทำอะไร" in after(talk, "มะลิ").seen.text


def test_the_card_shows_every_zero_before_it_is_sent() -> None:
    talk = after(monthly(), "[เดือนนี้ไม่มีกิจกรรม]", "มะลิ", "ปลูกผัก")

    assert "ขายได้: 0" in talk.seen.text
    assert "แจก: 0" in talk.seen.text
    assert "ผู้ซื้อ: ไม่มี" in talk.seen.text
    sent = after(talk, "[ส่ง]").submission
    assert {
        "/data/who": "มะลิ",
        "/data/sales/sold": "0",
        "/data/sales/given": "0",
        "/data/next": "ปลูกผัก",
    } == sent


def test_a_round_that_is_no_month_says_so() -> None:
    assert "[รอบนี้ไม่มีกิจกรรม]" in monthly(of="round").seen.text


def test_it_is_not_offered_where_something_was_said() -> None:
    assert "ไม่มีกิจกรรม" not in after(monthly(), "มะลิ").seen.text


def test_a_slip_is_taken_back_with_one_tap() -> None:
    talk = after(monthly(), "[เดือนนี้ไม่มีกิจกรรม]", "เอากลับ")

    assert "/data/sales/sold" not in talk.filling.draft.answers


@pytest.mark.parametrize("said", ["ไม่มี", "ไม่มีเลย", "ไม่มีเลยค่ะ", "ไม่มีสักตัว", "บ่มี", "ศูนย์", "0", "๐"])
def test_none_is_zero(said: str) -> None:
    assert "0" == after(one(unit="ตัว"), said).filling.draft.answers["/data/it"]


def test_none_is_read_back() -> None:
    assert "อ่านว่า 0 บาท" in after(one(kind="money", unit="บาท"), "ไม่มี").seen.text


@pytest.mark.parametrize("said", ["ไม่รู้", "ไม่ทราบ", "ยังไม่มี", "ไม่มีข้อมูล", "ไม่มีแล้ว", "ไม่มีใครนับ", "ไม่มีไหม", "มี"])
def test_not_knowing_is_not_zero(said: str) -> None:
    assert "/data/it" not in after(one(), said).filling.draft.answers


@pytest.mark.parametrize(
    ("of", "kind", "parameters"),
    [("decimal", "", ""), ("integer", "percent", ""), ("integer", "fiscal_year", ""), ("range", "", "start=0 end=5 step=1"), ("text", "quantity", "")],
)  # fmt: skip
def test_none_is_asked_again_where_it_may_mean_that_nobody_knows(of: str, kind: str, parameters: str) -> None:
    assert "/data/it" not in after(one(of, kind=kind, parameters=parameters), "ไม่มี").filling.draft.answers


def test_none_keeps_to_the_forms_own_rule() -> None:
    talk = after(one(constraint=". >= 1", message="ขออย่างน้อย 1 ตัว"), "ไม่มี")

    assert "ขออย่างน้อย 1 ตัว" in talk.seen.text


def test_none_in_a_group_that_means_nothing_answers_only_what_was_asked() -> None:
    talk = after(monthly(), "มะลิ", "ไม่มี")

    assert "0" == talk.filling.draft.answers["/data/sales/sold"]
    assert "แจกไปกี่ถุง" in talk.seen.text


@pytest.mark.parametrize("said", ["10 ครอบครัว", "2 ตัน", "40 กระสอบ"])
def test_a_number_in_another_unit_is_asked_again(said: str) -> None:
    talk = after(one(kind="count", unit="คน"), said)

    assert "/data/it" not in talk.filling.draft.answers
    assert "ข้อนี้นับเป็น คน" in talk.seen.text


@pytest.mark.parametrize(
    ("unit", "said"), [("กก.", "250 โล"), ("คน", "12 ราย"), ("ครัวเรือน", "9 ครอบครัว"), ("ตัว", "40")]
)
def test_the_same_unit_by_another_name_is_taken(unit: str, said: str) -> None:
    assert after(one(unit=unit), said).filling.draft.answers["/data/it"]
