"""Hold submissions against their forms with another implementation: pyxform's XForm and openrosa-xpath-evaluator.

Nothing of ours is used to judge: the rules come from the XForm itself, the values from the instance XML that would
be submitted.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from pyxform.xls2xform import convert

from engine.forms.form import Form
from tests.openrosa_node import FOLDER, missing

RUN_S = 240
ZONE = "Asia/Bangkok"
XF = "{http://www.w3.org/2002/xforms}"
SCRIPT = Path(__file__).with_suffix(".js")
# Enketo replaces these before it evaluates; the evaluator by itself has none of them. Nor has it JavaRosa's own.
REPLACED = re.compile(
    r"(?:pulldata|indexed-repeat|jr:choice-name|jr:itext|once|search|current)\(|\buuid\(|random\("
    r"|(?:version|property|depend|is-selected|base64-decode|extract-signed|enclosed-area|geofence)\("
)
QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")
INSTANCE = re.compile(r"instance\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a submission keeps: at which place of the instance, which expression, and what is expected."""

    at: str
    source: str
    kind: str
    expected: object
    what: str


@dataclass(frozen=True, slots=True)
class XForm:
    """What pyxform makes of a form, as far as it rules submissions."""

    root: ET.Element
    binds: dict[str, dict[str, str]]
    repeats: frozenset[str]

    @property
    def nodes(self) -> tuple[str, ...]:
        """Return the paths of the primary instance, without rows, each once, in order."""
        return tuple(dict.fromkeys(_paths(self.root, f"/{self.root.tag}")))


@cache
def xform(path: Path) -> XForm:
    """Let pyxform write the XForm of a form."""
    html = _read(convert(path, form_name="data", warnings=[]).xform)
    top = next(html.iter(f"{XF}model")).find(f"{XF}instance")
    assert top is not None
    binds = {one.get("nodeset", ""): dict(one.attrib) for one in html.iter(f"{XF}bind")}
    repeats = frozenset(one.get("nodeset", "") for one in html.iter(f"{XF}repeat"))
    return XForm(_bare(top[0]), binds, repeats)


@lru_cache(maxsize=8)
def _read(xml: str) -> ET.Element:
    """Read a document that pyxform or the engine wrote a moment ago."""
    return ET.fromstring(xml)  # noqa: S314


def _bare(element: ET.Element) -> ET.Element:
    """Return an element without its namespaces."""
    made = ET.Element(element.tag.rpartition("}")[2])
    made.text = element.text
    made.extend(_bare(child) for child in element)
    return made


def _paths(element: ET.Element, path: str) -> Iterator[str]:
    for child in element:
        yield f"{path}/{child.tag}"
        yield from _paths(child, f"{path}/{child.tag}")


def misplaced(form: XForm, xml: str) -> list[str]:
    """Return the elements of a submission that the form does not have there, or has in another order."""
    root = _bare(_read(xml))
    return list(_misplaced(form.root, root, f"/{root.tag}"))


def _misplaced(pattern: ET.Element, element: ET.Element, path: str) -> Iterator[str]:
    order = list(dict.fromkeys(child.tag for child in pattern))
    found = [child.tag for child in element]
    yield from (f"{path}/{tag} is unknown" for tag in found if tag not in order)
    if sorted(found, key=lambda tag: order.index(tag) if tag in order else -1) != found:
        yield f"{path} has its parts in another order"
    for child in element:
        below = pattern.find(child.tag)
        if below is not None:
            yield from _misplaced(below, child, f"{path}/{child.tag}")


def rules(form: XForm, xml: str) -> Iterator[Rule]:
    """Yield what a submission is to keep."""
    root = _bare(_read(xml))
    yield from _rules(form, form.root, root, f"/{root.tag}", f"/{root.tag}")


def _rules(form: XForm, pattern: ET.Element, element: ET.Element, generic: str, at: str) -> Iterator[Rule]:
    names = dict.fromkeys(child.tag for child in pattern)
    present = {name: element.findall(name) for name in names}
    sibling = next((f"{at}/{name}[1]" for name, found in present.items() if found), None)
    for name in names:
        inner = f"{generic}/{name}"
        relevant = form.binds.get(inner, {}).get("relevant")
        if not present[name] and relevant and sibling and inner not in form.repeats:
            yield Rule(sibling, relevant, "truth", False, f"{inner} is left out")
        for number, child in enumerate(present[name], 1):
            yield from _of_node(form, child, inner, f"{at}/{name}[{number}]")
            below = pattern.find(name)
            assert below is not None
            yield from _rules(form, below, child, inner, f"{at}/{name}[{number}]")


def _of_node(form: XForm, element: ET.Element, generic: str, at: str) -> Iterator[Rule]:
    bind = form.binds.get(generic, {})
    if relevant := bind.get("relevant"):
        yield Rule(at, relevant, "truth", True, f"{at} is there")
    value = element.text or ""
    if value and (constraint := bind.get("constraint")):
        yield Rule(at, constraint, "truth", True, f"{at} = {value}")
    if not value and not len(element) and (required := bind.get("required")):
        yield Rule(at, required, "truth", False, f"{at} is empty")
    if (calculation := bind.get("calculate")) and "/meta/" not in generic:
        yield Rule(at, calculation, "text", value, f"{at} is calculated")


def judged(
    asked: Sequence[tuple[Form, str, str, Sequence[Rule]]], at: datetime
) -> list[tuple[str, Rule, dict[str, Any]]]:
    """Return the rules that a submission breaks: its name, the rule, and what the evaluator said."""
    documents = [
        {"xml": _document(form, xml), "asked": [_asked(one, xml) for one in those]}
        for form, _, xml, those in asked
    ]
    job = {"now": at.isoformat(), "documents": documents}
    ran = subprocess.run(
        ["node", str(SCRIPT)], cwd=FOLDER, input=json.dumps(job), capture_output=True, text=True, timeout=RUN_S,
        env={**os.environ, "TZ": ZONE, "NODE_PATH": str(FOLDER / "node_modules")}, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    return [
        (name, rule, got)
        for (_, name, _, those), answers in zip(asked, told, strict=True)
        for rule, got in zip(those, answers, strict=True)
        if not _agrees(rule, got)
    ]


def can_be_asked(rule: Rule) -> bool:
    """Say whether the evaluator has all functions that a rule calls."""
    return REPLACED.search(rule.source) is None


def _agrees(rule: Rule, got: Mapping[str, Any]) -> bool:
    if rule.kind == "truth":
        return got.get("got") is rule.expected
    text, expected = str(got.get("got", "\0")), str(rule.expected)
    if text in {"NaN", "Infinity", "-Infinity"}:
        return expected == ""
    # It works out days in fractions, and cuts off what lacks a trillionth of a whole one.
    within = 1.0 if "int(" in rule.source else 0.0
    return text == expected or _is_near(text, expected, within)


def _is_near(text: str, expected: str, within: float) -> bool:
    """Say whether two numbers are one, or two moments are, however they are written."""
    try:
        return abs(float(text) - float(expected)) <= within + 1e-6 * max(1.0, abs(float(expected)))
    except ValueError:
        return len(text) >= 10 and (text.startswith(expected) or expected.startswith(text))


def _asked(rule: Rule, xml: str) -> list[str]:
    root = _read(xml).tag.rpartition("}")[2]
    source = INSTANCE.sub(lambda found: f"/model/instance[@id='{found[1] or found[2]}']", rule.source)
    pieces = QUOTED.split(source)
    moved = [one if place % 2 else _moved(one, root) for place, one in enumerate(pieces)]
    return [_moved(rule.at, root), "".join(moved), rule.kind]


def _moved(source: str, root: str) -> str:
    return re.sub(rf"(?<![\w\]).*/])/{root}\b", f"/model/instance[1]/{root}", source)


def _document(form: Form, xml: str) -> str:
    model = ET.Element("model")
    ET.SubElement(model, "instance").append(_bare(_read(xml)))
    for name, choices in form.lists.items():
        root = ET.SubElement(ET.SubElement(model, "instance", {"id": name}), "root")
        for choice in choices:
            item = ET.SubElement(root, "item")
            label = next(iter(choice.labels.values()), "")
            for column, text in {"name": choice.name, "label": label, **choice.columns}.items():
                ET.SubElement(item, column).text = text
    return ET.tostring(model, encoding="unicode")


__all__ = ["XForm", "can_be_asked", "judged", "misplaced", "missing", "rules", "xform"]
