"""Hold a message against the shapes LINE publishes: keys, types, choices, lengths.

Stricter than the OpenAPI file reads at first sight: an unknown key is a fault, because the API refuses it, and the
kind of a thing (`type`) decides its shape at every place. Limits the file is silent about are in `rules/`.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.line.counting import more_graphemes_than, more_utf16_than
from bot.line.faults import EMPTY, UNKNOWN, length, one_of, size

Way = tuple["Way", str | int] | tuple[()]

_FILE = Path(__file__).with_name("shapes.json")
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "list": (list, tuple),
    "shape": (dict,),
    "map": (dict,),
}
_NOUNS = {"shape": "object", "map": "object", "list": "array"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What one value must be; `plain` when its type is all there is to say."""

    kind: str
    types: tuple[type, ...]
    plain: bool
    enum: tuple[str, ...]
    least: int
    most: int | None
    too_long: Callable[[int, str], bool]
    shape: str
    each: "Rule | None"


@dataclass(frozen=True, slots=True)
class Shape:
    """What an object must hold; or, when it has kinds, which shape each kind has."""

    rules: Mapping[str, Rule]
    required: frozenset[str]
    by: str
    kinds: Mapping[str, str]


@cache
def shapes() -> Mapping[str, Shape]:
    """Read the compiled shapes once."""
    return {name: _shape(spec) for name, spec in json.loads(_FILE.read_text("utf-8")).items()}


def _shape(spec: Mapping[str, Any]) -> Shape:
    rules = {key: _rule(rule) for key, rule in spec.get("properties", {}).items()}
    return Shape(rules, frozenset(spec.get("required", ())), spec.get("by", ""), spec.get("kinds", {}))


def _rule(spec: Mapping[str, Any]) -> Rule:
    kind = spec["is"]
    return Rule(
        kind=kind,
        types=_TYPES[kind],
        plain=spec.keys() == {"is"} and kind != "number",
        enum=tuple(spec.get("enum", ())),
        least=spec.get("min", 0),
        most=spec.get("max"),
        too_long=more_graphemes_than if spec.get("count") == "graphemes" else more_utf16_than,
        shape=spec.get("shape", ""),
        each=_rule(spec["of"]) if "of" in spec else None,
    )


def misfits(value: object, name: str) -> list[tuple[str, str]]:
    """Return where the value does not fit the named shape, and why."""
    walk = _Walk([])
    if isinstance(value, dict):
        walk.into(value, name, ())
    else:
        walk.found.append(((), "Must be an object"))
    return [(_written(way), words) for way, words in walk.found]


@dataclass(frozen=True, slots=True)
class _Walk:
    """One walk through a message. A way is a chain of steps, written out only where there is a fault."""

    found: list[tuple[Way, str]]

    def into(self, value: Mapping[Any, Any], name: str, way: Way) -> None:
        """Look at one object: choose its shape by its kind, then hold each of its keys against it."""
        shape = shapes()[name]
        if shape.kinds:
            kind = value.get(shape.by)
            if not isinstance(kind, str) or kind not in shape.kinds:
                self.found.append(((way, shape.by), EMPTY if kind is None else one_of(shape.kinds)))
                return
            shape = shapes()[shape.kinds[kind]]
        for key, child in value.items():
            rule = shape.rules.get(key)
            if rule is None:
                self.found.append(((way, str(key)), UNKNOWN))
            elif child.__class__ not in rule.types or not (rule.plain or child in rule.enum):
                self.at(child, rule, (way, key))
        if not shape.required <= value.keys():
            self.found.extend(((way, key), EMPTY) for key in sorted(shape.required - value.keys()))

    def at(self, value: Any, rule: Rule, way: Way) -> None:
        """Look at one value."""
        if not _is_of_type(value, rule):
            self.found.append((way, f"Must be {_article(_NOUNS.get(rule.kind, rule.kind))}"))
        elif rule.shape:
            self.into(value, rule.shape, way)
        elif rule.each is not None:
            self.through(value, rule, rule.each, way)
        else:
            fault = _text_fault(value, rule) if rule.kind == "string" else _number_fault(value, rule)
            if fault:
                self.found.append((way, fault))

    def through(self, value: Any, rule: Rule, each: Rule, way: Way) -> None:
        """Look at every item of a list or a map."""
        if rule.most is not None and len(value) > rule.most:
            self.found.append((way, size(rule.least, rule.most)))
        for key, item in value.items() if rule.kind == "map" else enumerate(value):
            self.at(item, each, (way, key))


def _is_of_type(value: object, rule: Rule) -> bool:
    """Say whether the value has the type; to Python True is also a number, to JSON it is not."""
    return value.__class__ in rule.types or (isinstance(value, rule.types) and not isinstance(value, bool))


def _text_fault(value: str, rule: Rule) -> str:
    if rule.enum and value not in rule.enum:
        return one_of(rule.enum)
    if rule.most is not None and (len(value) < rule.least or rule.too_long(rule.most, value)):
        return length(rule.least, rule.most)
    return ""


def _number_fault(value: float, rule: Rule) -> str:
    if not math.isfinite(value):
        return "Must be a finite number"
    if rule.most is not None and not rule.least <= value <= rule.most:
        return size(rule.least, rule.most)
    return ""


def _written(way: Way) -> str:
    """Write a way as LINE does, `contents.body.contents[1].text`."""
    if not way:
        return ""
    before, step = _written(way[0]), way[1]
    if isinstance(step, int):
        return f"{before}[{step}]"
    return f"{before}.{step}" if before else step


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aio' else 'a'} {noun}"
