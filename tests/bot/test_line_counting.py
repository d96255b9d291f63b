"""LINE counts labels in grapheme clusters and other texts in UTF-16 units; `len` is right for neither."""

import pytest

from bot.line.counting import graphemes, json_bytes, more_graphemes_than, more_utf16_than, utf16

COUNTED = [
    ("น้ำ", 1, 3),
    ("เมนูเจ้าหน้าที่", 10, 15),
    ("ส่งตำแหน่งที่ตั้ง", 10, 17),
    ("บันทึกผลการสำรวจพื้นที่", 16, 23),
    ("ปฏิทินการนัดหมายครั้งที่ ๓", 19, 26),
    ("", 0, 0),
    ("😀", 1, 2),
    ("👨‍👩‍👧", 1, 8),
]


@pytest.mark.parametrize(("text", "clusters", "units"), COUNTED)
def test_thai_is_counted_as_line_counts_it(text, clusters, units):
    assert (clusters, units) == (graphemes(text), utf16(text))


@pytest.mark.parametrize(("text", "clusters", "units"), COUNTED)
def test_the_quick_comparisons_agree_with_the_counts(text, clusters, units):
    limits = range(30)
    assert [clusters > most for most in limits] == [more_graphemes_than(most, text) for most in limits]
    assert [units > most for most in limits] == [more_utf16_than(most, text) for most in limits]


def test_json_is_counted_in_utf8_bytes_without_spaces():
    assert len('{"a":["น้ำ",1]}'.encode()) == json_bytes({"a": ["น้ำ", 1]})


def test_half_an_emoji_is_still_counted():
    assert utf16("\ud83d") == 1
    assert json_bytes("\ud83d") == 5
