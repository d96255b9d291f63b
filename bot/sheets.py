"""Lay out every report that stands, one table a form, for files: nothing personal, and a page of reports at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.mirrors import reporting
from bot.mirrors.reporting import Layer, tab_name
from bot.texts import Texts
from bot.wiring import Core
from engine.obligations.programme import Programme
from exports import lists
from exports import pseudonyms as hiding
from exports.pseudonyms import Pseudonym
from exports.reports import THAI_DAY, Line, table
from exports.tables import Table
from handlers.desk import Library
from models import sheet_owed
from models.sheet_owed import After

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = 400
DIGITS = 12
__all__ = ["laid_out", "pseudonyms", "report_tables", "tab_name", "with_lists"]


def report_tables(core: Core, connection: "Connection", wanted: set[str] | None = None) -> Iterable[Table]:
    """Lay out the live reports, one table a form; all of them, or the wanted ones."""
    return laid_out(core.shelf.library(), core.texts, connection, wanted, url=core.settings.public_url)


def with_lists(
    library: Library, texts: Texts, connection: "Connection", *, url: str = "", pseudonym: Pseudonym | None = None
) -> Iterator[Table]:  # fmt: skip
    """Lay out every live report, each form with its lists behind it: a list is a table, linked by the report's key.

    With `pseudonym` nothing in them says whose it is.
    """
    layer = Layer(library, texts, url)
    for programme in library.programmes.values():
        for name in sheet_owed.forms_of(connection, programme.id):
            yield from _of_form(connection, layer, programme, name, pseudonym)


def pseudonyms(core: Core, audience: str) -> Pseudonym:
    """Return what makes the pseudonyms of one audience: the same each time, and another one for every other audience."""
    keyring, kind_of = core.vault.keyring, f"pseudonym:{audience.strip().casefold()}"
    return lambda kind, value: f"{kind[0].upper()}-{keyring.hash(kind_of, f'{kind}:{value}')[:DIGITS]}"


def _of_form(
    connection: "Connection", layer: Layer, programme: Programme, name: str, pseudonym: Pseudonym | None
) -> Iterator[Table]:
    """Lay out one form: what lies in a list stands in the list's table, and in no column of the form's own."""

    def streamed() -> Iterator[Line]:
        found = _streamed(connection, layer, programme, name)
        return hiding.lines(found, pseudonym) if pseudonym else found

    library, texts = layer.library, layer.texts
    shape = reporting.shape_of(connection, library, programme, name, frozenset())
    titles, called = reporting.titles(texts, shape), reporting.title_of(shape.places, name)
    current = library.form(programme.id, name)
    others = [library.forms[key] for key in library.forms if key[:2] == (programme.id, name)]
    versions = [*([current[0]] if current else []), *others]
    listed = lists.lists_of(versions)
    inside = {column.key for one in listed for column in one.columns}
    numbers = {f"{place.number}" for place in shape.places if place.path in inside}
    made = table(called, shape, streamed(), titles)
    kept = tuple(one for one in made.columns if one.key.removesuffix(THAI_DAY) not in numbers)
    made = replace(made, columns=kept)
    yield hiding.bare(made, shape, versions) if pseudonym else made
    titles |= {"entry": texts.plain("Entry")}
    for one in listed:
        made = lists.table(called, one, streamed(), titles)
        yield hiding.bare_list(made, versions) if pseudonym else made


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
