"""Read the filter of a list, so that the parts that only compare a column are looked up instead of walked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from engine.forms.expressions.closures import Closure, closed
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.tree import Call, Chain, Literal, Path, Step, Tree, parts

_AND: Final = 2
_EQUALITY: Final = 3
_OF_THE_PLACE: Final = frozenset({"position", "last", "name", "local-name", "string", "number", "string-length",
                                  "normalize-space", "randomize"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """A list, the columns that equal something outside it, and whatever else an item passes."""

    list_name: str
    columns: tuple[tuple[str, Closure], ...]
    others: tuple[Closure, ...]


@lru_cache(maxsize=4096)
def filter_of(itemset: str) -> Filter | None:
    """Return the filter that an itemset is, None when it is anything else."""
    match compiled(itemset).tree:
        case Path(
            Call("instance", (Literal(name),)), False, (Step("child", _, ()), Step("child", "item", (one,)))
        ):
            return _filter(name, one) if _is_condition(one) else None
        case _:
            return None


def _is_condition(tree: Tree) -> bool:
    return isinstance(tree, Chain) and tree.rank <= _EQUALITY and not any(map(_is_of_the_place, _every(tree)))


def _filter(name: str, condition: Tree) -> Filter | None:
    columns: list[tuple[str, Closure]] = []
    others: list[Closure] = []
    for one in _conjuncts(condition):
        found = _compared(one)
        if found is None:
            others.append(closed(one))
        else:
            columns.append((found[0], closed(found[1])))
    return Filter(name, tuple(columns), tuple(others)) if columns else None


def _conjuncts(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, Chain) and tree.rank == _AND:
        for one in (tree.first, *(operand for _, operand in tree.rest)):
            yield from _conjuncts(one)
    else:
        yield tree


def _compared(tree: Tree) -> tuple[str, Tree] | None:
    """Return the column and what it equals, None for anything but an equality with the world outside."""
    match tree:
        case Chain(3, first, (("=", second),)):
            for here, there in ((first, second), (second, first)):
                column = _column(here)
                if column and _is_outside(there):
                    return column, there
    return None


def _column(tree: Tree) -> str | None:
    match tree:
        case Path(None, False, (Step("child", name, ()),)) if name != "*" and not name.endswith("()"):
            return name
        case Path(None, False, (Step("self", _, ()), Step("child", name, ()))) if not name.endswith("()"):
            return name
        case _:
            return None


def _is_outside(tree: Tree) -> bool:
    """Say whether a tree reads nothing of the item."""
    if isinstance(tree, Path):
        return tree.is_absolute or (tree.start is not None and _is_outside_start(tree.start))
    return all(_is_outside(one) for one in parts(tree) if not isinstance(one, Step))


def _is_outside_start(start: Tree) -> bool:
    return isinstance(start, Call) and start.name in {"current", "instance"}


def _is_of_the_place(tree: Tree | Step) -> bool:
    return isinstance(tree, Call) and tree.name in _OF_THE_PLACE and not tree.arguments


def _every(tree: Tree | Step) -> Iterator[Tree | Step]:
    yield tree
    for one in parts(tree):
        yield from _every(one)
