"""Text that knows where in the typed message each of its signs stood.

Every step returns a new text; a sign made from several typed ones covers them all.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from thai.normal.signs import Meant

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in the one form, and for each of its signs the typed signs it came from."""

    text: str
    at: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stood in the typed message."""
        if not self.at:
            return (0, 0)
        if start >= end:
            edge = self.at[start][0] if start < len(self.at) else self.at[-1][1]
            return (edge, edge)
        return (self.at[start][0], self.at[end - 1][1])

    def cut(self, start: int, end: int) -> "Normal":
        """Return the part between two of its places."""
        if start == 0 and end >= len(self.text):
            return self
        return Normal(self.text[start:end], self.at[start:end])

    def stripped(self) -> "Normal":
        """Return it without the blanks round it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def translated(self, table: dict[int, str]) -> "Normal":
        """Put other signs, or none, in the place of single ones."""
        text = self.text.translate(table)
        if len(text) == len(self.text):
            return self if text == self.text else Normal(text, self.at)
        at = [span for sign, span in zip(self.text, self.at, strict=True) for _ in table.get(ord(sign), sign)]
        return Normal(text, tuple(at))

    def replaced(self, pattern: re.Pattern[str], meant: Meant) -> "Normal":
        """Put what was meant in the place of every match; the new signs cover the whole of it."""
        text, at, last = [], list[Span](), 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            new = match.expand(meant) if isinstance(meant, str) else meant(match)
            text += [self.text[last:start], new]
            at += self.at[last:start]
            at += [self.span(start, end)] * len(new)
            last = end
        if not last:
            return self
        return Normal("".join((*text, self.text[last:])), (*at, *self.at[last:]))

    def composed(self) -> "Normal":
        """Return it in Unicode's composed form, never the compatible one, which splits sara am in two."""
        if unicodedata.is_normalized("NFC", self.text):
            return self
        pieces = [
            (unicodedata.normalize("NFC", self.text[a:b]), self.span(a, b)) for a, b in _stacks(self.text)
        ]
        text = "".join(piece for piece, _ in pieces)
        return Normal(text, tuple(span for piece, span in pieces for _ in piece))


def whole(text: str) -> Normal:
    """Return a typed text as it is, each sign standing where it stands."""
    return Normal(text, tuple((place, place + 1) for place in range(len(text))))


def _stacks(text: str) -> Iterator[Span]:
    """Part a text where nothing can join across: before every sign that neither marks nor joins its neighbour."""
    start = 0
    for place in range(1, len(text)):
        if _stands_alone(text[place]):
            yield (start, place)
            start = place
    yield (start, len(text))


def _stands_alone(sign: str) -> bool:
    # Thai, ASCII and most others begin anew; jamo and signs that ever stand second in a composition do not.
    code = ord(sign)
    return code < 0x300 or (0x0E00 <= code < 0x0E80 and not unicodedata.combining(sign))
