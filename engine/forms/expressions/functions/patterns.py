"""Compute regex(): a pattern of an author's, on a text of anybody's, never for long.

OpenRosa's pattern is JavaScript's and may match anywhere in the text. A match is given a fifth of a second of
the processor, a pattern may repeat things ten thousand times at most, and both may be only so long.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.functions.pattern_text import translated
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value

_LONGEST_PATTERN: Final = 1_000
_LONGEST_SUBJECT: Final = 10_000
_SECONDS: Final = 0.2
_STEPS: Final = 20


def _matches(env: Env, _node: Node, text: str, pattern: str) -> Value:
    """Say whether the pattern fits somewhere in the text; ^ and $ tie it to the ends."""
    env.spend(_STEPS)
    if len(text) > _LONGEST_SUBJECT:
        raise ExpressionFault(f"regex() takes texts of at most {_LONGEST_SUBJECT} characters")
    try:
        return _pattern(pattern).search(text, timeout=_SECONDS) is not None
    except TimeoutError:
        raise ExpressionFault(f"the pattern of regex() takes too long: {pattern[:60]}") from None


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> Any:
    if len(pattern) > _LONGEST_PATTERN:
        raise ExpressionFault(f"regex() takes patterns of at most {_LONGEST_PATTERN} characters")
    import regex  # noqa: PLC0415 - heavy, and many forms have no pattern

    try:
        return regex.compile(translated(pattern), regex.VERSION0)
    except (regex.error, ValueError, OverflowError, RecursionError) as wrong:
        raise ExpressionFault(f"the pattern of regex() cannot be read: {wrong}") from wrong


TABLE: Final[Mapping[str, tuple[str, Callable[..., Value]]]] = {"regex": ("ss", _matches)}
