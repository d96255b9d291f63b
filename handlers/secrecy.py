"""Say who may know that a confidential report exists: who had a hand in it, and the roles that the pack names for deciding.

Nobody else of the office does. Where none of them acts for the office any more the one in charge knows, so that it
never belongs to nobody.
"""

from engine.obligations.kinds.around import After
from handlers import chains, scopes
from handlers.desk import Desk
from models import insiders, obligations, offices, reports, reviews
from models.notices import Notice
from models.obligations import Obligation
from models.offices import UNIT, Held

EVENTS = "events."
# These notices are about a decision, by its number.
OF_REVIEWS = frozenset({"sent_back", "reviewed", "kept_so"})


def is_closed(desk: Desk, row: Obligation) -> bool:
    """Say whether few may know of what is owed."""
    return row.duty in _closed(desk, row.programme)


def any_closed(desk: Desk) -> bool:
    """Say whether any programme here has something of which few may know."""
    return any(_closed(desk, one) for one in desk.library.programmes)


def knows(desk: Desk, person_id: str, row: Obligation) -> bool:
    """Say whether somebody may know of it; of what is not confidential everybody may who may see it at all."""
    if not is_closed(desk, row):
        return True
    if _decides(desk, person_id, row):
        return True
    inside = _inside(desk, row)
    acting = in_order(desk, row)
    if not inside:
        return person_id in acting
    if person_id in inside or any(one in inside for one in acting):
        return person_id in inside
    return person_id in _left(desk, row, acting)


def people(desk: Desk, row: Obligation) -> list[str]:
    """Name who is to see to a confidential round at its own office: those who had a hand in it, else the one in charge."""
    inside, acting = _inside(desk, row), in_order(desk, row)
    there = [one for one in acting if one in inside]
    return there or (_left(desk, row, acting) if inside else acting)


def _left(desk: Desk, row: Obligation, acting: list[str]) -> list[str]:
    """Name who has it where nobody of those who had a hand in it is left: who decides at this office, else who is first."""
    deciders = [person for scope, person in deciding(desk, row) if scope == row.office_id]
    return deciders or acting[:1]


def deciding(desk: Desk, row: Obligation) -> list[tuple[str, str]]:
    """Name who decides about it at some step, each with the office over which she does, from the nearest step up."""
    programme = desk.library.programmes.get(row.programme)
    found: list[tuple[str, str]] = []
    for kind in _kinds(desk, row):
        scope = chains.scope_of(desk, programme, row, kind) if programme else ""
        found += (
            [(scope, one.person_id) for one in scopes.holders(desk, scope) if one.kind == kind]
            if scope
            else []
        )
    return list(dict.fromkeys(found))


def row_of(desk: Desk, notice: Notice) -> Obligation | None:
    """Return what is owed behind a notice, whatever it is about; None for what is about nothing of the kind."""
    about = str(notice.details.get("obligation") or notice.about_id)
    row = obligations.get(desk.connection, about)
    if row is not None:
        return row
    report = reports.get(desk.connection, notice.about_id)
    if report is None and notice.kind in OF_REVIEWS:
        review = reviews.get(desk.connection, int(notice.about_id))
        report = reports.get(desk.connection, review.report_id) if review else None
    return obligations.get(desk.connection, report.obligation_id or "") if report else None


def in_order(desk: Desk, row: Obligation) -> list[str]:
    """Name who acts for the office, or speaks for the unit, of what is owed: those whom the pack lists first."""
    held = (*scopes.holders(desk, row.office_id), *_speakers(desk, row))
    programme = desk.library.programmes.get(row.programme)
    kinds = [kind.id for kind in programme.roles] if programme else []
    ranked = sorted((one for one in held if one.kind in kinds), key=lambda one: kinds.index(one.kind))
    return list(dict.fromkeys(one.person_id for one in ranked))


def _speakers(desk: Desk, row: Obligation) -> tuple[Held, ...]:
    return offices.holders(desk.connection, scope_kind=UNIT, scope_id=row.unit_id, at=desk.now)


def _inside(desk: Desk, row: Obligation) -> frozenset[str]:
    programme = desk.library.programmes.get(row.programme)
    every = (*programme.duties, *programme.former) if programme else ()
    duty = next((one for one in every if one.id == row.duty), None)
    clock = duty.due if duty else None
    event = clock.what.removeprefix(EVENTS) if isinstance(clock, After) and clock.each else ""
    return insiders.of(desk.connection, row, event)


def _decides(desk: Desk, person_id: str, row: Obligation) -> bool:
    """Say whether somebody holds, over this very place, a role that a step of the duty names."""
    programme = desk.library.programmes.get(row.programme)
    mine = {(one.kind, one.scope_id) for one in scopes.held_by(desk, person_id)}
    kinds = _kinds(desk, row)
    return programme is not None and any(
        (kind, chains.scope_of(desk, programme, row, kind)) in mine
        for kind in kinds
        if kind in {one for one, _ in mine}
    )


def _kinds(desk: Desk, row: Obligation) -> tuple[str, ...]:
    programme = desk.library.programmes.get(row.programme)
    every = (*programme.duties, *programme.former) if programme else ()
    duty = next((one for one in every if one.id == row.duty), None)
    named = (kind for step in duty.review for kind in (step.by, step.second_party)) if duty else ()
    return tuple(dict.fromkeys(kind for kind in named if kind))


def _closed(desk: Desk, programme_id: str) -> frozenset[str]:
    programme = desk.library.programmes.get(programme_id)
    every = (*programme.duties, *programme.former) if programme else ()
    return frozenset(one.id for one in every if one.confidential)
