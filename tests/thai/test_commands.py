"""Words that steer are understood run together, wished for and mistyped; a place is never one of them."""

import os
import tomllib

import pytest

from bot.texts import LOCALE
from thai.places.gazetteer import gazetteer
from thai.words import Vocabulary

PHRASES = tomllib.loads((LOCALE / "th" / "words.toml").read_text("utf-8"))
WORDS = Vocabulary(PHRASES)
WISHES = (
    "{}", "ขอ{}", "ขอ{}หน่อย", "ขอ {} หน่อย", "ช่วย{}ที", "ช่วย{}ให้หน่อย", "อยาก{}", "อยากจะ{}", "จะ{}", "จะขอ{}", "รบกวน{}หน่อย",
    "รบกวนขอ{}ด้วย", "ขอดู{}หน่อย", "อยากดู{}", "ช่วยเปิด{}ให้ที", "หนูขอ{}", "ขอ{}ได้ไหม", "ต้องการ{}", "ดู{}หน่อย", "{}เลย", "{}ก่อน",
)  # fmt: skip
PARTICLES = ("", "ค่ะ", "ครับ", "จ้า", " นะคะ")
# A lone question mark asks for help; a wish around it says nothing.
TO_WISH = [(key, one) for key, phrases in PHRASES.items() for one in phrases if one != "?"]
# Every name with every prefix takes half a minute; `make soak` tries them all.
EVERY = 1 if os.environ.get("SANAM_SOAK") else 5


@pytest.mark.parametrize("wish", WISHES)
def test_every_word_is_understood_in_every_wish(wish: str) -> None:
    typed = {wish.format(phrase) + end: key for key, phrase in TO_WISH for end in PARTICLES}

    assert {} == {text: WORDS.match(text) for text, key in typed.items() if WORDS.match(text) != key}


@pytest.mark.parametrize("text", ["ขอวิธีใช้หน่ยค่ะ", "ขอวิธีใช", "ดูงานคางหน่อย", "ช่วยยกเลกรายงานนี้ที"])
def test_a_slip_in_a_wish_is_forgiven(text: str) -> None:
    assert WORDS.match(text) in {"help", "due", "withdraw"}


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ยกเลิก",
        "อย่ายกเลิก",
        "ยังไม่ส่ง",
        "ส่งได้ไหม",
        "บ้านยกเลิก",
        "บ้านหนองเมนู",
        "กลุ่มงานบ้าน",
        "ยกเลิกไม่ได้",
        "เมนูอาหาร",
        "ลำใหม่",
        "นาวง",
    ],
)
def test_a_name_that_holds_a_command_is_none(text: str) -> None:
    assert WORDS.match(text) is None


def test_no_place_is_a_command() -> None:
    names = sorted(set(gazetteer().names.values()))
    typed = [f"{before}{name}" for name in names[::EVERY] for before in ("", "บ้าน", "ต.", "อำเภอ")]

    assert [] == [name for name in typed if WORDS.match(name)]


@pytest.mark.parametrize(
    ("text", "key"), [("อยากเริ่มใหม่", None), ("จะหยุด", None), ("ขอยกเลิกครับ", "later"), ("ช่วยด้วย", "help")]
)
def test_beside_a_question_for_free_words_wanting_is_an_answer(text: str, key: str | None) -> None:
    assert key == WORDS.strictly().match(text)
    assert WORDS.match(text) is not None
