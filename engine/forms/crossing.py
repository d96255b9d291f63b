"""Say what an expression hangs on besides the values it reads: the moment, and how many rows there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from engine.forms.expressions.tree import Call, Filtered, Path, Step, Tree, parts

AT: Final = "@at"
SEED: Final = "@seed"
LANGUAGE: Final = "@language"

_OF_THE_MOMENT: Final = frozenset({"now", "today"})
_PLAIN: Final = frozenset({"child", "parent", "self", "attribute"})


def rows_of(repeat: str) -> str:
    """Name what changes when a repeat gets or loses rows."""
    return f"#{repeat}"


def hangs_on(tree: Tree, at: str, repeats: frozenset[str]) -> frozenset[str]:
    """Return the marks of what a tree at a path hangs on; a repeat counts when it is entered from above."""
    return frozenset(_marks(tree, _Place(at, at), repeats))


@dataclass(frozen=True, slots=True)
class _Place:
    here: str | None
    current: str


def _marks(tree: Tree | Step, place: _Place, repeats: frozenset[str]) -> Iterator[str]:
    if isinstance(tree, Path):
        yield from _of_path(tree, place, repeats)
        return
    if isinstance(tree, Call) and tree.name in _OF_THE_MOMENT:
        yield AT
    if isinstance(tree, Filtered):
        yield from _marks(tree.inner, place, repeats)
        inside = _Place(_end(tree.inner, place), place.current)
        for predicate in tree.predicates:
            yield from _marks(predicate, inside, repeats)
        return
    for one in parts(tree):
        yield from _marks(one, place, repeats)


def _of_path(path: Path, place: _Place, repeats: frozenset[str]) -> Iterator[str]:
    if path.start is not None:
        yield from _marks(path.start, place, repeats)
    here = _start(path, place)
    for step in path.steps:
        if here is not None and step.axis not in _PLAIN:
            yield from map(rows_of, repeats)
        came_from, here = here, _stepped(here, step)
        if here is not None and step.axis == "child":
            yield from _entered(came_from or "", here, step, repeats)
        for one in step.predicates:
            yield from _marks(one, _Place(here, place.current), repeats)
    yield from _below(here, repeats)


def _entered(came_from: str, here: str, step: Step, repeats: frozenset[str]) -> Iterator[str]:
    if step.test == "*" or step.test.endswith("()"):
        yield from (rows_of(one) for one in repeats if one.rpartition("/")[0] == came_from)
    elif here in repeats:
        yield rows_of(here)


def _below(here: str | None, repeats: frozenset[str]) -> Iterator[str]:
    """A path that ends at a group reads all that lies in it."""
    if here is not None:
        yield from (rows_of(one) for one in repeats if one.startswith(f"{here}/"))


def _start(path: Path, place: _Place) -> str | None:
    if path.is_absolute:
        return ""
    return place.here if path.start is None else _end(path.start, place)


def _end(tree: Tree, place: _Place) -> str | None:
    """Return where a tree leads, None for another instance and for what is no path."""
    match tree:
        case Call("current", ()):
            return place.current
        case Filtered(inner, _):
            return _end(inner, place)
        case Path():
            here = _start(tree, place)
            for step in tree.steps:
                here = _stepped(here, step)
            return here
        case _:
            return None


def _stepped(here: str | None, step: Step) -> str | None:
    if here is None or step.axis == "self" or step.test == "text()":
        return here
    if step.axis == "parent":
        return here.rpartition("/")[0]
    if step.axis == "child" and step.test != "*" and not step.test.endswith("()"):
        return f"{here}/{step.test.rpartition(':')[2]}"
    return here
