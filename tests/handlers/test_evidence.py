"""What people send besides words is kept, told to the office for free, shown to nobody else, and gone when taken back."""

from typing import Any

import pytest

from handlers.desk import Desk
from models import audit, evidence, notices, people
from models.evidence import Evidence
from tests.play import Play
from tests.stories import act, contribute, desk, join, person, register, rows, shown


def voice(play: Play, who: str = "mali", message_id: str = "v1", **message: Any) -> list[dict[str, Any]]:
    return show(play, who, "audio", message_id, duration=12_000, **message)


def show(play: Play, who: str, kind: str, message_id: str, **message: Any) -> list[dict[str, Any]]:
    event = {"type": "message", "message": {"type": kind, "id": message_id, **message}}
    return play.event(who, event)


def pieces(play: Play, **wanted: object) -> list[Any]:
    return rows(play, Evidence, **wanted)


def files(play: Play) -> list[str]:
    return [one.place for one in play.core.files.all()]


def unsend(play: Play, who: str, message_id: str) -> list[dict[str, Any]]:
    return play.event(who, {"type": "unsend", "unsend": {"messageId": message_id}})


def test_a_voice_note_in_the_middle_of_a_question_is_kept_and_the_question_asked_again(
    anywhere: Play,
) -> None:
    play = anywhere
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")

    said = shown(voice(play))
    play.work()

    assert "เสียงนี้เก็บไว้ให้เจ้าหน้าที่ฟังแล้ว" in said
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คนคะ" in said
    assert "[เท่าเดิม 12 คน]" in said
    [row] = pieces(play)
    assert ("kept", "audio", 12_000, "audio/mp4") == (
        row["state"], row["kind"], row["duration_ms"], row["content_type"],
    )  # fmt: skip
    assert row["obligation_id"]
    assert "moac-cm" == row["office_id"]
    assert [row["place"]] == files(play)


def test_the_same_message_twice_is_one_piece_and_one_notice(play: Play) -> None:
    register(play)

    voice(play)
    voice(play)

    assert 1 == len(pieces(play))
    told = [row["person_id"] for row in rows(play, notices.Notice, kind="evidence")]
    assert sorted(told) == sorted(person(play, who) for who in ("somchai", "nida"))


def test_the_message_id_stands_nowhere_in_clear(play: Play) -> None:
    register(play)

    voice(play, message_id="message-77")

    [row] = pieces(play)
    assert b"message-77" not in row["message"]
    assert "message-77" not in row["message_hash"]


def test_the_officer_hears_of_it_with_the_next_free_reply_and_no_message_is_counted(play: Play) -> None:
    register(play)
    voice(play)
    play.work()

    said = act(play, "somchai", "สวัสดี")

    assert "คุณมะลิส่งเสียงมา 1 คลิป" in said
    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" in said
    assert [] == play.line.pushes
    assert "คุณมะลิ" not in act(play, "somchai", "สวัสดี")


def test_the_officer_gets_a_link_by_a_tap_and_keeps_the_question_that_is_open(play: Play) -> None:
    register(play)
    contribute(play)
    voice(play)
    play.work()
    act(play, "somchai", "งานค้าง")
    listen = play.data("somchai", "ขอฟัง")
    opened = shown(play.press("somchai", "ทำเลย", number=2))

    said = play.event("somchai", {"type": "postback", "postback": {"data": listen}})

    assert "เปิดฟัง" in shown(said)
    assert "เสียงจากคุณมะลิ" in opened
    assert "[ใช่] [ไม่ใช่]" in shown(said)
    assert link_of(said).startswith("http://127.0.0.1:8000/evidence/")


def link_of(said: list[dict[str, Any]]) -> str:
    from tests.play import actions

    return next(str(one["uri"]) for one in actions(said) if "uri" in one)


def test_a_piece_stands_on_the_office_s_review_of_that_report(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]")
    voice(play)
    play.work()
    act(play, "mali", "[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผัก", "35 ไร่", "น้ำ", "แปรรูป", "[ส่ง]")
    act(play, "somchai", "งานค้าง")

    opened = shown(play.press("somchai", "ทำเลย", number=2))
    review = act(play, "somchai", "[ใช่]", "[มี]", "[ข้าม]", "[ยืนยัน]")

    for said in (opened, review):
        assert "เสียงจากคุณมะลิ" in said
        assert "12 วินาที" in said


def test_a_piece_of_another_office_is_refused_by_a_tap_that_was_made_up(play: Play) -> None:
    from engine.conversation.bubbles import Press

    register(play)
    voice(play)
    play.work()
    act(play, "daeng", "สวัสดี")
    join(play, "daeng", "แดง")
    [row] = pieces(play)
    data = play.core.buttons.sign(Press("hear", row["id"]), person(play, "daeng"))

    said = shown(play.event("daeng", {"type": "postback", "postback": {"data": data}}))

    assert "เปิดฟัง" not in said
    assert "ปุ่มนี้เป็นของเดิม" in said


@pytest.mark.parametrize("kind", ["image", "video", "file"])
def test_pictures_videos_and_files_are_kept_the_same_way(play: Play, kind: str) -> None:
    register(play)

    said = shown(show(play, "mali", kind, "x1"))
    play.work()

    assert "ไว้ให้เจ้าหน้าที่ดูแล้ว" in said
    assert ["kept"] == [row["state"] for row in pieces(play, kind=kind)]


def picture(play: Play, index: int, *, total: int = 4, set_id: str = "s1") -> list[dict[str, Any]]:
    return show(
        play, "mali", "image", f"{set_id}-{index}", imageSet={"id": set_id, "index": index, "total": total}
    )


def test_pictures_sent_at_once_get_one_answer_in_whatever_order_they_come(play: Play) -> None:
    register(play)

    said = [picture(play, index) for index in (3, 1, 4, 2)]
    play.work()

    assert [True, False, False, False] == [bool(one) for one in said]
    assert "เก็บรูปทั้ง 4 รูปไว้ให้เจ้าหน้าที่ดูแล้ว" in shown(said[0])
    assert ["kept"] * 4 == [row["state"] for row in pieces(play)]
    assert "คุณมะลิส่งรูปมา 4 รูป" in act(play, "somchai", "สวัสดี")


def test_the_next_pictures_are_answered_again(play: Play) -> None:
    register(play)
    picture(play, 1)

    assert [] != picture(play, 1, set_id="s2")


def test_nothing_is_kept_of_somebody_who_has_not_agreed(play: Play) -> None:
    act(play, "mali", "25650001")

    assert [] != voice(play)
    assert [] == pieces(play)


def test_a_voice_note_instead_of_a_question_to_the_office_is_kept_too(play: Play) -> None:
    register(play)
    act(play, "mali", "ถามเจ้าหน้าที่")

    said = shown(voice(play))

    assert "เสียงนี้เก็บไว้ให้เจ้าหน้าที่ฟังแล้ว" in said
    assert 1 == len(pieces(play))


def test_an_unsend_deletes_the_content_and_the_file(anywhere: Play) -> None:
    play = anywhere
    register(play)
    voice(play)
    play.work()

    unsend(play, "mali", "v1")

    [row] = pieces(play)
    assert ("gone", None, None, None) == (
        row["state"], row["file_key"], row["sha256"], row["message"],
    )  # fmt: skip
    play.work()
    assert [] == files(play)
    assert [None] == [one["place"] for one in pieces(play)]


def test_an_unsend_before_the_file_is_fetched_leaves_nothing_to_fetch(play: Play) -> None:
    register(play)
    voice(play)

    unsend(play, "mali", "v1")
    play.work()

    assert ["gone"] == [row["state"] for row in pieces(play)]
    assert [] == files(play)


def test_an_unsend_that_comes_before_its_message_keeps_it_out(play: Play) -> None:
    register(play)
    unsend(play, "mali", "v1")

    said = play.event(
        "mali",
        {"type": "message", "message": {"type": "audio", "id": "v1"}},
        timestamp=int(play.clock.moment.timestamp() * 1000) - 5_000,
    )

    assert [] == said
    assert [] == pieces(play)


def test_an_unsend_of_somebody_else_s_message_does_nothing(play: Play) -> None:
    register(play)
    voice(play)
    play.work()

    unsend(play, "somchai", "v1")

    assert ["kept"] == [row["state"] for row in pieces(play)]


def test_the_office_does_not_hear_of_what_was_taken_back(play: Play) -> None:
    register(play)
    voice(play)
    unsend(play, "mali", "v1")

    assert "ส่งเสียง" not in act(play, "somchai", "สวัสดี")


def test_a_tap_on_what_was_taken_back_says_so(play: Play) -> None:
    register(play)
    voice(play)
    play.work()
    act(play, "somchai", "สวัสดี")
    unsend(play, "mali", "v1")

    assert "ผู้ส่งลบข้อความนี้แล้ว" in act(play, "somchai", "[ขอฟัง]")


def test_an_officer_who_lost_the_role_neither_hears_of_it_nor_opens_it(play: Play) -> None:
    from models import offices

    register(play)
    voice(play)
    play.work()
    act(play, "somchai", "สวัสดี")
    data = play.data("somchai", "ขอฟัง")
    with play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "somchai"), at=play.clock.now()):
            offices.end(connection, role.id, at=play.clock.now())

    said = shown(play.event("somchai", {"type": "postback", "postback": {"data": data}}))

    assert "เปิดฟัง" not in said


def test_a_piece_that_is_still_on_its_way_says_so(play: Play) -> None:
    register(play)
    voice(play)
    act(play, "somchai", "สวัสดี")

    assert "ยังมาไม่ครบ" in act(play, "somchai", "[ขอฟัง]")


def test_an_erased_person_s_pieces_become_tombstones_in_the_night(anywhere: Play) -> None:
    from bot.leftovers import tidy_files

    play = anywhere
    register(play)
    voice(play)
    play.work()
    with play.core.database.writing() as connection:
        here: Desk = desk(play, connection)
        here.vault.forget(connection, people.owner_of(person(play, "mali")))

    assert 1 == tidy_files(play.core)
    assert ["gone"] == [row["state"] for row in pieces(play)]
    assert [] == files(play)


def test_a_piece_of_a_message_that_was_unsent_is_noted_in_the_audit(play: Play) -> None:
    register(play)
    voice(play)
    unsend(play, "mali", "v1")

    assert ["v1"] == [row["about_id"] for row in rows(play, audit.Act, act="message_unsent")]


def test_a_list_shows_the_latest_pieces_of_a_sender(play: Play) -> None:
    register(play)
    for number in range(10):
        show(play, "mali", "image", f"p{number}")
    play.work()
    act(play, "somchai", "สวัสดี")

    said = act(play, "somchai", "[ดูทั้งหมด]")

    assert 6 == said.count("รูปจากคุณมะลิ")
    assert "ก่อนหน้านี้ยังมีอีก 2 เรื่อง" in said
    assert 10 == len(evidence_of(play))


def evidence_of(play: Play) -> list[evidence.Evidence]:
    with play.core.database.reading() as connection:
        return evidence.of_sender(connection, person(play, "mali"), "moac-cm", 50)
