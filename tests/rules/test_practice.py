"""Practice has one table, and only practising touches it: no list, count, reminder, sheet or file can ever show it."""

import ast

from tests.rules.tree import Source, sources

TABLE = "models.practices"
# Who reads and writes it, who closes and sweeps it, and the list of all tables.
MAY_TOUCH = {
    "handlers/practising.py",
    "handlers/recording.py",
    "models/belongings.py",
    "models/retention.py",
    "models/tables.py",
}
# What a practice must never make.
REAL = {"units", "obligations", "reports", "drafts", "notices", "machinery", "evidence"}


def _imports(source: Source) -> set[str]:
    """Name every module that a file imports, however it is written."""
    found: set[str] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_only_practising_touches_the_table_of_practice() -> None:
    assert MAY_TOUCH == {source.name for source in sources() if TABLE in _imports(source)}


def test_no_statement_reaches_it_by_its_name() -> None:
    named = {source.name for source in sources() if '"practices"' in source.text}

    assert {"models/practices.py"} == {name for name in named if "migrations" not in name}


def test_practising_writes_nothing_real() -> None:
    [practising] = [one for one in sources("handlers") if one.name == "handlers/practising.py"]
    writes = [
        ast.unparse(call)
        for call in ast.walk(practising.tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in REAL
        and (call.func.value.id, call.func.attr) != ("units", "unit")
    ]

    assert [] == writes
