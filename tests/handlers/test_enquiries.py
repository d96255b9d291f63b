"""A question to the office: kept sealed, read by the office alone, answered once, forgotten when it is taken back."""

import json
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from models import enquiries, messages, notices, offices, people
from models.sealing import SealBroken
from tests.play import Play
from tests.stories import PART, act, conversation, join, person, register, rows, shown

QUESTION, ANSWER = "ปุ๋ยหมักกองที่สองนับด้วยไหมคะ", "นับเฉพาะกองแรกครับ"
CLOSED = "คำถามนี้ปิดไปแล้ว"


def say(play: Play, who: str, message: str, words: str) -> str:
    typed = {"type": "message", "message": {"type": "text", "id": message, "text": words}}
    return shown(play.event(who, typed))


def unsend(play: Play, who: str, message: str) -> None:
    play.event(who, {"type": "unsend", "unsend": {"messageId": message}, "replyToken": None})


def asked(play: Play, words: str = QUESTION) -> str:
    """Have มะลิ, who leads a group, ask the office something."""
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่")
    return say(play, "mali", "q1", words)


def delivered(play: Play) -> str:
    """Let the worker do its work; return what มะลิ was written."""
    before = len(play.line.pushes)
    play.work()
    return shown(play.reached(before).get("mali", []))


def state(play: Play) -> str:
    [row] = rows(play, enquiries.Enquiry)
    return str(row["state"])


def everything(play: Play) -> str:
    """Return every byte of every table, opened where a key is known."""
    found = []
    for model in (enquiries.Enquiry, messages.Message, notices.Notice):
        for row in rows(play, model):
            found += [
                opened(play, value) if isinstance(value, bytes) else str(value) for value in row.values()
            ]
    return "\n".join(found)


def opened(play: Play, sealed: bytes) -> str:
    with play.core.database.reading() as connection:
        known = [people.owner_of(person(play, who)) for who in ("mali", "somchai", "nida")]
        known += [
            f"line:{play.core.vault.keyring.hash('line', play.user(who))}"
            for who in ("mali", "somchai", "nida")
        ]
        for owner in known:
            key = play.core.vault.existing(connection, owner)
            with suppress(SealBroken):
                return json.dumps(json.loads(key.open(sealed)), ensure_ascii=False) if key else ""
    return ""


def test_a_question_reaches_the_office_and_its_answer_comes_back(anywhere: Play) -> None:
    play = anywhere
    asked(play)
    assert QUESTION in act(play, "somchai", "เรื่องจากกลุ่ม")
    assert QUESTION in act(play, "somchai", "[ตอบ]")
    assert "ส่งคำตอบถึงคุณมะลิแล้ว" in act(play, "somchai", ANSWER)

    assert ANSWER in delivered(play)
    assert enquiries.ANSWERED == state(play)


def test_the_words_are_sealed_where_they_are_kept(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", ANSWER)

    [row] = rows(play, enquiries.Enquiry)
    kept = b"".join(value for value in row.values() if isinstance(value, bytes))

    assert QUESTION.encode() not in kept
    assert ANSWER.encode() not in kept


def test_the_one_in_charge_is_written_to_and_the_others_hear_of_it_for_free(play: Play) -> None:
    asked(play)

    told = {row["person_id"]: row["is_worth_a_push"] for row in rows(play, notices.Notice, kind="enquiry")}

    assert told == {person(play, "somchai"): True, person(play, "nida"): False}


def test_nobody_outside_the_office_reads_a_question(play: Play) -> None:
    asked(play)
    join(play, "daeng", "แดง")

    assert QUESTION not in act(play, "daeng", "เรื่องจากกลุ่ม")
    assert QUESTION not in act(play, "daeng", "ถามเจ้าหน้าที่")


def test_an_officer_whose_role_has_ended_reads_nothing_and_answers_nothing(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]")
    with play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "somchai"), at=play.clock.moment):
            offices.end(connection, role.id, at=play.clock.moment)

    said = act(play, "somchai", ANSWER)

    assert QUESTION not in said
    assert enquiries.OPEN == state(play)
    assert QUESTION not in shown(play.remind().get("somchai", []))


def test_in_a_group_chat_nothing_is_asked_and_nothing_shown(play: Play) -> None:
    register(play)
    group = {"source": {"type": "group", "groupId": "C" + "1" * 32, "userId": play.user("mali")}}
    postback = {"type": "postback", "postback": {"data": "menu:ask"}, **group}

    said = shown(play.event("mali", postback))

    assert "ปุ่มนี้เป็นของคนอื่น" in said
    assert [] == rows(play, enquiries.Enquiry)


def test_two_officers_who_answer_in_the_same_moment_send_one_answer(anywhere: Play) -> None:
    play = anywhere
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]")
    act(play, "nida", "เรื่องจากกลุ่ม", "[ตอบ]")
    typed = {"type": "message", "message": {"type": "text", "id": "late", "text": "นับทั้งสองกองค่ะ"}}

    with play.while_deciding("nida", typed) as said:
        act(play, "somchai", ANSWER)

    assert CLOSED in shown(said)
    assert ANSWER in delivered(play)
    assert 1 == len(rows(play, notices.Notice, kind="answered"))


def test_a_question_that_is_taken_back_is_erased_everywhere_at_once(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]")
    assert QUESTION in everything(play)

    unsend(play, "mali", "q1")

    assert QUESTION not in everything(play)
    assert enquiries.CLOSED == state(play)
    assert CLOSED in act(play, "somchai", ANSWER)
    assert QUESTION not in act(play, "nida", "เรื่องจากกลุ่ม")


def test_a_question_whose_unsending_came_first_is_never_kept(play: Play) -> None:
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่")
    moment = play.clock.moment + timedelta(seconds=10)
    unsend(play, "mali", "q1")

    typed = {"type": "message", "message": {"type": "text", "id": "q1", "text": QUESTION}}
    play.event("mali", typed, timestamp=int(moment.timestamp() * 1000))

    assert [] == rows(play, enquiries.Enquiry)


def test_an_answer_that_is_taken_back_before_it_left_leaves_the_question_open(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]")
    say(play, "somchai", "a1", ANSWER)

    unsend(play, "somchai", "a1")

    assert "" == delivered(play)
    assert ANSWER not in everything(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", "นับสองกองครับ")
    assert "นับสองกองครับ" in delivered(play)


def test_she_may_take_a_question_back_by_a_button_as_long_as_it_is_open(play: Play) -> None:
    asked(play)

    assert "ถอนคำถามแล้ว" in act(play, "mali", "[ถอนคำถาม]")

    assert QUESTION not in everything(play)
    assert "ยังไม่มีเรื่องใหม่จากกลุ่ม" in act(play, "somchai", "เรื่องจากกลุ่ม")


def test_the_form_waits_untouched_while_she_asks(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:4])
    before = conversation(play, "mali")

    said = act(play, "mali", "ถามเจ้าหน้าที่", QUESTION)

    after = conversation(play, "mali")
    assert (before["draft"], before["asking"]) == (after["draft"], after["asking"])
    assert "ทำต่อจากตรงนี้ได้เลย" in said
    assert "ข้อ 6" in act(play, "mali", "35 ไร่")


def test_who_walked_away_from_a_question_comes_back_to_the_form(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:4], "ถามเจ้าหน้าที่")
    play.clock.moment += timedelta(hours=2)

    assert "ข้อ 6" in act(play, "mali", "35 ไร่")

    assert [] == rows(play, enquiries.Enquiry)


@pytest.mark.parametrize(
    ("word", "answer"), [("ยกเลิก", "ยังไม่ได้ส่ง"), ("ขอบคุณค่ะ", "ยินดี"), ("งานที่ต้องส่ง", "งานที่ต้องส่ง")]
)
def test_what_is_no_question_is_not_sent_as_one(play: Play, word: str, answer: str) -> None:
    register(play)

    assert answer in act(play, "mali", "ถามเจ้าหน้าที่", word)

    assert [] == rows(play, enquiries.Enquiry)


def test_after_three_open_questions_the_waiting_ones_are_shown(play: Play) -> None:
    register(play)
    for number in range(3):
        act(play, "mali", "ถามเจ้าหน้าที่", f"คำถามที่ {number} ค่ะ")

    said = act(play, "mali", "ถามเจ้าหน้าที่")

    assert "คำถามที่รอคำตอบ" in said
    assert 3 == len(rows(play, enquiries.Enquiry))


def test_a_question_of_a_thousand_letters_is_taken_and_a_longer_one_is_asked_to_be_shorter(
    play: Play,
) -> None:
    register(play)

    assert "ยาวเกิน" in act(play, "mali", "ถามเจ้าหน้าที่", "กข" * 501)
    assert "ส่งคำถามถึงสำนักงานแล้ว" in act(play, "mali", "กข" * 500)


def test_an_old_answer_button_explains_itself(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม")
    act(play, "nida", "เรื่องจากกลุ่ม", "[ตอบ]", ANSWER)

    assert CLOSED in act(play, "somchai", "[ตอบ]")


def test_who_asked_and_left_the_group_is_told_no_answer(play: Play) -> None:
    asked(play)
    with play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "mali"), at=play.clock.moment):
            offices.end(connection, role.id, at=play.clock.moment)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", ANSWER)
    before: list[Any] = list(play.line.pushes)

    play.work()

    assert before == play.line.pushes


def test_a_question_that_the_guideline_answers_is_quoted_first_and_goes_on_by_a_tap(play: Play) -> None:
    register(play)

    said = act(play, "mali", "ถามเจ้าหน้าที่", "รายงานชุดที่ 1 ส่งวันไหนคะ")
    assert "จากคู่มือโครงการ" in said
    assert "30 พ.ย. 2564" in said
    assert "บรรทัดที่ 13" in said
    assert "ส่งวันไหนคะ" not in act(play, "somchai", "เรื่องจากกลุ่ม")

    act(play, "mali", "ถามเจ้าหน้าที่", "รายงานชุดที่ 1 ส่งวันไหนคะ", "[ถามเจ้าหน้าที่ต่อ]")
    assert "ส่งวันไหนคะ" in act(play, "somchai", "เรื่องจากกลุ่ม")


def test_a_question_that_no_guideline_answers_goes_to_the_office_at_once(play: Play) -> None:
    register(play)

    assert "จากคู่มือ" not in act(play, "mali", "ถามเจ้าหน้าที่", "ขอเบอร์เจ้าหน้าที่หน่อยค่ะ")
    assert "ขอเบอร์" in act(play, "somchai", "เรื่องจากกลุ่ม")


def test_an_office_sees_how_many_were_asked_and_how_long_an_answer_takes(play: Play) -> None:
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่", "ขอเบอร์เจ้าหน้าที่หน่อยค่ะ")
    play.clock.moment += timedelta(hours=5)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", "ดูที่บัตรครับ")
    act(play, "mali", "ถามเจ้าหน้าที่", "ปุ๋ยแจกวันไหนคะ")

    said = act(play, "somchai", "คนในสำนักงาน")
    assert "2 คำถาม รอตอบ 1 ครึ่งหนึ่งได้คำตอบภายใน 5 ชั่วโมง" in said
