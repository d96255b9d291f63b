"""Understand the few words that steer a conversation, as people really type them.

A vocabulary answers with the key of a word or not at all; it never guesses between two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from thai.slips import is_slip, other_keyboard, same_sense
from thai.text import bare, normalise

# Asking politely for a thing is naming the thing.
_ASKING = regex.compile(r"^(?:ขอดู|อยากดู|ขอ|ดู|กด|เปิด)\s?|\s?(?:ให้ด้วย|ให้หน่อย|หน่อย|ด้วย|เลย|ที)$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by key, as `locale/<lang>/words.toml` holds them."""

    words: Mapping[str, Sequence[str]]
    _keys: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys: dict[str, frozenset[str]] = {}
        for key, phrases in self.words.items():
            for phrase in phrases:
                form = bare(phrase)
                keys[form] = keys.get(form, frozenset()) | {key}
        object.__setattr__(self, "_keys", keys)

    def match(self, text: str) -> str | None:
        """Return the key whose word this text is, or None when none or two would fit."""
        if len(text) > _LONGEST:
            return None
        typed = bare(text)
        exact = self._exactly(typed)
        if exact is None:
            exact = self._exactly(bare(other_keyboard(normalise(text))))
        return _only(exact if exact is not None else self._nearly(typed))

    def _exactly(self, typed: str) -> frozenset[str] | None:
        for form in (typed, typed.replace(" ", ""), *_without_asking(typed)):
            if form in self._keys:
                return self._keys[form]
        return None

    def _nearly(self, typed: str) -> frozenset[str]:
        forms = [typed, *_without_asking(typed)]
        hits = [keys for word, keys in self._keys.items() if any(is_slip(form, word) for form in forms)]
        return frozenset().union(*hits)


_LONGEST = 60


def _without_asking(typed: str) -> list[str]:
    shorter = bare(_ASKING.sub("", typed))
    return [shorter] if shorter and shorter != typed and same_sense(shorter, typed) else []


def _only(keys: frozenset[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None
