"""Find the choices of a question that its filter lets through."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.forms.expressions.env import Env
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node
from engine.forms.expressions.values import Value, text_of, to_boolean
from engine.forms.filters import Filter, filter_of
from engine.forms.form import Choice, Question
from engine.forms.lists import column_of
from engine.forms.searching import found_by_search

if TYPE_CHECKING:
    from engine.forms.run import Run


def offered(run: "Run", question: Question, node: Node) -> tuple[Choice, ...]:
    """Return the choices that may be taken now; a filter that fails lets all through."""
    if question.search is not None:
        return found_by_search(run, question, node)
    if question.itemset is None:
        return ()
    every = run.program.lists.every(question.list_name)
    if question.itemset == f"instance('{question.list_name}')/root/item":
        return _named(run, question, every)
    try:
        quick = filter_of(question.itemset)
        found = _quickly(run, quick, question.itemset, node) if quick else None
    except ExpressionFault:
        found = None
    if found is not None:
        return _named(run, question, found)
    nodes = run.nodes(question.itemset, node)
    if nodes is None:
        return _named(run, question, every)
    return tuple(_of_node(run, question, one) for one in nodes)


def is_filtered(question: Question) -> bool:
    """Say whether what may be taken hangs on other answers."""
    return question.itemset is not None and "[" in question.itemset


def still_offered(run: "Run", question: Question, node: Node, answer: str) -> str:
    """Return what of an answer may still be taken: a choice that was filtered away meanwhile is none."""
    names = {one.name for one in offered(run, question, node)}
    taken = [one for one in answer.split(" ") if one in names]
    if question.kind == "rank":
        return answer if len(taken) == len(answer.split(" ")) == len(names) else ""
    return " ".join(taken)


def _quickly(run: "Run", wanted: Filter, source: str, node: Node) -> tuple[Choice, ...] | None:
    """Look the compared columns up; None where one is compared with a number, which has to be walked."""
    env = run.env(source, node)
    name, lists = wanted.list_name, run.program.lists
    places: list[int] | None = None
    for column, closure in wanted.columns:
        text = _single_text(env, closure(env, node, 1, 1))
        if text is None:
            return None
        if places is None:
            places = lists.places(name, column, text)
        else:
            places = [one for one in places if lists.has_column(name, column, one, text)]
    every = lists.every(name)
    return tuple(every[one] for one in places or () if _passes(env, wanted, lists.item, one))


def _single_text(env: Env, value: Value) -> str | None:
    if isinstance(value, str):
        return value
    return text_of(env, value[0]) if isinstance(value, list) and len(value) == 1 else None


def _passes(env: Env, wanted: Filter, item: Callable[[str, int], Node], place: int) -> bool:
    return not wanted.others or all(
        to_boolean(one(env, item(wanted.list_name, place), 1, 1)) for one in wanted.others
    )


def _named(run: "Run", question: Question, found: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return choices under the columns that the question takes their values and wordings from."""
    if question.choice_value == "name" and question.choice_label == "label":
        return found if isinstance(found, tuple) else tuple(found)
    return tuple(_renamed(run, question, one) for one in found)


def _renamed(run: "Run", question: Question, choice: Choice) -> Choice:
    language = run.program.form.default_language
    name = column_of(choice, question.choice_value, language) or ""
    if question.choice_label == "label":
        return replace(choice, name=name)
    label = column_of(choice, question.choice_label, language) or name
    return replace(choice, name=name, labels={language: label})


def _of_node(run: "Run", question: Question, item: Node) -> Choice:
    """Return the choice of a list's node, or make one from a row of a repeat."""
    choice = run.program.choice(item)
    if choice is not None:
        return _renamed(run, question, choice)
    name, label = (_inside(run, item, column) for column in (question.choice_value, question.choice_label))
    return Choice(name, {run.program.form.default_language: label or name})


def _inside(run: "Run", item: Node, column: str) -> str:
    found = item.named.get(column)
    return run.text(found[0]) if found else ""
