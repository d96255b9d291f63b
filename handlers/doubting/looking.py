"""Look a report through when it comes, and keep what was found: a report never changes, so neither does this."""

from datetime import date, datetime

from engine.doubting import figures, judging, nouns
from engine.doubting.nouns import Looked
from engine.doubting.pins import Pin
from engine.forms.carrying import carried_over
from engine.forms.form import Form
from engine.obligations.calendar import day_in_bangkok
from handlers.desk import Desk
from models import doubts, earlier_reports, looked_back, reports, units
from models.obligations import Obligation
from models.reports import REPORT, Report

DISTRICT = 4


def keep(desk: Desk, row: Obligation, report: Report) -> None:
    """Look a report through and keep what was found."""
    found = nouns.to_json(look(desk, row, report))
    doubts.keep(desk.connection, report_id=report.id, at=desk.now, found=found)


def look(desk: Desk, row: Obligation, report: Report) -> Looked:
    """Return what can be said of a report from what was reported before."""
    found = desk.library.form(report.programme, report.form, report.form_digest)
    if found is None:
        return Looked()
    form, rounds = found[0], lately(desk, row, found[0], report.form_digest)
    own, around = _pins(desk, row, report, form, rounds) if judging.has_pins(form) else ((), ())
    facts = judging.Facts(
        rounds=rounds,
        sent_on=row.sent_on or day_in_bangkok(report.sent_at),
        due=row.due,
        part_on=_day(_part_at(desk, row)),
        cut_off=row.collect_until,
        own_pins=own,
        pins_around=around,
        is_first=not looked_back.has_sent(desk.connection, report.person_id, before=_first_at(desk, report)),
    )
    return judging.looked(form, report.answers, facts)


def lately(desk: Desk, row: Obligation, form: Form, digest: str) -> list[dict[str, str]]:
    """Return what was told in the last rounds, the newest first: of each the office's report, else the group's part."""
    found = earlier_reports.recent_of_duty(
        desk.connection, programme=row.programme, duty=row.duty, unit_id=row.unit_id,
        before=row.due or day_in_bangkok(desk.now), limit=2 * figures.ROUNDS,
    )  # fmt: skip
    by_round: dict[str, Report] = {}
    for one in found:
        if one.obligation_id != row.id and (one.obligation_id not in by_round or one.purpose == REPORT):
            by_round[one.obligation_id or ""] = one
    return [_as_now(desk, one, form, digest) for one in list(by_round.values())[: figures.ROUNDS]]


def _as_now(desk: Desk, report: Report, form: Form, digest: str) -> dict[str, str]:
    """Return what is not personal of a report, as this version of its form knows it."""
    if report.form_digest == digest:
        return dict(report.answers)
    old = desk.library.form(report.programme, report.form, report.form_digest)
    return carried_over(old[0], form, report.answers)[0] if old else {}


def _part_at(desk: Desk, row: Obligation) -> datetime | None:
    """Return when the group's part came first."""
    part = reports.get(desk.connection, row.contribution_id) if row.contribution_id else None
    if part is None or part.root_id == part.id:
        return part.sent_at if part else None
    return reports.moments(desk.connection, [part.root_id]).get(part.root_id, part.sent_at)


def _first_at(desk: Desk, report: Report) -> datetime:
    if report.root_id == report.id:
        return report.sent_at
    return reports.moments(desk.connection, [report.root_id]).get(report.root_id, report.sent_at)


def _day(at: datetime | None) -> date | None:
    return day_in_bangkok(at) if at else None


def _pins(
    desk: Desk, row: Obligation, report: Report, form: Form, rounds: list[dict[str, str]]
) -> tuple[tuple[Pin, ...], tuple[Pin, ...]]:
    """Return the pins of the unit itself, and those around it where it has none yet."""
    own = tuple(pin for answers in rounds for pin in judging.pins(form, answers))
    unit = units.unit(desk.connection, row.unit_id)
    if own or unit is None or len(unit.place) < DISTRICT:
        return own, ()
    told = looked_back.around(
        desk.connection, programme=report.programme, form=report.form, district=unit.place[:DISTRICT],
        but_for=row.unit_id,
    )  # fmt: skip
    return (), tuple(pin for answers in told for pin in judging.pins(form, answers))
