"""Rewrite a pattern as JavaScript understands it into one for the `regex` library, and refuse huge repeats.

\\d and \\w mean ASCII alone there, and $ means the very end, not the place before a last line break.
"""

import re
from typing import Final

from engine.forms.expressions.faults import ExpressionFault

_MOST_REPEATS: Final = 10_000
_PIECE: Final = re.compile(r"\\.|\{\d*(?:,\d*)?\}|.", re.DOTALL)
_COUNT: Final = re.compile(r"\{(\d+)(?:,(\d*))?\}")
_OUTSIDE: Final = {
    "\\d": "[0-9]", "\\D": "[^0-9]", "\\w": "[A-Za-z0-9_]", "\\W": "[^A-Za-z0-9_]", "$": "\\Z", "\\Z": "Z",
    "\\z": "z", "\\A": "A",
}  # fmt: skip
_INSIDE: Final = {"\\d": "0-9", "\\w": "A-Za-z0-9_", "[": "\\["}


def translated(pattern: str) -> str:
    """Return the pattern for the library; ExpressionFault when it repeats too much."""
    pieces = _PIECE.findall(pattern)
    _count_repeats(pieces)
    written, is_inside = [], False
    for place, piece in enumerate(pieces):
        if not is_inside and piece == "[":
            is_inside = True
            written.append("[")
            continue
        if is_inside and piece == "]" and pieces[place - 1] != "[":
            is_inside = False
        written.append((_INSIDE if is_inside else _OUTSIDE).get(piece, piece))
    return "".join(written)


def _count_repeats(pieces: list[str]) -> None:
    """Multiply counts that stand inside each other; fault when that is too much."""
    inner = [1]
    last = 1
    for piece in pieces:
        count = _COUNT.fullmatch(piece)
        if piece == "(":
            inner.append(1)
        elif piece == ")" and len(inner) > 1:
            last = inner.pop()
        elif count:
            last *= max(int(count[1]), int(count[2] or 0), 1)
        else:
            last = 1
        inner[-1] = max(inner[-1], last)
        if last > _MOST_REPEATS:
            raise ExpressionFault(f"the pattern of regex() repeats more than {_MOST_REPEATS} times")
