"""Show the map of the provinces, shaded by how much of what was due is in, and the same as a table."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Response

from engine.boards.counts import NONE
from engine.boards.shading import SHADES, shade
from handlers.boards.places import PROVINCE, by_place, whole
from web.board.door import Visit
from web.board.showing import chosen, page, scope

FILE = Path(__file__).with_name("country.json")


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of the map; one without a code is water."""

    id: str
    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Country:
    """The map: its size, its shapes, and whose work it is."""

    size: str
    shapes: tuple[Shape, ...]
    credit: str


@cache
def country() -> Country:
    """Read the map."""
    kept = json.loads(FILE.read_text("utf-8"))
    return Country(kept["viewBox"], tuple(Shape(**one) for one in kept["shapes"]), kept["credit"])


def show(visit: Visit) -> Response:
    """Show the map."""
    found = by_place(visit.desk, scope(visit.sight), PROVINCE)
    shades = {code: shade(counts) for code, counts in found.items()}
    return page(
        visit, "map.html", "country", country=country(), found=found, shades=shades, every=SHADES, none=NONE,
        whole=whole(found), programme=chosen(visit.sight),
    )  # fmt: skip
