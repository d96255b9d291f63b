"""XPath 1.0 and OpenRosa's functions, as tables of expression and value."""

import math
from datetime import datetime, timedelta, timezone

import pytest

from engine.forms.expressions.document import document
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.expressions.nodes import Node

BANGKOK = timezone(timedelta(hours=7))
AT = datetime(2021, 11, 25, 3, 4, 5, 678000, tzinfo=BANGKOK)
XML = """
<data id="activity" version="3">
  <count>12</count><empty/><word>ทอผ้า</word><day>2021-11-25</day><many>a b c</many><ชื่อ>มะลิ</ชื่อ>
  <group><inner>5</inner><ตำบล>ริมใต้</ตำบล></group>
  <row><name>มะลิ</name><age>62</age></row>
  <row><name>ป้าแดง</name><age>58</age></row>
  <row><name>นิดา</name><age></age></row>
</data>
"""
SOURCE = document(XML, AT, "seed")
TOP = SOURCE.root.children[0]


def value(expression: str, at: Node = TOP) -> object:
    found = compiled(expression).value(SOURCE, at)
    return [SOURCE.value(one) for one in found] if isinstance(found, list) else found


TABLE = [
    # numbers, texts, truths
    ("1 + 2 * 3", 7.0),
    ("(1 + 2) * 3", 9.0),
    ("10 - 2 - 3", 5.0),
    ("-2 + 5", 3.0),
    ("--2", 2.0),
    ("7 mod 3", 1.0),
    ("-7 mod 3", -1.0),
    ("1 div 0", math.inf),
    ("-1 div 0", -math.inf),
    ("'12' + 1", 13.0),
    ("string(1 div 3)", "0.3333333333333333"),
    ("string(1000000 * 1000000)", "1000000000000"),
    ("string(0.0000001)", "0.0000001"),
    ("string(2.0)", "2"),
    ("string(-0)", "0"),
    ("string(0 div 0)", "NaN"),
    ("string(true())", "true"),
    ("boolean('')", False),
    ("boolean('false')", True),
    ("boolean(/data/none)", False),
    ("boolean(/data/empty)", True),
    ("number('  12.5 ')", 12.5),
    ("true() = 1", True),
    ("'a' < 'b'", False),
    ("1 < 2 or 1 div 0 = 2", True),
    ("1 = 2 and nothing > 1", False),
    ("2 > 1 > 0", True),
    # paths
    ("/data/count", ["12"]),
    ("count", ["12"]),
    ("./group/inner", ["5"]),
    ("group/../count", ["12"]),
    ("/data/ชื่อ", ["มะลิ"]),
    ("//ตำบล", ["ริมใต้"]),
    ("/data/row[2]/name", ["ป้าแดง"]),
    ("/data/row[last()]/name", ["นิดา"]),
    ("/data/row[position() < 3]/name", ["มะลิ", "ป้าแดง"]),
    ("/data/row[age > 60]/name", ["มะลิ"]),
    ("/data/row[age > 50][2]/name", ["ป้าแดง"]),
    ("(//name)[3]", ["นิดา"]),
    ("//name[. = 'นิดา']/preceding::age", ["62", "58"]),
    ("/data/@id", ["activity"]),
    ("/data/row/name | /data/count", ["12", "มะลิ", "ป้าแดง", "นิดา"]),
    ("count(ancestor-or-self::*)", 1.0),
    ("count(row/following-sibling::row)", 2.0),
    ("count(//node())", 37.0),
    ("name(*[1])", "count"),
    ("/data/group/*[2]", ["ริมใต้"]),
    ("count/text()", ["12"]),
    ("/data/row[name = current()/ชื่อ]/age", ["62"]),
    # sets of nodes compare when one of them does
    ("/data/row/age > 60", True),
    ("/data/row/age < 60", True),
    ("/data/row/name = 'นิดา'", True),
    ("/data/row/name != 'นิดา'", True),
    ("/data/none = ''", False),
    ("/data/none != ''", False),
    ("/data/empty = ''", True),
    ("/data/count = 12", True),
    ("/data/count = '12'", True),
    ("/data/count = '12.0'", False),
    ("/data/row/name = /data/ชื่อ", True),
    # choices and texts of OpenRosa's own
    ("selected(many, 'b')", True),
    ("selected(many, 'd')", False),
    ("selected(empty, '')", True),
    ("selected(many, '')", False),
    ("selected-at(many, 2)", "c"),
    ("selected-at(many, 3)", ""),
    ("count-selected(many)", 3.0),
    ("coalesce(empty, word)", "ทอผ้า"),
    ("coalesce(none, '')", ""),
    ("if(count > 10, 'many', date('x'))", "many"),
    ("regex('0812345678', '[0-9]{10}')", True),
    ("regex('x0812345678', '[0-9]{10}')", True),
    ("regex('x0812345678', '^[0-9]{10}$')", False),
    ("regex(word, '\\p{Thai}+')", True),
    ("concat('a', count, row/name)", "a12มะลิป้าแดงนิดา"),
    ("join(', ', row/name)", "มะลิ, ป้าแดง, นิดา"),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -2)", "lo"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring('12345', 0, 3)", "12"),
    ("substring('12345', 0 div 0, 3)", ""),
    ("substring-before('1999/04', '/')", "1999"),
    ("substring-after('1999/04', '/')", "04"),
    ("string-length(word)", 5.0),
    ("contains(word, 'ผ้า')", True),
    ("starts-with(word, 'ทอ')", True),
    ("ends-with(word, 'ผ้า')", True),
    ("normalize-space('  a \t b ')", "a b"),
    ("translate('bar', 'abc', 'AB')", "BAr"),
    ("boolean-from-string('1')", True),
    ("boolean-from-string('yes')", False),
    # numbers of OpenRosa's own
    ("int(-1.7)", -1.0),
    ("round(2.5)", 3.0),
    ("round(-2.5)", -2.0),
    ("round(1.235, 2)", 1.24),
    ("round(1234, -2)", 1200.0),
    ("pow(2, 10)", 1024.0),
    ("abs(-3)", 3.0),
    ("sqrt(16)", 4.0),
    ("floor(-1.5)", -2.0),
    ("ceiling(1.2)", 2.0),
    ("min(3, count, 7)", 3.0),
    ("max(row[age != '']/age)", 62.0),
    ("sum(row[age != '']/age)", 120.0),
    ("count(row)", 3.0),
    ("count-non-empty(row/age)", 2.0),
    ("position(row[3])", 3.0),
    ("checklist(1, 2, 1, 0, 1)", True),
    ("weighted-checklist(5, -1, 1, 3, 1, 2)", True),
    ("indexed-repeat(/data/row/name, /data/row, 2)", "ป้าแดง"),
    # dates of OpenRosa's own, days since 1970 where a number is wanted
    ("today()", "2021-11-25"),
    ("now()", "2021-11-25T03:04:05.678+07:00"),
    ("number('1970-01-02')", 1.0),
    ("day + 1", 18957.0),
    ("date(day + 1)", "2021-11-26"),
    ("date('2021-11-25T23:30:00.000+07:00')", "2021-11-25"),
    ("date('')", ""),
    ("date('2021-11-25') > date('2021-11-24')", True),
    ("day = today()", True),
    ("now() > day", True),
    ("now() < '2021-11-25'", False),
    ("decimal-date-time('1970-01-02T12:00:00.000Z')", 1.5),
    ("decimal-date-time('1970-01-01T07:00:00.000+07:00')", 0.0),
    ("decimal-time('18:00')", 0.75),
    ("format-date(day, '%e %b %Y %a')", "25 Nov 2021 Thu"),
    ("format-date('', '%Y')", ""),
    ("format-date-time(now(), '%Y-%m-%dT%H:%M:%S.%3')", "2021-11-25T03:04:05.678"),
    ("date-time('2021-11-25')", "2021-11-25T00:00:00.000+07:00"),
    # digests of OpenRosa's own
    ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
    ("digest('abc', 'SHA-256')", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    # words that are names or operators by where they stand
    ("div/or", []),
    ("1 div 1", 1.0),
    ("* * 2 > 0", True),
    ("count(*)", 10.0),
]


@pytest.mark.parametrize(("expression", "expected"), TABLE)
def test_an_expression_has_its_value(expression: str, expected: object):
    assert value(expression) == expected


@pytest.mark.parametrize(
    "expression",
    ["0 div 0", "number('')", "number('abc')", "sum(row/age)", "sqrt(-1)", "max(none)", "max(row/age)"],
)
def test_what_is_no_number_is_nan(expression: str):
    found = value(expression)
    assert isinstance(found, float)
    assert math.isnan(found)


def test_random_values_come_from_the_seed_alone():
    other = document(XML, AT, "other seed")
    for expression in ("uuid()", "random()", "uuid(8)"):
        first, again = (compiled(expression).value(SOURCE, TOP) for _ in range(2))
        assert first == again != compiled(expression).value(other, other.root)
    assert value("random() < 1 and random() >= 0") is True
    assert value("uuid() != uuid()") is True
    assert (
        value("regex(uuid(), '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')") is True
    )


def test_a_shuffle_keeps_all_and_follows_its_seed():
    shuffled = value("randomize(row/name, 42)")
    assert isinstance(shuffled, list)
    assert sorted(shuffled) == sorted(["มะลิ", "ป้าแดง", "นิดา"])
    assert shuffled == value("randomize(row/name, 42)")


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("", "did not expect the end"),
        ("1 +", "did not expect the end; wanted a value"),
        ("(1", "did not expect the end; wanted ')'"),
        ("1 2", "did not expect '2' at character 3; wanted an operator or the end"),
        ("a b", "an operator is missing before b at character 3"),
        ("'open", "cannot be read from character 1 on: 'open"),
        ("$x", "cannot be read from character 1 on: $x"),
        ("1 + ${x}", "cannot be read from character 5 on: ${x}"),
        ("a[", "did not expect the end; wanted a value"),
        ("nothing()", "no such function: nothing() at character 1"),
        ("selected(a)", "selected() takes 2 arguments, not 1 at character 1"),
        ("up::a", "no such axis: up:: at character 1"),
        ("1 " + "+ 1" * 4000, "longer than 10000 characters"),
        ("(" * 65 + "1" + ")" * 65, "nested deeper than 64"),
    ],
)
def test_what_cannot_be_read_is_told(expression: str, said: str):
    with pytest.raises(
        ExpressionFault,
        match="^" + said.replace("(", r"\(").replace(")", r"\)").replace("$", r"\$").replace("{", r"\{"),
    ):
        compiled(expression)


@pytest.mark.parametrize("expression", ["date('x')", "count('a')", "'a'/b", "format-date(today(), '%Q')", "regex('a', '(')",
                                        "instance('none')/root", "digest('a', 'MD2')"])  # fmt: skip
def test_what_has_no_value_is_a_fault(expression: str):
    with pytest.raises(ExpressionFault):
        value(expression)


def test_sixty_four_brackets_and_a_thousand_terms_are_read():
    assert value("(" * 64 + "1" + ")" * 64) == 1.0
    assert value("+".join(["1"] * 1000)) == 1000.0
    assert value(" or ".join(["selected(many, 'z')"] * 300)) is False
