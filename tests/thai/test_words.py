"""The words that steer, and the choices that are picked."""

import pytest

from thai.choices import pick
from thai.words import Vocabulary

WORDS = Vocabulary(
    {"cancel": ["ยกเลิก", "เลิก"], "menu": ["เมนู", "menu"], "back": ["ย้อนกลับ", "กลับ"], "undo": ["เอากลับ"]}
)
CROPS = (("veg", "ผักอินทรีย์"), ("rice", "ข้าว"), ("none", "ไม่มี"), ("fish", "ปลา/กุ้ง"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("เมนู", "menu"),
        ("ขอเมนูหน่อยค่ะ", "menu"),
        ("ดูเมนูด้วยครับ", "menu"),
        ("MENU!!", "menu"),
        ("g,o^", "menu"),
        ("ทำืี", "menu"),
        ("ยกเลิกจ้า", "cancel"),
        ("ยกเลก", "cancel"),
        ("ย้อนกลัย", "back"),
    ],
)
def test_a_word_is_understood_as_people_type_it(text, key):
    assert WORDS.match(text) == key


@pytest.mark.parametrize("text", ["ไม่ยกเลิก", "อย่ายกเลิก", "ยกเลิกไม่ได้", "สวัสดี", "", "เลิ", "ก" * 400])
def test_other_words_are_nothing(text):
    assert WORDS.match(text) is None


def test_a_word_of_two_keys_is_nobodys():
    assert Vocabulary({"a": ["หยุดก่อน"], "b": ["หยุดก่อน"]}).match("หยุดก่อน") is None


def test_a_slip_between_two_words_is_nobodys():
    assert Vocabulary({"a": ["รายงาน"], "b": ["รายงาม"]}).match("รายงาต") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2", "rice"),
        ("๒", "rice"),
        ("ข้อ 2", "rice"),
        ("อันที่สอง", "rice"),
        ("ข้าวค่ะ", "rice"),
        ("เลือกข้าว", "rice"),
        ("ผัก", "veg"),
        ("ผักอินทรีย", "veg"),
        ("กุ้ง", "fish"),
        ("ไม่มีค่ะ", "none"),
    ],
)
def test_a_choice_is_picked(text, name):
    assert pick(text, CROPS) == name


@pytest.mark.parametrize(
    "text", ["5", "0", "ไม่ใช่ข้าว", "ไม่เอาข้าว", "ข้าวกับปลา/กุ้ง", "ข้าวหรือผัก", "มี", "", "อะไรก็ได้"]
)
def test_no_choice_for_sure(text):
    assert pick(text, CROPS) is None


def test_a_number_that_is_another_label_is_asked_again():
    assert pick("2", (("once", "1 ครั้ง"), ("never", "ไม่เคย"), ("twice", "2 ครั้ง"))) is None
