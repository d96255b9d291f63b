"""Tell the kind of a question from its control and its bind."""

from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.xform_names import JR, local

_CONTROLS: Final = {
    "select1": "select_one",
    "select": "select_multiple",
    "rank": "rank",
    "trigger": "acknowledge",
    "range": "range",
}
_TYPES: Final = {
    "int": "integer", "decimal": "decimal", "date": "date", "time": "time", "dateTime": "datetime",
    "geopoint": "geopoint", "geotrace": "geotrace", "geoshape": "geoshape", "barcode": "barcode",
}  # fmt: skip
_UPLOADS: Final = {"image": "image", "audio": "audio", "video": "video"}
_PROPERTIES: Final = frozenset({"deviceid", "username", "email", "phonenumber", "simserial", "subscriberid"})


def kind_of(control: ET.Element | None, bind: Mapping[str, str], *, holds_value: bool) -> str:
    """Return the kind; read-only text that holds nothing is a note, as in ODK."""
    if control is None:
        return _silent(bind)
    name = local(control.tag)
    if name == "upload":
        return _UPLOADS.get(control.get("mediatype", "").partition("/")[0], "file")
    if name == "input" and control.get("query"):
        return "select_one"
    if name in _CONTROLS:
        return _CONTROLS[name]
    kind = _TYPES.get(bind.get("type", "string"), "text")
    return "note" if not holds_value and _is_note(kind, bind) else kind


def _is_note(kind: str, bind: Mapping[str, str]) -> bool:
    return kind == "text" and bind.get("readonly", "").strip() == "true()" and not bind.get("calculate")


def _silent(bind: Mapping[str, str]) -> str:
    preload, parameter = bind.get(f"{JR}preload"), bind.get(f"{JR}preloadParams", "").replace(" ", "")
    if preload in {"timestamp", "date"} and parameter in {"start", "end", "today"}:
        return parameter
    if preload == "property" and parameter in _PROPERTIES:
        return parameter
    if bind.get("type") == "binary":
        return "audit"
    return "calculate" if bind.get("calculate") else "hidden"
