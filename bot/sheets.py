"""Write what the sheet lacks: every report whose row is owed, by form, through exports. Runs in the worker and the CLI."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.texts import Texts
from bot.wiring import Core
from engine.conversation.filling.opening import STAND_IN
from engine.forms.form import Form
from engine.obligations.programme import Programme
from exports import columns
from exports.columns import Place
from exports.reports import Line, table
from exports.tables import Table
from handlers import owing
from handlers.desk import Library
from handlers.years.late import is_late
from models import machinery, obligations, offices, reports, sheet_columns, units
from models.reports import Report
from thai.naming import write_place
from thai.places import finding as places

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from exports.sheets import Counts

log = logging.getLogger("sanam.sheets")
TITLES = {
    "id": "Key (do not change)",
    "number": "Receipt number",
    "unit": "Group",
    "place": "Place",
    "office": "Office",
    "round": "Report",
    "sent_at": "Sent at",
    "state": "Source withdrawn",
    "form": "Form used",
}


def write(core: Core) -> int:
    """Bring the sheet up to date; a failure stays on the rows with its reason, and the sweep comes back."""
    from exports import google, sheets  # noqa: PLC0415 - only the worker and the CLI may pay for gspread
    from exports.failures import SheetsFailure  # noqa: PLC0415 - the same

    settings = core.settings
    if not settings.google_service_account or not settings.google_spreadsheet:
        return 0
    with core.database.reading() as connection:
        owed = machinery.rows_owed(connection)
        wanted = {debt.root_id for debt in owed}
        tables = list(report_tables(core, connection, wanted))
    if not owed:
        return 0
    try:
        with google.connect(
            settings.google_service_account, base=settings.google_sheets_base or None
        ) as client:
            for one in tables:
                _tell(one, sheets.upsert(client, settings.google_spreadsheet, one))
    except SheetsFailure as failure:
        log.warning("sheet_failed", extra={"reason": failure.reason, "retryable": failure.retryable})
        with core.database.writing() as connection:
            for debt in owed:
                machinery.row_failed(connection, debt.root_id, f"{failure.reason} {failure.cure}")
        return 0
    with core.database.writing() as connection:
        for debt in owed:
            machinery.row_written(connection, debt.root_id, debt.since_ms)
    return len(owed)


def _tell(one: Table, counts: "Counts") -> None:
    log.info("sheet_written", extra={"tab": one.name, "appended": counts.appended, "updated": counts.updated})


def report_tables(core: Core, connection: "Connection", wanted: set[str] | None = None) -> Iterable[Table]:
    """Lay out the live reports, one table a form; all of them, or the wanted ones."""
    return laid_out(core.shelf.library(), core.texts, connection, wanted)


def laid_out(
    library: Library, texts: Texts, connection: "Connection", wanted: set[str] | None = None
) -> Iterable[Table]:
    """Lay out reports with the packs and the words that are handed in."""
    titles = {key: texts.plain(msgid) for key, msgid in TITLES.items()}
    gone = texts.plain("withdrawn by its sender")
    stand_in, late = texts.word(STAND_IN, {}), texts.plain("late")
    for programme in library.programmes.values():
        live = reports.current(connection, purpose=reports.REPORT, programme=programme.id)
        rows = [report for report in live if wanted is None or report.root_id in wanted]
        rows += _taken_back(connection, programme, wanted or set(), {report.root_id for report in rows})
        for name in dict.fromkeys(report.form for report in rows):
            lines = [
                replace(
                    _line(connection, programme, report, gone, stand_in, late),
                    version=(library.form(programme.id, name, report.form_digest) or (None,))[0],
                )
                for report in rows
                if report.form == name
            ]
            places = _places(connection, library, programme, name)
            tab = next((one.title for one in places if one.path == columns.TABLE), name)
            current = library.form(programme.id, name)
            hushed = columns.hushed(places, current[0]) if current else frozenset()
            yield table(tab, places, lines, titles, hushed)


def _places(connection: "Connection", library: Library, programme: Programme, name: str) -> list[Place]:
    """Return the columns of a form's table, with those that the current version needs besides."""
    rows = sheet_columns.of_form(connection, programme.id, name)
    known = [Place(row.path, row.number, row.title) for row in rows]
    found = library.form(programme.id, name)
    more = columns.added(known, found[0], name=tab_name(programme, found[0])) if found else ()
    return [*known, *more]


def tab_name(programme: Programme, form: Form) -> str:
    """Name the tab of a form; two programmes never share one."""
    return f"{form.title} {programme.fiscal_year}"[:90]


def _taken_back(
    connection: "Connection", programme: Programme, wanted: set[str], live: set[str]
) -> list[Report]:
    """Return the wanted reports that were taken back: their rows are emptied, and marked. A file leaves them out."""
    if not wanted - live:
        return []
    found = reports.withdrawn(connection, programme.id)
    return [report for report in found if report.root_id in wanted - live]


def _line(
    connection: "Connection", programme: Programme, report: Report, gone: str, stand_in: str, late: str
) -> Line:
    unit = units.unit(connection, report.unit_id)
    office = offices.office(connection, report.office_id)
    place = places.by_code(unit.place) if unit else None
    obligation = obligations.get(connection, report.obligation_id) if report.obligation_id else None
    duty = owing.duty_of(programme, obligation.duty) if obligation else None
    return Line(
        report=report,
        version=None,
        unit=unit.name if unit else "",
        place=write_place(place) if place else "",
        office=office.name if office else "",
        round=owing.title(duty, obligation.period) if duty and obligation else "",
        withdrawn=gone if report.withdrawn_at else "",
        form=stand_in if duty and duty.is_stand_in else "",
        late=late if obligation and is_late(connection, programme, obligation, report) else "",
    )
