"""Find every phrase the code may say, by reading the code: literals, constants, tables of phrases, and what callers hand in."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from tests.rules.tree import ROOT, Function, Source, literals, sources

SPEAKERS = ("engine", "handlers", "bot", "exports", "web")
SAYS = ("say", "plain")


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase where the code says it, with the blanks it fills."""

    where: str
    msgid: str
    blanks: frozenset[str] | None


@cache
def said() -> tuple[Said, ...]:
    return tuple(one for source in sources(*SPEAKERS) for one in _said_in(source))


@cache
def unresolved() -> tuple[str, ...]:
    """Name the calls whose phrase cannot be read from the code."""
    return tuple(
        f"{source.name}:{call.lineno} {ast.unparse(call)[:80]}"
        for source in sources(*SPEAKERS)
        for name in SAYS
        for call in source.calls(name)
        if call.args and not list(resolve(source, call.args[0]))
    )


def _said_in(source: Source) -> Iterator[Said]:
    for name in SAYS:
        for call in source.calls(name):
            blanks = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
            for msgid in resolve(source, call.args[0]) if call.args else ():
                yield Said(f"{source.name}:{call.lineno}", msgid, blanks)


def resolve(source: Source, node: ast.expr) -> Iterator[str]:
    """Yield what an argument may be; a parameter is whatever the callers in the same file hand in."""
    if not isinstance(node, ast.Name):
        table = _table(node)
        yield from literals(node)
        yield from _constants(source, table) if table else ()
        for default in node.args[1:] if isinstance(node, ast.Call) else ():
            yield from literals(default)
        return
    yield from _constants(source, node.id)
    for function in source.functions():
        if any(inner is node for inner in ast.walk(function)):
            yield from _locals(source, function, node.id)


def _table(node: ast.expr) -> str:
    """Return the name of the table in TABLE[key] or TABLE.get(key, default)."""
    match node:
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
            return name
        case _:
            return ""


def _constants(source: Source, name: str) -> Iterator[str]:
    for statement in source.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield from _strings(value)
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if found == name:
                yield from _strings(value)


def _strings(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Dict):
        for one in value.values:
            yield from literals(one)
    else:
        yield from literals(value)


def _locals(source: Source, function: Function, name: str) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield from resolve(source, value)
            case ast.comprehension(
                target=target, iter=ast.Call(func=ast.Attribute(value=ast.Name(id=table)))
            ):
                if name in {inner.id for inner in ast.walk(target) if isinstance(inner, ast.Name)}:
                    yield from _constants(source, table)
    names = [argument.arg for argument in function.args.args]
    if name in names:
        for call in source.calls(function.name):
            place = names.index(name)
            given = [keyword.value for keyword in call.keywords if keyword.arg == name]
            for value in given or call.args[place : place + 1]:
                yield from resolve(source, value)


@cache
def catalogue(language: str) -> dict[str, str]:
    with Path(ROOT / "locale" / language / "LC_MESSAGES/messages.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def blanks_of(pattern: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name)


@cache
def labels() -> tuple[Said, ...]:
    """Return the phrases that stand on buttons."""
    found = []
    for source in sources(*SPEAKERS):
        for kind in ("Button", "DateButton", "Link", "Call", "Page", "Door"):
            for call in source.calls(kind):
                label = call.args[0] if call.args else None
                inner = [label.body, label.orelse] if isinstance(label, ast.IfExp) else [label]
                found += [
                    Said(f"{source.name}:{call.lineno}", msgid, None)
                    for one in inner
                    if isinstance(one, ast.Call) and one.args
                    for msgid in resolve(source, one.args[0])
                ]
    return tuple(found)
