"""Turn the bytes of a handed-in table into choices: CSV, GeoJSON, or XML. Belongs to reading; filling never needs it."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.form import Branch, Choice, Form

_LABEL: Final = "label::"


class TableFault(Exception):
    """Bytes that are no table."""


def name_of(address: str) -> str:
    """Return the file that an address like jr://file-csv/places.csv asks for."""
    return PurePosixPath(address.partition("://")[2] or address).name


def table(name: str, content: bytes, language: str) -> tuple[Choice, ...] | Branch:
    """Return the rows of a table, or the tree of an XML file that is no table; TableFault for anything else."""
    try:
        return _read(name.rpartition(".")[2].lower(), content, language)
    except (UnicodeDecodeError, csv.Error, ValueError, ET.ParseError) as wrong:
        raise TableFault(f"{name}: {wrong}") from wrong


def with_external(form: Form, itemsets: str) -> Form:
    """Return a form with the lists of its sheet external_choices, which pyxform writes as one CSV."""
    lists: dict[str, list[Choice]] = {}
    for one in _of_csv(itemsets, form.default_language):
        columns = dict(one.columns)
        lists.setdefault(columns.pop("list_name", ""), []).append(replace(one, columns=columns))
    return replace(form, lists={**form.lists, **{name: tuple(found) for name, found in lists.items()}})


def _read(kind: str, content: bytes, language: str) -> tuple[Choice, ...] | Branch:
    text = content.decode("utf-8-sig")
    match kind:
        case "csv":
            return _of_csv(text, language)
        case "geojson" | "json":
            return _of_geojson(text, language)
        case "xml":
            return _of_xml(text, language)
        case _:
            raise ValueError("a table is a .csv, .geojson or .xml file")


def _of_csv(text: str, language: str) -> tuple[Choice, ...]:
    rows = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip() for cell in next(rows, [])]
    if not header:
        raise ValueError("the table has no header")
    return tuple(
        _choice({name: cell.strip() for name, cell in zip(header, row, strict=False) if name}, language)
        for row in rows
        if any(row)
    )


def _choice(cells: Mapping[str, str], language: str) -> Choice:
    labels = {
        name.removeprefix(_LABEL): cell for name, cell in cells.items() if name.startswith(_LABEL) and cell
    }
    if cells.get("label"):
        labels.setdefault(language, cells["label"])
    columns = {
        name: cell for name, cell in cells.items() if name not in {"name", "label"} and _LABEL not in name
    }
    return Choice(cells.get("name", ""), labels, columns)


def _of_geojson(text: str, language: str) -> tuple[Choice, ...]:
    found = json.loads(text)
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise ValueError("the file is no FeatureCollection")  # noqa: TRY004 - what is wrong is the file
    return tuple(_feature(one, language) for one in features if isinstance(one, dict))


def _feature(feature: Mapping[str, object], language: str) -> Choice:
    properties = feature.get("properties")
    cells = {str(name): _written(value) for name, value in _items(properties)}
    if "id" in feature:
        cells["id"] = _written(feature["id"])
    cells["geometry"] = _geometry(feature.get("geometry"))
    return _choice({"label": cells.get("title", ""), "name": cells.get("id", ""), **cells}, language)


def _items(value: object) -> list[tuple[object, object]]:
    return list(value.items()) if isinstance(value, dict) else []


def _written(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry(geometry: object) -> str:
    """Write a point, a line or the rim of an area as an XForm does: latitude first."""
    parts = dict(_items(geometry))
    where, kind = parts.get("coordinates"), parts.get("type")
    if not isinstance(where, list):
        return ""
    points = {"Point": [where], "LineString": where, "Polygon": where[0] if where else []}.get(str(kind), [])
    return "; ".join(f"{one[1]} {one[0]} 0 0" for one in points)


def _of_xml(text: str, language: str) -> tuple[Choice, ...] | Branch:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("a document type is not read")
    root = ET.fromstring(text)  # noqa: S314 - entities were refused above
    items = root.findall("item")
    if root.tag == "root" and len(items) == len(root) and not any(len(cell) for one in items for cell in one):
        return tuple(
            _choice({cell.tag: (cell.text or "").strip() for cell in one}, language) for one in items
        )
    return _branch(root)


def _branch(element: ET.Element) -> Branch:
    name = element.tag.rpartition("}")[2]
    return Branch(name, (element.text or "").strip(), tuple(map(_branch, element)))
