"""Write the values of a pack as the text of programme.toml."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
# A list that is longer stands one entry a line.
_WIDE: Final = 100


def text_of(values: Mapping[str, object]) -> str:
    """Return the text of a pack: what stands alone first, then a table each."""
    return "\n".join(_lines(values)).strip() + "\n"


def inline(value: object) -> str:
    """Write one value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case dt.date():
            return value.isoformat()
        case str():
            return _quoted(value)
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {inline(one)}" for key, one in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(inline, value)) + "]"
    raise TypeError(f"{type(value).__name__} stands in no pack")


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        if not _is_apart(value):
            yield f"{_key(key)} = {inline(value)}"
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _table(key, value)
        elif isinstance(value, list) and _is_apart(value):
            for one in value:
                yield from ("", f"[[{_key(key)}]]", *_rows(one))


def _table(key: str, value: Mapping[str, object]) -> Iterator[str]:
    if value and all(isinstance(one, Mapping) for one in value.values()):
        for name, one in value.items():
            if isinstance(one, Mapping):
                yield from ("", f"[{_key(key)}.{_key(name)}]", *_rows(one))
    else:
        yield from ("", f"[{_key(key)}]", *_rows(value))


def _rows(values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        line = inline(value)
        if isinstance(value, list) and len(line) > _WIDE:
            line = "[\n" + "".join(f"    {inline(one)},\n" for one in value) + "]"
        yield f"{_key(key)} = {line}"


def _is_apart(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)
    )


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
