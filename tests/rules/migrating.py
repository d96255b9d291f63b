"""Look at a migration as text: what it does that the version before cannot live with while it still serves."""

import ast
from collections.abc import Iterator

from tests.rules.tree import called

OPERATIONS = ("op", "batch", "batch_op")
HARMLESS = frozenset({"create_table", "get_context", "batch_alter_table", "f"})
CHANGING = ("UPDATE ", "INSERT ")


def faults(tree: ast.Module) -> list[str]:
    """Name every operation of `upgrade` that does more than add; a migration that is marked as a contract may do it."""
    if _marked(tree, "contract") is True:
        return (
            []
            if isinstance(_marked(tree, "after"), str)
            else ["a contract names in `after` what it comes after"]
        )
    [upgrade] = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == "upgrade"]
    made = set(_made(upgrade))
    return [f"{call.lineno}: {called(call)}" for call in _operations(upgrade) if not _only_adds(call, made)]


def _operations(upgrade: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(upgrade):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = node.func.value
            if isinstance(of, ast.Name) and of.id in OPERATIONS:
                yield node


def _made(upgrade: ast.FunctionDef) -> Iterator[str]:
    """Yield the tables that the migration makes itself: nobody uses them yet."""
    for call in _operations(upgrade):
        if called(call) == "create_table":
            yield ast.unparse(call.args[0])


def _only_adds(call: ast.Call, made: set[str]) -> bool:
    name = called(call)
    if name == "add_column":
        return _may_be_left_out(call)
    if name == "create_index":
        return ast.unparse(call.args[1]) in made or _keyword(call, "postgresql_concurrently") == "True"
    if name == "alter_column":
        return {one.arg for one in call.keywords} <= {"nullable", "existing_type"} and _keyword(
            call, "nullable"
        ) == "True"
    if name == "execute":
        return isinstance(call.args[0], ast.Constant) and str(call.args[0].value).startswith(CHANGING)
    return name in HARMLESS


def _may_be_left_out(call: ast.Call) -> bool:
    """Say whether who does not know a column may leave it out: it is empty then, or has a default of the database."""
    [column] = [one for one in call.args if isinstance(one, ast.Call) and called(one) == "Column"]
    return _keyword(column, "nullable") == "True" or bool(_keyword(column, "server_default"))


def _keyword(call: ast.Call, name: str) -> str:
    return next((ast.unparse(one.value) for one in call.keywords if one.arg == name), "")


def _marked(tree: ast.Module, name: str) -> object:
    for one in tree.body:
        if (
            isinstance(one, ast.Assign)
            and ast.unparse(one.targets[0]) == name
            and isinstance(one.value, ast.Constant)
        ):
            return one.value.value
    return None
