"""Write a text that a regular expression matches. Only what authors write in constraints is understood."""

import re
from typing import Final

from engine.forms.guessing.draws import Draws

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_DIGITS: Final = "0123456789"
_THAI: Final = "".join(map(chr, range(0x0E01, 0x0E2F)))
_CLASSES: Final = {
    "d": _DIGITS,
    "w": _LETTERS + _DIGITS,
    "s": " ",
    "D": _LETTERS,
    "W": "-",
    "S": _LETTERS + _DIGITS,
}
_ANY: Final = _LETTERS + _DIGITS + _THAI
_COUNT: Final = re.compile(r"\{(\d*)(,?)(\d*)\}")
_MORE: Final = 3


class PatternUnknown(ValueError):
    """The pattern uses what is not understood here."""


def matching(pattern: str, draws: Draws) -> str | None:
    """Return a text that the whole pattern matches, None when the pattern is not understood."""
    try:
        return _Writer(pattern, draws).alternatives()
    except (PatternUnknown, IndexError, RecursionError):
        return None


class _Writer:
    """Walk a pattern once, writing as it goes."""

    __slots__ = ("at", "draws", "pattern")

    def __init__(self, pattern: str, draws: Draws) -> None:
        self.pattern = pattern
        self.draws = draws
        self.at = 0

    def _next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def alternatives(self) -> str:
        written = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            written.append(self._sequence())
        return self.draws.one(written)

    def _sequence(self) -> str:
        text = ""
        while self._peek() not in {"", "|", ")"}:
            text += self._repeated()
        return text

    def _repeated(self) -> str:
        begin = self.at
        first = self._atom()
        end = self.at
        least, most = self._counts()
        after = self.at
        text = ""
        for place in range(self.draws.between(least, most)):
            self.at = begin
            text += self._atom() if place else first
            self.at = end
        self.at = after
        return text

    def _counts(self) -> tuple[int, int]:
        found = _COUNT.match(self.pattern, self.at)
        if found:
            self.at = found.end()
            least = int(found[1] or 0)
            counts = (least, int(found[3]) if found[3] else least + _MORE if found[2] else least)
        else:
            counts = {"*": (0, _MORE), "+": (1, _MORE), "?": (0, 1)}.get(self._peek(), (1, 1))
            self.at += 1 if self._peek() in {"*", "+", "?"} else 0
        self.at += 1 if self._peek() == "?" and counts != (1, 1) else 0
        return counts

    def _atom(self) -> str:
        sign = self._next()
        if sign in "^$":
            return ""
        if sign == "(":
            return self._group()
        if sign == "[":
            return self.draws.one(self._set())
        if sign == "\\":
            return self.draws.one(self._escaped())
        return self.draws.one(_ANY) if sign == "." else sign

    def _group(self) -> str:
        if self.pattern.startswith("?:", self.at):
            self.at += 2
        elif self._peek() == "?":
            raise PatternUnknown(self.pattern)
        text = self.alternatives()
        if self._next() != ")":
            raise PatternUnknown(self.pattern)
        return text

    def _escaped(self) -> str:
        sign = self._next()
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign.isalnum():
            raise PatternUnknown(self.pattern)
        return sign

    def _set(self) -> str:
        is_denied = self._peek() == "^"
        self.at += 1 if is_denied else 0
        signs = ""
        while self._peek() != "]" or not signs:
            signs += self._range(self._one_of_set())
        self.at += 1
        if not is_denied:
            return signs
        return "".join(one for one in _LETTERS + _DIGITS + " -" + _THAI if one not in signs)

    def _one_of_set(self) -> str:
        sign = self._next()
        return self._escaped() if sign == "\\" else sign

    def _range(self, first: str) -> str:
        if len(first) > 1 or self._peek() != "-" or self.pattern[self.at + 1 : self.at + 2] in {"]", ""}:
            return first
        self.at += 1
        last = self._one_of_set()
        return "".join(map(chr, range(ord(first), ord(last) + 1))) or first
