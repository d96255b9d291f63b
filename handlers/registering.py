"""Make a unit of a registration: its seat in the quota, its leader's role, what it owes, and when to remind."""

from typing import Any

from engine.conversation.effects import Send
from engine.forms.form import Form
from engine.forms.kinds import PERSONAL
from engine.obligations.programme import Programme, Registration
from handlers import enrolling, rivals
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import area_of, new_id
from models import offices, units
from models.offices import UNIT


def register(desk: Desk, who: Speaker, send: Send, office_id: str) -> str:
    """Store the unit and everything that follows from it; return the unit's id."""
    programme = desk.library.programmes[send.draft.programme]
    registration = programme.registration
    found = desk.library.form(send.draft.programme, send.draft.form, send.draft.digest)
    if registration is None or found is None:
        raise Overtaken
    unit_id = new_id("unit", send.draft.id)
    told = _told(send, registration, found[0])
    _take_seat(desk, programme, registration.unit, told["place"], unit_id)
    units.add(
        desk.connection,
        id=unit_id,
        programme=programme.id,
        kind=registration.unit,
        office_id=office_id,
        made_at=desk.now,
        **told,
    )
    _make_leader(desk, who, programme, registration.by, unit_id, office_id)
    rivals.told_apart(desk, who, send.draft, unit_id, office_id)
    enrolling.enrol(desk, programme, unit_id)
    return unit_id


def correct(desk: Desk, send: Send, unit_id: str) -> None:
    """Give a unit the name, the place and the rest that its registration now says; what it owes stays as it is."""
    programme = desk.library.programmes[send.draft.programme]
    registration = programme.registration
    found = desk.library.form(send.draft.programme, send.draft.form, send.draft.digest)
    if registration is None or found is None:
        raise Overtaken
    told = _told(send, registration, found[0])
    quota = programme.unit(registration.unit).quota
    if quota is not None and units.leave_seats(
        desk.connection, unit_id, but_in=area_of(told["place"], quota.per)
    ):
        _take_seat(desk, programme, registration.unit, told["place"], unit_id)
    units.change(desk.connection, unit_id, **told)


def _told(send: Send, registration: Registration, form: Form) -> dict[str, Any]:
    """Return what a registration tells of a unit; nothing of it is personal."""
    named = {question.name: send.answers.get(question.path, "") for question in form.questions}
    return {
        "name": send.answers.get(form.path_of(registration.name_from), ""),
        "place": send.answers.get(form.path_of(registration.place_from), ""),
        "attributes": {
            name: value for name, value in named.items() if value and not _is_personal(form, name)
        },
    }


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
