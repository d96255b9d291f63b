"""Say which values of a form hang on which others, in what order to have them, and where they run in rings."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from engine.forms.crossing import hangs_on, rows_of
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.reads import reads
from engine.forms.form import Form, Group, Question

_LONG_CHAIN: Final = 25

Graph = Mapping[str, frozenset[str]]


def graph(form: Form) -> dict[str, frozenset[str]]:
    """Return for each path what its value and its relevance are made of, in the same row."""
    known = {one.path: None for one in form.places}
    repeats = frozenset(one.path for one in form.groups if one.repeats)
    return {one.path: frozenset(_needs(one, known, repeats)) for one in form.places}


def _needs(one: Question | Group, known: Collection[str], repeats: frozenset[str]) -> Iterator[str]:
    parent = one.path.rpartition("/")[0]
    if parent in known:
        yield parent
    for source in _sources(one):
        others = _crossed(source, one.path, repeats)
        for path in read_paths(source, one.path, known):
            if path != one.path and not any(path.startswith(f"{repeat}/") for repeat in others):
                yield path


def _sources(one: Question | Group) -> Iterator[str]:
    calculation = one.calculation if isinstance(one, Question) else None
    yield from filter(None, (one.relevant, calculation))


def _crossed(source: str, at: str, repeats: frozenset[str]) -> list[str]:
    """Return the repeats around a path of which an expression looks at other rows."""
    around = frozenset(one for one in repeats if at.startswith(f"{one}/"))
    try:
        marks = hangs_on(compiled(source).tree, at, around) if around else frozenset()
    except ExpressionFault:
        return []
    return [one for one in around if rows_of(one) in marks]


def read_paths(source: str, at: str, known: Collection[str]) -> Iterator[str]:
    """Return the known paths that an expression reads at a path; nothing when it cannot be read."""
    try:
        patterns = reads(compiled(source).tree, at)
    except ExpressionFault:
        return
    for pattern in patterns:
        if "*" in pattern or "//" in pattern:
            yield from filter(_regex(pattern).fullmatch, known)
        elif pattern in known:
            yield pattern


def _regex(pattern: str) -> re.Pattern[str]:
    """Match what lies at a pattern: an empty step stands for any number of them."""
    names = {"": ".*", "*": "[^/]+"}
    return re.compile("/" + "/".join(names.get(step) or re.escape(step) for step in pattern.split("/")[1:]))


def long_order(form: Form) -> tuple[str, ...]:
    """Return the paths in the order to evaluate them when some chain is long, nothing when all are short.

    Values are had when they are asked for. That goes as deep as the longest chain, so a long one is
    taken from its far end first. What looks at other rows chains as many values as there are rows.
    """
    order, depth = _ordered(graph(form))
    if max(depth.values(), default=0) > _LONG_CHAIN:
        return order
    repeats = frozenset(one.path for one in form.groups if one.repeats)
    crossing = {
        one.path for one in form.places for source in _sources(one) if _crossed(source, one.path, repeats)
    }
    return tuple(path for path in order if path in crossing)


def _ordered(needs: Graph) -> tuple[tuple[str, ...], dict[str, int]]:
    depth: dict[str, int] = {}
    for path in needs:
        _visit(path, needs, depth)
    return tuple(sorted(depth, key=depth.__getitem__)), depth


def _visit(path: str, needs: Graph, depth: dict[str, int]) -> None:
    waiting = [path]
    open_paths: set[str] = set()
    while waiting:
        one = waiting[-1]
        missing = [need for need in needs.get(one, ()) if need not in depth and need not in open_paths]
        open_paths.add(one)
        if missing and one not in depth:
            waiting.extend(missing)
            continue
        waiting.pop()
        depth.setdefault(one, 1 + max((depth.get(need, 0) for need in needs.get(one, ())), default=0))


def rings(form: Form) -> tuple[tuple[str, ...], ...]:
    """Return the groups of paths that depend on each other in a ring."""
    needs = graph(form)
    reach = {path: _reached(path, needs) for path in needs}
    in_rings = (path for path in needs if path in reach[path])
    found = {tuple(sorted(other for other in reach[path] if path in reach[other])) for path in in_rings}
    return tuple(sorted(found))


def _reached(path: str, needs: Graph) -> set[str]:
    found: set[str] = set()
    waiting = list(needs[path])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(needs.get(one, ()))
    return found
