"""Lay out every report that stands, one table a form, for files: nothing personal, and a page of reports at a time."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.mirrors import reporting
from bot.mirrors.reporting import Layer, tab_name
from bot.texts import Texts
from bot.wiring import Core
from engine.obligations.programme import Programme
from exports.reports import Line, table
from exports.tables import Table
from handlers.desk import Library
from models import sheet_owed
from models.sheet_owed import After

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = 400
__all__ = ["laid_out", "report_tables", "tab_name"]


def report_tables(core: Core, connection: "Connection", wanted: set[str] | None = None) -> Iterable[Table]:
    """Lay out the live reports, one table a form; all of them, or the wanted ones."""
    return laid_out(core.shelf.library(), core.texts, connection, wanted, url=core.settings.public_url)


def laid_out(
    library: Library, texts: Texts, connection: "Connection", wanted: set[str] | None = None, *, url: str = ""
) -> Iterable[Table]:
    """Lay out reports with the packs and the words that are handed in; wanted ones that were taken back are marked."""
    layer = Layer(library, texts, url)
    for programme in library.programmes.values():
        for name, lines in _by_form(connection, layer, programme, wanted):
            shape = reporting.shape_of(connection, library, programme, name, frozenset())
            yield table(reporting.title_of(shape.places, name), shape, lines, reporting.titles(texts, shape))


def _by_form(
    connection: "Connection", layer: Layer, programme: Programme, wanted: set[str] | None
) -> Iterator[tuple[str, Iterable[Line]]]:
    if wanted is None:
        for name in sheet_owed.forms_of(connection, programme.id):
            yield name, _streamed(connection, layer, programme, name)
        return
    found = sheet_owed.of_roots(connection, programme.id, wanted)
    for name in dict.fromkeys(report.form for report in found):
        some = [report for report in found if report.form == name]
        yield name, list(reporting.lines(connection, layer, programme, some))


def _streamed(connection: "Connection", layer: Layer, programme: Programme, name: str) -> Iterator[Line]:
    after: After = None
    while page := sheet_owed.live(connection, programme.id, name, after, PAGE):
        yield from reporting.lines(connection, layer, programme, page)
        after = (page[-1].sent_at, page[-1].id)
