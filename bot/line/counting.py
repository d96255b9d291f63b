"""Count text and JSON the way LINE counts them, which is never `len()`.

LINE counts labels and short texts in grapheme clusters and everything else in UTF-16 code units. Thai vowels and
tone marks make the difference: three code points can be one cluster. This module knows no limit; `limits.py` does.
https://developers.line.biz/en/docs/messaging-api/text-character-count/
"""

import json

import regex

_CLUSTERS = regex.compile(r"\X")


def graphemes(text: str) -> int:
    """Count grapheme clusters, what a reader would call letters."""
    return len(_CLUSTERS.findall(text))


def utf16(text: str) -> int:
    """Count UTF-16 code units; an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def json_bytes(value: object) -> int:
    """Count the UTF-8 bytes of the value as compact JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode("utf-8", "surrogatepass"))


def more_graphemes_than(most: int, text: str) -> bool:
    """Say whether the text has more clusters than allowed, without counting when its length already answers."""
    return len(text) > most and graphemes(text) > most


def more_utf16_than(most: int, text: str) -> bool:
    """Say whether the text has more code units than allowed, without counting when its length already answers."""
    length = len(text)
    return length > most or (2 * length > most and utf16(text) > most)
