"""Pictures as an answer: one, many at once, in any order, with words beside them, taken back one by one."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.moves import Showed, Typed
from bot.chat.talking import Talk
from engine.conversation import events
from engine.conversation.events import Unsent, When
from engine.conversation.evidence import albums
from tests.engine.conversation_kit import after, chat

NAMESPACES = '| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |\n'
FORM = """| survey |
| | type | name | label | required | relevant | bind::sanam:shows | bind::sanam:least | bind::sanam:short | constraint | constraint_message |
| | image | photo | ขอรูปกิจกรรม | yes | | คน | LEAST | รูปกิจกรรม | LIMIT | ไม่เกิน 3 รูป |
| | text | remark | หมายเหตุ | | | | | | | |
"""
A_PICTURE = '{"send": "image"}'


def form(least: str = "", required: str = "yes", limit: str = "") -> str:
    text = FORM.replace("LEAST", least).replace("| yes |", f"| {required} |").replace("LIMIT", limit)
    return text + NAMESPACES


def album(*indexes: int, total: int = 4) -> list[str]:
    return [json.dumps({"send": "image", "of": ["s1", total]}) for _ in indexes]


def asked(talk: Talk) -> str:
    return talk.seen.text


def names(talk: Talk) -> list[str]:
    return talk.filling.draft.answers.get("/data/photo", "").split()


def test_the_question_says_what_the_picture_should_show_and_offers_the_camera() -> None:
    assert "ในรูปขอให้เห็น: คน" in asked(chat(form()))
    assert "[กล้อง]" in asked(chat(form()))
    assert "ครบแล้ว" not in asked(chat(form()))


def test_a_picture_is_an_answer_and_the_question_stays_open_for_more() -> None:
    talk = after(chat(form()), A_PICTURE)

    assert "ได้แล้ว 1 รูป ส่งเพิ่มได้ หรือกด ครบแล้ว" in asked(talk)
    assert "[ครบแล้ว] [กล้อง] [รูปในเครื่อง]" in asked(talk)
    assert [albums.name_of("image", "m1")] == names(talk)
    assert "photo" in talk.state.asking


@pytest.mark.parametrize("word", ["[ครบแล้ว]", "ครบแล้วค่ะ", "แล้ว", "ไปต่อ", "หมดแล้ว", "ข้าม"])
def test_a_tap_or_a_word_ends_it(word: str) -> None:
    talk = after(chat(form()), A_PICTURE, A_PICTURE, word)

    assert "หมายเหตุ" in asked(talk)
    assert 2 == len(names(talk))


def test_pictures_sent_at_once_are_answered_once() -> None:
    talk = after(chat(form()), album(1)[0])
    assert "กำลังรับ 4 รูป" in asked(talk)

    for one in album(2, 3, 4):
        talk = after(talk, one)
        assert "" == asked(talk)
    assert 4 == len(names(talk))


def test_a_set_that_never_comes_whole_is_told_at_the_end_and_what_comes_late_joins() -> None:
    talk = after(chat(form()), *album(1, 2), "ครบแล้ว")
    assert "มาถึงแล้ว 2 จาก 4 รูป" in asked(talk)
    assert "หมายเหตุ" in asked(talk)

    late = after(talk, album(3)[0])

    assert "" == asked(late)
    assert 3 == len(names(late))
    assert late.state == talk.state


def test_a_set_without_a_count_is_answered_once_too() -> None:
    talk = after(chat(form()), '{"send": "image", "of": ["s1", 0]}')
    assert "ได้แล้ว 1 รูป" in asked(talk)

    talk = after(talk, '{"send": "image", "of": ["s1", 0]}')

    assert "" == asked(talk)
    assert 2 == len(names(talk))


def test_words_beside_pictures_are_a_caption_and_never_a_value() -> None:
    talk = after(chat(form()), A_PICTURE, "ป้ายและคนเข้าร่วม")
    assert "เขียนกำกับไว้แล้ว: ป้ายและคนเข้าร่วม" in asked(talk)

    review = after(talk, A_PICTURE, "ครบแล้ว", "[ข้าม]")

    assert "2 รูป: ป้ายและคนเข้าร่วม" in asked(review)
    assert 2 == len(names(review))


def test_words_typed_just_before_the_picture_count_and_old_ones_do_not() -> None:
    soon = after(chat(form()), "ประชุมวันศุกร์", A_PICTURE, "ครบแล้ว", "[ข้าม]")
    assert "1 รูป: ประชุมวันศุกร์" in asked(soon)

    talk = after(chat(form()), "ไม่มีรูปเลย")
    later = talk.after(_event(talk, minutes=11))

    assert {} == albums.captions(later.filling.draft.raw)


def _event(talk: Talk, minutes: int) -> events.Showed:
    at = talk.moment + timedelta(minutes=minutes)
    return events.Showed(When(int(at.timestamp() * 1000), at, "seed"), "image", "late")


def test_a_voice_note_at_a_photo_question_is_kept_beside_and_the_question_asked_again() -> None:
    talk = after(chat(form()), '{"send": "audio"}')

    assert "เก็บไว้ให้เจ้าหน้าที่ฟังแล้ว" in asked(talk)
    assert "ขอรูปกิจกรรม" in asked(talk)
    assert [] == names(talk)


def test_with_too_few_the_question_stays_open() -> None:
    talk = after(chat(form(least="2")), A_PICTURE, "ครบแล้ว")
    assert "ขออย่างน้อย 2 รูปค่ะ ตอนนี้มี 1 รูป" in asked(talk)
    assert [] == names(talk)

    enough = after(talk, A_PICTURE, "ครบแล้ว")

    assert "หมายเหตุ" in asked(enough)
    assert 2 == len(names(enough))


def test_the_form_s_own_rule_sees_the_whole_list() -> None:
    talk = after(chat(form(limit="count-selected(.) <= 3")), *[A_PICTURE] * 4, "ครบแล้ว")

    assert "ไม่เกิน 3 รูป" in asked(talk)
    assert "photo" in talk.state.asking


def test_an_optional_picture_is_skipped_as_long_as_there_is_none() -> None:
    talk = chat(form(required=""))
    assert "[ข้าม]" in asked(talk)
    assert "[ข้าม]" not in asked(after(talk, A_PICTURE))
    assert "หมายเหตุ" in asked(after(talk, "ข้าม"))


def test_everything_is_taken_out_with_one_tap() -> None:
    talk = after(chat(form()), A_PICTURE, "ผิดรูป", "[ลบทั้งหมด เริ่มใหม่]")

    assert "ลบออกหมดแล้ว" in asked(talk)
    assert [] == names(talk)
    assert {} == talk.filling.draft.sources
    assert {} == albums.captions(talk.filling.draft.raw)


def test_a_sent_picture_is_changed_from_the_review() -> None:
    review = after(chat(form()), A_PICTURE, "ครบแล้ว", "[ข้าม]")
    talk = after(review, "[แก้]")
    assert "1 รูป" in asked(talk)

    assert "2 รูป" in asked(after(talk, A_PICTURE, "ครบแล้ว"))


def test_one_picture_taken_back_leaves_the_others() -> None:
    talk = after(chat(form(required="")), A_PICTURE, A_PICTURE, "คนเต็มห้อง")
    draft = albums.without(talk.filling.draft, "m1", {})

    assert albums.name_of("image", "m2") == draft.answers["/data/photo"]
    assert {"/data/photo": "คนเต็มห้อง"} == albums.captions(draft.raw)


def test_the_last_picture_taken_back_opens_the_question_again() -> None:
    talk = after(chat(form()), A_PICTURE, "คนเต็มห้อง")
    draft = albums.without(talk.filling.draft, "m1", {})

    assert "/data/photo" not in draft.answers
    assert {} == albums.captions(draft.raw)


def test_a_caption_taken_back_leaves_the_picture() -> None:
    talk = after(chat(form()), A_PICTURE, "คนเต็มห้อง")
    draft = albums.without(talk.filling.draft, "m2", {})

    assert {} == albums.captions(draft.raw)
    assert "/data/photo" in draft.answers


def test_the_same_message_twice_is_one_picture() -> None:
    talk = after(chat(form()), A_PICTURE)
    draft = talk.filling.draft

    again = albums.added(draft, "/data/photo", albums.name_of("image", "m1"), "m1")

    assert albums.names(draft, "/data/photo") == albums.names(again, "/data/photo")


def test_an_unsend_is_passed_on_and_costs_no_place() -> None:
    talk = after(chat(form()), A_PICTURE)
    turned = talk.after(Unsent(When(2, talk.at, "seed"), "m1"))

    assert talk.state.asking == turned.state.asking


def test_in_the_middle_of_pictures_the_menu_works_and_nothing_is_lost() -> None:
    talk = after(chat(form()), A_PICTURE).hears(Typed("ไว้ทีหลัง"))

    assert 1 == len(names(talk))


def test_moves_know_pictures_of_a_set() -> None:
    talk = chat(form()).hears(Showed("image", "s9", 2))

    assert "กำลังรับ 2 รูป" in asked(talk)


def test_in_practice_a_picture_counts_and_nothing_is_kept() -> None:
    talk = chat(form())
    practice = replace(talk.filling, draft=replace(talk.filling.draft, is_practice=True))

    shown = after(replace(talk, filling=practice), A_PICTURE)

    assert "ช่วงฝึกหัดไม่เก็บ" in asked(shown)
    assert "[ขอดู]" not in asked(shown)
