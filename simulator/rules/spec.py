"""Check a request against LINE's own schemas, strictly: an unknown key is an error, as it is at LINE."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from simulator.rules.measure import utf16_units
from simulator.rules.problem import Problem

SCHEMAS: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("messages.json").read_text("utf-8"))[
    "schemas"
]


def problems(name: str, body: Any) -> list[Problem]:
    """Return everything in `body` that LINE's schema of that name forbids."""
    return [_problem(error) for error in _validator(name).iter_errors(body)]


def _one_kind(validator: Any, choice: dict[str, Any], instance: Any, _: Any) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        yield ValidationError("Must be an object", validator="type", validator_value="object")
        return
    key, kinds = choice["key"], choice["kinds"]
    kind = instance.get(key)
    if not isinstance(kind, str) or kind not in kinds:
        yield ValidationError("", validator="enum", validator_value=sorted(kinds), path=(key,))
        return
    yield from validator.descend(instance, SCHEMAS[kinds[kind]])


def _reference(validator: Any, reference: str, instance: Any, _: Any) -> Iterator[ValidationError]:
    yield from validator.descend(instance, SCHEMAS[reference.rsplit("/", 1)[1]])


def _longest(_: Any, limit: int, instance: Any, __: Any) -> Iterator[ValidationError]:
    # LINE counts UTF-16 units where JSON Schema counts code points.
    if isinstance(instance, str) and utf16_units(instance) > limit:
        yield ValidationError("too long")


_Strict = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"oneKind": _one_kind, "$ref": _reference, "maxLength": _longest}
)


@cache
def _validator(name: str) -> Any:
    return _Strict(SCHEMAS[name])


def _problem(error: Any) -> Problem:
    path = tuple(error.absolute_path)
    if error.validator == "required":
        return Problem((*path, _absent(error)), "May not be empty")
    if error.validator == "additionalProperties":
        return Problem((*path, _unknown(error)), "unknown field")
    if error.validator in {"enum", "const"}:
        return Problem(path, _choice(error.validator_value))
    if error.validator in {"minItems", "maxItems"}:
        return Problem(path, _between("Size", error.schema, "Items"))
    if error.validator in {"minLength", "maxLength"}:
        return Problem(path, _between("Length", error.schema, "Length"))
    return Problem(path, "invalid property")


def _absent(error: Any) -> str:
    return str(next(key for key in error.validator_value if f"'{key}'" in error.message))


def _unknown(error: Any) -> str:
    return str(next(key for key in error.instance if key not in error.schema["properties"]))


def _choice(allowed: str | list[str]) -> str:
    names = [allowed] if isinstance(allowed, str) else allowed
    return f"Must be one of the following values: [{', '.join(names)}]"


def _between(what: str, schema: dict[str, Any], suffix: str) -> str:
    return f"{what} must be between {schema.get(f'min{suffix}', 0)} and {schema.get(f'max{suffix}')}"
