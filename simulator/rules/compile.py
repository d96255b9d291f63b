"""Turn LINE's OpenAPI file into the small JSON that `simulator.rules.spec` reads.

    python simulator/rules/compile.py messaging-api.yml simulator/rules/messages.json

The OpenAPI file says which kind of message an object is by a discriminator, and builds each kind on a base by
`allOf`. Schema checkers look into neither. So each kind is written out flat here, closed against unknown
keys, and the choice between kinds becomes one keyword, `oneKind`, that `simulator.rules.spec` implements.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Schema = dict[str, Any]

ROOTS = (
    "ReplyMessageRequest",
    "PushMessageRequest",
    "MulticastRequest",
    "BroadcastRequest",
    "NarrowcastRequest",
    "ValidateMessageRequest",
    "RichMenuRequest",
    "RichMenuBatchRequest",
    "RichMenuBulkLinkRequest",
    "RichMenuBulkUnlinkRequest",
    "CreateRichMenuAliasRequest",
    "UpdateRichMenuAliasRequest",
    "ShowLoadingAnimationRequest",
    "MarkMessagesAsReadByTokenRequest",
    "SetWebhookEndpointRequest",
    "TestWebhookEndpointRequest",
)
PROSE = {"description", "externalDocs", "example", "xml", "deprecated", "default", "format", "nullable"}
# Counted in graphemes by LINE, which no schema can say: `simulator.rules.limits` counts them.
COUNTED_ELSEWHERE = {("RichMenuRequest", "chatBarText"), ("RichMenuRequest", "name")}
SOURCE = "github.com/line/line-openapi, messaging-api.yml, Apache License 2.0, changed: flattened and closed"


def main(source: str, target: str) -> None:
    """Compile the file named first into the file named second."""
    schemas = yaml.safe_load(Path(source).read_text("utf-8"))["components"]["schemas"]
    text = json.dumps({"source": SOURCE, "schemas": compiled(schemas)}, indent=1, sort_keys=True)
    Path(target).write_text(text + "\n", "utf-8")


def compiled(schemas: dict[str, Schema]) -> dict[str, Schema]:
    """Return every schema the requests reach, each flat and closed."""
    found: dict[str, Schema] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = _named(name, schemas)
        waiting.extend(_references(found[name]))
    for schema in list(found.values()):
        _pin_kinds(schema, found)
    for name, key in COUNTED_ELSEWHERE:
        del found[name]["properties"][key]["maxLength"]
    return found


def _pin_kinds(schema: Schema, found: dict[str, Schema]) -> None:
    """Make each kind insist on its own name, also where it is used without a choice."""
    choice = schema.get("oneKind")
    if choice:
        for kind, name in choice["kinds"].items():
            found[name]["properties"][choice["key"]] = {"const": kind}


def _named(name: str, schemas: dict[str, Schema]) -> Schema:
    schema = schemas[name]
    if "discriminator" not in schema:
        return _converted(_flat(schema, schemas))
    key = schema["discriminator"]["propertyName"]
    mapping = {kind: _target(ref) for kind, ref in schema["discriminator"]["mapping"].items()}
    return {"oneKind": {"key": key, "kinds": dict(sorted(mapping.items()))}}


def _flat(schema: Schema, schemas: dict[str, Schema]) -> Schema:
    """Join a schema with everything its `allOf` names, so that its keys stand in one place."""
    parts = [
        part if "$ref" not in part else schemas[_target(part["$ref"])] for part in schema.get("allOf", [])
    ]
    flat = {key: value for key, value in schema.items() if key not in {"allOf", "discriminator"}}
    for part in (_flat(part, schemas) for part in parts):
        flat["properties"] = {**part.get("properties", {}), **flat.get("properties", {})}
        flat["required"] = sorted({*part.get("required", []), *flat.get("required", [])})
    return flat


def _converted(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"$ref": f"#/$defs/{_target(schema['$ref'])}"}
    out = {key: value for key, value in schema.items() if key not in PROSE and not key.startswith("x-")}
    if "properties" in out:
        out["properties"] = {key: _converted(value) for key, value in out["properties"].items()}
        out.setdefault("additionalProperties", False)
    if isinstance(out.get("additionalProperties"), dict):
        out["additionalProperties"] = _converted(out["additionalProperties"])
    if "items" in out:
        out["items"] = _converted(out["items"])
    if not out.get("required"):
        out.pop("required", None)
    return out


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "oneKind" in schema:
            yield from schema["oneKind"]["kinds"].values()
        if isinstance(schema.get("$ref"), str):
            yield _target(schema["$ref"])
        for value in schema.values():
            yield from _references(value)


def _target(reference: str) -> str:
    return reference.rsplit("/", 1)[1]


if __name__ == "__main__":
    main(*sys.argv[1:])
