"""A reader's version is raised whenever its grammar changes: answers keep it, and are read again by it.

After a change raise the version in thai/readers.py, then `pytest tests/thai/test_readers.py --rewrite` records it.
Comments, docstrings and line breaks change nothing.
"""

import ast
import hashlib
import json
from pathlib import Path

import pytest

from thai.readers import EVERYWHERE, GRAMMARS, VERSIONS, reader_of
from thai.reading import KINDS

RECORD = Path(__file__).parent / "readers.json"
THAI = Path(__file__).parents[2] / "thai"


def _grammar(reader: str) -> str:
    """Fold a reader's files into one short hash."""
    found = sorted({path for pattern in (*GRAMMARS[reader], *EVERYWHERE) for path in THAI.glob(pattern)})
    whole = hashlib.sha256()
    for path in found:
        text = path.read_text("utf-8")
        whole.update((_meaning(text) if path.suffix == ".py" else text).encode())
    return whole.hexdigest()[:16]


def _meaning(code: str) -> str:
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:]
    return ast.dump(tree)


def _recorded() -> dict[str, dict[str, object]]:
    return json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}


@pytest.mark.parametrize("reader", sorted(VERSIONS))
def test_a_reader_whose_grammar_changed_has_a_new_version(reader: str, pytestconfig: pytest.Config) -> None:
    recorded, now = _recorded(), {"version": VERSIONS[reader], "grammar": _grammar(reader)}
    was = recorded.get(reader, {})
    is_raised = VERSIONS[reader] != was.get("version") or now["grammar"] == was.get("grammar")

    assert is_raised, f"the grammar of {reader} has changed: raise its version in thai/readers.py"
    if pytestconfig.getoption("--rewrite"):
        RECORD.write_text(json.dumps({**recorded, reader: now}, indent=1, sort_keys=True) + "\n", "utf-8")
        return
    assert was == now, "record the new version: pytest tests/thai/test_readers.py --rewrite"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_reader(kind: str) -> None:
    assert reader_of(kind)


def test_what_is_kept_word_for_word_has_none() -> None:
    assert "" == reader_of("text")


def test_comments_and_line_breaks_do_not_change_a_grammar() -> None:
    assert _meaning('def a() -> int:\n    """Say."""\n    return (1 +  # one\n        2)') == _meaning(
        "def a() -> int:\n    return 1 + 2"
    )
    assert _meaning("a = 1") != _meaning("a = 2")
