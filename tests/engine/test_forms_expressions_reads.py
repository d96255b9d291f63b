"""An expression says which paths it reads, so that what hangs on what is known before anybody answers."""

import pytest

from engine.forms.expressions.expression import compiled
from engine.forms.expressions.reads import reads


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2", set()),
        (". > 3", {"/data/g/a"}),
        ("../b + /data/c", {"/data/g/b", "/data/c"}),
        ("current()/../b", {"/data/g/b"}),
        ("/data/row[name = current()/../b]/age", {"/data/row/name", "/data/g/b", "/data/row/age"}),
        ("instance('l')/root/item[p = /data/c]/label", {"/data/c"}),
        ("sum(//age)", {"//age"}),
        ("count(../*)", {"/data/g/*"}),
        ("if(a, /data/b, ../../c)", {"/data/g/a/a", "/data/b", "/data/c"}),
    ],
)
def test_an_expression_says_what_it_reads(expression: str, expected: set[str]):
    assert reads(compiled(expression).tree, "/data/g/a") == expected
