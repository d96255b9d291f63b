"""Bring into a scene what is held of the person who asks, and only when she asks: counts and names of her own."""

from dataclasses import replace

from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.menu import functions
from engine.conversation.privacy import hearing
from engine.conversation.privacy.seen import Allowed, Mine
from engine.conversation.privacy.wording import MINE, OF_MINE, PURPOSES
from engine.conversation.scene import Scene
from engine.conversation.state import State
from engine.forms.form import without_indexes
from engine.obligations.calendar import day_in_bangkok
from handlers.desk import Desk, Speaker
from handlers.keeping import opened
from handlers.owing import Rights
from handlers.privacy import vacating
from models import belongings, consents, drafts, enquiries, offices, people, reports, sheet_opened, units
from models.evidence import GONE, Evidence
from models.offices import OFFICE, UNIT, Held

PHONE = "phone"


def furnished(desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene) -> Scene:
    """Return the scene with what is held of her, when a step is about that."""
    is_wanted = not who.is_new and not who.is_closed and _is_about_it(state, event, scene)
    return replace(scene, mine=mine(desk, who, held)) if is_wanted else scene


def mine(desk: Desk, who: Speaker, held: Rights) -> Mine:
    """Return what is held of somebody."""
    connection, her = desk.connection, who.person_id
    sent = reports.all_of(connection, her)
    found = people.person(connection, her)
    told = found.consented_at if found else None
    phone, registered = _phone(desk, sent)
    asked = [one for one in enquiries.touched_by(connection, her) if one.asker_id == her]
    return Mine(
        name=who.name,
        phone=phone,
        registered=registered,
        roles=tuple(filter(None, (_role(desk, one) for one in held.roles))),
        reports=len(sent),
        files=sum(one.state != GONE for one in belongings.rows(connection, Evidence, her)),
        begun=len(drafts.open_of(connection, her)),
        questions=len(asked),
        told_on=day_in_bangkok(told) if told else None,
        allowed=allowed(desk, her),
        alone=_named(desk, vacating.last_of(desk, her)),
        columns=_columns(desk, held),
    )


def allowed(desk: Desk, person_id: str) -> tuple[Allowed, ...]:
    """Say what somebody allows beyond her duties; what she was never asked she does not."""
    answers = consents.standing(desk.connection, person_id)
    given = {one: row for one, row in answers.items() if row.is_given}
    return tuple(
        Allowed(one, day_in_bangkok(given[one].at) if one in given else None) for one in PURPOSES
    )  # fmt: skip


def _is_about_it(state: State, event: Event, scene: Scene) -> bool:
    if isinstance(event, Pressed):
        return event.press.kind == MINE or functions.pressed(event.press) in OF_MINE
    if not isinstance(event, Typed):
        return False
    return bool(hearing.wanted(state, event, scene)) or scene.words.match(event.text) in OF_MINE


def _phone(desk: Desk, sent: list[reports.Report]) -> tuple[str, str]:
    """Find the phone that she gave last, and the report in which it is corrected."""
    for report in sorted(sent, key=lambda one: one.sent_at, reverse=True):
        form = desk.library.form(report.programme, report.form, report.form_digest)
        kinds = {question.path: question.own.get("kind") for question in form[0].questions} if form else {}
        for path, value in opened(desk, report).get("personal", {}).items() if report.is_current else ():
            if kinds.get(without_indexes(path)) == PHONE and "[" not in path:
                return value, report.id
    return "", ""


def _role(desk: Desk, role: Held) -> str:
    unit = units.unit(desk.connection, role.scope_id) if role.scope_kind == UNIT else None
    office = offices.office(desk.connection, role.scope_id) if role.scope_kind == OFFICE else None
    return unit.name if unit else office.name if office else ""


def _named(desk: Desk, office_ids: tuple[str, ...]) -> tuple[str, ...]:
    names = offices.names(desk.connection, office_ids) if office_ids else {}
    return tuple(names[one] for one in office_ids if one in names)


def _columns(desk: Desk, held: Rights) -> int:
    programmes = dict.fromkeys(one.programme for one in held.roles)
    return sum(len(sheet_opened.of_programme(desk.connection, one)) for one in programmes)
