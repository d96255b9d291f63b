"""Whatever an expression says, it ends soon, with a value or an ExpressionFault."""

import os
import random
import time
from datetime import UTC, datetime

import pytest

from engine.forms.expressions import functions
from engine.forms.expressions.document import document
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.reads import reads

AT = datetime(2021, 11, 25, 3, 4, tzinfo=UTC)
SOURCE = document(
    "<data version='7'><a>12</a><b>-2.5</b><e/><d>2021-11-25</d><dt>9999-12-31T23:59:59-07:00</dt><m>x y z</m>"
    "<p>18.8 98.9</p><r><n>1</n><m>ก</m></r><r><n/><m>ข</m><r><n>5</n></r></r></data>",
    AT,
    "seed",
)
COUNT = 50_000 if os.environ.get("SANAM_SOAK") else 3_000
NAMES = sorted({*functions._PLAIN, *functions._SITUATED, *functions.special.TABLE})
WORDS = [*NAMES, "(", ")", "(", ")", "[", "]", ",", "/", "//", ".", "..", "@", "::", "|", "+", "-", "*", "=", "!=", "<",
         "<=", ">", ">=", "and", "or", "div", "mod", "a", "b", "r", "n", "e", "d", "*", "1", "0", "-1", ".5", "1e9",
         "9" * 400, "'x'", '"y"', "''", "'%'", "'['", "node()", "text()", "child", "ancestor", "$x", "${a}", " ", "'",
         "'\ud800'", "\x00", "ก", "'2021-11-25'", "1 div 0", "0 div 0"]  # fmt: skip
ATOMS = ["a", "b", "e", "d", "dt", "m", "p", "r", "r/n", "//n", "none", "@version", ".", "..", "/", "1", "0", "-1", "2.5",
         "1 div 0", "-1 div 0", "0 div 0", "1000000000000", "-99999999", "''", "'x'", "'2021-11-25'", "'%Y %m'", "'a*'",
         "'MD5'", "'18:00'", "'18.8 98.9;18.8 98.8;18.7 98.8'", "'0001-01-01T00:00:00+14:00'", "true()", "'\ud800'",
         "'9999-12-31'", "'4LiB'", "' /data/a '"]  # fmt: skip


def evaluated(expression: str) -> None:
    try:
        read = compiled(expression)
        reads(read.tree, "/data/a")
        for at in (SOURCE.root, SOURCE.root.children[0].children[0]):
            read.text(SOURCE, at)
            read.number(SOURCE, at)
            read.truth(SOURCE, at)
    except ExpressionFault as fault:
        assert str(fault)  # noqa: PT017 - most are faults, all say something


def called(rng: random.Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(ATOMS)
    inner = [called(rng, depth - 1) for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5]))]
    if len(inner) == 2 and rng.random() < 0.3:
        return f"({inner[0]}) {rng.choice(['+', '-', '*', 'div', 'mod', '=', '<', '|', 'and'])} ({inner[1]})"
    return f"{rng.choice(NAMES)}({', '.join(inner)})"


def test_any_row_of_words_has_a_value_or_a_fault():
    rng = random.Random(1)
    for _ in range(COUNT):
        evaluated("".join(rng.choice(WORDS) for _ in range(rng.randint(1, 12))))


def test_any_function_of_anything_has_a_value_or_a_fault():
    rng = random.Random(2)
    for _ in range(COUNT):
        evaluated(called(rng, rng.randint(1, 3)))


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 5000 + "1" + ")" * 5000,
        "-" * 9000 + "1",
        "not(" * 64 + "1" + ")" * 64,
        "a[" * 64 + "1" + "]" * 64,
        "(1 or 1 and 1=1<1+1*" * 64 + "1" + ")" * 64,
        "1" + " | a" * 2000,
        "/".join(["*"] * 4000),
        "//".join(["*"] * 30),
        "concat(" + ",".join(["a"] * 3000) + ")",
        "concat(" + ",".join(["a"] * 900) + ")",
        "if(" * 60 + "1" + ",1,1)" * 60,
        "9" * 9999,
        "'" + "x" * 9990 + "'",
    ],
)
def test_long_and_deep_expressions_end_soon(expression: str):
    began = time.process_time()
    evaluated(expression)

    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "pattern",
    ["(a|aa)+$", "(a|a)*$", "^(a?){60}a{60}$", "(.*)*(.*)*(.*)*x", "((a{100}){100}){100}", "(a{0,9999}){0,9999}",
     "(" * 400 + ")" * 400, "a" * 2000, "(?:(?:a*)*)*b", "[", "(?<n>", "\\", "(?P=x)", "a{99999999999}"],
)  # fmt: skip
def test_no_pattern_takes_long(pattern: str):
    read = compiled(f"regex('{'a' * 60}b', '{pattern}')")
    began = time.process_time()
    try:
        read.truth(SOURCE, SOURCE.root)
    except ExpressionFault as fault:
        assert "regex()" in str(fault)  # noqa: PT017 - some are answered, some are refused

    assert time.process_time() - began < 2


def test_a_pattern_that_takes_long_is_a_fault():
    with pytest.raises(ExpressionFault, match="takes too long"):
        compiled(f"regex('{'a' * 60}b', '(a|aa)+$')").truth(SOURCE, SOURCE.root)


def test_steps_are_limited():
    wide = document("<data>" + "<n>1</n>" * 1500 + "</data>", AT, "s")
    for expression in (
        "count(//n[count(//n[. = 1]) > 0])",
        "count(//n[//n != //n])",
        "//n[following::n[preceding::n]]",
    ):
        began = time.process_time()
        with pytest.raises(ExpressionFault, match="steps"):
            compiled(expression).value(wide, wide.root)

        assert time.process_time() - began < 5


def test_texts_are_limited():
    long = document(f"<data><n>{'x' * 60_000}</n></data>", AT, "s")
    for expression in ("concat(/data/n, /data/n)", "join('-', /data/n, /data/n)"):
        with pytest.raises(ExpressionFault, match="longer"):
            compiled(expression).value(long, long.root)


def test_an_instance_deeper_than_a_hundred_elements_is_refused():
    assert document("<a>" * 100 + "</a>" * 100, AT, "s").root.children[0].name == "a"
    with pytest.raises(ExpressionFault, match="nested deeper than 100"):
        document("<a>" * 101 + "</a>" * 101, AT, "s")


@pytest.mark.parametrize(
    "xml", ['<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "<d>", "", "<d>\ud800</d>", "<d>\x00</d>", "<html><head/></html>"]
)  # fmt: skip
def test_what_is_no_instance_is_refused(xml: str):
    with pytest.raises(ExpressionFault):
        document(xml, AT, "s")
