"""Make a unit of a registration: its seat in the quota, its leader's role, what it owes, and when to remind."""

from datetime import date

from engine.conversation.effects import Send
from engine.forms.form import Form
from engine.obligations.calendar import day_in_bangkok, fiscal_span
from engine.obligations.clocks import dues
from engine.obligations.periods import Period
from engine.obligations.programme import Duty, Programme
from engine.obligations.states import State
from engine.reminders.ladders import moments
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import area_of, new_id
from handlers.keeping import PERSONAL
from models import notices, obligations, offices, units
from models.offices import UNIT

COLLECT, FILE = "collect", "file"


def register(desk: Desk, who: Speaker, send: Send, office_id: str) -> str:
    """Store the unit and everything that follows from it; return the unit's id."""
    programme = desk.library.programmes[send.draft.programme]
    registration = programme.registration
    found = desk.library.form(send.draft.programme, send.draft.form, send.draft.digest)
    if registration is None or found is None:
        raise Overtaken
    form = found[0]
    unit_id = new_id("unit", send.draft.id)
    place = send.answers.get(form.path_of(registration.place_from), "")
    _take_seat(desk, programme, registration.unit, place, unit_id)
    named = {question.name: send.answers.get(question.path, "") for question in form.questions}
    units.add(
        desk.connection,
        id=unit_id,
        programme=programme.id,
        kind=registration.unit,
        name=send.answers.get(form.path_of(registration.name_from), ""),
        place=place,
        office_id=office_id,
        attributes={name: value for name, value in named.items() if value and not _is_personal(form, name)},
        made_at=desk.now,
    )
    _make_leader(desk, who, programme, registration.by, unit_id, office_id)
    enrol(desk, programme, unit_id, registration.unit, office_id)
    return unit_id


def enrol(desk: Desk, programme: Programme, unit_id: str, unit_kind: str, office_id: str) -> None:
    """Open every obligation of a unit that is due from today on; the ones that exist stay."""
    today, end = day_in_bangkok(desk.now), fiscal_span(programme.fiscal_year)[1]
    for duty in programme.duties:
        if duty.per != unit_kind:
            continue
        for period in dues(duty, programme, {}, today, end):
            _owe(desk, programme, duty, period, unit_id, office_id)


def _owe(desk: Desk, programme: Programme, duty: Duty, period: Period, unit_id: str, office_id: str) -> None:
    obligation_id = new_id("obligation", programme.id, duty.id, unit_id, period.key, office_id)
    is_new = obligations.owe(
        desk.connection,
        id=obligation_id,
        programme=programme.id,
        duty=duty.id,
        period=period.key,
        unit_id=unit_id,
        office_id=office_id,
        due=period.due,
        collect_until=period.collect_until,
        state=State.OPEN.value,
        opened_at=desk.now,
    )
    if is_new:
        steps = programme.ladder(duty.ladder).steps
        plan(desk, obligation_id, FILE, steps, period.due)
        if duty.collected_by and period.collect_until:
            plan(desk, obligation_id, COLLECT, steps, period.collect_until)


def plan(desk: Desk, obligation_id: str, audience: str, steps: tuple[int, ...], due: date) -> None:
    """Place the reminder steps of one part of an obligation."""
    rows: list[dict[str, object]] = [
        {
            "obligation_id": obligation_id,
            "audience": audience,
            "step": one.step,
            "at": one.at,
            "is_done": False,
        }
        for one in moments(steps, due, desk.now)
    ]
    notices.plan_steps(desk.connection, rows)


def _take_seat(desk: Desk, programme: Programme, kind: str, place: str, unit_id: str) -> None:
    quota = programme.unit(kind).quota
    if quota is None:
        return
    area = area_of(place, quota.per)
    taken = units.take_seat(
        desk.connection, programme=programme.id, kind=kind, area=area, seats=quota.exactly, unit_id=unit_id
    )
    if not taken:
        raise Overtaken


def _make_leader(
    desk: Desk, who: Speaker, programme: Programme, kind: str, unit_id: str, office_id: str
) -> None:
    """Give the role over the unit; the one that only allowed to register it has served."""
    for role in offices.roles_of(desk.connection, who.person_id, at=desk.now):
        if (role.programme, role.kind, role.scope_id) == (programme.id, kind, office_id):
            offices.end(desk.connection, role.id, at=desk.now)
    offices.grant(
        desk.connection,
        id=new_id("role", who.person_id, unit_id),
        person_id=who.person_id,
        programme=programme.id,
        kind=kind,
        scope_kind=UNIT,
        scope_id=unit_id,
        valid_from=desk.now,
    )


def _is_personal(form: Form, name: str) -> bool:
    question = form.question(form.path_of(name))
    return question is not None and question.own.get("kind") in PERSONAL
