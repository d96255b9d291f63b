"""Find what lies below an upper round and above a lower one: same programme, a round that falls in, a place within."""

from collections.abc import Mapping

from engine.compiling.below import Below, Lacks, Standing
from engine.compiling.rounds import falls_in
from engine.conversation.state import LACKS
from engine.forms import zeros
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State
from handlers.desk import Desk
from handlers.keeping import opened
from handlers.owing import duty_of
from handlers.versions import known_as
from models import report_sources, reports, tiers, units
from models.obligations import Obligation
from models.report_sources import ReportSource
from models.reports import Report
from models.tiers import Lower

WAIVED = frozenset({State.WAIVED, State.CANCELLED})


def below(desk: Desk, duty: Duty, row: Obligation) -> tuple[Below, ...]:
    """Return every round that an upper one is built from, as it stands now."""
    found = [
        one
        for one in _under(desk, duty, row)
        if one.row.id != row.id and falls_in(one.row.period, row.period, one.row.due)
    ]
    live = reports.of_ids(desk.connection, [id_ for one in found if (id_ := _source(one.row))])
    lacks = _lacks(desk, live) if _is_built(desk, row.programme, duty) else {}
    return tuple(_below(desk, one, live.get(_source(one.row)), lacks) for one in found)


def sources(desk: Desk, duty: Duty, row: Obligation, report_id: str) -> tuple[Below, ...]:
    """Return what a report was built from, as it stood then; what was sent is never edited, so it can be built again."""
    kept = report_sources.of_report(desk.connection, report_id)
    sent = reports.of_ids(desk.connection, [one.source_id for one in kept.values() if one.source_id])
    under = {one.row.id: one for one in _under(desk, duty, row)}
    return tuple(
        _was(desk, under[id_], one, sent.get(one.source_id or ""))
        for id_, one in kept.items()
        if id_ in under
    )


def above(desk: Desk, lower: Obligation) -> tuple[tuple[Duty, Obligation], ...]:
    """Return the rounds that are built from a lower one."""
    programme = desk.library.programmes.get(lower.programme)
    built = {one.id: one for one in programme.duties if lower.duty in one.built_from} if programme else {}
    unit = units.unit(desk.connection, lower.unit_id) if built else None
    if unit is None:
        return ()
    found = tiers.above(
        desk.connection, programme=lower.programme, duties=list(built), place=unit.place, unit_id=unit.id
    )
    return tuple(
        (built[row.duty], row)
        for row in found
        if row.id != lower.id and falls_in(lower.period, row.period, lower.due)
    )


def _under(desk: Desk, duty: Duty, row: Obligation) -> list[Lower]:
    """Return the rounds of the lower duties: in the place of an office, or of the unit that the upper round is about."""
    programme, duties = row.programme, duty.built_from
    if row.unit_id != row.office_id:
        return tiers.of_unit(desk.connection, programme=programme, duties=duties, unit_id=row.unit_id)
    office = units.unit(desk.connection, row.unit_id)
    if office is None:
        return []
    return tiers.below(desk.connection, programme=programme, duties=duties, place=office.place)


def _source(row: Obligation) -> str:
    """Return the report that speaks for a round: the office's own, else what the group sent."""
    return row.report_id or row.contribution_id or ""


def _below(desk: Desk, one: Lower, report: Report | None, lacks: Mapping[str, Lacks]) -> Below:
    return _with(desk, one, report, _standing(desk, one.row, report), lacks.get(report.id if report else ""))


def _was(desk: Desk, one: Lower, kept: ReportSource, report: Report | None) -> Below:
    standing: dict[str, Standing] = {"in": "in", "zero": "zero", "waived": "waived"}
    return _with(desk, one, report, standing.get(kept.standing, "missing"), None)


def _with(desk: Desk, one: Lower, report: Report | None, standing: Standing, lacks: Lacks | None) -> Below:
    found = desk.library.form(report.programme, report.form, report.form_digest) if report else None
    return Below(
        obligation=one.row.id,
        unit=one.unit,
        place=one.place,
        period=one.row.period,
        standing=standing,
        office=one.office,
        unit_id=one.row.unit_id,
        report=report.id if report else "",
        form=known_as(desk, report.programme, report.form, found[0]) if report and found else None,
        # What is personal stays with its tier: only what any sheet may hold goes up.
        answers=report.answers if report else {},
        lacks=lacks,
    )


def _standing(desk: Desk, row: Obligation, report: Report | None) -> Standing:
    if report is None:
        return "waived" if State(row.state) in WAIVED else "missing"
    found = desk.library.form(report.programme, report.form, report.form_digest)
    is_zero = row.state == State.ZERO or (found is not None and zeros.is_zero(found[0], report.answers))
    return "zero" if is_zero else "in"


def _is_built(desk: Desk, programme_id: str, duty: Duty) -> bool:
    """Say whether the tier below is itself built from one below it."""
    programme: Programme | None = desk.library.programmes.get(programme_id)
    return any((found := duty_of(programme, one)) and found.built_from for one in duty.built_from)


def _lacks(desk: Desk, live: Mapping[str, Report]) -> dict[str, Lacks]:
    """Return what reports below lack themselves, with the reason that was given."""
    short = report_sources.missing(desk.connection, list(live))
    return {id_: Lacks(lacks, of, _reason(desk, live[id_])) for id_, (lacks, of) in short.items()}


def _reason(desk: Desk, report: Report) -> str:
    return opened(desk, report).get("raw", {}).get(LACKS, "")
