"""The normalising step: one form for the same words, and every sign still knows where it was typed."""

import os
import time
import unicodedata
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.normal.keyboard import TO_ENGLISH, TO_THAI, keyed
from thai.normal.lexicon import common_words
from thai.normal.spans import whole
from thai.text import Normal, bared, normalise, normalised

THAI = st.text(alphabet=st.characters(min_codepoint=0xE00, max_codepoint=0xE5B), max_size=60)
ANY = THAI | st.text(max_size=60) | st.text(alphabet="เแำํา้่ิีกนม 12๑๒\u200b\u00a0\n", max_size=60)
FASTEST_US = 400
"""Eight times what it costs, so that a busy machine does not fail it and a slow regex does."""


@pytest.mark.parametrize(
    ("typed", "text", "part", "raw"),
    [
        ("มา ๒๓ คน", "มา 23 คน", "23", "๒๓"),
        ("นํ้า 5 ถัง", "น้ำ 5 ถัง", "น้ำ", "นํ้า"),
        ("เเม่ริม", "แม่ริม", "แม่", "เเม่"),
        ("  ใช้ไป  500", "ใช้ไป 500", "500", "500"),
        ("ได้\u200bข้าว ๕ ตัน", "ได้ข้าว 5 ตัน", "ข้าว", "ข้าว"),
        ("ม่ายยยย มี", "ม่าย มี", "มี", "มี"),
        ("５００ บาท", "500 บาท", "500", "５００"),
        ("l;ylfu8iy[", "สวัสดีครับ", "ครับ", "8iy["),
        ("xit=6, ,k 23 8o", "ประชุม มา 23 คน", "23 คน", "23 8o"),
    ],
)
def test_a_part_is_found_again_in_what_was_typed(typed: str, text: str, part: str, raw: str) -> None:
    normal = normalised(typed)
    start = normal.text.index(part)

    first, last = normal.span(start, start + len(part))

    assert (text, raw) == (normal.text, typed[first:last])


@given(ANY)
@example("่ิ" * 30)
@example("ํ่า" * 9)
@example("e\u0301\u0323")
@example("\u1100\u1161\u11a8")
def test_every_sign_stands_inside_what_was_typed_and_in_its_order(text: str) -> None:
    for normal in (normalised(text), bared(whole(text))):
        assert len(normal.text) == len(normal.at)
        assert all(0 <= start < end <= len(text) for start, end in normal.at)
        assert list(normal.at) == sorted(normal.at)


@given(ANY)
def test_composing_sign_by_sign_is_composing_the_whole(text: str) -> None:
    assert unicodedata.normalize("NFC", text) == whole(text).composed().text


@given(ANY)
def test_the_step_with_places_and_the_step_without_give_the_same_text(text: str) -> None:
    if keyed(whole(text)).text == text:
        assert normalise(text) == normalised(text).text


@given(ANY)
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)

    assert once == normalise(once)


def test_an_empty_part_stands_where_it_would_be() -> None:
    normal = normalised("ก ๑ ข")

    assert [(0, 0), (2, 2), (5, 5)] == [normal.span(0, 0), normal.span(2, 2), normal.span(5, 5)]
    assert (0, 0) == Normal("", ()).span(0, 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l;ylfu", "สวัสดี"),
        (".=j8jt", "ใช่ค่ะ"),
        ("wfh", "ได้"),
        ("w,j,u", "ไม่มี"),
        ("lb[shk8o", "สิบห้าคน"),
        ("d]6j,zyd[hkosov'[y;", "กลุ่มผักบ้านหนองบัว"),
        ("ๅ/มถจจ", "12,500"),
        ("จคๅ/-ภถุึค", "0812345678"),
        ("้ำสสน", "hello"),
    ],
)
def test_a_message_on_the_other_keyboard_is_turned_back(typed: str, meant: str) -> None:
    assert meant == normalised(typed).text


@pytest.mark.parametrize(
    "typed",
    ["hello", "ok", "OK", "yes", "no", "LINE", "GAP", "OTOP", "5 kg", "12,500.-", "0812345678", "081-234-5678", "a@b.co",
     "https://line.me/R/ti/p/x", "ABC-123", "don't know", "e.g. 5", "walk", "demo", "life", "นา", "จุ", "คุม", "ถึง", "ๆ", "/", "-", "กขค", "จ.เลย"],
)  # fmt: skip
def test_what_makes_sense_as_it_stands_stays(typed: str) -> None:
    assert typed == normalised(typed).text


def test_no_common_thai_word_is_taken_for_another_keyboard() -> None:
    assert [] == [word for word in common_words() if keyed(whole(word)).text != word]


def test_most_messages_on_the_other_keyboard_are_turned_back() -> None:
    dice = Random(3)
    words = sorted(common_words())
    said = ["".join(dice.choices(words, k=3)) for _ in range(400)]

    back = [text for text in said if keyed(whole(text.translate(TO_ENGLISH))).text == text]

    assert len(back) > 0.9 * len(said)


def test_both_keyboards_have_the_same_keys() -> None:
    assert {ord(meant): chr(sign) for sign, meant in TO_THAI.items()} == TO_ENGLISH


@pytest.mark.parametrize(
    "typed", ["ใช่ค่ะ", "๑๒,๕๐๐ บาทถ้วน", "กลุ่มผักบ้านหนองบัว ประชุมเมื่อวาน มา ๒๓ คน", "เเม่ริมม่ายยย นํ้า ๕ ถังค่ะ"]
)
def test_a_short_text_costs_next_to_nothing(typed: str) -> None:
    normalised(typed)
    best = min(_cpu_us(typed) for _ in range(20))

    assert best < FASTEST_US


def _cpu_us(text: str) -> float:
    started = time.thread_time_ns()
    for _ in range(10):
        normalised(text)
    return (time.thread_time_ns() - started) / 10_000


@pytest.mark.parametrize(
    "sign",
    [
        "ก",
        "เ",
        "่ิ",
        "่",
        "ํา",
        "ํ่",
        "a'",
        "ัำห",
        "é",
        "\u1100\u1161",
        "น้ํา",
        "ค่ะ",
        "นะคะ ",
        " \n",
        "1",
        "\ud800",
        "👍",
        "\u200b",
        "ๆ",
    ],
)
def test_five_thousand_signs_of_anything_are_no_burden(sign: str) -> None:
    text = (sign * 5_000)[:5_000]
    started = time.thread_time()
    normalised(text)
    bared(whole(text))

    assert time.thread_time() - started < 0.5


MARKS = "เแโใไะัาำิีึืฺุู็่้๊๋์ํๅๆก1 '"


def test_no_two_signs_in_turn_are_a_burden() -> None:
    slow = []
    for first in MARKS:
        for second in MARKS:
            text = (first + second) * 1_000
            started = time.thread_time()
            normalised(text)
            slow += [first + second] if time.thread_time() - started > 0.1 else []

    assert slow == []


def test_five_thousand_signs_at_random_are_no_burden() -> None:
    dice = Random(4)
    signs = "กนมเแโใไะาำิีึืุู็่้๊๋์ํๅๆ ๑1\u200b\u00a0\nah;'[]"
    for _ in range(200 if os.environ.get("SANAM_SOAK") else 5):
        text = "".join(dice.choices(signs, k=5_000))
        started = time.thread_time()
        normal = normalised(text)

        assert time.thread_time() - started < 0.5
        assert len(normal.text) == len(normal.at)
