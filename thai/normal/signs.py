"""The slips of keyboards and old fonts, and what was meant by each; nothing here knows a word.

The patterns are applied in their order until nothing changes, so each may rely on those before it.
"""

import re
from collections.abc import Callable

TONES = "\u0e48-\u0e4b"
_ABOVE_BELOW = "\u0e31\u0e34-\u0e39\u0e47"
_VOWELS = "\u0e30-\u0e39\u0e40-\u0e44\u0e45\u0e47\u0e4d"

_INVISIBLE = [
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0x00AD,
    0x180E,
    0x20E3,  # the frame round a digit on phones' keyboards
    0xFEFF,
    0xFE0E,
    0xFE0F,
]
_WIDE_SPACES = [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x0009, 0x000B, 0x000C]
_NEW_LINES = [0x000D, 0x0085, 0x2028, 0x2029]
_FANCY_DIGITS = range(0x1D7CE, 0x1D800)

PLAIN: dict[int, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    # A no-break space parts words like any other: dropping it would glue two numbers together.
    **dict.fromkeys(_WIDE_SPACES, " "),
    **dict.fromkeys(_NEW_LINES, "\n"),
    **{0x0E50 + digit: str(digit) for digit in range(10)},
    **{code: str((code - 0x1D7CE) % 10) for code in _FANCY_DIGITS},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}

_RUN = f"{TONES}\u0e4c{_ABOVE_BELOW}"


def _is_tone(sign: str) -> bool:
    return "\u0e48" <= sign <= "\u0e4c"


def _tones_last(run: re.Match[str]) -> str:
    return "".join(sorted(run[0], key=_is_tone))


def _tones_first(run: re.Match[str]) -> str:
    return "".join(sorted(run[0], key=_is_tone, reverse=True))


Meant = str | Callable[[re.Match[str]], str]

REPAIRS: tuple[tuple[re.Pattern[str], Meant], ...] = (
    (re.compile("\u0e40\u0e40"), "\u0e41"),
    # One run at a time and never backwards: a thousand signs in a row cost no more than a thousand others.
    (
        re.compile(f"(?<![{_RUN}])[{_ABOVE_BELOW}]*+[{TONES}\u0e4c]++[{_ABOVE_BELOW}][{_RUN}]*+"),
        _tones_last,
    ),
    (re.compile(f"\u0e4d([{TONES}]*)\u0e32"), "\\1\u0e33"),
    # The long stroke of the digit row stands only after ฤ and ฦ; elsewhere it is the common vowel beside it.
    (re.compile(f"([\u0e01-\u0e23\u0e25\u0e27-\u0e2e][{TONES}]?)\u0e45"), "\\1\u0e32"),
    (re.compile(f"[\u0e30\u0e32\u0e33]++[{TONES}][\u0e30\u0e32\u0e33{TONES}]*+"), _tones_first),
    (re.compile(f"[{TONES}]+(?=[{TONES}])"), ""),
    (re.compile(f"([{_VOWELS}\u0e4c])\\1+"), r"\1"),
    # Only at the end of a word: a few names are spelt with the same letter three times inside.
    (re.compile("([\u0e01-\u0e2e])\\1{2,}(?![\u0e01-\u0e4e])"), r"\1"),
    (re.compile("  +"), " "),
    (re.compile(" *\n[ \n]*"), "\n"),
)

# What a text holds when any repair may be due: signs that are never plain, or two neighbours that never stand so.
SUSPECT = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in PLAIN) + "\u0e4d\u0e45\n]"
    f"|\u0e40\u0e40|[{TONES}\u0e4c][{TONES}{_ABOVE_BELOW}]|[\u0e30\u0e32\u0e33][{TONES}]"
    f"|([{_VOWELS}\u0e4c ])\\1|([\u0e01-\u0e2e])\\2\\2"
)
