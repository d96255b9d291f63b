"""Bring a report to paper: find the one of an office for a round, and lay it out as its pack prints it."""

from typing import TYPE_CHECKING

from bot.wiring import Core
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.layouts import PrintedLayout
from engine.obligations.programme import Programme
from engine.obligations.titles import titled
from exports.printed import Printed, printed
from models import obligations, offices, reports
from models.obligations import Obligation
from models.offices import Office
from models.reports import Report
from thai import writing
from thai.places import finding

if TYPE_CHECKING:
    from sqlalchemy import Connection


def layout_of(programme: Programme, layout_id: str) -> PrintedLayout | None:
    """Return a printed layout of a programme."""
    return next((one for one in programme.layouts if one.id == layout_id), None)


def sheet_of(
    core: Core,
    connection: "Connection",
    layout: PrintedLayout,
    programme: Programme,
    office: Office,
    period: str,
) -> Printed | None:
    """Return what an office sent for a round as it is printed; None when nothing stands."""
    owed = obligations.of_unit(connection, office.id, programme.id)
    row = next((one for one in owed if one.duty == layout.duty and one.period == period), None)
    return laid(core, connection, layout, programme, office, row) if row else None


def laid(
    core: Core,
    connection: "Connection",
    layout: PrintedLayout,
    programme: Programme,
    office: Office,
    row: Obligation,
) -> Printed | None:
    """Return what stands for a round as it is printed; None when nothing does."""
    report = reports.get(connection, row.report_id) if row.report_id else None
    found = core.shelf.library().form(programme.id, report.form, report.form_digest) if report else None
    if report is None or found is None:
        return None
    name = titled(programme.duty(layout.duty).name, row.period)
    return printed(name, layout, found[0], report.answers, facts(programme, office, row.period, report))


def office_of(connection: "Connection", programme: Programme, wanted: str) -> Office | None:
    """Return an office by its id, or by its whole name."""
    found = offices.office(connection, wanted)
    if found is not None:
        return found if found.programme == programme.home else None
    kinds = [one.id for one in programme.offices]
    named = [one for one in offices.of_kinds(connection, programme.home, kinds) if one.name == wanted]
    return named[0] if len(named) == 1 else None


def facts(programme: Programme, office: Office, period: str, report: Report) -> dict[str, str]:
    """Return what the lines of a printed layout may show besides answers."""
    place = finding.by_code(office.area[:4]) or finding.by_code(office.area[:2])
    return {
        "office": office.name,
        "province": place.province.name if place else "",
        "district": place.district.name if place and place.district else "",
        "round": titled("", period).strip(),
        "as_of": writing.write_long_date(day_in_bangkok(report.sent_at)),
        "fiscal_year": str(programme.fiscal_year),
    }
