"""A free message fills the right draft: what is kept of it, and what it never does."""

import json

from engine.conversation.filling.provenance import reading_of
from engine.conversation.state import READ, Draft, draft_from_dict
from engine.free_text.told import READER
from models import drafts, people
from models.conversations import Conversation
from models.reports import Report
from tests.play import Play
from tests.stories import act, desk, person, register, register_second, rows, shown

TELLING = "ประชุมเมื่อวาน มา 23 คน ใช้ไป 12,500 ค่าวิทยากร"


def drafts_of(play: Play, who: str) -> list[Draft]:
    """Open the drafts of somebody."""
    with play.core.database.reading() as connection:
        at = desk(play, connection)
        owner = person(play, who)
        key = at.vault.existing(connection, people.owner_of(owner))
        assert key is not None
        return [draft_from_dict(json.loads(key.open(one.body))) for one in drafts.open_of(connection, owner)]


def test_the_message_its_words_and_who_read_them_are_kept_with_each_answer(play: Play) -> None:
    register(play)
    act(play, "mali", TELLING)

    draft = drafts_of(play, "mali")[0]
    people_path = "/data/from_group/participants"
    reading = reading_of(draft.raw[READ + people_path])

    assert ("23", "23 คน") == (draft.answers[people_path], draft.raw[people_path])
    assert reading is not None
    assert (READER, "sure", "23 คน") == (reading.reader, reading.confidence, TELLING[slice(*reading.span)])
    assert TELLING in draft.raw.values()


def test_a_message_is_never_sent_by_itself(play: Play) -> None:
    register(play)
    before = len(rows(play, Report))

    act(play, "mali", f"{TELLING} ไม่มีปัญหา", "[ข้าม]")

    assert before == len(rows(play, Report))


def test_the_same_message_twice_changes_nothing(play: Play) -> None:
    register(play)
    act(play, "mali", TELLING)
    first = drafts_of(play, "mali")[0].answers
    act(play, "mali", TELLING)

    assert [first] == [one.answers for one in drafts_of(play, "mali")]


def test_another_number_never_overwrites_what_was_told_before(play: Play) -> None:
    register(play)
    act(play, "mali", TELLING)
    said = act(play, "mali", "ประชุมเมื่อวาน มา 32 คน ใช้ไป 12,500 บาท")

    assert "คงไว้ 23 คน ในข้อความว่า 32 คน" in said
    assert "23" == drafts_of(play, "mali")[0].answers["/data/from_group/participants"]


def test_a_message_about_two_groups_fills_a_draft_of_each(play: Play) -> None:
    register(play)
    register_second(play)
    act(
        play, "somchai",
        "กลุ่มผักบ้านหนองบัว ประชุม 20 พ.ย. มา 23 คน ใช้ 500 บาท ส่วนกลุ่มกล้วยบ้านใหม่ อบรม 21 พ.ย. มา 18 คน ใช้ 2,500 บาท",
    )  # fmt: skip

    found = {one.answers["/data/from_group/participants"] for one in drafts_of(play, "somchai")}

    assert {"23", "18"} == found


def test_words_for_an_open_question_stay_its_answer(play: Play) -> None:
    register(play)
    act(play, "mali", TELLING)
    act(play, "mali", "น้ำไม่พอ เดือนหน้าจะขุดบ่อไหมยังไม่รู้")

    assert "น้ำไม่พอ เดือนหน้าจะขุดบ่อไหมยังไม่รู้" == drafts_of(play, "mali")[0].answers["/data/from_group/problem"]


def test_a_very_long_message_is_read_to_where_it_is_said(play: Play) -> None:
    register(play)

    said = act(play, "mali", f"{TELLING} {'แล้วก็ช่วยกันเก็บกวาด ' * 200}")

    assert "อ่านถึงแค่ «…" in said
    assert "23 คน" in said
    assert "23" == drafts_of(play, "mali")[0].answers["/data/from_group/participants"]


def told_of_some_group(play: Play) -> None:
    """Have the officer tell what several groups may have done."""
    register(play)
    register_second(play)
    words = {"type": "text", "id": "told", "text": "ประชุมเมื่อวาน มา 23 คน ใช้ไป 500 บาท"}
    assert "หมายถึงรายการไหน" in shown(play.event("somchai", {"type": "message", "message": words}))


def untell(play: Play) -> None:
    play.event("somchai", {"type": "unsend", "unsend": {"messageId": "told"}, "replyToken": None})


def test_a_message_that_waits_for_its_group_stands_nowhere_in_clear(play: Play) -> None:
    told_of_some_group(play)

    assert "ประชุมเมื่อวาน" not in str(rows(play, Conversation))


def test_what_was_taken_back_is_not_told_by_a_tap_afterwards(play: Play) -> None:
    told_of_some_group(play)
    before = rows(play, drafts.Draft)

    untell(play)

    said = act(play, "somchai", "[อันนี้]")
    assert "23" not in said
    assert said.strip()
    assert before == rows(play, drafts.Draft)


def test_what_was_told_by_a_tap_goes_with_its_message(play: Play) -> None:
    told_of_some_group(play)
    act(play, "somchai", "[อันนี้]")

    untell(play)

    kept = [words for one in drafts_of(play, "somchai") for words in one.raw.values()]

    assert [] == [words for words in kept if "23 คน" in words or "ประชุม" in words]


MONTHLY = "ประชุมเมื่อวาน มา 32 คน ใช้ไป 12,500 ค่าวิทยากร"


def sent_by_the_group(play: Play) -> None:
    """Have the group send its part of the monthly report."""
    register(play)
    said = act(play, "mali", MONTHLY)
    for _ in range(9):
        if "[ส่ง]" in said:
            break
        said = act(play, "mali", "[ข้าม]")
    assert "32" in said
    act(play, "mali", "[ส่ง]")


def test_what_the_group_sent_is_never_overwritten_by_what_its_officer_tells(play: Play) -> None:
    sent_by_the_group(play)
    said = act(play, "somchai", TELLING)

    assert "คงไว้ 32 คน ในข้อความว่า 23 คน" in said
    assert "32" == drafts_of(play, "somchai")[0].answers["/data/from_group/participants"]


def test_what_the_group_sent_and_its_officer_tells_alike_is_not_told_as_two(play: Play) -> None:
    sent_by_the_group(play)
    said = act(play, "somchai", MONTHLY)

    assert "คงไว้" not in said
    assert "32 คน" in said


def test_that_nothing_was_done_stands_when_an_officer_tells_of_something(play: Play) -> None:
    register(play)
    act(play, "mali", "เดือนนี้ไม่มีกิจกรรมเลยค่ะ", "[ส่ง]")
    said = act(play, "somchai", TELLING)

    assert "คงไว้ ไม่มี ในข้อความว่า" in said
    assert "" == drafts_of(play, "somchai")[0].answers["/data/from_group/participants"]


def test_a_report_that_is_told_again_was_sent_already_and_its_button_corrects_it(play: Play) -> None:
    sent_by_the_group(play)
    said = act(play, "mali", MONTHLY)
    number = rows(play, Report, purpose="contribution")[-1]["number"]

    assert "ส่งไปแล้ว" in said
    assert number in said
    assert "22 พ.ย. 2564" in said
    assert [] == drafts_of(play, "mali")
    assert "ไม่แก้แล้ว" in act(play, "mali", "[แก้ไข]")


def test_that_nothing_was_done_is_not_told_twice_either(play: Play) -> None:
    register(play)
    act(play, "mali", "เดือนนี้ไม่มีกิจกรรมเลยค่ะ", "[ส่ง]")

    assert "ส่งไปแล้ว" in act(play, "mali", "เดือนนี้ไม่มีกิจกรรมเลยค่ะ")


def test_another_report_is_still_told_after_one_was_sent(play: Play) -> None:
    sent_by_the_group(play)
    said = act(play, "mali", "สำรวจเมื่อวาน สมาชิก 12 คน 9 ครัวเรือน พื้นที่ 35 ไร่ ขายผักสลัด")

    assert "ส่งไปแล้ว" not in said
    assert "9" == drafts_of(play, "mali")[0].answers["/data/from_group/households"]


def test_words_that_look_like_a_name_are_asked_about_and_fill_the_group_that_is_tapped(play: Play) -> None:
    register(play)
    said = act(play, "mali", "ประชุมกลุ่มเรื่องปุ๋ยหมัก เมื่อวาน มา 18 คน ใช้ไป 500 บาท")

    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in said
    assert "18 คน" in act(play, "mali", "[อันนี้]")
    assert "18" == drafts_of(play, "mali")[0].answers["/data/from_group/participants"]


def test_a_group_that_is_not_known_is_asked_about_and_nothing_is_filled_before(play: Play) -> None:
    register(play)
    said = act(play, "mali", "กลุ่มเลี้ยงปลาบ้านท่าดี ประชุมเมื่อวาน มา 12 คน ใช้ 300 บาท")

    assert "กลุ่มเลี้ยงปลาบ้านท่าดี" in said
    assert [] == drafts_of(play, "mali")
    assert "12 คน" in act(play, "mali", "[อันนี้]")


def test_what_another_known_group_did_never_fills_the_one_that_is_tapped(play: Play) -> None:
    register(play)
    register_second(play)
    act(
        play, "somchai",
        "กลุ่มกล้วยบ้านใหม่ อบรม 21 พ.ย. มา 18 คน ใช้ 2,500 บาท ส่วนกลุ่มเลี้ยงปลาบ้านท่าดี ประชุม 20 พ.ย. มา 23 คน ใช้ 500 บาท",
    )  # fmt: skip
    play.press("somchai", "อันนี้", number=2)

    for draft in drafts_of(play, "somchai"):
        assert "18" != draft.answers.get("/data/from_group/participants")
