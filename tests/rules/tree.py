"""Look at the project as text: which files it has, and what is written in them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("engine", "thai", "models", "handlers", "bot", "scheduler", "exports", "web", "cli", "simulator")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file, read and parsed once."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    def functions(self) -> Iterator[Function]:
        return (
            node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )

    def calls(self, name: str) -> Iterator[ast.Call]:
        """Yield the calls of a function by its name, plain or as an attribute."""
        yield from _calls(self.tree).get(name, ())


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


@cache
def _calls(tree: ast.Module) -> dict[str, list[ast.Call]]:
    found: dict[str, list[ast.Call]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.setdefault(called(node), []).append(node)
    return found


@cache
def _source(path: Path) -> Source:
    return Source(path, text := path.read_text("utf-8"), ast.parse(text))


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files of these folders, of all product folders when none is named."""
    paths = sorted(path for folder in folders or FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return tuple(map(_source, paths))


def literal(node: ast.expr) -> str | None:
    """Return a string that stands in the code as it is."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the strings an argument may be: as it is, by either branch of a condition, or a module's constant."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif (text := literal(node)) is not None:
        yield text
