"""Walk through two values of one shape and name every place where they differ.

It follows the dataclasses: a field that comes to be needs no line here. What has an id is found again by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from engine.revising.change import CLOCKS


@dataclass(frozen=True, slots=True)
class Difference:
    """A place with what stood and stands there; None where there was, or is, nothing."""

    at: tuple[str, ...]
    before: object
    after: object


def differences(before: object, after: object, at: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield the smallest places that differ; a clock is one place."""
    if before == after:
        return
    if at and at[-1] in CLOCKS:
        yield Difference(at, before, after)
    elif is_dataclass(before) and type(before) is type(after):
        for one in fields(before):
            yield from differences(getattr(before, one.name), getattr(after, one.name), (*at, one.name))
    elif _are_named(before) and _are_named(after) and (before or after):
        yield from _by_name(_named(before), _named(after), at)
    elif _are_alike(before, after):
        yield from _by_name(_numbered(before), _numbered(after), at)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _by_name(before, after, at)
    else:
        yield Difference(at, before, after)


def name_of(value: object) -> str:
    """Return what a part of a pack is found again by, "" for what has no name of its own."""
    return str(getattr(value, "id", "")) if is_dataclass(value) else ""


def written(value: object) -> str:
    """Return a value in few words."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool | int | float | str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={written(one)}" for key, one in value.items())
    if isinstance(value, Sequence):
        return ", ".join(map(written, value))
    if is_dataclass(value):
        return _of_parts(value)
    return str(value)


def _of_parts(value: object) -> str:
    if type(value).__str__ is not object.__str__:
        return str(value)
    told = getattr(value, "name", "") or name_of(value)
    if told:
        return str(told)
    parts = [getattr(value, one.name) for one in fields(value)]  # type: ignore[arg-type]
    return " ".join(filter(None, map(written, parts)))


def _by_name(
    before: Mapping[str, object], after: Mapping[str, object], at: tuple[str, ...]
) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        if name not in before or name not in after:
            yield Difference((*at, name), before.get(name), after.get(name))
        else:
            yield from differences(before[name], after[name], (*at, name))


def _are_named(value: object) -> bool:
    return isinstance(value, tuple) and all(name_of(one) for one in value)


def _are_alike(before: object, after: object) -> bool:
    """Say whether both are lists of as many parts that have no name of their own."""
    if not (isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after)):
        return False
    return all(
        is_dataclass(one) and type(one) is type(other) for one, other in zip(before, after, strict=True)
    )


def _numbered(value: object) -> dict[str, object]:
    return {str(at): one for at, one in enumerate(value, 1)} if isinstance(value, tuple) else {}


def _named(value: object) -> dict[str, object]:
    return {name_of(one): one for one in value} if isinstance(value, tuple) else {}
