"""What cannot be answered yet is put off for a while: filling goes on, and only what is needed holds the report back."""

from dataclasses import replace
from datetime import timedelta

from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | bind::sanam:later | bind::sanam:short |
| | text | group | ชื่อกลุ่ม | yes | | กลุ่ม |
| | integer | harvest | เก็บเกี่ยวได้กี่กิโลกรัม | yes | 3 | ผลผลิต |
| | integer | price | ขายได้กิโลกรัมละกี่บาท | | 5 | ราคา |
| | text | remark | หมายเหตุ | yes | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
LATER = "[ยังไม่ทราบ ไว้ทีหลัง]"


def days_later(talk: Talk, days: int) -> Talk:
    """Open the same draft again after some days."""
    return replace(talk, at=talk.at + timedelta(days=days)).reopened(talk.filling.draft.answers)


def test_only_what_the_form_allows_can_be_put_off() -> None:
    first = chat(FORM)

    assert "ยังไม่ทราบ" not in first.seen.text
    assert "[ยังไม่ทราบ ไว้ทีหลัง]" in after(first, "กลุ่มผัก").seen.text


def test_filling_goes_on_behind_what_is_put_off() -> None:
    talk = after(chat(FORM), "กลุ่มผัก", LATER)

    assert "ข้อนี้เว้นไว้ก่อน จะถามอีกครั้ง 28 พ.ย. 2564" in talk.seen.text
    assert "ขายได้กิโลกรัมละกี่บาท" in talk.seen.text
    assert {"/data/harvest": "2021-11-28"} == talk.filling.draft.promised


def test_the_review_says_when_it_is_asked_again() -> None:
    talk = after(chat(FORM), "กลุ่มผัก", LATER, "12", "ไม่มี")

    assert "ผลผลิต: ยังไม่ทราบ จะถามอีกครั้ง 28 พ.ย. 2564" in talk.seen.text


def test_what_is_needed_holds_the_report_back_and_can_be_answered_at_once() -> None:
    talk = after(chat(FORM), "กลุ่มผัก", LATER, "12", "ไม่มี", "ส่ง")

    assert talk.submission is None
    assert "ยังขาดอีก 1 ข้อ: ผลผลิต" in talk.seen.text
    assert "[ส่ง]" not in talk.seen.text
    assert {"/data/harvest": "400"}.items() <= (
        after(talk, "[ตอบข้อนี้เลย]", "400", "ส่ง").submission or {}
    ).items()


def test_what_is_not_needed_is_sent_without() -> None:
    talk = after(chat(FORM), "กลุ่มผัก", "400", LATER, "ไม่มี", "ส่ง")

    assert talk.submission is not None
    assert "/data/price" not in talk.submission


def test_on_its_day_it_is_asked_again() -> None:
    talk = after(chat(FORM), "กลุ่มผัก", LATER, LATER, "ไม่มี")

    assert "review" == days_later(talk, 2).state.place
    assert "เก็บเกี่ยวได้กี่กิโลกรัม" in days_later(talk, 3).seen.text


def test_on_its_day_it_may_be_put_off_once_more() -> None:
    talk = after(days_later(after(chat(FORM), "กลุ่มผัก", LATER, "12", "ไม่มี"), 3), "ยังไม่ทราบ")

    assert {"/data/harvest": "2021-12-01"} == talk.filling.draft.promised


def test_answering_early_drops_the_promise() -> None:
    talk = after(chat(FORM), "กลุ่มผัก", LATER, "12", "ไม่มี", "[แก้ไข ผลผลิต]", "400")

    assert {} == talk.filling.draft.promised
    assert "400" == talk.filling.draft.answers["/data/harvest"]


def test_not_known_yet_may_be_typed_and_is_a_skip_elsewhere() -> None:
    put_off = after(chat(FORM), "กลุ่มผัก", "ยังไม่ทราบค่ะ")
    needed = after(put_off, "12", "ยังไม่ทราบ")

    assert ["/data/harvest"] == list(put_off.filling.draft.promised)
    assert "หมายเหตุ" in needed.seen.text
    assert "/data/remark" not in needed.filling.draft.answers
