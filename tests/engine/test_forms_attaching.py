"""What a form shows beside its words: found beside the form, shown in the chat and on the page, named when it cannot be."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.talking import Talk, begin
from bot.texts import Texts
from engine.conversation.bubbles import Link
from engine.conversation.filling import pictured
from engine.forms.attaching import PICTURE_AT_MOST, id_of
from engine.forms.form import Form
from engine.forms.lint import check
from engine.forms.reading import read_file
from engine.forms.storing import from_dict, to_dict
from tests.engine.conversation_kit import AT, after
from tests.photos import jpeg, scene

FORM = """
| survey |
| | type | name | label | media::image | media::audio | media::video |
| | note | look | ดูรูปนี้ก่อน | {note} | | |
| | text | weed | วัชพืชในรูปเรียกว่าอะไร | {picture} | {sound} | {film} |
| | select_one leaf | sick | ใบแบบไหน | | | |
| choices |
| | list_name | name | label | media::image |
| | leaf | a | เหลือง | {choice} |
| | leaf | b | เขียว | |
"""
JPEG = jpeg(scene(1, (40, 30)))


def written(folder: Path, files: dict[str, bytes], **names: str) -> Path:
    blank = dict.fromkeys(("note", "picture", "sound", "film", "choice"), "")
    path = folder / "form.md"
    path.write_text(FORM.format(**{**blank, **names}), "utf-8")
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return path


def found(path: Path) -> list[tuple[str, int, str]]:
    texts = Texts.load("th")
    return [
        (one.rule, one.row, texts.word(one.what, {}))
        for one in check(path).findings
        if one.rule == "file.media"
    ]


def chat(form: Form) -> Talk:
    return begin(form, Texts.load("th"), {}, "มะลิ", AT, "seed")


def test_a_picture_beside_the_form_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    form = read_file(written(tmp_path, {"weed.jpg": JPEG}, picture="weed.jpg"))

    assert {"weed.jpg": id_of("weed.jpg", JPEG)} == form.attached
    assert form.attached == from_dict(to_dict(form)).attached


def test_a_picture_may_lie_in_the_folder_of_the_form(tmp_path: Path) -> None:
    path = written(tmp_path, {"form-media/weed.jpg": JPEG}, picture="weed.jpg")

    assert ["weed.jpg"] == list(read_file(path).attached)
    assert [] == found(path)


@pytest.mark.parametrize(
    ("files", "column", "name", "words"),
    [
        ({}, "picture", "weed.jpg", "ไม่พบไฟล์"),
        ({"weed.jpg": JPEG + bytes(PICTURE_AT_MOST)}, "picture", "weed.jpg", "ใหญ่เกินกว่าจะแสดงในแชต"),
        ({"weed.gif": b"GIF89a"}, "picture", "weed.gif", "ไม่ใช่ชนิดที่แชตแสดงได้"),
        ({"weed.jpg": b"not a picture"}, "picture", "weed.jpg", "ไม่ใช่ชนิดที่แชตแสดงได้"),
        ({"weed.mp3": b"ID3"}, "picture", "weed.mp3", "ไม่ใช่ชนิดที่แชตแสดงได้"),
        ({}, "sound", "song.mp3", "ไม่พบไฟล์"),
    ],
)
def test_what_a_chat_cannot_show_is_told_with_its_line(
    tmp_path: Path, files: dict[str, bytes], column: str, name: str, words: str
) -> None:
    path = written(tmp_path, files, **{column: name})

    [(_, row, what)] = found(path)

    assert (5, True, True) == (row, words in what, name in what)
    assert check(path).is_fine
    assert {} == dict(read_file(path).attached)


def test_a_choice_that_has_a_picture_is_shown_by_a_button(tmp_path: Path) -> None:
    form = read_file(written(tmp_path, {"a.jpg": JPEG}, choice="a.jpg"))

    seen = after(chat(form), "หญ้าคา").seen.text

    assert "[ดู เหลือง]" in seen
    assert "[ดู เขียว]" not in seen


def test_a_choice_whose_picture_is_gone_has_no_button_and_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, {}, choice="a.jpg")

    assert ["file.media"] == [one.rule for one in check(path).findings]
    assert "[ดู" not in after(chat(read_file(path)), "หญ้าคา").seen.text


def test_the_picture_stands_above_its_question_and_what_is_heard_or_seen_has_a_button(tmp_path: Path) -> None:
    files = {"weed.jpg": JPEG, "song.mp3": b"ID3\x04", "film.mp4": b"\x00\x00\x00\x18ftyp"}
    form = read_file(written(tmp_path, files, picture="weed.jpg", sound="song.mp3", film="film.mp4"))

    seen = chat(form).seen.text

    assert seen.startswith("(รูป)\n")
    assert "[ฟังเสียง] [ดูวิดีโอ]" in seen
    question = form.questions[1]
    assert f"/media/{id_of('weed.jpg', JPEG)}" == pictured.picture(form, question)
    assert [Link] * 2 == [type(one) for one in pictured.links(form, question)]


def test_the_picture_of_a_note_stands_above_the_question_behind_it(tmp_path: Path) -> None:
    form = read_file(written(tmp_path, {"look.jpg": JPEG}, note="look.jpg"))
    first = chat(form)

    assert first.seen.text.startswith("(รูป)\n")
    assert "(รูป)" not in after(first, "หญ้าคา").seen.text


def test_a_question_whose_file_is_gone_is_asked_in_words(tmp_path: Path) -> None:
    form = read_file(written(tmp_path, {"weed.jpg": JPEG}, picture="weed.jpg"))

    assert "(รูป)" not in chat(replace(form, attached={})).seen.text
