"""Keep a Programme as JSON, and bring the same Programme back.

The stored shape follows the dataclasses, so a new field or a new kind of clock needs no code here. A field
that an older row does not have takes its default.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from engine.obligations.programme import Programme

# Says which of several kinds a stored table is; no dataclass of a pack has a field of this name.
IS = "is"


def to_json(programme: Programme) -> dict[str, object]:
    """Return the programme as plain JSON values."""
    stored = _stored(programme)
    if not isinstance(stored, dict):
        raise TypeError("a programme is stored as a table")
    return stored


def from_json(stored: Mapping[str, object]) -> Programme:
    """Return the programme that was stored."""
    programme = _read(Programme, stored)
    if not isinstance(programme, Programme):
        raise TypeError("what was stored is not a programme")
    return programme


def _stored(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        table = {one.name: _stored(getattr(value, one.name)) for one in fields(value)}
        return {IS: type(value).__name__, **table}
    if isinstance(value, tuple):
        return [_stored(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _read(wanted: object, stored: object) -> object:
    if stored is None:
        return None
    if get_origin(wanted) in (UnionType, Union):
        return _read(_chosen(wanted, stored), stored)
    if get_origin(wanted) is tuple and isinstance(stored, list):
        return tuple(_read(get_args(wanted)[0], one) for one in stored)
    if wanted is date and isinstance(stored, str):
        return date.fromisoformat(stored)
    if isinstance(wanted, type) and is_dataclass(wanted) and isinstance(stored, Mapping):
        hints = _hints(wanted)
        return wanted(**{key: _read(hints[key], one) for key, one in stored.items() if key in hints})
    return stored


def _chosen(union: object, stored: object) -> object:
    """Return the member of a union that the stored value is."""
    members = [one for one in get_args(union) if one is not type(None)]
    if len(members) == 1:
        return members[0]
    name = stored.get(IS) if isinstance(stored, Mapping) else None
    named = [one for one in members if getattr(one, "__name__", "") == name]
    if not named:
        raise ValueError(f"no kind is called {name!r}")
    return named[0]


@cache
def _hints(wanted: type) -> dict[str, object]:
    return get_type_hints(wanted)
