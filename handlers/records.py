"""Look up whether whoever registers took part in another programme: by the unit, or by the person.

Three answers: in, out, and nothing. A likeness that is not sure is no answer: a group is refused by what is known alone.
"""

from engine.forms.form import Answers, Form
from engine.obligations.eligibility import WAS_IN, WAS_OUT, record_fact
from engine.obligations.nouns.entering import NotIn
from engine.obligations.programme import Programme
from engine.units.rivals import Rival, rivals
from engine.units.unit import Unit
from handlers import rivals as likeness
from handlers.desk import Desk
from models import offices, reports, units
from models.offices import UNIT

# Name and place and one of leader or phone: what two groups do not share by chance.
SURE = 0.85
_MOST = 200


def facts_of(
    desk: Desk, programme: Programme, form: Form, answers: Answers, person_id: str
) -> dict[str, str]:
    """Return what is known for every rule that looks elsewhere."""
    registration = programme.registration
    asking = [rule for rule in programme.eligibility if rule.not_in]
    if registration is None or not asking:
        return {}
    new = likeness.as_told(form, registration, "", answers)
    if not new.name or not new.place:
        return {}
    found = {rule.id: _known(desk, rule.not_in, new, person_id) for rule in asking if rule.not_in}
    return {record_fact(rule): found[rule.id] for rule in asking if found.get(rule.id)}


def _known(desk: Desk, wanted: NotIn, new: Unit, person_id: str) -> str:
    """Return `WAS_IN`, `WAS_OUT`, or nothing when that programme is not kept here or a likeness is not sure."""
    other = desk.library.programmes.get(wanted.programme)
    if other is None:
        return ""
    taking_part = units.ever_enrolled(desk.connection, other.id, new.place[:2])
    if not taking_part:
        return WAS_OUT if units.has_enrolments(desk.connection, other.id) else ""
    spoken = _of_person(desk, person_id, taking_part) if wanted.by == "person" else []
    if any(_had(desk, wanted, one) for one in spoken):
        return WAS_IN
    alike = _alike(desk, other, new, taking_part)
    same = [one for one in alike if one.score >= SURE or (wanted.by == "person" and _is_person(one))]
    if any(_had(desk, wanted, one.unit.id) for one in same):
        return WAS_IN
    return "" if any(_had(desk, wanted, one.unit.id) for one in alike) else WAS_OUT


def _of_person(desk: Desk, person_id: str, taking_part: frozenset[str]) -> list[str]:
    """Return the units that this person spoke for, now or before."""
    spoken = offices.ever_held(desk.connection, person_id, scope_kind=UNIT) if person_id else ()
    return [one for one in spoken if one in taking_part]


def _alike(desk: Desk, other: Programme, new: Unit, taking_part: frozenset[str]) -> tuple[Rival, ...]:
    """Return the units of the other programme that are like the new one, by what was registered of them there."""
    registration = other.registration
    found = desk.library.form(other.id, registration.form) if registration else None
    rows = units.of_ids(desk.connection, sorted(taking_part)[:_MOST])
    if registration is None or found is None:
        return rivals(new, [Unit(row.id, row.name, row.place) for row in rows])
    return rivals(new, likeness.registered(desk, found[0], registration, rows))


def _is_person(one: Rival) -> bool:
    return "phone" in one.signs and "leader" in one.signs


def _had(desk: Desk, wanted: NotIn, unit_id: str) -> bool:
    """Say whether a unit had what keeps it out: it took part, or the duty was reported of it."""
    if not wanted.duty:
        return True
    sent = reports.sent_for(desk.connection, wanted.programme, unit_id)
    return any(duty == wanted.duty for duty, _, _ in sent)
