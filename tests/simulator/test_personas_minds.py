"""A persona reads what stands in the chat and does what a person like that would do next."""

from random import Random
from typing import Any

import pytest

from simulator.personas.books import book, keyboard, personas
from simulator.personas.crowd import mix_of
from simulator.personas.mind import Mind
from simulator.personas.screen import read

OWN = {"code": "25650001", "name": "บัว", "phone": "0800000001", "n": "7", "today": "2021-11-20"}


def mind(key: str = "fast", seed: int = 1) -> Mind:
    return Mind(personas()[key], book(), keyboard(), Random(seed), dict(OWN))


def button(label: str, **action: Any) -> dict[str, Any]:
    return {"type": "action", "action": {"type": "postback", "label": label, "data": f"d:{label}", **action}}


def text(words: str, *labels: str) -> dict[str, Any]:
    items = {"quickReply": {"items": [button(label) for label in labels]}} if labels else {}
    return {"type": "text", "text": words, **items}


def said(*messages: dict[str, Any], key: str = "fast", seed: int = 1) -> dict[str, Any]:
    move = mind(key, seed).next(read(list(messages)))
    return {"act": move.act, **move.body}


def test_the_code_is_typed_when_it_is_asked_for() -> None:
    assert {"act": "say", "text": "25650001"} == said(text("ขอรหัสเข้าร่วม 8 ตัวเลขค่ะ"))


@pytest.mark.parametrize(
    ("question", "allowed"),
    [
        ("ขอชื่อกลุ่มค่ะ\nเช่น กลุ่มผักอินทรีย์บ้านหนองบัว", {"บ้านบัว 7"}),
        ("ขอเบอร์โทรของประธานค่ะ", {"0800000001"}),
        ("กลุ่มอยู่ตำบล อำเภอ จังหวัดไหนคะ", set(book().words["place"])),
        ("กลุ่มมีสมาชิกกี่คนคะ", set(book().words["number"])),
        ("กลุ่มตั้งขึ้นเมื่อวันที่เท่าไรคะ", set(book().words["date"])),
    ],
)
def test_a_question_is_answered_in_its_own_kind(question: str, allowed: set[str]) -> None:
    for seed in range(20):
        typed = said(text(question, "ย้อนกลับ", "ไว้ทีหลัง"), seed=seed)["text"]

        assert any(typed.endswith(word) for word in allowed), typed


def test_buttons_that_answer_are_tapped_and_those_that_lead_away_are_not() -> None:
    taps = {
        said(text("เคยอบรมไหมคะ", "เคย", "ไม่เคย", "ย้อนกลับ", "ไว้ทีหลัง"), seed=seed)["data"]
        for seed in range(30)
    }

    assert {"d:เคย", "d:ไม่เคย"} == taps


def test_the_button_that_leads_on_comes_before_the_others() -> None:
    card = {"type": "flex", "contents": {"body": {"contents": [button("แก้ไข"), button("ส่ง")]}}}

    assert {"act": "press", "data": "d:ส่ง"} == said(card)


def test_only_the_last_message_has_quick_replies() -> None:
    assert "say" == said(text("เคยไหมคะ", "เคย"), text("ขอรหัสเข้าร่วมค่ะ"))["act"]


def test_numbered_choices_are_chosen_by_number() -> None:
    assert said(text("ข้อไหนคะ\n1. นา\n2. สวน"))["text"] in {"1", "2"}


def test_an_example_in_the_hint_is_copied_when_the_bot_asks_again_and_again() -> None:
    asked = read([text("จะเอายังไงคะ\nเช่น เอาแบบนี้ ได้เลย")])
    patient = mind()

    typed = [patient.next(asked).body["text"] for _ in range(4)]

    assert "เอาแบบนี้" == typed[-1]


def test_who_is_stuck_for_long_leaves_by_the_button_for_it() -> None:
    asked = read([text("กี่คนคะ", "ไว้ทีหลัง")])
    stuck = mind()

    moves = [stuck.next(asked) for _ in range(7)]

    assert "d:ไว้ทีหลัง" == moves[-1].body["data"]


def test_a_picker_is_answered_with_a_day_and_a_message_button_is_typed() -> None:
    picker = {
        "type": "text",
        "text": "วันไหนคะ",
        "quickReply": {"items": [button("เลือก", type="datetimepicker", mode="date")]},
    }
    typed = {
        "type": "text",
        "text": "เอาไหมคะ",
        "quickReply": {"items": [button("เอา", type="message", text="เอาค่ะ")]},
    }

    assert {"date": "2021-11-20"} == said(picker)["params"]
    assert {"act": "say", "text": "เอาค่ะ"} == said(typed)


def test_the_one_handed_never_types_while_there_is_something_to_tap() -> None:
    asked = text("สมาชิกกี่คนคะ", "เท่าเดิม 12 คน", "ไว้ทีหลัง")

    assert {"press"} == {said(asked, key="one_handed", seed=seed)["act"] for seed in range(30)}


def test_the_sticker_lover_sends_stickers_and_gets_on_all_the_same() -> None:
    acts = [said(text("กี่คนคะ"), key="sticker_lover", seed=seed)["act"] for seed in range(60)]

    assert {"sticker", "say"} == set(acts)


def test_dialect_is_typed_where_others_tap() -> None:
    moves = [said(text("เคยไหมคะ", "ไม่เคย"), key="dialect", seed=seed) for seed in range(40)]

    assert {"บ่เกย"} == {one["text"] for one in moves if one["act"] == "say"}


def test_the_forgetful_leave_and_come_back_with_a_word() -> None:
    away = [one for seed in range(60) if (one := mind("forgetful", seed)).leaves()]

    assert 0 < len(away) < 30
    assert away[0].next(read([text("กี่คนคะ")])).body["text"] in personas()["forgetful"].back
    assert not away[0].has_left


def test_nothing_asked_and_nothing_shown_is_answered_with_small_talk() -> None:
    assert said(text("ยินดีค่ะ"))["text"] in book().idle
    assert mind().next(read([])).body["text"] in book().idle


def test_a_long_card_that_asks_nothing_is_no_question() -> None:
    card = text(
        "ทะเบียนกลุ่ม\nปีที่อบรม\n2562\nเบอร์โทร\nไม่มี\nชื่อกลุ่ม\nกลุ่มดี\nใช้ของและแรงงานท้องถิ่น\nใช่", "แก้ไข", "เก็บไว้ก่อน"
    )

    assert said(card)["text"] in book().idle


def test_the_same_seed_is_the_same_person() -> None:
    asked = [text("กี่คนคะ"), text("เคยไหมคะ", "เคย", "ไม่เคย"), text("ขอชื่อกลุ่มค่ะ")]
    runs = []
    for _ in range(2):
        one = mind("typos", 5)
        runs.append([one.next(read([message])) for message in asked])

    assert runs[0] == runs[1]


def test_a_mix_is_read_and_a_stranger_is_refused() -> None:
    assert {"slow": 3, "fast": 1} == mix_of("slow=3,fast")
    for wrong in ("lazy=2", "slow=0", "slow=many"):
        with pytest.raises(ValueError, match="personas are fast, slow"):
            mix_of(wrong)
