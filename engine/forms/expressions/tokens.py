"""Cut the text of an expression into tokens, by the rules of XPath 1.0, section 3.7."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.forms.expressions.faults import ExpressionFault

LONGEST_SOURCE: Final = 10_000

# Said by what no name holds: XML's list of forty ranges lets a little less through and costs much at every start
_BEYOND: Final = r"\[\\\]^`{|}~\x7f-\xbf\u2000-\u206f"
NAME: Final = rf"[^\x00-@{_BEYOND}][^\x00-,/:-@{_BEYOND}]*"
_PATTERN: Final = re.compile(
    rf"""\s*(?:
        (?P<literal>"[^"]*"|'[^']*')
      | (?P<number>\d+(?:\.\d*)?|\.\d+)
      | (?P<name>{NAME}(?::(?!:)(?:{NAME}|\*))?)
      | (?P<sign>::|//|\.\.|!=|<=|>=|[()\[\],.@/|+\-=<>*])
    )""",
    re.VERBOSE | re.ASCII,
)
_SPACE: Final = re.compile(r"\s*")
_OPENERS: Final = frozenset({"@", "::", "(", "[", ","})
_WORD_OPERATORS: Final = frozenset({"and", "or", "mod", "div"})
NODE_TYPES: Final = frozenset({"text", "node", "comment", "processing-instruction"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an expression. Kinds: literal number name function axis nodetype operator sign end."""

    kind: str
    text: str
    position: int


def tokens(source: str) -> tuple[Token, ...]:
    """Return the tokens of an expression, an end token last."""
    if len(source) > LONGEST_SOURCE:
        raise ExpressionFault(f"longer than {LONGEST_SOURCE} characters")
    return tuple(_named(source))


def _named(source: str) -> Iterator[Token]:
    previous: Token | None = None
    for match in _cut(source):
        kind, text = match.lastgroup or "", match.group(match.lastgroup or 0)
        previous = Token(_kind(kind, text, source, match.start(kind), previous), text, match.start(kind))
        yield previous
    yield Token("end", "", len(source))


def _cut(source: str) -> Iterator[re.Match[str]]:
    at, stop = 0, len(source.rstrip())
    while at < stop:
        match = _PATTERN.match(source, at)
        if match is None:
            rest = source[at:].lstrip()
            raise ExpressionFault(
                f"cannot be read from character {stop - len(rest.rstrip()) + 1} on: {rest[:20].strip()}"
            )
        yield match
        at = match.end()


def _kind(kind: str, text: str, source: str, start: int, previous: Token | None) -> str:
    if kind not in {"name", "sign"}:
        return kind
    if _may_operate(previous):
        if text == "*" or text in _WORD_OPERATORS:
            return "operator"
        if kind == "name":
            raise ExpressionFault(f"an operator is missing before {text} at character {start + 1}")
    if kind == "sign":
        return _kind_of_sign(text)
    return _kind_of_name(text, source, start + len(text))


def _may_operate(previous: Token | None) -> bool:
    return not (previous is None or previous.kind == "operator" or previous.text in _OPENERS)


def _kind_of_sign(text: str) -> str:
    if text == "*":
        return "name"
    return "operator" if text in {"/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="} else "sign"


def _kind_of_name(text: str, source: str, end: int) -> str:
    space = _SPACE.match(source, end)
    after = space.end() if space else end
    if source.startswith("::", after):
        return "axis"
    if source.startswith("(", after):
        return "nodetype" if text in NODE_TYPES else "function"
    return "name"
