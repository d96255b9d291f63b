"""The local LINE's checklist: every promise has a test, and every test that it names exists."""

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKLIST = ROOT / "simulator" / "checklist.toml"
SECTIONS: dict[str, dict[str, str]] = tomllib.loads(CHECKLIST.read_text("utf-8"))
PROMISES = [
    (f"{section}: {promise}", test) for section, named in SECTIONS.items() for promise, test in named.items()
]


@cache
def functions_of(file: str) -> frozenset[str]:
    """Return the names of the test functions in a file; none when there is no such file."""
    path = ROOT / file
    tree = ast.parse(path.read_text("utf-8")) if path.is_file() else ast.Module([], [])
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(("promise", "test"), PROMISES, ids=[promise for promise, _ in PROMISES])
def test_a_promise_names_a_test_that_exists(promise: str, test: str) -> None:
    file, _, name = test.partition("::")
    assert name.startswith("test_"), promise
    assert name in functions_of(file), promise


def test_every_promise_stands_on_a_line_of_its_own() -> None:
    lines = [line for line in CHECKLIST.read_text("utf-8").splitlines() if " = " in line]
    assert len(lines) == len(PROMISES)
    assert len(PROMISES) > 100
