"""Bring typed Thai into one form, and count it the way LINE counts.

Everything else in this package reads text only after `normalise`. Nothing here knows
what a text means.
"""

import unicodedata
from functools import lru_cache

import regex

TONES = "\u0e48-\u0e4b"
_ABOVE_BELOW = "\u0e31\u0e34-\u0e39\u0e47"
_VOWELS = "\u0e30-\u0e39\u0e40-\u0e44\u0e45\u0e47\u0e4d"

_INVISIBLE = [
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0x00AD,
    0xFEFF,
    0xFE0E,
    0xFE0F,
]
_WIDE_SPACES = [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x0009, 0x000B, 0x000C]
_NEW_LINES = [0x000D, 0x0085, 0x2028, 0x2029]

_TABLE: dict[int, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    # A no-break space parts words like any other: dropping it would glue two numbers together.
    **dict.fromkeys(_WIDE_SPACES, " "),
    **dict.fromkeys(_NEW_LINES, "\n"),
    **{0x0E50 + digit: str(digit) for digit in range(10)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}

# Each pair is a slip of keyboards and old fonts, and what was meant.
_REPAIRS: list[tuple[regex.Pattern[str], str]] = [
    (regex.compile("\u0e40\u0e40"), "\u0e41"),
    (regex.compile(f"([{TONES}\u0e4c]+)([{_ABOVE_BELOW}])"), r"\2\1"),
    (regex.compile(f"\u0e4d([{TONES}]*)\u0e32"), "\\1\u0e33"),
    (regex.compile(f"([\u0e30\u0e32\u0e33])([{TONES}]+)"), r"\2\1"),
    (regex.compile(f"[{TONES}]+(?=[{TONES}])"), ""),
    (regex.compile(f"([{_VOWELS}\u0e4c])\\1+"), r"\1"),
    (regex.compile("  +"), " "),
    (regex.compile(" *\n[ \n]*"), "\n"),
]

_PARTICLE = regex.compile(
    r"(?:\s*(?:นะ|น่ะ|น้ะ)?(?:ครับผม|ครับ|คร้าบ|ครัช|ค้าบ|(?<!บัง)คับ|ฮับ|ค่ะ|คะ|คร่า|ค๊ะ|ค๊า|(?<!เ)จ้า|จร้า|จ้ะ|จ๊ะ|จ๋า|จ่ะ|เด้อ|เด้)"
    r"|(?<!มูล|คุณ|คุ้ม|เทียบ|ล้ำ|ด้อย|ไร้|\s)ค่า|\sค่า"
    r"|(?<![ชฒตธ])(?:นะ|น่ะ)|(?:^|\s)(?:นะ|น้า|เนอะ|เนาะ|ละ|ล่ะ|อะ|อ่ะ|สิ|ซิ)"
    r"|(?<=ได้|ใช่|แล้ว|มี|เลย|ไม่)(?:ละ|ล่ะ|อะ|อ่ะ|สิ|ซิ|เนอะ|เนาะ)"
    r"|(?<!\p{L}|\p{M})ฮะ|(?<=ได้|ใช่|แล้ว|มี|คน|บาท|\d|\s)ฮะ"
    r"|(?<!ข้าว|พระ|เป็น|ของ|ลูก|ท่าน)เจ้า|ก๊าบ)$"
)
# Only at the end of a word: บางขุนนนท์ is spelt with three น.
_STRETCHED = regex.compile(r"([ก-ฮ])\1{2,}(?![ก-๎])")
_EDGE = ".,!?…~;:\"'“”‘’«»·•^*_"


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return the one form in which the same typed words are the same text."""
    before, after = "", text
    while before != after:
        before, after = after, _pass(after)
    return after


def _pass(text: str) -> str:
    # NFC, never NFKC: the latter splits sara am into two signs that no word list knows.
    text = unicodedata.normalize("NFC", text).translate(_TABLE)
    for pattern, meant in _REPAIRS:
        text = pattern.sub(meant, text)
    return text.strip()


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return the words alone: no case, no politeness at the end, no punctuation round them."""
    text = " ".join(normalise(text).casefold().split())
    text = _STRETCHED.sub(r"\1", text)
    while True:
        shorter = _PARTICLE.sub("", _trimmed(text)).strip()
        if not shorter or shorter == text:
            return _trimmed(text) or text
        text = shorter


def _trimmed(text: str) -> str:
    start, end = 0, len(text)
    while end > start and _is_edge(text[end - 1], text[end - 2 : end - 1]):
        end -= 1
    while start < end and _is_edge(text[start]) and not text[start + 1 : start + 2].isdigit():
        start += 1
    return text[start:end].strip() or text


def _is_edge(sign: str, before: str = "") -> bool:
    # "12,500.-" ends like a price list; a lone minus may be a sign and stays.
    return (
        sign in _EDGE or (sign == "-" and before == ".") or unicodedata.category(sign) in {"So", "Sk", "Cs"}
    )


def graphemes(text: str) -> int:
    """Count what a reader sees as one sign: LINE's measure for labels and buttons."""
    return len(regex.findall(r"\X", text))


def utf16(text: str) -> int:
    """Count UTF-16 units: LINE's measure for message texts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, graphemes: int) -> str:
    """Shorten to so many graphemes, the last of them an ellipsis when something was cut."""
    signs = regex.findall(r"\X", text)
    if len(signs) <= graphemes:
        return text
    return "".join(signs[: max(graphemes - 1, 0)]).rstrip() + "…" if graphemes > 0 else ""
