"""Find the words of a form in a text: for each, which fields it says something of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from engine.free_text.fields import Field, Role


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the form where it stands; `says` holds the fields and what it says of each."""

    start: int
    end: int
    says: tuple[tuple[str, Role], ...]

    def role(self, path: str) -> Role | None:
        """Return what it says of a field."""
        return next((role for one, role in self.says if one == path), None)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word for a choice, or for what was done, where it stands."""

    start: int
    end: int
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    means: dict[str, tuple[tuple[str, Role], ...]]


def cues(text: str, fields: tuple[Field, ...]) -> tuple[Cue, ...]:
    """Return the words of the fields in a text; of words that overlap the longest."""
    lexicon = _lexicon(fields)
    hits = lexicon.pattern.finditer(text)
    return tuple(Cue(hit.start(), hit.end(), lexicon.means[hit[0].casefold()]) for hit in hits)


def spoken(text: str, fields: tuple[Field, ...]) -> tuple[Spoken, ...]:
    """Return the words for choices in a text."""
    pattern, means = _choices(fields)
    return tuple(
        Spoken(hit.start(), hit.end(), path, name)
        for hit in pattern.finditer(text)
        for path, name in means[hit[0].casefold()]
    )


@lru_cache(maxsize=64)
def acts(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """Return the words for choices and for what is done."""
    return tuple(sorted(_choices(fields)[1]))


@lru_cache(maxsize=64)
def _lexicon(fields: tuple[Field, ...]) -> _Lexicon:
    means: dict[str, tuple[tuple[str, Role], ...]] = {}
    for field in fields:
        for word in field.words:
            key = word.text.casefold()
            means[key] = (*means.get(key, ()), (field.path, word.role))
    return _Lexicon(_any_of(means), means)


@lru_cache(maxsize=64)
def _choices(fields: tuple[Field, ...]) -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, str], ...]]]:
    means: dict[str, tuple[tuple[str, str], ...]] = {}
    for field in fields:
        for pick in field.picks:
            for word in pick.words:
                key = word.casefold()
                means[key] = (*means.get(key, ()), (field.path, pick.name))
        for one in field.words:
            if one.role == "act":
                key = one.text.casefold()
                means[key] = (*means.get(key, ()), (field.path, one.text))
    return _any_of(means), means


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)
