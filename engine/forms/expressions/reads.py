"""Say which paths an expression reads, without evaluating it."""

from collections.abc import Iterator

from engine.forms.expressions.tree import Call, Chain, Filtered, Negated, Path, Step, Tree


def reads(tree: Tree, at: str) -> frozenset[str]:
    """Return the paths that a tree reads when it is evaluated at a path.

    Predicates and indexes are left out; `//` stays as an empty step and `*` as itself, so that
    `/data//name` is a pattern. What lies in a secondary instance is not listed.
    """
    return frozenset(_of(tree, at, at))


def _of(tree: Tree, here: str | None, current: str) -> Iterator[str]:
    match tree:
        case Chain(_, first, rest):
            for one in (first, *(operand for _, operand in rest)):
                yield from _of(one, here, current)
        case Negated(inner):
            yield from _of(inner, here, current)
        case Call(name, arguments):
            yield from (current,) if name == "current" else ()
            for one in arguments:
                yield from _of(one, here, current)
        case Filtered(inner, predicates):
            yield from _of(inner, here, current)
            yield from _of_all(predicates, _place(inner, here, current), current)
        case Path():
            yield from _of_path(tree, here, current)
        case _:
            return


def _of_all(trees: tuple[Tree, ...], here: str | None, current: str) -> Iterator[str]:
    for tree in trees:
        yield from _of(tree, here, current)


def _of_path(path: Path, here: str | None, current: str) -> Iterator[str]:
    place = "" if path.is_absolute else here
    if path.start is not None:
        is_here = isinstance(path.start, Call) and path.start.name == "current"
        yield from () if is_here else _of(path.start, here, current)
        place = _place(path.start, here, current)
    for step in path.steps:
        place = _stepped(place, step)
        yield from _of_all(step.predicates, place, current)
    if place is not None:
        yield place or "/"


def _place(tree: Tree, here: str | None, current: str) -> str | None:
    """Return where a tree leads, or None for a secondary instance and for what is no path."""
    match tree:
        case Call("current", ()):
            return current
        case Filtered(inner, _):
            return _place(inner, here, current)
        case Path(start, is_absolute, steps):
            place = "" if is_absolute else _place(start, here, current) if start else here
            for step in steps:
                place = _stepped(place, step)
            return place
        case _:
            return None


def _stepped(place: str | None, step: Step) -> str | None:
    if place is None or step.axis == "self" or step.test == "text()":
        return place
    name = "*" if step.test.endswith("()") else step.test.rpartition(":")[2]
    match step.axis:
        case "child" | "attribute":
            return f"{place}/{name}"
        case "parent":
            return place.rpartition("/")[0]
        case "descendant-or-self" | "descendant":
            return f"{place}/" if name == "*" else f"{place}//{name}"
        case _:
            return "//*"  # the rarer axes: taken to read everything
