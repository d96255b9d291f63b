"""Say whether two Thai words differ by no more than a slip of the finger.

A slip is one letter too many, too few, wrong or swapped, a wrong tone mark, or the
keyboard left in the other language. Short words have no slips: ใช่ and ใช้ are two words.
"""

import regex
from rapidfuzz.distance import OSA

from thai.normal.keyboard import TO_ENGLISH, TO_THAI
from thai.text import TONES, normalise

SHORTEST = 5

_TONES = regex.compile(f"[{TONES}]")
_NEGATIONS = ("ไม่", "อย่า", "ห้าม", "บ่", "ยัง")


def is_slip(typed: str, word: str) -> bool:
    """Say whether `typed` may be `word` mistyped; both are bare already."""
    if len(word) < SHORTEST or not same_sense(typed, word):
        return False
    if OSA.distance(typed, word, score_cutoff=1) <= 1:
        return True
    return _TONES.sub("", typed) == _TONES.sub("", word)


def same_sense(typed: str, word: str) -> bool:
    """Say whether both deny or neither does: a slip never turns no into yes."""
    return all((negation in typed) == (negation in word) for negation in _NEGATIONS)


def other_keyboard(text: str) -> str:
    """Return what the same keys write on the other of the Thai and English keyboards."""
    return normalise(text.translate(TO_THAI if text.isascii() else TO_ENGLISH))
