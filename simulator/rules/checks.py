"""Build checkers from LINE's compiled schemas: plain functions, because a load asks them thousands of times a second."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from simulator.rules.measure import utf16_units
from simulator.rules.problem import EMPTY, Problem, Step

Schema = dict[str, Any]
Path = tuple[Step, ...]
Check = Callable[[Any, Path, list[Problem]], None]

INVALID = "invalid property"
UNKNOWN = "unknown field"


def build(schema: Schema, known: Mapping[str, Check]) -> Check:
    """Return the checker of one schema; `known` holds those of the named schemas, once all are built."""
    if "$ref" in schema:
        return _named(schema["$ref"].rsplit("/", 1)[1], known)
    if "oneKind" in schema:
        return _one_kind(schema["oneKind"], known)
    if "enum" in schema or "const" in schema:
        return _choice(tuple(schema.get("enum") or [schema["const"]]))
    match schema.get("type", "object"):
        case "object":
            return _object(schema, known)
        case "array":
            return _array(schema, known)
        case "string":
            return _string(schema)
        case "boolean":
            return _boolean
        case kind:
            return _number(schema, (int,) if kind == "integer" else (int, float))


def _named(name: str, known: Mapping[str, Check]) -> Check:
    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        known[name](value, path, problems)

    return check


def _one_kind(choice: dict[str, Any], known: Mapping[str, Check]) -> Check:
    key, kinds = choice["key"], choice["kinds"]
    allowed = _listed(sorted(kinds))

    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        kind = value.get(key) if isinstance(value, dict) else None
        if not isinstance(value, dict):
            problems.append(Problem(path, INVALID))
        elif not isinstance(kind, str) or kind not in kinds:
            problems.append(Problem((*path, key), allowed))
        else:
            known[kinds[kind]](value, path, problems)

    return check


def _object(schema: Schema, known: Mapping[str, Check]) -> Check:
    fields = {key: build(part, known) for key, part in schema.get("properties", {}).items()}
    required = tuple(schema.get("required", ()))
    others = schema.get("additionalProperties", False)
    other = build(others, known) if isinstance(others, dict) else None

    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        if not isinstance(value, dict):
            problems.append(Problem(path, INVALID))
            return
        problems.extend(Problem((*path, key), EMPTY) for key in required if key not in value)
        for key, part in value.items():
            field = fields.get(key, other)
            if field:
                field(part, (*path, key), problems)
            elif others is False:
                problems.append(Problem((*path, key), UNKNOWN))

    return check


def _array(schema: Schema, known: Mapping[str, Check]) -> Check:
    each = build(schema["items"], known)
    least, most = schema.get("minItems", 0), schema.get("maxItems")

    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        if not isinstance(value, list):
            problems.append(Problem(path, INVALID))
            return
        if len(value) < least or (most is not None and len(value) > most):
            problems.append(Problem(path, f"Size must be between {least} and {most}"))
        for number, part in enumerate(value):
            each(part, (*path, number), problems)

    return check


def _string(schema: Schema) -> Check:
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    pattern = re.compile(schema["pattern"]) if "pattern" in schema else None

    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        if not isinstance(value, str):
            problems.append(Problem(path, INVALID))
            return
        # LINE counts UTF-16 units where JSON Schema counts code points.
        if len(value) < least or (most is not None and utf16_units(value) > most):
            problems.append(Problem(path, f"Length must be between {least} and {most}"))
        if pattern and not pattern.fullmatch(value):
            problems.append(Problem(path, INVALID))

    return check


def _boolean(value: Any, path: Path, problems: list[Problem]) -> None:
    if not isinstance(value, bool):
        problems.append(Problem(path, INVALID))


def _number(schema: Schema, types: tuple[type, ...]) -> Check:
    least, most = schema.get("minimum"), schema.get("maximum")

    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        if not isinstance(value, types) or isinstance(value, bool):
            problems.append(Problem(path, INVALID))
        elif (least is not None and value < least) or (most is not None and value > most):
            problems.append(Problem(path, _between(least, most)))

    return check


def _choice(allowed: tuple[str, ...]) -> Check:
    words, text = frozenset(allowed), _listed(allowed)

    def check(value: Any, path: Path, problems: list[Problem]) -> None:
        if not isinstance(value, str) or value not in words:
            problems.append(Problem(path, text))

    return check


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return f"Must be one of the following values: [{', '.join(names)}]"


def _between(least: int | None, most: int | None) -> str:
    if most is None:
        return f"must be greater than or equal to {least}"
    return f"must be between {least} and {most}"
