"""Find the registered groups that a new one may be, and have the office hear what was said about it.

Names, leaders and phones are compared within one programme and one province only, and never shown to the other side.
"""

from collections.abc import Mapping, Sequence

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.effects import Liken
from engine.conversation.state import Draft
from engine.forms.form import Form
from engine.obligations.programme import Programme, Registration
from engine.units.rivals import Rival, rivals
from engine.units.unit import Unit
from handlers import owing, scopes
from handlers.desk import Desk, Speaker
from handlers.keeping import answers_of
from handlers.messenger.intending import intend
from handlers.speakers import name_of
from models import audit, people, reports, units
from models.notices import Notice

SAME, APART = "same_group", "new_group"
# Not the button of the list of groups: beside that list this would not be told at all.
FROM_NEWS = 1
_MOST = 200


def of(desk: Desk, draft: Draft, form: Form, programme: Programme) -> tuple[Rival, ...]:
    """Return the groups that a registration may be about, but for those it was told apart from."""
    registration = programme.registration
    if registration is None or draft.replaces:
        return ()
    new = as_told(form, registration, draft.id, draft.answers)
    if not new.name or not new.place:
        return ()
    near = units.near(desk.connection, programme.home, registration.unit, new.place, _MOST)
    others = [row for row in near if row.id not in draft.apart]
    return rivals(new, registered(desk, form, registration, others))


def told_apart(desk: Desk, who: Speaker, draft: Draft, unit_id: str, office_id: str) -> None:
    """Have the office hear that a new group is like another one, and was said to be none of it."""
    if not draft.apart:
        return
    audit.note(
        desk.connection, at=desk.now, act="group_told_apart", about_id=unit_id, person_id=who.person_id
    )
    _tell(desk, office_id, APART, unit_id, {"like": list(draft.apart)}, is_worth_a_push=False)


def said_same(desk: Desk, who: Speaker, said: Liken) -> None:
    """Have the office hear that somebody registers a group that is there already, and waits to be let in to it."""
    unit = units.unit(desk.connection, said.unit)
    if unit is None:
        return
    audit.note(desk.connection, at=desk.now, act="group_is_there", about_id=unit.id, person_id=who.person_id)
    details = {"person": who.person_id, "unit": unit.id}
    _tell(desk, unit.office_id, SAME, said.draft, details, is_worth_a_push=True)


def same(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell an officer who registers a group that is there already."""
    unit = units.unit(desk.connection, str(notice.details.get("unit", "")))
    person = people.person(desk.connection, str(notice.details.get("person", "")))
    if unit is None or person is None or not _acts_for(desk, notice, unit.office_id):
        return None
    rows = (
        Row(say("Who"), Plain(name_of(desk, person) or "-")),
        Row(say("Says that the group is"), Plain(unit.name)),
    )
    return Card(
        title=say("Registered already?"),
        rows=rows,
        remarks=(say("Nothing was saved. If it is so, give this person a code for that group."),),
        actions=(Button(say("See the group"), Press("l", unit.id, index=FROM_NEWS)),),
    )


def apart(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell an officer that a new group is like others, and was said to be another one."""
    unit = units.unit(desk.connection, notice.about_id)
    if unit is None or not _acts_for(desk, notice, unit.office_id):
        return None
    like = (units.unit(desk.connection, str(one)) for one in notice.details.get("like", ()))
    rows = (
        Row(say("New group"), Plain(unit.name)),
        *(Row(say("Is like"), Plain(one.name)) for one in like if one is not None),
    )
    return Card(
        title=say("A new group that is like another"),
        rows=rows,
        remarks=(say("Whoever registered it says that they are two groups."),),
        actions=(Button(say("See the group"), Press("l", unit.id, index=FROM_NEWS)),),
    )


def _tell(
    desk: Desk, office_id: str, kind: str, about: str, details: Mapping[str, object], *, is_worth_a_push: bool
) -> None:
    for role in scopes.holders(desk, office_id):
        if owing.is_of_office(desk, role):
            intend(
                desk,
                person_id=role.person_id,
                kind=kind,
                about_id=about,
                details=dict(details),
                is_worth_a_push=is_worth_a_push,
                not_before=desk.now,
            )


def _acts_for(desk: Desk, notice: Notice, office_id: str) -> bool:
    return office_id in owing.rights(desk, notice.person_id).offices


def registered(desk: Desk, form: Form, registration: Registration, rows: Sequence[units.Unit]) -> list[Unit]:
    """Return units with what their registrations say of their leaders, as far as that can still be opened."""
    if not rows:
        return []
    found = reports.registrations_of(desk.connection, [row.id for row in rows])
    desk.vault.remember(desk.connection, {people.owner_of(one.person_id) for one in found})
    answers = {one.unit_id: answers_of(desk, one) for one in found}
    told = {row.id: as_told(form, registration, row.id, answers.get(row.id, {})) for row in rows}
    return [Unit(row.id, row.name, row.place, told[row.id].leader, told[row.id].phone) for row in rows]


def as_told(form: Form, registration: Registration, unit_id: str, answers: Mapping[str, str]) -> Unit:
    """Read a unit from the answers of its registration; leader and phone are the first of their kinds."""
    of_kind = {
        kind: next((answers.get(one.path, "") for one in form.questions if one.own.get("kind") == kind), "")
        for kind in ("person", "phone")
    }
    return Unit(
        unit_id,
        answers.get(form.path_of(registration.name_from), ""),
        answers.get(form.path_of(registration.place_from), ""),
        of_kind["person"],
        of_kind["phone"],
    )
