"""Cut an answer down to what the `fields` parameter names, such as `spreadsheetId,sheets(properties.title)`."""

from typing import Any

from simulator.sheets import refusals

Mask = dict[str, "Mask"]


def apply(answer: dict[str, Any], fields: str | None) -> dict[str, Any]:
    """Return only the named fields; no mask keeps all."""
    if not fields or fields == "*":
        return answer
    mask, rest = _read(fields)
    if rest:
        raise refusals.invalid(f"Invalid field selection {fields}")
    cut = _cut(answer, mask, fields)
    return dict(cut)


def _read(text: str) -> tuple[Mask, str]:
    """Read names up to the closing bracket; return the mask and what is left."""
    mask: Mask = {}
    while text and text[0] != ")":
        end = next((at for at, letter in enumerate(text) if letter in "(),"), len(text))
        path, text = text[:end], text[end:]
        inner: Mask = {}
        if text.startswith("("):
            inner, text = _read(text[1:])
            text = text.removeprefix(")")
        leaf = mask
        for name in path.replace("/", ".").split("."):
            leaf = leaf.setdefault(name.strip(), {})
        leaf.update(inner)
        text = text.removeprefix(",")
    return mask, text


def _cut(value: Any, mask: Mask, fields: str) -> Any:
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [_cut(item, mask, fields) for item in value]
    if not isinstance(value, dict):
        raise refusals.invalid(f"Invalid field selection {fields}")
    return {name: _cut(value[name], inner, fields) for name, inner in mask.items() if name in value}
