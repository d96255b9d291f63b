"""Write what the sheet lacks: every report whose row is owed, by form, through exports. Runs in the worker and the CLI."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.wiring import Core
from engine.conversation.filling.opening import STAND_IN
from engine.obligations.programme import Programme
from exports.reports import Line, table
from exports.tables import Table
from handlers import owing
from handlers.desk import Library
from models import machinery, obligations, offices, reports, units
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
    library = core.shelf.library()
    titles = {key: core.texts.plain(msgid) for key, msgid in TITLES.items()}
    gone = core.texts.plain("withdrawn by its sender")
    stand_in = core.texts.word(STAND_IN, {})
    for programme in library.programmes.values():
        live = reports.current(connection, purpose=reports.REPORT, programme=programme.id)
        rows = [report for report in live if wanted is None or report.root_id in wanted]
        rows += _taken_back(connection, programme, wanted or set(), {report.root_id for report in rows})
        for name in dict.fromkeys(report.form for report in rows):
            found = library.form(programme.id, name)
            if found is None:
                continue
            lines = [
                _line(connection, programme, report, gone, stand_in) for report in rows if report.form == name
            ]
            yield table(tab_name(library, programme, name), found[0], lines, titles)


def tab_name(library: Library, programme: Programme, form: str) -> str:
    """Name the tab of a form; two programmes never share one."""
    found = library.form(programme.id, form)
    title = found[0].title if found else form
    return f"{title} {programme.fiscal_year}"[:90]


def _taken_back(
    connection: "Connection", programme: Programme, wanted: set[str], live: set[str]
) -> list[Report]:
    """Return the wanted reports that were taken back: their rows are emptied, and marked. A file leaves them out."""
    if not wanted - live:
        return []
    found = reports.withdrawn(connection, programme.id)
    return [report for report in found if report.root_id in wanted - live]


def _line(connection: "Connection", programme: Programme, report: Report, gone: str, stand_in: str) -> Line:
    unit = units.unit(connection, report.unit_id)
    office = offices.office(connection, report.office_id)
    place = places.by_code(unit.place) if unit else None
    obligation = obligations.get(connection, report.obligation_id) if report.obligation_id else None
    duty = owing.duty_of(programme, obligation.duty) if obligation else None
    return Line(
        report=report,
        unit=unit.name if unit else "",
        place=write_place(place) if place else "",
        office=office.name if office else "",
        round=owing.title(duty, obligation.period) if duty and obligation else "",
        withdrawn=gone if report.withdrawn_at else "",
        form=stand_in if duty and duty.is_stand_in else "",
    )
