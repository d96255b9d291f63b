"""Count text the ways LINE counts it. Python's own length is neither of them."""

import json
from typing import Any

import regex

_GRAPHEME = regex.compile(r"\X")


def graphemes(text: str) -> int:
    """Count what a reader sees as letters: a Thai consonant with its vowel and tone is one."""
    return len(_GRAPHEME.findall(text))


def utf16_units(text: str) -> int:
    """Count UTF-16 units, LINE's ordinary measure."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def json_bytes(value: Any) -> int:
    """Count the bytes of the value as compact JSON in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode("utf-8", "surrogatepass"))
