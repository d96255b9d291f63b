"""A whole message typed with the keyboard left in the other language, seen and turned back.

Only when what stands there is no Thai, no English and no number, and what the same keys
would have written is: two doubts together leave the message as it is.
"""

import re

from thai.normal.lexicon import common_words, longest
from thai.normal.signs import REPAIRS
from thai.normal.spans import Normal, whole

_ENGLISH = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?`~"
_THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ_%'
TO_THAI_SIGNS = dict(zip(_ENGLISH, _THAI, strict=True))
TO_THAI = {ord(sign): meant for sign, meant in TO_THAI_SIGNS.items()}
TO_ENGLISH = {ord(meant): sign for sign, meant in TO_THAI_SIGNS.items()}

LONGEST = 500
_LEAST = 3
_KEYS = frozenset(_ENGLISH)
_THAI_KEYS = frozenset(_THAI)
_LATIN = re.compile("[A-Za-z]")
# What English does not write: these signs within words, or words without any vowel.
_NO_ENGLISH = re.compile(r"[;\[\]=\\]|[',./\d-](?=[a-z])", re.IGNORECASE)
_VOWEL = re.compile("[aeiou]", re.IGNORECASE)
_SOUNDING = re.compile("[aeiouy]", re.IGNORECASE)
# The number block writes digits whatever the keyboard's language is.
_DIGITS_ALONE = re.compile(r"(?<!\S)[\d,.]*\d(?!\S)")
_WORD = re.compile("[\u0e01-\u0e4e]+")
# The digit row of the Thai keyboard: a number typed there is a row of letters that never make a word.
_DIGIT_ROW = re.compile("[\u0e45/\\-\u0e20\u0e16\u0e38\u0e36\u0e04\u0e15\u0e08\u0e02\u0e21\u0e43 .,]{2,}")
_ROW_LETTER = re.compile("[\u0e45\u0e20\u0e16\u0e38\u0e36\u0e04\u0e15\u0e08]")
_NUMBER = re.compile(r"\d(?:[\d,. -]*\d)?")
# No Thai word begins with a sign that stands above, below or behind its letter, nor has two vowels above one.
_NO_THAI = re.compile(
    "(?<![\u0e01-\u0e4e])[\u0e30-\u0e3a\u0e45\u0e47-\u0e4d]|[\u0e31\u0e34-\u0e39]{2}|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_ENGLISH_WORD = re.compile(r"[a-z]+[,.!?]*", re.IGNORECASE)
_CLUSTER = re.compile("[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


def keyed(typed: Normal) -> Normal:
    """Return what the same keys write on the other keyboard when only that makes sense, else the text itself."""
    text = typed.text.strip()
    if not 1 < len(text) <= LONGEST:
        return typed
    if text.isascii():
        return _to_thai(typed) if _is_thai_on_english_keys(text) else typed
    return typed.translated(TO_ENGLISH) if _is_other_on_thai_keys(text) else typed


def _is_thai_on_english_keys(text: str) -> bool:
    if not _LATIN.search(text) or not all(sign in _KEYS or sign.isspace() for sign in text):
        return False
    if _VOWEL.search(text) and not _NO_ENGLISH.search(text):
        return False
    meant = _to_thai(whole(text)).text
    for pattern, repaired in REPAIRS:
        meant = pattern.sub(repaired, meant)
    letters = sum(len(word) for word in _WORD.findall(meant))
    return letters >= _LEAST and not _NO_THAI.search(meant) and _is_known(meant)


def _to_thai(typed: Normal) -> Normal:
    kept = {place for match in _DIGITS_ALONE.finditer(typed.text) for place in range(*match.span())}
    signs = (
        sign if place in kept else TO_THAI_SIGNS.get(sign, sign) for place, sign in enumerate(typed.text)
    )
    return Normal("".join(signs), typed.at)


def _is_known(text: str) -> bool:
    """Say whether every run of Thai letters is made of known words alone, not all of them of two letters."""
    runs = _WORD.findall(text)
    return _is_known_all(text) and any(len(run) >= _LEAST for run in runs)


def _is_known_all(text: str) -> bool:
    return all(_parted(run) for run in _WORD.findall(text))


def _parted(run: str) -> bool:
    words, most = common_words(), longest()
    reached = [True] + [False] * len(run)
    for end in range(1, len(run) + 1):
        reached[end] = any(
            reached[start] and run[start:end] in words for start in range(max(0, end - most), end)
        )
    return reached[-1]


def _is_other_on_thai_keys(text: str) -> bool:
    if not all(sign in _THAI_KEYS or sign.isspace() for sign in text):
        return False
    meant = text.translate(TO_ENGLISH)
    if _DIGIT_ROW.fullmatch(text):
        is_number = len(_ROW_LETTER.findall(text)) > 1 and bool(_NUMBER.fullmatch(meant))
        return is_number and not _is_known_all(text)
    return _is_english(meant) and bool(_NO_THAI.search(text))


def _is_english(text: str) -> bool:
    words = text.split()
    is_worded = all(_ENGLISH_WORD.fullmatch(word) and _SOUNDING.search(word) for word in words)
    return bool(words) and is_worded and not _CLUSTER.search(text)
