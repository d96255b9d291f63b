"""P17: how fast a form's conditions are evaluated, beside elementpath (Python, as ours is) and lxml (C), and how fast they are read."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from statistics import median

import elementpath
from lxml import etree

from bench.figures import Part, least, most
from bench.stage import Stage
from engine.forms.expressions.closures import closed
from engine.forms.expressions.document import document
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.parse import parse

ROUNDS = 5
SECONDS = 0.4
PURE = (
    "/data/sex = 'f' and /data/age > 17",
    ". >= 0 and . <= 900",
    "../age > 60 or ../village = 'north'",
    "count(/data/member) > 2",
    "sum(/data/member/kg) <= /data/total",
    "/data/member[age > 60][last()]/name",
    "string-length(/data/name) <= 40 and not(contains(/data/name, '/'))",
    "/data/q17 != '' and (/data/q18 = 'yes' or /data/q19 = 'yes')",
    "concat(/data/name, ' ', /data/village)",
    "round((/data/total - /data/age) div 3)",
)
OPENROSA = (
    "selected(/data/crops, 'rice') and count-selected(/data/crops) < 4",
    "if(/data/age > 60, 'elder', coalesce(/data/q17, 'none'))",
    "/data/day <= today() and /data/day > '2021-01-01'",
    "format-date(/data/day, '%e/%n/%Y')",
    "regex(/data/phone, '^0[0-9]{8,9}$')",
    "join(', ', /data/member/name)",
    "max(/data/member/kg) - min(/data/member/kg)",
    "int((today() - date(/data/day)) div 365.25)",
)
XML = (
    "<data id='f' version='1'><sex>f</sex><age>62</age><name>Mali</name><village>north</village><total>900</total>"
    "<crops>rice bean corn</crops><day>2021-11-20</day><phone>0812345678</phone>"
    + "".join(f"<q{one}>{'yes' if one % 3 else ''}</q{one}>" for one in range(10, 40))
    + "".join(
        f"<member><name>n{one}</name><age>{50 + one}</age><kg>{one * 7}</kg></member>" for one in range(20)
    )
    + "</data>"
)
HERE = "/data/age"


def measure(_stage: Stage) -> Part:
    """Take turns, so that what else the machine does falls on all; keep the medians."""
    runs = {
        "ours": _ours(PURE),
        "elementpath": _elementpath(PURE),
        "lxml": _lxml(PURE),
        "ours, OpenRosa's functions": _ours(OPENROSA),
        "ours, reading anew": lambda: [closed(parse(one)) for one in PURE],
        "elementpath, reading anew": lambda: [elementpath.XPath1Parser().parse(one) for one in PURE],
    }
    sizes = {name: len(OPENROSA) if "OpenRosa" in name else len(PURE) for name in runs}
    rates: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            rates[name].append(sizes[name] * _times(run))
    middle = {name: median(those) for name, those in rates.items()}
    ours, anew = middle["ours"], middle["ours, reading anew"]
    figures = [
        least("P17", "conditions a second, to elementpath", ours / middle["elementpath"], 5),
        least("P17", "conditions a second, to lxml", ours / middle["lxml"], 0.25),
        most("P17", "one condition", 1e6 / ours, 20, "µs"),
        most("P17", "one condition with OpenRosa's functions", 1e6 / middle["ours, OpenRosa's functions"], 30, "µs"),
        most("P17", "reading a condition, once", 1e3 / anew, 1, "ms"),
    ]  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (name, f"{rate:,.0f}", f"{1e6 / rate:.1f}", f"{rate / middle['lxml']:.2f}")
        for name, rate in middle.items()
    ]
    words = "All three read each expression once and evaluate it on the same instance; lxml knows no OpenRosa function"
    return Part("Conditions of forms", figures, ("what", "a second", "µs each", "x lxml"), rows, words)


def _times(run: Callable[[], object]) -> float:
    """Return how many times a second of this process something runs."""
    count, began = 0, time.process_time()
    while (passed := time.process_time() - began) < SECONDS:
        run()
        count += 1
    return count / passed


def _ours(sources: Sequence[str]) -> Callable[[], object]:
    source = document(XML, datetime(2021, 11, 25, tzinfo=UTC), "seed")
    node = compiled(HERE).nodes(source, source.root)[0]
    read = [compiled(one) for one in sources]
    return lambda: [one.value(source, node) for one in read]


def _elementpath(sources: Sequence[str]) -> Callable[[], object]:
    root = etree.fromstring(XML)
    # Their tree of nodes is built once too
    tree = elementpath.get_node_tree(etree.ElementTree(root))
    item = next(one for one in tree.iter() if getattr(one, "obj", None) is root.find("age"))
    read = [elementpath.XPath1Parser().parse(one) for one in sources]
    return lambda: [one.evaluate(elementpath.XPathContext(tree, item=item)) for one in read]


def _lxml(sources: Sequence[str]) -> Callable[[], object]:
    node = next(etree.fromstring(XML).iter("age"))
    read = [etree.XPath(one) for one in sources]
    return lambda: [one(node) for one in read]
