"""Understand the few words that steer a conversation, as people really type them.

A vocabulary answers with the key of a word or not at all; it never guesses between two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from thai.slips import is_slip, other_keyboard, same_sense
from thai.text import bare, normalise

# Asking politely for a thing is naming the thing.
_ASKING = regex.compile(r"^(?:ขอดู|อยากดู|ขอ|ดู|กด|เปิด)\s?|\s?(?:ให้ด้วย|ให้หน่อย|หน่อย|ด้วย|เลย|ที)$")
# So is wanting it. Beside a question for free words «I want …» is an answer, so these are taken off only elsewhere.
_BEFORE = regex.compile(
    r"(?:หนู|ผม|ดิฉัน|ฉัน|เรา|รบกวน|กรุณา|ขออนุญาต|อยากจะ|อยาก|ต้องการ|จะ|ช่วย|ขอ|ดู|เปิด|กด|เข้า|ไปที่|ไปหน้า|ไป|เรียก|พิมพ์)\s?"
)
_WISHES = ("รบกวน", "กรุณา", "ขอ", "อยาก", "ต้องการ", "ช่วย")
_BEHIND = regex.compile(
    r"\s?(?:ให้|หน่อย|หน่ย|หน้อย|หนอย|แหน่|นิดนึง|ด้วย|เลย|ที|ก่อน|ของ(?:ฉัน|ผม|หนู|เรา)|(?P<may>ได้(?:ไหม|มั้ย|มั๊ย|บ่)))$"
)
# A first letter is seldom mistyped, and where it is, a short word may be a place: ทำใหม่ and the tambon ลำใหม่.
_LONG = 8
# One letter, or as many tone marks as a word may have lost.
_MOST_TONES = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by key, as `locale/<lang>/words.toml` holds them."""

    words: Mapping[str, Sequence[str]]
    is_strict: bool = False
    _keys: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    # A turn asks for the same words again and again; what was found for the latest ones is kept.
    _met: dict[str, str | None] = field(init=False, repr=False, compare=False, default_factory=dict)
    _strict: "list[Vocabulary]" = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        keys: dict[str, frozenset[str]] = {}
        for key, phrases in self.words.items():
            for phrase in phrases:
                form = bare(phrase)
                keys[form] = keys.get(form, frozenset()) | {key}
        object.__setattr__(self, "_keys", keys)

    def strictly(self) -> "Vocabulary":
        """Return the words as they are understood while any words may be an answer."""
        if not self._strict:
            self._strict.append(self if self.is_strict else replace(self, is_strict=True))
        return self._strict[0]

    def match(self, text: str) -> str | None:
        """Return the key whose word this text is, or None when none or two would fit."""
        if len(text) > _LONGEST:
            return None
        if text not in self._met:
            if len(self._met) >= _MET_AT_MOST:
                self._met.clear()
            self._met[text] = self._matched(text)
        return self._met[text]

    def _matched(self, text: str) -> str | None:
        typed = bare(text)
        exact = self._exactly(typed)
        if exact is None:
            exact = self._exactly(_otherwise(text))
        return _only(exact if exact is not None else self._nearly(typed))

    def _exactly(self, typed: str) -> frozenset[str] | None:
        for form in (typed, typed.replace(" ", ""), *self._shorter(typed)):
            if form in self._keys:
                return self._keys[form]
        return None

    def _nearly(self, typed: str) -> frozenset[str]:
        forms = [typed, *self._shorter(typed)]
        hits = [keys for word, keys in self._keys.items() if any(_may_mean(form, word) for form in forms)]
        return frozenset().union(*hits)

    def _shorter(self, typed: str) -> list[str]:
        return (
            _without_asking(typed) if self.is_strict else [*_without_asking(typed), *_without_wishing(typed)]
        )


_LONGEST = 60
_MET_AT_MOST = 500


def _without_asking(typed: str) -> list[str]:
    shorter = bare(_ASKING.sub("", typed))
    return [shorter] if shorter and shorter != typed and same_sense(shorter, typed) else []


def _without_wishing(typed: str) -> list[str]:
    """Return what is wished for: the words with more and more taken off at both ends, the longest first."""
    starts, ends = _starts(typed), _ends(typed)
    parts = sorted(
        {(start, end) for start in starts for end in ends if start < end}, key=lambda one: one[0] - one[1]
    )
    shorter = (bare(typed[start:end]) for start, end in parts)
    forms = (form for one in shorter for form in (one, one.replace(" ", "")))
    return [one for one in dict.fromkeys(forms) if one and one != typed and same_sense(one, typed)]


def _otherwise(text: str) -> str:
    """Return what the keys write on the other keyboard; signs among its letters are no word."""
    typed = other_keyboard(normalise(text)).strip()
    return bare(typed) if not typed.isascii() or typed.replace(" ", "").isalnum() else ""


def _may_mean(typed: str, word: str) -> bool:
    if abs(len(typed) - len(word)) > _MOST_TONES or (typed[:1] != word[:1] and len(word) < _LONG):
        return False
    return is_slip(typed, word)


def _starts(typed: str) -> list[int]:
    found = [0]
    while hit := _BEFORE.match(typed, found[-1]):
        found.append(hit.end())
    return found


def _ends(typed: str) -> list[int]:
    """Return where the words may end; «may I» is a question unless it was asked for."""
    found = [len(typed)]
    while hit := _BEHIND.search(typed[: found[-1]]):
        if hit["may"] and not any(wish in typed for wish in _WISHES):
            break
        found.append(hit.start())
    return found


def _only(keys: frozenset[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None
