"""Questions to the office at bad moments: in the middle of a form, of somebody erased, to an office where nobody acts."""

import json
from datetime import timedelta

import pytest

from bot.wiring import Core
from handlers.orders import SHOW_MENUS
from models import enquiries, offices, people
from tests.handlers.test_enquiries import ANSWER, QUESTION, asked, delivered, unsend
from tests.handlers.test_reports_versions import body, publish
from tests.play import TASKS, Play
from tests.stories import PART, act, conversation, person, register, rows, shown


def in_a_form(play: Play) -> None:
    """Have มะลิ stand in the middle of her group's part."""
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:2])


def alts(messages: list[dict[str, object]]) -> str:
    return "\n".join(str(one.get("altText", "")) for one in messages)


def erase(play: Play, who: str) -> None:
    with play.core.database.writing() as connection:
        play.core.vault.forget(connection, people.owner_of(person(play, who)))


def test_nothing_that_was_asked_or_answered_stands_on_a_locked_screen(play: Play) -> None:
    asked(play)
    seen = [
        alts(play.text("somchai", "เรื่องจากกลุ่ม")),
        alts(play.press("somchai", "ตอบ")),
        alts(play.text("somchai", ANSWER)),
    ]
    before = len(play.line.pushes)
    play.work()
    seen.append(alts(play.reached(before)["mali"]))

    assert "สำนักงานตอบแล้ว" == seen[-1]
    assert [] == [one for one in seen if QUESTION in one or ANSWER in one or "มะลิ" in one]


def test_what_is_due_still_stands_on_a_locked_screen(play: Play) -> None:
    register(play)

    assert "25 พ.ย. 2564" in alts(play.text("mali", "งานที่ต้องส่ง"))


def test_an_answer_in_the_middle_of_a_form_leads_back_to_its_question(play: Play) -> None:
    asked(play)
    in_a_form(play)
    asking = conversation(play, "mali")["asking"]
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", ANSWER)

    assert "[ทำต่อ]" in delivered(play)
    act(play, "mali", "[ทำต่อ]")

    assert asking == conversation(play, "mali")["asking"]


def test_an_answer_outside_a_form_leads_nowhere(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]", ANSWER)

    assert "[ทำต่อ]" not in delivered(play)


def test_a_question_of_somebody_who_was_erased_is_nobodys_any_more(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม")
    erase(play, "mali")

    assert "คำถามนี้ปิดไปแล้ว" in act(play, "somchai", "[ตอบ]")
    assert "[ตอบ]" not in act(play, "somchai", "เรื่องจากกลุ่ม")


def test_an_office_where_nobody_acts_is_not_asked(play: Play) -> None:
    register(play)
    with play.core.database.writing() as connection:
        for who in ("somchai", "nida"):
            for role in offices.roles_of(connection, person(play, who), at=play.clock.moment):
                offices.end(connection, role.id, at=play.clock.moment)

    assert "ยังไม่มีสำนักงานให้ถาม" in act(play, "mali", "ถามเจ้าหน้าที่")


def test_who_lost_her_role_while_she_asked_asks_nobody(anywhere: Play) -> None:
    play = anywhere
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่")
    typed = {"type": "message", "message": {"type": "text", "id": "q1", "text": QUESTION}}

    with play.while_deciding("mali", typed) as said, play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "mali"), at=play.clock.moment):
            offices.end(connection, role.id, at=play.clock.moment)

    assert "ส่งคำถามถึงสำนักงานแล้ว" not in shown(said)
    assert [] == rows(play, enquiries.Enquiry)


@pytest.mark.parametrize("message", ["q1", "a1"])
def test_what_is_taken_back_changes_the_officers_menus_at_once(play: Play, message: str) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]")
    play.event("somchai", {"type": "message", "message": {"type": "text", "id": "a1", "text": ANSWER}})
    seen: list[str] = []

    def shows(core: Core, people: str) -> None:
        del core
        seen.append(people)

    TASKS[SHOW_MENUS] = shows
    play.orders.clear()

    unsend(play, "mali" if message == "q1" else "somchai", message)
    play.work()
    del TASKS[SHOW_MENUS]

    assert [",".join(sorted((person(play, "somchai"), person(play, "nida"))))] == seen


def test_a_place_on_the_map_is_no_answer_while_a_question_is_typed(play: Play) -> None:
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่")
    place = {"type": "location", "id": "l1", "latitude": 18.9, "longitude": 98.9}

    said = shown(play.event("mali", {"type": "message", "message": place}))

    assert "ส่งต่อได้เฉพาะ" in said
    assert "enquiring" == conversation(play, "mali")["place"]


def test_nothing_that_was_asked_stands_in_the_state_of_a_conversation(play: Play) -> None:
    asked(play)
    act(play, "somchai", "เรื่องจากกลุ่ม", "[ตอบ]")

    states = json.dumps([conversation(play, who) for who in ("mali", "somchai")], ensure_ascii=False)

    assert [] == [one for one in (QUESTION, "มะลิ", "ปุ๋ย") if one in states]


def test_six_of_the_longest_questions_fit_on_one_card(play: Play) -> None:
    register(play)
    family = "👨‍👩‍👧‍👦" * 142
    office = person(play, "somchai")
    with play.core.database.writing() as connection:
        key = play.core.vault.key(connection, people.owner_of(person(play, "mali")))
        held = offices.roles_of(connection, office, at=play.clock.moment)
        for number in range(8):
            enquiries.add(
                connection, id=f"e{number}", asker_id=person(play, "mali"), office_id=held[0].scope_id, unit_id=None,
                body=key.seal(json.dumps([family, f"m{number}"])), asked_at=play.clock.moment + timedelta(seconds=number),
            )  # fmt: skip

    said = act(play, "somchai", "เรื่องจากกลุ่ม")

    assert 6 == said.count("[ตอบ]")
    assert 2 == act(play, "somchai", "[ดูรายการถัดไป]").count("[ตอบ]")


def test_a_place_that_is_sent_while_a_question_is_written_answers_no_question_of_the_form(
    anywhere: Play,
) -> None:
    publish(
        anywhere,
        "set1",
        ("| | text | products |", "| | geopoint | spot | บ่ออยู่ตรงไหนคะ | | yes |\n| | text | products |"),
    )
    register(anywhere)
    act(anywhere, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ถามเจ้าหน้าที่")

    place = {"type": "location", "id": "here", "latitude": 18.9, "longitude": 98.9}
    said = shown(anywhere.event("mali", {"type": "message", "message": place}))

    assert "ตรงนี้ส่งต่อได้เฉพาะตัวหนังสือ" in said
    answers = body(anywhere)["answers"]
    assert isinstance(answers, dict)
    assert "/data/from_group/spot" not in answers
    assert "บ่ออยู่ตรงไหนคะ" in act(anywhere, "mali", "นับบ่อของสมาชิกไหมคะ")
