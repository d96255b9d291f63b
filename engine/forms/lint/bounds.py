"""Find constraints that no answer can keep, as far as they compare the answer with numbers or dates."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from engine.conversation.bubbles import say
from engine.forms.expressions.days import read_date
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.tree import Chain, Literal, Negated, Number, Path, Tree, parts
from engine.forms.form import Form, Question
from engine.forms.lint.finding import Finding

_AND: Final = 2
_LINK: Final = "https://xlsform.org/en/#constraints"
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_WHOLE: Final = frozenset({"integer", "date"})


@dataclass(frozen=True, slots=True)
class _Span:
    least: float = -math.inf
    most: float = math.inf


def of_bounds(form: Form) -> Iterator[Finding]:
    """Yield the constraints that nothing keeps."""
    for question in form.questions:
        tree = _tree(question)
        if tree is None:
            continue
        source = question.constraint or ""
        if question.kind == "time" and _compares_the_answer(tree):
            what = say("A time is a text to < and >, so no answer will do.")
            cure = say("Write decimal-time(.) for the answer, and decimal-time('08:00') for a time.")
            yield Finding("constraint.times", "survey", question.row, what, cure, "constraint", source, _LINK)
        elif _is_empty(tree, step=1.0 if question.kind in _WHOLE else 0.0):
            what = say("No answer can keep this rule.")
            cure = say("Look at its bounds: the lower one is above the upper one.")
            yield Finding("constraint.never", "survey", question.row, what, cure, "constraint", source, _LINK)


def _tree(question: Question) -> Tree | None:
    if not question.constraint or not question.is_askable:
        return None
    try:
        return compiled(question.constraint).tree
    except ExpressionFault:
        return None


def _is_empty(tree: Tree, *, step: float) -> bool:
    span = _Span()
    for sign, bound in _compared(tree):
        span = _narrowed(span, sign, bound, step or math.ulp(bound))
    return span.least > span.most


def _narrowed(span: _Span, sign: str, bound: float, step: float) -> _Span:
    match sign:
        case "<":
            return replace(span, most=min(span.most, math.ceil(bound) - 1 if step == 1 else bound - step))
        case "<=":
            return replace(span, most=min(span.most, bound))
        case ">":
            return replace(span, least=max(span.least, math.floor(bound) + 1 if step == 1 else bound + step))
        case ">=":
            return replace(span, least=max(span.least, bound))
        case "=":
            return _Span(max(span.least, bound), min(span.most, bound))
        case _:
            return span


def _compared(tree: Tree) -> Iterator[tuple[str, float]]:
    """Yield what every answer is compared with: the parts that are joined by and."""
    match tree:
        case Chain(rank, first, rest) if rank == _AND:
            for one in (first, *(part for _, part in rest)):
                yield from _compared(one)
        case Chain(_, left, ((sign, right),)) if sign in _TURNED:
            if _is_the_answer(left) and (bound := _number(right)) is not None:
                yield sign, bound
            elif _is_the_answer(right) and (bound := _number(left)) is not None:
                yield _TURNED[sign], bound


def _is_the_answer(tree: Tree) -> bool:
    if not isinstance(tree, Path) or tree.start is not None or tree.is_absolute:
        return False
    return len(tree.steps) == 1 and tree.steps[0].axis == "self" and not tree.steps[0].predicates


def _number(tree: Tree) -> float | None:
    match tree:
        case Number(value):
            return value
        case Negated(Number(value)):
            return -value
        case Literal(text) if (day := read_date(text)) is not None:
            return float(day.toordinal())
        case _:
            return None


def _compares_the_answer(tree: Tree) -> bool:
    if isinstance(tree, Chain) and {sign for sign, _ in tree.rest} & {"<", "<=", ">", ">="}:
        return any(_is_the_answer(one) for one in (tree.first, *(part for _, part in tree.rest)))
    return any(
        _compares_the_answer(part)
        for part in parts(tree)
        if not isinstance(part, Path) and not hasattr(part, "axis")
    )
