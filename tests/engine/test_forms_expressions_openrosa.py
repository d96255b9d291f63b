"""OpenRosa's functions as its specification tells them, in Bangkok: a table of function, expression and value."""

import math
from datetime import datetime, timedelta, timezone

import pytest

from engine.forms.expressions.document import document
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault

AT = datetime(2021, 11, 25, 3, 4, 5, 678000, tzinfo=timezone(timedelta(hours=7)))
NAN = math.nan
FORM = """
<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>ก</h:title>
<model><instance><data id="f" version="7"><province>10</province><crop>rice bean</crop><sex>f</sex><held>kept</held>
<empty/><start>2021-11-20</start><end>2021-11-25T01:30:00.000+07:00</end><zero>0</zero><one>1</one>
<row jr:template=""><n>9</n></row>
<row><n>1</n><pt>18.79 98.98 0 0</pt><sub><q>1</q></sub><sub><q>2</q></sub></row>
<row><n>2</n><pt>18.80 98.98 0 0</pt><sub><q>3</q></sub></row>
<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data></instance>
<instance id="places"><root><item><name>10</name><label>กรุงเทพมหานคร</label><p>100</p></item>
<item><name>50</name><label>เชียงใหม่</label><p>200</p></item></root></instance>
<instance id="crops"><root><item><name>rice</name><itextId>crops-0</itextId></item>
<item><name>bean</name><itextId>crops-1</itextId></item></root></instance>
<instance id="far" src="jr://file-csv/far.csv"/>
<itext><translation lang="English"><text id="crops-0"><value>Rice</value></text></translation>
<translation lang="th" default="true()"><text id="crops-0"><value form="short">ข</value><value>ข้าว</value></text>
<text id="crops-1"><value>ถั่ว</value></text><text id="f"><value>หญิง</value></text></translation></itext>
</model></h:head><h:body>
<select1 ref="/data/province"><itemset nodeset="instance('places')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
<select ref="/data/crop"><itemset nodeset="randomize(instance('crops')/root/item)"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select>
<select1 ref="/data/sex"><item><label ref="jr:itext('f')"/><value>f</value></item><item><label>ชาย</label><value>m</value></item></select1>
</h:body></h:html>
"""
SOURCE = document(FORM.strip(), AT, "seed")
TOP = "/data"

TABLE = [
    # lists beside the instance; an absolute path is the primary instance's even inside them
    (TOP, "instance('places')/root/item[name = /data/province]/label", ["กรุงเทพมหานคร"]),
    (TOP, "instance('places')/item[name = current()/province]/label", ["กรุงเทพมหานคร"]),
    ("/data/province", "instance('places')/root/item[name = current()/../province]/p", ["100"]),
    (TOP, "count(instance('places')/root/item[p > 100])", 1.0),
    (TOP, "sum(instance('places')/root/item/p)", 300.0),
    (TOP, "pulldata('places', 'label', 'name', '50')", "เชียงใหม่"),
    (TOP, "pulldata('places', 'label', 'name', province)", "กรุงเทพมหานคร"),
    (TOP, "pulldata('places', 'label', 'name', '99')", ""),
    (TOP, "pulldata('places', 'none', 'name', '50')", ""),
    # wordings
    (TOP, "jr:choice-name(province, '/data/province')", "กรุงเทพมหานคร"),
    (TOP, "jr:choice-name(province, ' /data/province ')", "กรุงเทพมหานคร"),
    (TOP, "jr:choice-name('50', /data/province)", "เชียงใหม่"),
    (TOP, "jr:choice-name(selected-at(crop, 1), '/data/crop')", "ถั่ว"),
    (TOP, "jr:choice-name(crop, '/data/crop')", "ข้าว, ถั่ว"),
    (TOP, "jr:choice-name(sex, '/data/sex')", "หญิง"),
    (TOP, "jr:choice-name('m', '/data/sex')", "ชาย"),
    (TOP, "jr:choice-name('x', '/data/sex')", "x"),
    (TOP, "jr:itext('crops-0')", "ข้าว"),
    # the record itself
    (TOP, "version()", "7"),
    (TOP, "property('deviceid')", ""),
    (TOP, "orx:meta/orx:instanceID", ["uuid:1"]),
    (TOP, "/data/meta/instanceID", ["uuid:1"]),
    (TOP, "depend(1 + 1, province)", 2.0),
    # rows; the pattern of a row is none
    (TOP, "count(row)", 2.0),
    ("/data/row[2]/n", "position(..)", 2.0),
    ("/data/row[1]/sub[2]/q", "position(..)", 2.0),
    ("/data/row[1]/sub[2]/q", "position(../..)", 1.0),
    (TOP, "indexed-repeat(/data/row/n, /data/row, 2)", "2"),
    (TOP, "indexed-repeat(/data/row/sub/q, /data/row, 1, /data/row/sub, 2)", "2"),
    (TOP, "indexed-repeat(/data/row/sub/q, /data/row/sub, 1, /data/row, 2)", "3"),
    (TOP, "indexed-repeat(/data/row/n, /data/row, 3)", ""),
    (TOP, "indexed-repeat(/data/row/n, /data/none, 1)", ""),
    ("/data/row[2]/n", "sum(/data/row/n)", 3.0),
    ("/data/row[2]/n", "../preceding-sibling::row[1]/n", ["1"]),
    ("/data/row[2]/n", "sum(../../row[position() <= position(current()/..)]/n)", 3.0),
    (TOP, "join(',', row/sub/q)", "1,2,3"),
    # once keeps what is there, as a text
    ("/data/held", "once('new')", "kept"),
    ("/data/empty", "once('new')", "new"),
    ("/data/empty", "once(1 + 1)", "2"),
    ("/data/empty", "once(number('x'))", ""),
    # checklists count what converts to a number above zero
    (TOP, "checklist(2, 2, one, zero, true(), 'yes')", True),
    (TOP, "checklist(2, 2, row/n)", True),
    (TOP, "checklist(-1, 1, row/n)", False),
    (TOP, "weighted-checklist(3, 3, row/n, row/n)", True),
    (TOP, "weighted-checklist(-1, 4, one, 5, zero, 9)", False),
    # days and times: a date counts whole days, and lies on the local clock beside a moment
    (TOP, "number(start)", 18951.0),
    (TOP, "date(start + 30)", "2021-12-20"),
    (TOP, "date(18951.9)", "2021-11-21"),
    (TOP, "int((today() - start) div 1)", 5.0),
    (TOP, "end - start", 5.0625),
    (TOP, "end > '2021-11-25'", True),
    (TOP, "'2021-11-25' > end", False),
    (TOP, "decimal-date-time('2021-11-25') + 7 = decimal-date-time('2021-12-02')", True),
    (TOP, "date(decimal-date-time(start) + 7)", "2021-11-27"),
    (TOP, "format-date(decimal-date-time(end), '%Y-%m-%d %H:%M')", "2021-11-25 01:30"),
    (TOP, "decimal-date-time(end)", 18955.770833333332),
    (TOP, "(decimal-date-time(end) - decimal-date-time(start)) * 24", 121.5),
    (TOP, "decimal-time('06:00:00.000+07:00')", 0.25),
    (TOP, "decimal-time('06:00:00.000Z')", 13 / 24),
    (TOP, "decimal-time('23:00:00.000Z')", 0.25),
    (TOP, "decimal-time('18:00')", 0.75),
    (TOP, "decimal-time(end)", 0.0625),
    (TOP, "date('2021-1-5')", "2021-01-05"),
    (TOP, "date-time(18955.75)", "2021-11-25T01:00:00.000+07:00"),
    (TOP, "format-date('2021-11-24T20:00:00.000Z', '%d')", "25"),
    (TOP, "format-date-time(now(), '%H:%M:%S.%3 %h')", "03:04:05.678 3"),
    (TOP, "date('9999-12-31')", "9999-12-31"),
    # places, to the centimetre
    (TOP, "distance('18.79 98.98 0 0;18.80 98.98 0 0')", 1113.19),
    (TOP, "distance(row/pt)", 1113.19),
    (TOP, "distance('18.79 98.98', '18.80 98.98')", 1113.19),
    (TOP, "area('0 0;0 1;1 1;1 0;0 0')", 12391256135.81),
    (TOP, "geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", True),
    (TOP, "geofence('0.5 1.5', '0 0;0 1;1 1;1 0;0 0')", False),
    (TOP, "geofence('', '0 0;0 1;1 1;1 0;0 0')", False),
    # texts of bytes
    (TOP, "digest('กา', 'sha-1', 'HEX')", "dc3e3eb8843e3419b09c78decd568e847b360103"),
    (TOP, "base64-decode('4LiB4Liy')", "กา"),
    (TOP, "base64-decode('')", ""),
    # patterns are JavaScript's: digits and letters are ASCII's, $ is the very end
    (TOP, "regex('๑๒', '\\d')", False),
    (TOP, "regex('ก', '^\\w$')", False),
    (TOP, "regex('กา', '^[\\d\\u0e01-\\u0e5b]+$')", True),
    (TOP, "regex(concat('1', substring('\n', 1)), '^1$')", False),
    (TOP, "regex('ข้าว', '^\\p{Thai}+$')", True),
    (TOP, "regex('a$b', '[$]')", True),
    (TOP, "regex(']', '[]]')", True),
    (TOP, "regex('2021-11', '^(?<y>\\d{4})-\\d{2}$')", True),
    # numbers
    (TOP, "round(0.49999999999999994)", 0.0),
    (TOP, "pow(-10, 309)", -math.inf),
    (TOP, "pow(-10, 310)", math.inf),
    (TOP, "1 div round(-0.2)", -math.inf),
    (TOP, "substr('hello', -3, -1)", "ll"),
    (TOP, "selected-at(crop, -0.5)", "rice"),
    (TOP, "is-selected(crop, 'bean')", True),
]  # fmt: skip


def value(at: str, expression: str) -> object:
    node = compiled(at).nodes(SOURCE, SOURCE.root)[0]
    found = compiled(expression).value(SOURCE, node)
    return [SOURCE.value(one) for one in found] if isinstance(found, list) else found


@pytest.mark.parametrize(("at", "expression", "expected"), TABLE)
def test_an_expression_has_its_value(at: str, expression: str, expected: object):
    assert value(at, expression) == expected


@pytest.mark.parametrize(
    "expression",
    ["distance('x')", "distance('91 0;0 0')", "area('')", "position(none)", "decimal-time('24:00')", "number('2021-02-30')",
     "decimal-date-time('')", "max(row/n, 'x')", "min()", "int('')", "round('x', 2)", "log(-1)", "asin(2)"],
)  # fmt: skip
def test_what_is_no_number_is_nan(expression: str):
    found = value(TOP, expression)

    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("instance('far')/root/item", "there is no list or file named far"),
        ("pulldata('none', 'a', 'b', 'c')", "there is no file named none"),
        ("jr:itext('none')", "there is no text named none"),
        ("jr:choice-name('a', '/data/none')", "jr:choice-name() takes a value and the path of a question that exists"),
        ("date('2021-02-30')", "not a date: 2021-02-30"),
        ("format-date(today(), '%Q')", "no such part of a date: %Q"),
        ("format-date(today(), '%')", "no such part of a date: %"),
        ("digest('a', 'MD2')", "no such digest: MD2 in base64"),
        ("base64-decode('*')", "base64-decode() needs base64 of UTF-8, not: *"),
        ("weighted-checklist(1, 2, 3)", "weighted-checklist() takes two bounds and then pairs of a value and its weight"),
        ("weighted-checklist(1, 2, row/n, 3)", "weighted-checklist() takes as many weights as values"),
        ("checklist('x', 1)", "the bounds of a checklist are numbers, -1 for none"),
        ("uuid(1001)", "uuid() makes at most 1000 characters"),
        ("sum(1)", "nodes are needed here, not a value"),
        ("not()", "not() takes 1 argument, not 0 at character 1"),
        ("1 + distance()", "distance() takes at least 1 argument, not 0 at character 5"),
    ],
)  # fmt: skip
def test_what_has_no_value_is_told(expression: str, said: str):
    with pytest.raises(ExpressionFault) as fault:
        value(TOP, expression)

    assert str(fault.value) == said


def test_draws_differ_by_seed_place_call_and_kind_and_by_nothing_else():
    other = document(FORM.strip(), AT, "other")
    first, second = (
        compiled(path).nodes(SOURCE, SOURCE.root)[0] for path in ("/data/row[1]/n", "/data/row[2]/n")
    )
    draw = compiled("concat(random(), ' ', random(), ' ', uuid(), ' ', uuid(6))")
    texts = [draw.text(SOURCE, first), draw.text(SOURCE, second), draw.text(other, first)]
    drawn = {one for text in texts for one in text.split()}

    assert len(drawn) == 12
    assert draw.text(SOURCE, first) == texts[0]


def test_a_shuffle_without_a_seed_is_the_same_at_each_look_and_another_elsewhere():
    many = document("<d>" + "".join(f"<n>{one}</n>" for one in range(30)) + "</d>", AT, "seed")
    nodes = compiled("//n").nodes(many, many.root)
    shuffled = compiled("join(',', randomize(//n))")

    assert shuffled.text(many, nodes[0]) == shuffled.text(many, nodes[0]) != shuffled.text(many, nodes[1])
    assert sorted(shuffled.text(many, nodes[0]).split(",")) == sorted(map(str, range(30)))
