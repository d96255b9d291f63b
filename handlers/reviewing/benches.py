"""List what waits for somebody to decide: reports at her step, the oldest first within each duty."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.conversation.reviewing.seen import Party, Waiting
from engine.obligations.programme import Duty, Programme
from engine.obligations.working_days import WorkingDays
from engine.reviewing.deadlines import review_by
from handlers import chains, owing, resting
from handlers.desk import Desk
from handlers.doubting import seeing as doubting
from handlers.owing import Rights
from handlers.reviewing import ladders, rights
from models import obligations, offices, reports, samples, units
from models.obligations import Obligation
from models.reports import Report

AT_MOST = 200
# So many digits of the code of a place name its tambon; those of a village come behind.
TAMBON = 6


def waiting(desk: Desk, held: Rights, person_id: str) -> tuple[Waiting, ...]:
    """Return what waits for this person."""
    kinds = _kinds(desk, held)
    if not kinds:
        return ()
    rows = obligations.to_review(
        desk.connection, kinds=kinds, scopes=[one.scope_id for one in held.roles if one.kind in kinds], limit=AT_MOST
    )  # fmt: skip
    working = resting.working(desk) if rows else WorkingDays()
    sent = reports.of_ids(desk.connection, [row.report_id or "" for row, _ in rows])
    names = offices.names(desk.connection, {row.office_id for row, _ in rows})
    homes = {
        one.id: one.place[:TAMBON] for one in units.of_ids(desk.connection, [row.unit_id for row, _ in rows])
    }
    found = (
        (
            replace(one, unit=unit, office=_elsewhere(held, row, names), place=homes.get(row.unit_id, "")),
            one.duty,
        )
        for row, unit in rows
        if (report := sent.get(row.report_id or "")) is not None
        and (one := of(desk, held, _placed(desk, row), report, about(row, unit, names), person_id, working))
        is not None
    )
    return tuple(
        one
        for one, _ in sorted(found, key=lambda pair: (pair[1], pair[0].batch, pair[0].since, pair[0].about))
    )


def of(
    desk: Desk, held: Rights, row: Obligation, report: Report, name: str, person_id: str, working: WorkingDays
) -> Waiting | None:
    """Return one report as it waits for this person; None when it is not hers to decide about."""
    found = ladders.duty_of(desk, row)
    if found is None or row.review_step is None or row.review_since is None:
        return None
    if rights.role_for(desk, held, row, report, person_id) is None:
        return None
    programme, duty = found
    if row.review_step >= len(duty.review):
        return None
    step = duty.review[row.review_step]
    party: Party = "second" if row.review_by == step.second_party else "reviewer"
    return Waiting(
        report=report.id,
        step=row.review_step,
        batch=_batch(programme, duty, row, party),
        duty=owing.title(duty, row.period),
        about=name,
        since=row.review_since,
        due=review_by(step, row.review_since, working),
        must=step.must,
        party=party,
        is_committee=step.committee,
        may_together=step.together and not step.committee and not duty.confidential,
        is_closed=duty.confidential,
        again=row.review_again,
    )


def judged(desk: Desk, found: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """Put beside those that may be accepted together what speaks against it."""
    every = tuple(found)
    sent = reports.of_ids(desk.connection, [one.report for one in every if one.may_together])
    rounds = obligations.of_ids(desk.connection, [one.obligation_id or "" for one in sent.values()])
    owed = {one.id: rounds[one.obligation_id or ""] for one in sent.values() if one.obligation_id in rounds}
    has_rule = any(
        step.auto for pack in desk.library.programmes.values() for duty in pack.duties for step in duty.review
    )
    looked = doubting.of_reports(desk, tuple(sent.values()), owed)
    drawn = samples.drawn(desk.connection, list(sent)) if has_rule else set()
    return tuple(replace(one, looked=looked.get(one.report), is_drawn=one.report in drawn) for one in every)


def _placed(desk: Desk, row: Obligation) -> Obligation:
    """Find the office that decides, where it was not there yet when the report came."""
    found = ladders.duty_of(desk, row) if not row.review_scope else None
    if found is None or not row.review_by:
        return row
    row.review_scope = chains.scope_of(desk, found[0], row, row.review_by)
    return row


def _kinds(desk: Desk, held: Rights) -> set[str]:
    """Return the roles of a person that any duty names for review."""
    mine = {one.kind for one in held.roles}
    named = {
        kind
        for programme in desk.library.programmes.values()
        for duty in programme.duties
        for step in duty.review
        for kind in (step.by, step.second_party)
    }
    return mine & named


def _batch(programme: Programme, duty: Duty, row: Obligation, party: str) -> str:
    name = f"{programme.id}|{duty.id}|{row.period}|{row.review_step}|{party}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def about(row: Obligation, unit: str, names: Mapping[str, str]) -> str:
    """Name what a report is about, and whose it is where an office above decides."""
    if row.review_scope in {row.office_id, row.unit_id} or row.unit_id == row.office_id:
        return unit
    office = names.get(row.office_id, "")
    return f"{unit} ({office})" if office else unit


def _elsewhere(held: Rights, row: Obligation, names: Mapping[str, str]) -> str:
    """Name the office of a report; empty for one of the reviewer's own, and for what an office says of itself."""
    is_own = row.office_id in held.offices or row.unit_id == row.office_id
    return "" if is_own else names.get(row.office_id, "")


def about_one(desk: Desk, row: Obligation) -> str:
    """Name what one report is about."""
    unit = units.unit(desk.connection, row.unit_id)
    return about(row, unit.name if unit else "", offices.names(desk.connection, {row.office_id}))
