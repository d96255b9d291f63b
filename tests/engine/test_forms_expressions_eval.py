"""`flask forms eval` answers each line on its own, whatever the others are."""

import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from cli.forms import forms
from cli.forms_eval import evaluate

XML = "<data><a>1</a><b>x</b><d>2021-11-25</d><row><n>1</n></row><row><n>2</n></row></data>"


def run(lines: Sequence[object]) -> tuple[list[dict[str, object]], int]:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=True) for one in lines)
    ran = CliRunner().invoke(evaluate, input=text.encode("utf-8", "surrogatepass"))
    return [json.loads(line) for line in ran.output.splitlines()], ran.exit_code


@pytest.mark.parametrize(
    ("at", "expression", "expected"),
    [
        ("/data/a", ". + 1", ("number", 2)),
        ("/data", "1 div 4", ("number", 0.25)),
        ("/data", "0 div 0", ("number", "NaN")),
        ("/data", "1 div 0", ("number", "Infinity")),
        ("/data", "-1 div 0", ("number", "-Infinity")),
        ("/data", "round(-0.2)", ("number", 0)),
        ("/data", "pow(10, 20)", ("number", 1e20)),
        ("/data", "b", ("nodes", ["x"])),
        ("/data", "row/n", ("nodes", ["1", "2"])),
        ("/data/row[2]", "n", ("nodes", ["2"])),
        ("/data", "none", ("nodes", [])),
        ("/data", "concat(b, 'ก')", ("string", "xก")),
        ("/data", "a = 1", ("boolean", True)),
        ("/data", "${a} + ${a}", ("number", 2)),
        ("/data/a", "concat(${b}, '-', ${ b })", ("string", "x-x")),
        ("/data", "sum(${n})", ("number", 3)),
        ("/data/row[2]/n", "${n} * 10", ("number", 20)),
        ("/data/row[2]", "${n}", ("nodes", ["2"])),
        ("/data/row[1]/n", "${a}", ("nodes", ["1"])),
        ("/data/row[2]/n", "count(/data/row[n < ${n}])", ("number", 1)),
        ("/data/row[2]/n", "count(${row})", ("number", 2)),
        ("/data", "jr:choice-name(${a}, '${a}')", ("string", "1")),
        ("/data", "today()", ("string", "2021-11-26")),
        ("/data", "now()", ("string", "2021-11-26T03:04:05.000+07:00")),
        ("/data/d", ". < today()", ("boolean", True)),
    ],
)
def test_a_line_has_its_type_and_value(at: str, expression: str, expected: tuple[str, object]):
    line = {"id": 7, "xml": XML, "at": at, "expr": expression, "now": "2021-11-26T03:04:05"}

    assert run([line]) == ([{"id": 7, "type": expected[0], "got": expected[1]}], 0)


def test_a_bad_line_leaves_the_others_alone():
    fine = {"id": "fine", "xml": XML, "expr": "count(row)"}
    bad: list[object] = [
        "no json",
        "[1]",
        {"id": 1},
        {"id": 2, "xml": 3, "expr": "1"},
        {"id": 3, "xml": "<data>", "expr": "1"},
        {"id": 4, "xml": XML, "expr": "1 +"},
        {"id": 5, "xml": XML, "expr": "nothing()"},
        {"id": 6, "xml": XML, "expr": "1", "at": "/none"},
        {"id": 7, "xml": XML, "expr": "1", "at": "1"},
        {"id": 8, "xml": XML, "expr": "'\ud800'"},
        {"id": 9, "xml": XML, "expr": "1", "now": "yesterday"},
        {"id": 10, "xml": XML, "expr": "${none}"},
        {"id": "\ud800", "xml": XML, "expr": "1"},
        "",
    ]
    answers, code = run([fine, *bad, fine])

    assert answers[0] == answers[-1] == {"id": "fine", "type": "number", "got": 2}
    assert [one["id"] for one in answers[1:-1]] == [None, None, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, None]
    assert all(isinstance(one["error"], str) and one["error"] for one in answers[1:-1])
    assert code == 1


def test_a_seed_settles_what_looks_random():
    line = {"id": 1, "xml": XML, "expr": "uuid()", "seed": "a"}
    (first,), (again,), (other,) = (run([one])[0] for one in (line, line, {**line, "seed": "b"}))

    assert first == again != other


def test_nothing_asked_is_nothing_wrong():
    assert run([]) == ([], 0)


def test_an_unknown_option_is_wrong_usage():
    assert CliRunner().invoke(evaluate, ["--what"]).exit_code == 2


def test_it_is_a_command_of_forms():
    assert forms.commands["eval"] is evaluate
