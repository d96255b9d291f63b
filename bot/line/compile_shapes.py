"""Compile LINE's OpenAPI file into `shapes.json`: `python -m bot.line.compile_shapes messaging-api.yml`.

Only the facts that concern what the bot sends are kept: names, types, choices, lengths, and which kind of a thing
has which shape. Nothing needs the OpenAPI file, or this module, when the bot runs; `shapes.py` reads the result.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Schema = dict[str, Any]
Schemas = Mapping[str, Schema]

ROOTS = ("Message", "RichMenuRequest")
TARGET = Path(__file__).with_name("shapes.json")
_BOUNDS = {"minLength": "min", "minimum": "min", "maxLength": "max", "maximum": "max", "maxItems": "max"}

# LINE's reference calls these required; its OpenAPI file leaves them open, and the API refuses a message without them.
ALSO_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "CameraAction": ("label",),
    "CameraRollAction": ("label",),
    "LocationAction": ("label",),
    "DatetimePickerAction": ("data", "mode"),
    "MessageAction": ("text",),
    "PostbackAction": ("data",),
    "RichMenuSwitchAction": ("data", "richMenuAliasId"),
    "URIAction": ("uri",),
    "Emoji": ("index", "productId", "emojiId"),
    "FlexBoxLinearGradient": ("angle", "startColor", "endColor"),
    "ImagemapExternalLink": ("linkUri", "label"),
    "ImagemapVideo": ("originalContentUrl", "previewImageUrl", "area"),
    "QuickReply": ("items",),
    "QuickReplyItem": ("type", "action"),
    "RichMenuArea": ("bounds", "action"),
    "RichMenuBounds": ("x", "y", "width", "height"),
    "RichMenuRequest": ("size", "selected", "name", "chatBarText", "areas"),
    "RichMenuSize": ("width", "height"),
}
# The same for choices the file writes as free strings.
ALSO_ENUM: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("ButtonsTemplate", "imageAspectRatio"): ("rectangle", "square"),
    ("ButtonsTemplate", "imageSize"): ("contain", "cover"),
    ("CarouselTemplate", "imageAspectRatio"): ("rectangle", "square"),
    ("CarouselTemplate", "imageSize"): ("contain", "cover"),
    ("QuickReplyItem", "type"): ("action",),
}
# Lengths that LINE counts in grapheme clusters, not in UTF-16 units.
IN_GRAPHEMES = {("RichMenuRequest", "chatBarText"), ("RichMenuRequest", "name")}


def compile_shapes(schemas: Schemas) -> dict[str, Any]:
    """Return every shape that can be reached from what the bot sends, by name."""
    shapes: dict[str, Any] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name not in shapes:
            shapes[name] = _choice(schemas[name]) or _shape(name, schemas)
            waiting.extend(_names_in(shapes[name]))
    return dict(sorted(shapes.items()))


def _choice(schema: Schema) -> Schema | None:
    """Return the kinds of a schema that is only a choice between kinds, or nothing."""
    if "discriminator" not in schema:
        return None
    chooser = schema["discriminator"]
    return {
        "by": chooser["propertyName"],
        "kinds": {kind: _name(ref) for kind, ref in chooser["mapping"].items()},
    }


def _shape(name: str, schemas: Schemas) -> Schema:
    properties: Schema = {}
    required = set(ALSO_REQUIRED.get(name, ()))
    for part in _parts(schemas[name], schemas):
        required.update(part.get("required", ()))
        properties.update(part.get("properties", {}))
    rules = {key: _rule(schema) | _overlay(name, key) for key, schema in properties.items()}
    for key, kinds in _own_kinds(name, schemas):
        required.add(key)
        rules[key] = {"is": "string", "enum": kinds}
    return {"properties": rules, "required": sorted(required)}


def _parts(schema: Schema, schemas: Schemas) -> Iterator[Schema]:
    """Yield the schema and everything it extends, the base first."""
    for part in schema.get("allOf", ()):
        yield from _parts(schemas[_name(part["$ref"])] if "$ref" in part else part, schemas)
    yield schema


def _own_kinds(name: str, schemas: Schemas) -> Iterator[tuple[str, list[str]]]:
    """Yield what the shape calls itself, so that a bubble's body must say it is a box."""
    for schema in schemas.values():
        chooser = schema.get("discriminator", {})
        kinds = [kind for kind, ref in chooser.get("mapping", {}).items() if _name(ref) == name]
        if kinds:
            yield chooser["propertyName"], kinds


def _rule(schema: Schema) -> Schema:
    if "$ref" in schema:
        return {"is": "shape", "shape": _name(schema["$ref"])}
    bounds = {short: schema[long] for long, short in _BOUNDS.items() if long in schema}
    if schema["type"] == "array":
        return {"is": "list", "of": _rule(schema["items"])} | bounds
    if "additionalProperties" in schema:
        return {"is": "map", "of": _rule(schema["additionalProperties"])}
    choice = {"enum": sorted(schema["enum"])} if "enum" in schema else {}
    return {"is": schema["type"]} | choice | bounds


def _overlay(name: str, key: str) -> Schema:
    choice = {"enum": list(ALSO_ENUM[name, key])} if (name, key) in ALSO_ENUM else {}
    count = {"count": "graphemes"} if (name, key) in IN_GRAPHEMES else {}
    return choice | count


def _name(ref: str) -> str:
    return ref.rsplit("/", 1)[1]


def _names_in(shape: Schema) -> Iterator[str]:
    yield from shape.get("kinds", {}).values()
    for rule in shape.get("properties", {}).values():
        named = rule.get("of", rule)
        if "shape" in named:
            yield named["shape"]


def as_text(shapes: Mapping[str, Any]) -> str:
    """Write one shape a line, so that a new version of LINE's file gives a readable difference."""
    lines = (f"{json.dumps(name)}: {json.dumps(shape, sort_keys=True)}" for name, shape in shapes.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def compile_file(path: Path) -> str:
    """Return the text of `shapes.json` for an OpenAPI file."""
    import yaml  # noqa: PLC0415 - a tool's dependency, absent where the bot runs

    return as_text(compile_shapes(yaml.safe_load(path.read_text("utf-8"))["components"]["schemas"]))


if __name__ == "__main__":
    TARGET.write_text(compile_file(Path(sys.argv[1])), "utf-8")
