"""One form for the same words, and LINE's two ways of counting."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.text import bare, clip, graphemes, normalise, utf16


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("เเม่ริม", "แม่ริม"),
        ("หา้", "ห้า"),
        ("ที่่", "ที่"),
        ("มาาา", "มา"),
        ("๒๕๖๔", "2564"),
        ("256๔", "2564"),
        ("１２ＡＢ％", "12AB%"),
        ("แม่\u200bริม\ufeff", "แม่ริม"),
        ("12\u00a0คน", "12 คน"),
        ("  ก   ข \n\n ค ", "ก ข\nค"),
        ("กำ", "กำ"),
    ],
)
def test_the_same_words_become_the_same_text(typed, meant):
    assert normalise(typed) == meant


@given(st.text(alphabet=st.characters(min_codepoint=0xE00, max_codepoint=0xE5B)) | st.text())
@example("เเเเ")
@example("ก\u200d่ิ่ิ")
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("เมนูครับผม!!", "เมนู"),
        ("ได้นะคะ 🙏", "ได้"),
        ("ใช่ค่าาา", "ใช่"),
        ("ได้เจ้า", "ได้"),
        ("ไปเด้อ", "ไป"),
        ("12,500.-", "12,500"),
        (".5", ".5"),
        ("MENU", "menu"),
        ("ครับ", "ครับ"),
        ("ค่ะ", "ค่ะ"),
        ("👍", "👍"),
        ("มูลค่า", "มูลค่า"),
        ("ข้าวเจ้า", "ข้าวเจ้า"),
        ("ชนะ", "ชนะ"),
        ("บังคับ", "บังคับ"),
        ("ระงับ", "ระงับ"),
    ],
)
def test_politeness_and_punctuation_fall_away_but_words_stay(typed, words):
    assert bare(typed) == words


@given(st.text(min_size=1).filter(str.strip))
def test_bare_leaves_something_wherever_normalise_does(text):
    assert bool(bare(text)) == bool(normalise(text))


def test_a_family_of_emoji_is_one_sign_and_eleven_units():
    assert (graphemes("👨‍👩‍👧‍👦"), utf16("👨‍👩‍👧‍👦")) == (1, 11)


def test_thai_signs_count_with_their_vowels_and_tones():
    assert (graphemes("ที่นี่"), utf16("ที่นี่")) == (2, 6)


def test_clipping_cuts_between_signs_and_says_so():
    assert clip("กี่กี่กี่", graphemes=2) == "กี่…"


@given(st.text(), st.integers(min_value=1, max_value=30))
def test_a_clipped_text_is_never_longer_than_asked(text, most):
    assert graphemes(clip(text, graphemes=most)) <= most
