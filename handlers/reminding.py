"""Turn ladder steps that are due into notices, for the people they concern, unless the report is in."""

from datetime import date

from engine.obligations.calendar import day_in_bangkok
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State, is_owed
from handlers import scopes
from handlers.desk import Desk
from handlers.enrolling import COLLECT, FILE
from handlers.owing import duty_of
from handlers.years import over
from models import notices, obligations, offices, people
from models.notices import ReminderStep
from models.obligations import Obligation
from models.offices import UNIT

# Steps are counted from here, so that they fit a small number.
FIRST_DAY = date(2020, 1, 1)


def remind(desk: Desk) -> int:
    """Take every step whose moment has come; return how many notices were made."""
    return sum(_take(desk, step) for step in notices.steps_due(desk.connection, at=desk.now))


def _take(desk: Desk, step: ReminderStep) -> int:
    if not notices.step_done(desk.connection, step):
        return 0
    obligation = obligations.get(desk.connection, step.obligation_id)
    if obligation is None or _is_in(obligation, step.audience) or _is_over(desk, obligation):
        return 0
    audience = _audience(desk, obligation, step.audience)
    if step.audience == COLLECT and not any(people.open_account(desk.connection, one) for one in audience):
        _tell_office(desk, obligation)
    made = 0
    for person_id in audience:
        made += notices.intend(
            desk.connection,
            person_id=person_id,
            kind="remind",
            about_id=obligation.id,
            step=_number(step),
            details={"part": step.audience, "step": step.step},
            is_worth_a_push=True,
            not_before=desk.now,
        )
    return made


def _number(step: ReminderStep) -> int:
    """Tell a step apart by its day and audience: a due day that moved is reminded of anew, a day only once."""
    return (day_in_bangkok(step.at) - FIRST_DAY).days * 2 + (step.audience == FILE)


def _tell_office(desk: Desk, obligation: Obligation) -> None:
    """Have the officer in charge hear that nobody of the group can be reached on LINE: a call is needed."""
    for person_id in _audience(desk, obligation, FILE):
        notices.intend(
            desk.connection,
            person_id=person_id,
            kind="unreachable",
            about_id=obligation.id,
            details={},
            is_worth_a_push=False,
            not_before=desk.now,
        )


def _is_over(desk: Desk, row: Obligation) -> bool:
    """Say whether the year of a round's programme is over, so that nobody is reminded of it any more."""
    return over.is_silent(desk, desk.library.programmes.get(row.programme), row)


def _is_in(obligation: Obligation, audience: str) -> bool:
    if not is_owed(State(obligation.state)):
        return True
    return audience == COLLECT and obligation.contribution_id is not None


def _audience(desk: Desk, row: Obligation, audience: str) -> list[str]:
    """Return whom a step concerns."""
    programme = desk.library.programmes.get(row.programme)
    duty = duty_of(programme, row.duty)
    return concerned(desk, programme, duty, unit_id=row.unit_id, office_id=row.office_id, audience=audience)


def concerned(
    desk: Desk, programme: Programme | None, duty: Duty | None, *, unit_id: str, office_id: str, audience: str
) -> list[str]:
    """Return whom a reminder concerns: the group's leader, or the officer in charge whom LINE reaches."""
    if audience == COLLECT:
        held = offices.holders(desk.connection, scope_kind=UNIT, scope_id=unit_id, at=desk.now)
        return [role.person_id for role in held]
    kinds = [kind.id for kind in programme.roles if duty and kind.of == duty.filed_by] if programme else []
    held = scopes.holders(desk, office_id)
    in_charge = sorted((role for role in held if role.kind in kinds), key=lambda role: kinds.index(role.kind))
    people_in_charge = [role.person_id for role in in_charge]
    reached = [one for one in people_in_charge if people.open_account(desk.connection, one)]
    return (reached or people_in_charge)[:1]
