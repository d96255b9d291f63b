"""Make a unit of a registration: its seat in the quota, its leader's role, what it owes, and when to remind."""

from typing import Any

from engine.conversation.effects import Send
from engine.forms.form import Form
from engine.forms.kinds import PERSONAL
from engine.obligations.eligibility import Verdict, type_of, verdict
from engine.obligations.programme import Programme, Registration
from handlers import councils, enrolling, leaving, records, rivals, seating
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from models import offices, posts, seats, units
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
    type_ = type_of(programme.unit(registration.unit).quota, found[0], send.answers)
    seating.take(desk, programme, registration.unit, told["place"], type_, unit_id)
    seats.wait_no_more(desk.connection, send.draft.id)
    units.add(
        desk.connection,
        id=unit_id,
        programme=programme.home,
        kind=registration.unit,
        office_id=office_id,
        made_at=desk.now,
        **told,
    )
    _make_leader(desk, who, programme, registration.by, unit_id, office_id)
    rivals.told_apart(desk, who, send.draft, unit_id, office_id)
    enrolling.enrol(desk, programme, unit_id)
    _fill_posts(desk, who, programme, found[0], send, unit_id)
    leaving.ask(desk, programme, unit_id, office_id, _verdict(desk, who, programme, found[0], send, unit_id))
    return unit_id


def correct(desk: Desk, send: Send, unit_id: str) -> None:
    """Give a unit the name, the place and the rest that its registration now says; what it owes stays as it is."""
    programme = desk.library.programmes[send.draft.programme]
    registration = programme.registration
    found = desk.library.form(send.draft.programme, send.draft.form, send.draft.digest)
    if registration is None or found is None:
        raise Overtaken
    told = _told(send, registration, found[0])
    type_ = type_of(programme.unit(registration.unit).quota, found[0], send.answers)
    seating.move(desk, programme, registration.unit, told["place"], type_, unit_id)
    units.change(desk.connection, unit_id, **told)


def _verdict(desk: Desk, who: Speaker, programme: Programme, form: Form, send: Send, unit_id: str) -> Verdict:
    """Hold what was registered against the rules once more, its own seat not counted."""
    taken = seating.facts_of(desk, programme, form, send.answers, draft_id=send.draft.id, but_for=unit_id)
    known = records.facts_of(desk, programme, form, send.answers, who.person_id)
    return verdict(programme, form, send.answers, desk.now, send.draft.id, {**taken, **known})


def _fill_posts(desk: Desk, who: Speaker, programme: Programme, form: Form, send: Send, unit_id: str) -> None:
    """Put those whom the registration names into their posts."""
    for post in programme.posts:
        name = send.answers.get(form.path_of(post.name_from), "") if post.name_from else ""
        if name:
            posts.fill(
                desk.connection, unit_id=unit_id, post=post.id, name=councils.sealed(desk, unit_id, name),
                told_by=who.person_id, since=desk.now,
            )  # fmt: skip


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
