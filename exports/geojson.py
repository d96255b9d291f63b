"""Write units as GeoJSON (RFC 7946), feature by feature: a point where a report told one, else no geometry and the place in words."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

CONTENT_TYPE = "application/geo+json"


@dataclass(frozen=True, slots=True)
class Feature:
    """One unit: what is known of it, and its point as an answer holds it: latitude, longitude, and what follows."""

    id: str
    properties: Mapping[str, str | None]
    point: str = ""


def lines(features: Iterable[Feature]) -> Iterator[str]:
    """Yield the document; nothing but the current feature is held."""
    yield '{"type": "FeatureCollection", "features": ['
    first = True
    for one in features:
        yield ("\n" if first else ",\n") + json.dumps(_feature(one), ensure_ascii=False)
        first = False
    yield "\n]}\n"


def _feature(one: Feature) -> dict[str, object]:
    found = coordinates(one.point)
    geometry = {"type": "Point", "coordinates": list(found)} if found else None
    return {"type": "Feature", "id": one.id, "geometry": geometry, "properties": dict(one.properties)}


def coordinates(point: str) -> tuple[float, float] | None:
    """Return longitude and latitude of an answer, None for what is no place on earth."""
    told = point.replace(",", " ").split()
    try:
        latitude, longitude = float(told[0]), float(told[1])
    except (IndexError, ValueError):
        return None
    is_there = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (longitude, latitude) if is_there else None
