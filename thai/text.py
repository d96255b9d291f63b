"""Bring typed Thai into one form, and count it the way LINE counts.

Everything else in this package reads text only after `normalise`. Nothing here knows
what a text means.
"""

import re
import unicodedata
from functools import lru_cache

import regex

from thai.normal.forms import in_one_form, is_plain, normalised
from thai.normal.signs import TONES
from thai.normal.spans import Normal, Span, whole

__all__ = [
    "TONES",
    "Normal",
    "Span",
    "bare",
    "bared",
    "clip",
    "graphemes",
    "normalise",
    "normalised",
    "utf16",
]

_PARTICLE = regex.compile(
    r"(?:\s*(?:นะ|น่ะ|น้ะ)?(?:ครับผม|ครับ|คร้าบ|ครัช|ค้าบ|(?<!บัง)คับ|ฮับ|ค่ะ|คะ|คร่า|ค๊ะ|ค๊า|(?<!เ)จ้า|จร้า|จ้ะ|จ๊ะ|จ๋า|จ่ะ|เด้อ|เด้)"
    r"|(?<!มูล|คุณ|คุ้ม|เทียบ|ล้ำ|ด้อย|ไร้|\s)ค่า|\sค่า"
    r"|(?<![ชฒตธ])(?:นะ|น่ะ)|(?:^|\s)(?:นะ|น้า|เนอะ|เนาะ|ละ|ล่ะ|อะ|อ่ะ|สิ|ซิ)"
    r"|(?<=ได้|ใช่|แล้ว|มี|เลย|ไม่)(?:ละ|ล่ะ|อะ|อ่ะ|สิ|ซิ|เนอะ|เนาะ)"
    r"|(?<!\p{L}|\p{M})ฮะ|(?<=ได้|ใช่|แล้ว|มี|คน|บาท|\d|\s)ฮะ"
    r"|(?<!ข้าว|พระ|เป็น|ของ|ลูก|ท่าน)เจ้า|ก๊าบ)$"
)
_SIGNS = regex.compile(r"\X")
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
_LONGEST_PARTICLE = 24
_EDGE = ".,!?…~;:\"'“”‘’«»·•^*_"


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return the one form in which the same typed words are the same text."""
    return text.strip() if is_plain(text) else in_one_form(whole(text)).text


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return the words alone: no case, no politeness at the end, no punctuation round them."""
    return bared(whole(text)).text


def bared(typed: Normal) -> Normal:
    """Return the words alone, each sign still with its place in what was typed."""
    words = in_one_form(typed) if not is_plain(typed.text) else typed.stripped()
    words = _folded(words.replaced(_BLANKS, " "))
    return words.cut(*_core(words.text))


def _core(text: str) -> Span:
    """Find the words between punctuation, and before politeness and more punctuation."""
    start, end = _trimmed(text, 0, len(text))
    while match := _PARTICLE.search(text[start:end], max(0, end - start - _LONGEST_PARTICLE)):
        shorter = _trimmed(text, start, start + match.start())
        if shorter[0] >= shorter[1]:
            break
        start, end = shorter
    return start, end


def _folded(typed: Normal) -> Normal:
    if typed.text == (folded := typed.text.casefold()):
        return typed
    if len(folded) == len(typed.text):
        return Normal(folded, typed.at)
    pairs = [
        (lower, span) for sign, span in zip(typed.text, typed.at, strict=True) for lower in sign.casefold()
    ]
    return Normal("".join(lower for lower, _ in pairs), tuple(span for _, span in pairs))


def _trimmed(text: str, first: int, last: int) -> Span:
    """Move both ends inwards over punctuation and blanks; what is nothing else stays whole."""
    start, end = first, last
    while end > start and (text[end - 1].isspace() or _is_edge(text[end - 1], text[end - 2 : end - 1])):
        end -= 1
    while start < end and (
        text[start].isspace() or (_is_edge(text[start]) and not text[start + 1 : start + 2].isdigit())
    ):
        start += 1
    return (start, end) if start < end else (first, last)


def _is_edge(sign: str, before: str = "") -> bool:
    # "12,500.-" ends like a price list; a lone minus may be a sign and stays.
    return (
        sign in _EDGE or (sign == "-" and before == ".") or unicodedata.category(sign) in {"So", "Sk", "Cs"}
    )


def graphemes(text: str) -> int:
    """Count what a reader sees as one sign: LINE's measure for labels and buttons."""
    return len(_SIGNS.findall(text))


def utf16(text: str) -> int:
    """Count UTF-16 units: LINE's measure for message texts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, graphemes: int) -> str:
    """Shorten to so many graphemes, the last of them an ellipsis when something was cut."""
    if len(text) <= graphemes:
        return text
    signs = _SIGNS.findall(text)
    if len(signs) <= graphemes:
        return text
    return "".join(signs[: max(graphemes - 1, 0)]).rstrip() + "…" if graphemes > 0 else ""
