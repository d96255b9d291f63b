"""Read tokens into a tree: XPath 1.0's grammar by precedence climbing."""

from dataclasses import dataclass, field
from typing import Final

from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.tokens import Token, tokens
from engine.forms.expressions.tree import (
    ROOT_TEST,
    Call,
    Chain,
    Filtered,
    Literal,
    Negated,
    Number,
    Path,
    Step,
    Tree,
)

DEEPEST: Final = 64

RANKS: Final = {
    "or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6, "|": 8,
}  # fmt: skip
_MINUS_RANK: Final = 7
AXES: Final = frozenset({
    "child", "parent", "self", "descendant", "descendant-or-self", "ancestor", "ancestor-or-self",
    "following-sibling", "preceding-sibling", "following", "preceding", "attribute",
})  # fmt: skip
_ANY_DEPTH: Final = Step("descendant-or-self", ROOT_TEST)


def parse(source: str) -> Tree:
    """Read an expression; ExpressionFault says where it stops making sense."""
    reader = _Reader(tokens(source))
    tree = _chain(reader, 1)
    if reader.next.kind != "end":
        raise reader.fault("an operator or the end")
    return tree


@dataclass(slots=True)
class _Reader:
    """Where the reading is, and how deep."""

    row: tuple[Token, ...]
    at: int = field(default=0)
    depth: int = field(default=0)

    @property
    def next(self) -> Token:
        return self.row[self.at]

    def take(self) -> Token:
        token = self.row[self.at]
        self.at += 1
        return token

    def sees(self, *texts: str) -> bool:
        return self.next.kind in {"sign", "operator"} and self.next.text in texts

    def took(self, *texts: str) -> bool:
        found = self.sees(*texts)
        self.at += found
        return found

    def expect(self, text: str) -> None:
        if not self.took(text):
            raise self.fault(repr(text))

    def expect_more(self) -> None:
        if not self.took(","):
            raise self.fault("',' or ')'")

    def fault(self, wanted: str) -> ExpressionFault:
        token = self.next
        what = f"{token.text!r} at character {token.position + 1}" if token.text else "the end"
        return ExpressionFault(f"did not expect {what}; wanted {wanted}")


def _nested(reader: _Reader) -> Tree:
    """Read a whole expression inside another one."""
    reader.depth += 1
    if reader.depth > DEEPEST:
        raise ExpressionFault(f"nested deeper than {DEEPEST}")
    tree = _chain(reader, 1)
    reader.depth -= 1
    return tree


def _chain(reader: _Reader, lowest: int) -> Tree:
    left = _operand(reader)
    while (rank := _rank(reader)) >= lowest:
        rest = []
        while _rank(reader) == rank:
            rest.append((reader.take().text, _chain(reader, rank + 1)))
        left = Chain(rank, left, tuple(rest))
    return left


def _rank(reader: _Reader) -> int:
    token = reader.next
    return RANKS.get(token.text, 0) if token.kind == "operator" else 0


def _operand(reader: _Reader) -> Tree:
    minuses = 0
    while reader.took("-"):
        minuses += 1
    if not minuses:
        return _path(reader)
    inner = _chain(reader, _MINUS_RANK)
    return Negated(inner) if minuses % 2 else Negated(Negated(inner))


def _path(reader: _Reader) -> Tree:
    if reader.sees("/"):
        return _absolute(reader)
    if reader.took("//"):
        return Path(None, is_absolute=True, steps=(_ANY_DEPTH, *_steps(reader)))
    if _starts_a_step(reader):
        return Path(None, is_absolute=False, steps=_steps(reader))
    return _filtered(reader)


def _absolute(reader: _Reader) -> Tree:
    reader.expect("/")
    steps = _steps(reader) if _starts_a_step(reader) else ()
    return Path(None, is_absolute=True, steps=steps)


def _filtered(reader: _Reader) -> Tree:
    primary = _primary(reader)
    predicates = _predicates(reader)
    start = Filtered(primary, predicates) if predicates else primary
    if not reader.sees("/", "//"):
        return start
    deep = reader.take().text == "//"
    return Path(start, is_absolute=False, steps=((_ANY_DEPTH,) if deep else ()) + _steps(reader))


def _starts_a_step(reader: _Reader) -> bool:
    return reader.next.kind in {"name", "axis", "nodetype"} or reader.sees(".", "..", "@")


def _steps(reader: _Reader) -> tuple[Step, ...]:
    steps = [_step(reader)]
    while reader.sees("/", "//"):
        if reader.take().text == "//":
            steps.append(_ANY_DEPTH)
        steps.append(_step(reader))
    return tuple(steps)


def _step(reader: _Reader) -> Step:
    # XPath has no predicate after . and .. but JavaRosa's own forms write ".[. > 1]" now and then
    if reader.took("."):
        return Step("self", ROOT_TEST, _predicates(reader))
    if reader.took(".."):
        return Step("parent", ROOT_TEST, _predicates(reader))
    axis = _axis(reader)
    return Step(axis, _test(reader), _predicates(reader))


def _axis(reader: _Reader) -> str:
    if reader.took("@"):
        return "attribute"
    if reader.next.kind != "axis":
        return "child"
    position = reader.next.position
    axis = reader.take().text
    reader.expect("::")
    if axis not in AXES:
        raise ExpressionFault(f"no such axis: {axis}:: at character {position + 1}")
    return axis


def _test(reader: _Reader) -> str:
    token = reader.next
    if token.kind == "name":
        return reader.take().text
    if token.kind != "nodetype":
        raise reader.fault("the name of a node")
    reader.take()
    reader.expect("(")
    if token.text == "processing-instruction" and reader.next.kind == "literal":
        reader.take()
    reader.expect(")")
    return f"{token.text}()"


def _predicates(reader: _Reader) -> tuple[Tree, ...]:
    found = []
    while reader.took("["):
        found.append(_nested(reader))
        reader.expect("]")
    return tuple(found)


def _primary(reader: _Reader) -> Tree:
    token = reader.next
    if token.kind == "function":
        return _call(reader)
    if token.kind == "literal":
        return Literal(reader.take().text[1:-1])
    if token.kind == "number":
        return Number(float(reader.take().text))
    if reader.took("("):
        inner = _nested(reader)
        reader.expect(")")
        return inner
    raise reader.fault("a value")


def _call(reader: _Reader) -> Call:
    token = reader.take()
    reader.expect("(")
    arguments: list[Tree] = []
    while not reader.sees(")"):
        if arguments:
            reader.expect_more()
        arguments.append(_nested(reader))
    reader.expect(")")
    return Call(token.text, tuple(arguments), token.position)
