"""Lay out reports as rows: the names around them are loaded a page at a time, what only few may know of is left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.mirrors import words
from bot.texts import Texts
from engine.conversation.bubbles import say
from engine.conversation.chasing import wording
from engine.conversation.filling.opening import STAND_IN
from engine.forms.form import Form
from engine.obligations.programme import Programme
from exports import columns
from exports.columns import Place, titles_of
from exports.reports import THAI_DAY, Line, Shape, has_pictures, shape
from handlers import owing
from handlers.desk import Library
from handlers.years.late import is_late
from models import obligations, offices, relays, sheet_columns, units
from models.obligations import Obligation
from models.reports import Report
from models.units import Unit
from thai.naming import write_place
from thai.places import finding

REPORT_PAGE = "/board/reports/"
Personal = Callable[[Report], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Layer:
    """What rows are laid out with: packs, words, the base of links; `personal` opens answers for columns that were let in."""

    library: Library
    texts: Texts
    url: str = ""
    personal: Personal | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """The names around some reports."""

    units: Mapping[str, Unit]
    offices: Mapping[str, str]
    rounds: Mapping[str, Obligation]
    told: Mapping[str, str]


def tab_name(programme: Programme, form: Form) -> str:
    """Name the tab of a form."""
    return f"{form.title} {programme.fiscal_year}"[:90]


def title_of(places: Sequence[Place], name: str) -> str:
    """Return the name that the table of a form was first given."""
    return next((one.title for one in places if one.path == columns.TABLE), name)


def shape_of(
    connection: Connection, library: Library, programme: Programme, name: str, opened: frozenset[str]
) -> Shape:
    """Return the columns of a form's table, with those that the current version needs besides."""
    rows = sheet_columns.of_form(connection, programme.id, name)
    known = [Place(row.path, row.number, row.title) for row in rows]
    found = library.form(programme.id, name)
    more = columns.added(known, found[0], name=tab_name(programme, found[0]), opened=opened) if found else ()
    versions = [library.forms[key] for key in library.forms if key[:2] == (programme.id, name)]
    return shape([*known, *more], versions, found[0] if found else None, opened)


def titles(texts: Texts, shape: Shape) -> dict[str, str]:
    """Word the columns that no question gave its words to."""
    asked = titles_of(shape.places)
    days = {f"{number}{THAI_DAY}": words.thai_day(texts, asked[number]) for number in shape.days}
    return words.report(texts) | days


def is_shut(programme: Programme, row: Obligation | None) -> bool:
    """Say whether only few may know that a report exists."""
    duty = owing.duty_of(programme, row.duty) if row else None
    return duty is not None and duty.confidential


def lines(
    connection: Connection, layer: Layer, programme: Programme, found: Sequence[Report]
) -> Iterator[Line]:
    """Lay out one page of reports."""
    around = _around(connection, found)
    for report in found:
        row = around.rounds.get(report.obligation_id or "")
        if not is_shut(programme, row):
            yield _line(connection, layer, programme, report, row, around)


def _around(connection: Connection, found: Sequence[Report]) -> _Around:
    unit_ids = list({one.unit_id for one in found})
    rounds = obligations.of_ids(connection, list({one.obligation_id for one in found if one.obligation_id}))
    parts = {row.contribution_id for row in rounds.values() if row.contribution_id}
    return _Around(
        {one.id: one for one in units.of_ids(connection, unit_ids)},
        offices.names(connection, {one.office_id for one in found}),
        rounds,
        relays.hows(connection, {one.id for one in found} | parts),
    )


def _told(texts: Texts, around: _Around, report: Report, row: Obligation | None) -> str:
    """Say that an officer filled in what the group told her, and how; who told it is nobody's here."""
    how = around.told.get(report.id) or around.told.get((row.contribution_id or "") if row else "")
    return texts.word(say("filled in for them, {how}", how=wording.how(how)), {}) if how else ""


def _line(
    connection: Connection, layer: Layer, programme: Programme, report: Report, row: Obligation | None, around: _Around
) -> Line:  # fmt: skip
    texts, unit = layer.texts, around.units.get(report.unit_id)
    place = finding.by_code(unit.place) if unit else None
    duty = owing.duty_of(programme, row.duty) if row else None
    version = (layer.library.form(programme.id, report.form, report.form_digest) or (None,))[0]
    late = row is not None and is_late(connection, programme, row, report)
    shows = bool(layer.url) and version is not None and has_pictures(version, report)
    return Line(
        report=report,
        version=version,
        unit=unit.name if unit else "",
        place=write_place(place) if place else "",
        office=around.offices.get(report.office_id, ""),
        round=owing.title(duty, row.period) if duty and row else "",
        withdrawn=texts.plain("withdrawn by its sender") if report.withdrawn_at else "",
        form=texts.word(STAND_IN, {}) if duty and duty.is_stand_in else "",
        late=" ".join(
            part for part in (texts.plain("late") if late else "", _told(texts, around, report, row)) if part
        ),
        standing=words.standing(texts, row.state) if row else "",
        link=f"{layer.url}{REPORT_PAGE}{report.id}" if shows else "",
        personal=layer.personal(report) if layer.personal and not report.withdrawn_at else {},
    )
