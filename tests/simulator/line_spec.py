"""LINE's OpenAPI files as a checker that looks inside messages, actions, Flex components and events.

Ordinary checkers take `discriminator` for a comment. Here each use of a schema that has one becomes a choice between
its kinds, while inside `allOf` it stays the plain base that the kinds are built on. Strict means that an unknown key
is a fault; lax lets LINE, or the local LINE, add what it likes.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

Schema = dict[str, Any]
Faults = list[str]

PROSE = {"discriminator", "externalDocs", "example", "xml", "deprecated", "description", "format"}
OF_A_KIND, CLOSED = "-of-a-kind", "-and-no-more"
SINGLE, LISTS = ("items", "additionalProperties", "not"), ("oneOf", "anyOf")
# The event came after the file: a text that was edited in a group.
EDITED: Schema = {
    "required": ["message"],
    "type": "object",
    "allOf": [{"$ref": "#/components/schemas/Event"}],
    "properties": {
        "replyToken": {"type": "string"},
        "message": {"$ref": "#/components/schemas/MessageContent"},
    },
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One OpenAPI file: its paths, and a checker for every schema in it."""

    paths: dict[str, dict[str, Any]]
    defs: Schema
    checkers: dict[str, Draft202012Validator] = field(default_factory=dict)

    def faults(self, schema: Schema, value: Any) -> Faults:
        """Return what is wrong with a value, each with its place."""
        converted = _pointed(_used(schema), self.defs)
        name = str(converted)
        if name not in self.checkers:
            self.checkers[name] = Draft202012Validator({**converted, "$defs": self.defs})
        return [f"{error.json_path}: {error.message}" for error in self.checkers[name].iter_errors(value)]

    def named(self, name: str, value: Any) -> Faults:
        """Return what is wrong with a value by the schema of this name."""
        return self.faults({"$ref": f"#/components/schemas/{name}"}, value)


@cache
def read(path: Path, *, strict: bool) -> Spec:
    """Read one of LINE's files."""
    text = yaml.safe_load(path.read_text("utf-8"))
    schemas = text["components"]["schemas"]
    if "Event" in schemas:
        schemas["MessageEditedEvent"] = EDITED
        schemas["Event"]["discriminator"]["mapping"]["messageEdited"] = (
            "#/components/schemas/MessageEditedEvent"
        )
    defs = {name: _converted(schema) for name, schema in schemas.items()}
    for name, schema in schemas.items():
        if "discriminator" in schema:
            defs[name + OF_A_KIND] = _choice(schema["discriminator"], strict=strict)
        elif strict and "properties" in schema:
            defs[name + CLOSED] = {"$ref": f"#/$defs/{name}", "unevaluatedProperties": False}
    return Spec(text["paths"], {name: _pointed(schema, defs) for name, schema in defs.items()})


def _choice(discriminator: Schema, *, strict: bool) -> Schema:
    key = discriminator["propertyName"]
    closed: Schema = {"unevaluatedProperties": False} if strict else {}
    arms = [
        {
            "if": {"properties": {key: {"const": kind}}, "required": [key]},
            "then": {"$ref": f"#/$defs/{_name(target)}", **closed},
        }
        for kind, target in discriminator["mapping"].items()
    ]
    kinds = {"enum": list(discriminator["mapping"])}
    return {"type": "object", "required": [key], "properties": {key: kinds}, "allOf": arms}


def _converted(schema: Schema) -> Schema:
    """Return a schema whose every use of another one is marked, but for what it is built on."""
    out = {key: value for key, value in schema.items() if key not in PROSE}
    if "allOf" in out:
        out["allOf"] = [_base(part) for part in out["allOf"]]
    return _used(out)


def _base(part: Schema) -> Schema:
    return {"$ref": f"#/$defs/{_name(part['$ref'])}"} if "$ref" in part else _converted(part)


def _used(schema: Schema) -> Schema:
    if "$ref" in schema and schema["$ref"].startswith("#/components"):
        return {"use": _name(schema["$ref"])}
    out = {key: value for key, value in schema.items() if key not in PROSE}
    if "properties" in out:
        out["properties"] = {name: _used(part) for name, part in out["properties"].items()}
    for key in SINGLE:
        if isinstance(out.get(key), dict):
            out[key] = _used(out[key])
    for key in LISTS:
        if key in out:
            out[key] = [_used(part) for part in out[key]]
    if out.pop("nullable", False) and "type" in out:
        out["type"] = [out["type"], "null"]
    return out


def _pointed(part: Any, defs: Schema) -> Any:
    """Turn every marked use into a reference: to the choice of kinds, to the closed form, or to the plain one."""
    if isinstance(part, list):
        return [_pointed(one, defs) for one in part]
    if not isinstance(part, dict):
        return part
    if set(part) == {"use"}:
        name = part["use"]
        form = next((form for form in (name + OF_A_KIND, name + CLOSED) if form in defs), name)
        return {"$ref": f"#/$defs/{form}"}
    return {key: _pointed(value, defs) for key, value in part.items()}


def _name(reference: str) -> str:
    return reference.rsplit("/", 1)[1]
