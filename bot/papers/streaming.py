"""Bring all reports, or all units, of a programme out one after the other: a page of rows is held, never more.

What only few may know of stays inside, and nothing here names or reaches a person.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.mirrors import reporting
from bot.mirrors.reporting import Layer, is_shut
from bot.wiring import Core
from engine.obligations.programme import Programme
from exports.columns import is_exported
from exports.geojson import Feature
from exports.odk import Submission
from handlers.desk import Library
from models import filed, obligations, offices, unit_points
from models.reports import Report
from models.units import Unit
from thai.places import finding

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = 200


def reports(connection: "Connection", programme: Programme) -> Iterator[Report]:
    """Yield every report that stands and that more than few may know of."""
    after = ("", "")
    while page := filed.page(connection, programme.id, after, PAGE):
        owed = obligations.of_ids(connection, [one.obligation_id for one in page if one.obligation_id])
        yield from (one for one in page if not is_shut(programme, owed.get(one.obligation_id or "")))
        after = (page[-1].form, page[-1].id)


def submissions(core: Core, connection: "Connection", programme: Programme) -> Iterator[Submission]:
    """Yield every report with its form and the names around it."""
    layer, after = Layer(core.shelf.library(), core.texts), ("", "")
    while page := filed.page(connection, programme.id, after, PAGE):
        for one in reporting.lines(connection, layer, programme, page):
            if one.version is not None:
                yield Submission(one.report, one.version, one.unit, one.office, one.round)
        after = (page[-1].form, page[-1].id)


def features(core: Core, connection: "Connection", programme: Programme) -> Iterator[Feature]:
    """Yield every unit that takes part, with its place in words, and its point where a report told one."""
    asked = _points(core.shelf.library(), programme)
    after = ""
    while page := unit_points.page(connection, programme.id, after, PAGE):
        points: dict[str, str] = {}
        for report in unit_points.reports_of(connection, [one.id for one in page], list(asked)):
            told = next((report.answers[path] for path in asked[report.form] if report.answers.get(path)), "")
            points[report.unit_id] = points.get(report.unit_id) or told
        names = offices.names(connection, {one.office_id for one in page})
        yield from (
            Feature(one.id, _told(one, names.get(one.office_id, "")), points.get(one.id, "")) for one in page
        )
        after = page[-1].id


def _points(library: Library, programme: Programme) -> dict[str, tuple[str, ...]]:
    """Return in which forms of a programme a place on the map is asked, and where: places of persons stay out."""
    found: dict[str, tuple[str, ...]] = {}
    shut = {one.form for one in (*programme.duties, *programme.former) if one.confidential}
    mine = [key for key in library.forms if key[0] == programme.id and key[1] not in shut]
    for name, form in ((key[1], library.forms[key]) for key in mine):
        paths = tuple(one.path for one in form.questions if one.kind == "geopoint" and is_exported(one))
        if paths:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *paths)))
    return found


def _told(unit: Unit, office: str) -> dict[str, str | None]:
    place = finding.by_code(unit.place)
    return {
        "name": unit.name,
        "kind": unit.kind,
        "code": unit.place,
        "province": place.province.name if place else None,
        "district": place.district.name if place and place.district else None,
        "subdistrict": place.subdistrict.name if place and place.subdistrict else None,
        "office": office or None,
    }
