"""Mend the spelling of number words and of the commonest units, as fingers and ears slip on them.

A slip that is itself a word (รอย for ร้อย) is never mended, and nothing is mended in a
text in which no figure, number word or unit stands spelt right: one doubt at a time.
"""

from collections.abc import Iterator
from functools import cache

import regex

from thai.normal.keyboard import TO_THAI_SIGNS
from thai.normal.lexicon import common_words

_NUMBERS = (
    "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "เจ็ด", "แปด", "เก้า", "สิบ", "ยี่สิบ", "ร้อย", "หมื่น", "แสน", "ล้าน", "ครึ่ง",
)  # fmt: skip
_UNITS = ("บาท", "ไร่", "งาน", "ตารางวา", "กิโลกรัม", "กิโล", "เปอร์เซ็นต์", "สตางค์", "กระสอบ")
_ANCHOR = regex.compile(
    r"\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่|ซาว|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง|บาท|คน|ไร่|กิโล|เปอร์|ท่าน"
)
_ALIKE = ("ิีึื", "ุู", "บปพภ", "ดตทธถ", "นณรลญ", "สซศษ", "่้๊๋", "ตฏ")
_DROPPED = "่้๊๋็์"
# Words, and parts of words, that a slip of a number word would turn into one.
_WORDS = frozenset(
    [
        "สี้",
        "ห่า",
        "เจ็ก",
        "เข็ด",
        "เจ็ท",
        "เจ็ต",
        "แผด",
        "แบด",
        "เด้า",
        "เก๋า",
        "เกา",
        "ซิบ",
        "ร่อย",
        "หมิ่น",
        "แวน",
        "ล่าน",
        "ล้าย",
        "น้าน",
        "พาท",
        "บาด",
        "บาต",
        "งาย",
        "สิ่",
        "สื่",
        "แสร",
        "แสย",
        "แซน",
        "งาร",
        "งาล",
        "งานน",
        "บาม",
        "ปาท",
        "บาธ",
        "ภาท",
        "สาท",
        "สีบ",
        "สิล",
        "สิย",
        "สิพ",
        "ซาม",
        "ศาม",
        "ษาม",
        "เจด",
        "เต็ด",
        "แพด",
        "เก๊า",
        "ล้อย",
        "ร๋อย",
        "แสล",
    ]
)


def mended(text: str) -> str:
    """Return the text with its misspelt number words and units spelt right; the same text where none is."""
    return _pattern().sub(lambda hit: _right()[hit[0]], text) if _ANCHOR.search(text) else text


@cache
def _pattern() -> regex.Pattern[str]:
    # A sign that belongs to the letter before it shows that the word goes on.
    return regex.compile(f"(?:{'|'.join(sorted(_right(), key=len, reverse=True))})(?![ะ-ฺ็-๎])")


@cache
def _right() -> dict[str, str]:
    """Return each misspelling that can only be one word, with that word."""
    right: dict[str, str] = {}
    twice: set[str] = set()
    for word in (*_NUMBERS, *_UNITS):
        for slip in set(_slips(word)):
            if slip in right:
                twice.add(slip)
            right[slip] = word
    known = common_words() | _WORDS
    return {slip: word for slip, word in right.items() if slip not in known | twice and slip not in _PARTS}


_PARTS = frozenset((*_NUMBERS, *_UNITS))


def _slips(word: str) -> Iterator[str]:
    for at, sign in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        for other in _instead(sign, is_first=at == 0):
            yield before + other + after
        if sign in _DROPPED:
            yield before + after
    yield word + word[-1]


def _instead(sign: str, *, is_first: bool) -> set[str]:
    alike = {other for group in _ALIKE if sign in group for other in group}
    near = set() if is_first or not "ก" <= sign <= "ฮ" else _beside(sign)
    return (alike | near) - {sign}


@cache
def _beside(sign: str) -> set[str]:
    rows = [
        "".join(map(TO_THAI_SIGNS.__getitem__, keys))
        for keys in ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
    ]
    row = next((one for one in rows if sign in one), "")
    at = row.find(sign)
    return (
        {other for other in row[max(at - 1, 0) : at] + row[at + 1 : at + 2] if "ก" <= other <= "ฮ"}
        if row
        else set()
    )
