"""One's own data in the chat: seen, corrected, allowed, taken back, and deleted, at every step."""

import pytest

from models import consents, conversations, people
from models.consents import ConsentRow
from tests.play import Play
from tests.stories import (
    GROUP,
    LEADER,
    PART,
    account,
    act,
    contribute,
    conversation,
    join,
    line_hash,
    person,
    register,
    rows,
)

MINE, WITHDRAW, ERASE = "ข้อมูลของฉัน", "ถอนความยินยอม", "ลบข้อมูลของฉัน"
DELETED = "ลบข้อมูลของคุณแล้ว"


def test_she_sees_what_is_held_of_her_by_kind(play: Play) -> None:
    register(play)
    contribute(play)

    said = act(play, "mali", MINE)

    held = ("มะลิ", "081-234-5678", GROUP, "2 รายงาน", "ประเทศญี่ปุ่น", "[ดูทั้งหมด ขอสำเนา]", "[ลบข้อมูลของฉัน]")
    assert [] == [one for one in held if one not in said]


@pytest.mark.parametrize("words", [MINE, "ดูข้อมูล"])
def test_the_words_that_the_notice_names_work_in_the_middle_of_a_form(play: Play, words: str) -> None:
    register(play)

    said = act(play, "mali", "งานค้าง", "[ทำเลย]", words)

    assert "[ดูทั้งหมด ขอสำเนา]" in said
    assert "ข้อ 1" in said


def test_a_stranger_is_told_that_nothing_is_kept(play: Play) -> None:
    assert "ยังไม่มีข้อมูลของคุณ" in act(play, "mali", MINE)


def test_her_name_is_changed_and_shown_with_the_way_to_type_it_again(play: Play) -> None:
    register(play)

    said = act(play, "mali", MINE, "[เปลี่ยนชื่อ]", "มะลิวัลย์")

    assert "มะลิวัลย์" in said
    assert "มะลิวัลย์" in act(play, "mali", MINE)


def test_what_is_no_name_is_asked_again(play: Play) -> None:
    register(play)

    assert "เป็นตัวหนังสือ" in act(play, "mali", MINE, "[เปลี่ยนชื่อ]", "0812345678")


def test_nothing_beyond_a_duty_is_allowed_before_she_says_so(play: Play) -> None:
    register(play)

    assert "ยังไม่อนุญาต" in act(play, "mali", MINE, "[สิ่งที่อนุญาตไว้]")
    assert [] == rows(play, ConsentRow, purpose="photos")


def test_what_is_allowed_is_taken_back_with_one_word_and_her_duties_go_on(play: Play) -> None:
    register(play)
    act(play, "mali", MINE, "[สิ่งที่อนุญาตไว้]", "[อนุญาต]")

    said = act(play, "mali", WITHDRAW)

    assert "ถอนให้แล้ว" in said
    assert "ไม่ได้ใช้ความยินยอม" in said
    assert [True, False] == [one["is_given"] for one in rows(play, ConsentRow, purpose="photos")]
    assert "[ทำเลย]" in act(play, "mali", "งานค้าง")


def test_an_answer_about_a_purpose_is_kept_with_version_and_digest(play: Play) -> None:
    register(play)
    act(play, "mali", MINE, "[สิ่งที่อนุญาตไว้]", "[อนุญาต]")

    with play.core.database.reading() as connection:
        found = consents.standing(connection, person(play, "mali"))

    text = play.core.office.consent
    assert {("notice", text.version, text.digest), ("photos", text.version, text.digest)} == {
        (one.purpose, one.version, one.digest) for one in found.values()
    }


@pytest.mark.parametrize("word", [MINE, WITHDRAW, ERASE])
def test_the_words_work_in_the_middle_of_a_form_and_lose_nothing(play: Play, word: str) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:4])
    before = conversation(play, "mali")

    act(play, "mali", word)

    after = conversation(play, "mali")
    assert (before["place"], before["draft"], before["asking"]) == (
        after["place"], after["draft"], after["asking"],
    )  # fmt: skip


def test_deleting_is_asked_twice_and_then_done(play: Play) -> None:
    register(play)
    her = person(play, "mali")

    first = act(play, "mali", ERASE)
    second = act(play, "mali", "[ไปขั้นลบข้อมูล]")
    assert "[ใช่ ลบทั้งหมด]" not in first
    assert rows(play, people.Account, person_id=her)

    said = act(play, "mali", "[ใช่ ลบทั้งหมด]")

    assert "เหมือนคนที่เพิ่งเจอกัน" in second
    assert DELETED in said
    assert [] == rows(play, people.Account, person_id=her)
    assert [] == rows(play, conversations.Conversation, person_id=her)


def test_who_keeps_her_data_keeps_everything(play: Play) -> None:
    register(play)

    said = act(play, "mali", ERASE, "[ไปขั้นลบข้อมูล]", "[ไม่ลบ เก็บไว้]")

    assert "เหมือนเดิม" in said
    assert account(play, "mali")


def test_an_old_button_deletes_nothing(play: Play) -> None:
    register(play)
    act(play, "mali", ERASE, "[ไปขั้นลบข้อมูล]")
    play.clock.moment = play.clock.moment.replace(hour=23)

    said = act(play, "mali", "[ใช่ ลบทั้งหมด]")

    assert DELETED not in said
    assert account(play, "mali")


def test_deleting_in_the_middle_of_a_form_ends_the_form_too(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", *PART[:2])

    assert DELETED in act(play, "mali", ERASE, "[ไปขั้นลบข้อมูล]", "[ใช่ ลบทั้งหมด]")
    assert [] == rows(play, people.Account, line_hash=line_hash(play, "mali"))


def test_the_last_one_of_an_office_is_told_to_hand_over_first_and_is_not_held_up(play: Play) -> None:
    assert "มีคุณคนเดียว" not in act(play, "somchai", ERASE)
    act(play, "somchai", "[ไปขั้นลบข้อมูล]", "[ใช่ ลบทั้งหมด]")

    said = act(play, "nida", ERASE)

    assert "มีคุณคนเดียว" in said
    assert "[ส่งมอบงาน]" in said
    assert DELETED in act(play, "nida", "[ไปขั้นลบข้อมูล]", "[ใช่ ลบทั้งหมด]")


def test_the_next_message_of_who_was_deleted_is_a_strangers(play: Play) -> None:
    register(play)
    act(play, "mali", ERASE, "[ไปขั้นลบข้อมูล]", "[ใช่ ลบทั้งหมด]")

    assert "รหัส" in act(play, "mali", "สวัสดี")
    assert "ขอชื่อกลุ่ม" in join(play)


def test_somebody_who_only_waits_to_agree_may_delete_herself(play: Play) -> None:
    act(play, "mali", LEADER)

    assert DELETED in act(play, "mali", ERASE, "[ไปขั้นลบข้อมูล]", "[ใช่ ลบทั้งหมด]")
