"""Whatever is typed is read in time or asked again, and nothing is ever read out of nothing."""

import json
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from thai.normal.keyboard import keyed
from thai.normal.spans import whole
from thai.reading import KINDS, read
from thai.text import normalise

COUNT = 100_000 if os.environ.get("SANAM_SOAK") else 3_000
TODAY = date(2021, 11, 22)
SLOWEST_MS = 20
LONGEST = 1_000
FIGURES = ("money", "count", "area", "phone", "national_id", "percent", "quantity", "integer", "decimal")

EXAMPLES = [
    (str(line["kind"]), str(line["text"]), line["want"])
    for path in sorted((Path(__file__).parent / "eval").glob("*.jsonl"))
    for line in map(json.loads, path.read_text("utf-8").splitlines())
    if line.get("kind") in KINDS
]
# Words of field reports without any figure in them, and what fingers leave between words.
EMPTY = [
    *"""
    กลุ่ม ผัก บ้านหนองบัว ประชุม อบรม ชาวบ้าน ฝนตก น้ำท่วม ดี มาก เมล็ดพันธุ์ ปุ๋ย ข้าว ขาย ตลาด ปลา ไก่ เรื่อง ปัญหา ช่วย ดู แล้ว กับ และ ที่ ของ ป้าแดง
    สมชาย มะลิ เจ้าหน้าที่ รูป ส่ง ถาม ตอบ ครับ ค่ะ นะคะ จ้า บาท คน กิโล ไร่ วา ตัน ขีด ละ ใน จาก รวม ประมาณ เงิน ถ้วน สตางค์ ok LINE hello . , - / ( ) : ! ~ 🙏 😀 ๆ ฯ
    """.split(),  # noqa: SIM905  a list of words reads best as words
    "\u200b",
    "\u00a0",
    "\n",
]
SIGNS = "0123456789๐๑๒๓๔๕๖๗๘๙.,-/()%฿$ +:ๆกขคงจชดตนบปพมยรลวสหอะาิีึืุูเแโใไำ็่้๊๋์ํ\u200b\u00a0\u0e45abcคน บาท ไร่"


def _random_texts(dice: Random, count: int) -> Iterator[str]:
    for number in range(count):
        match number % 4:
            case 0:
                yield "".join(dice.choices(SIGNS, k=dice.randrange(1, 40)))
            case 1:
                yield _mutated(dice, dice.choice(EXAMPLES)[1])
            case 2:
                yield "".join(chr(dice.randrange(0x20, 0x2FFFF)) for _ in range(dice.randrange(1, 30)))
            case _:
                yield (_mutated(dice, dice.choice(EXAMPLES)[1]) + dice.choice(SIGNS)) * dice.randrange(1, 30)


def _mutated(dice: Random, text: str) -> str:
    signs = list(text)
    for _ in range(dice.randrange(1, 4)):
        at = dice.randrange(len(signs) + 1)
        match dice.randrange(4):
            case 0:
                signs.insert(at, dice.choice(SIGNS))
            case 1:
                del signs[at : at + 1]
            case 2:
                signs[at:at] = signs[at : at + dice.randrange(1, 6)]
            case _:
                signs[at : at + 2] = reversed(signs[at : at + 2])
    return "".join(signs)


def _cpu_ms(kind: str, text: str) -> float:
    started = time.thread_time()
    read(kind, text, TODAY)
    return (time.thread_time() - started) * 1_000


def test_whatever_is_typed_is_read_in_time() -> None:
    dice = Random(11)
    for kind in KINDS:
        read(kind, "15 คน", TODAY)
    kinds = sorted(KINDS)
    slow = []
    for number, text in enumerate(_random_texts(dice, COUNT)):
        for kind in (kinds[number % len(kinds)], kinds[(number * 7 + 3) % len(kinds)]):
            if _cpu_ms(kind, text[:LONGEST]) > SLOWEST_MS:
                best = min(_cpu_ms(kind, text[:LONGEST]) for _ in range(3))
                slow += [(kind, text[:LONGEST], best)] if best > SLOWEST_MS else []
    assert slow == []


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "sign",
    ["1", "1,", "ก", "่", "สิบ", "ล้าน", "5 ไร่ ", "1-", "(", " ", "ค่ะ ", "ไม่", "ๆ", "1 ใน ", "081-", "พ.ย. "],
)
def test_the_same_sign_three_hundred_times_is_read_in_time(kind: str, sign: str) -> None:
    text = (sign * 300)[:300]
    assert min(_cpu_ms(kind, text) for _ in range(3)) < SLOWEST_MS


def test_no_figure_is_read_from_a_text_without_one() -> None:
    dice = Random(12)
    for _ in range(COUNT):
        words = dice.choices(EMPTY, k=dice.randrange(1, 9))
        text = dice.choice(("", " ")).join(words)
        for kind in dice.sample(FIGURES, 3):
            assert read(kind, text, TODAY) is None, (kind, text)


def test_no_answer_is_read_from_a_text_without_one() -> None:
    dice = Random(13)
    empty = [word for word in EMPTY if word not in {"ครับ", "ค่ะ", "จ้า", "ok", "แล้ว", "ส่ง", "/"}]
    for _ in range(COUNT):
        text = " ".join(dice.choices(empty, k=dice.randrange(1, 6)))
        assert read("yes_no", text, TODAY) is None, text


THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
SAME = {
    "spaces round it": lambda text: f"  {text} \n",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "signs of no width": lambda text: "\u200b".join(text.split(" ")).replace("\u200b", " \u200b"),
    "a mark of order before": lambda text: f"\ufeff{text}",
    "thai digits": lambda text: text.translate(THAI_DIGITS),
    "wide digits": lambda text: "".join(
        chr(ord(sign) + 0xFEE0) if sign in "0123456789" else sign for sign in text
    ),
    "sara am in two": lambda text: text.replace("\u0e33", "\u0e4d\u0e32"),
    "sara ae in two": lambda text: text.replace("\u0e41", "\u0e40\u0e40"),
}


@pytest.mark.parametrize("way", sorted(SAME))
def test_the_same_words_typed_another_way_are_the_same_value(way: str) -> None:
    differing = [
        (kind, text)
        for kind, text, _ in EXAMPLES
        if keyed(whole(text)).text == text and read(kind, text, TODAY) != read(kind, SAME[way](text), TODAY)
    ]
    assert differing == []


def test_politeness_changes_no_value_and_fills_no_trap() -> None:
    differing = [
        (kind, text, polite)
        for kind, text, _ in EXAMPLES
        for polite in ("ค่ะ", " ครับ", "นะคะ", " จ้า")
        if keyed(whole(text)).text == text
        and normalise(text)[-1:] not in {"?", "."}
        and kind not in {"phone", "yes_no"}
        and read(kind, text, TODAY) != read(kind, text + polite, TODAY)
    ]
    assert differing == []
