"""Load what one step may know: who speaks, what is owed, what is being filled, what a code or a button refers to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engine.conversation.calling.choosing import CALLED
from engine.conversation.chasing.wording import FOR_THEM
from engine.conversation.compiled.hearing import ANEW
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.filling import switching
from engine.conversation.presses import MEND, ZERO
from engine.conversation.pressing import OF_A_DRAFT
from engine.conversation.repairing.regrouping import REGROUP
from engine.conversation.scene import Filling, Invitation, Knocking, Scene
from engine.conversation.sent.overtaken import OWN
from engine.conversation.state import State
from handlers import (
    calling,
    correcting,
    evidence,
    filling,
    happening,
    mending,
    owing,
    practising,
    standing,
    telling,
)
from handlers.compiling import renewing
from handlers.concessions import scenes as conceding
from handlers.desk import Desk, Speaker
from handlers.furnishing import furnished
from handlers.inviting import invitation_of, invitation_typed
from handlers.owing import Rights
from handlers.relaying import opening as relaying
from handlers.reviewing import scenes as reviewing
from handlers.sheets import previews
from handlers.speakers import name_of
from handlers.staffing.deciders import deciders
from models import drafts, joining, obligations, offices, people, reports, units
from models.offices import Held


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scene, with the rights that were loaded for it."""

    scene: Scene
    held: Rights


def load(desk: Desk, who: Speaker, state: State, event: Event) -> Loaded:
    """Load the scene for one event of one person; an answer inside a form needs no lists."""
    held = owing.rights(desk, who.person_id)
    open_drafts = [] if who.is_new else drafts.open_of(desk.connection, who.person_id)
    current = next((row for row in open_drafts if row.id == state.draft), None)
    practice = practising.current(desk, who, state.draft) if current is None else None
    scene = Scene(
        words=desk.office.words,
        consent=desk.office.consent,
        account=desk.office.account,
        name=who.name,
        is_closed=who.is_closed,
        has_consent=who.is_told,
        has_roles=(bool(held.roles) or practice is not None) and not who.is_closed,
        is_guest=not held.roles,
        speaks_for=held.speaks_for,
        acts_for_office=bool(held.offices),
        filling=filling.stored(desk, current, state.asking) if current else practice,
    )
    may_name = practice is None and switching.may_name(state, scene.filling, event)
    may_tell = practice is None and telling.looks_elsewhere(desk, state, scene, event)
    is_in_form = _is_in_form(desk, state, event, may_name=may_name, may_tell=may_tell)
    if (current is None and practice is None) or not is_in_form:
        scene = _with_lists(desk, who, held, state, event, scene, open_drafts)
    return Loaded(scene, held)


def _is_in_form(desk: Desk, state: State, event: Event, *, may_name: bool, may_tell: bool) -> bool:
    """Say whether an event can only be an answer or a button of the draft that is open."""
    if state.place not in {"asking", "review"}:
        return False
    if isinstance(event, Typed):
        is_answer = desk.office.words.match(event.text) is None and not may_name
        return is_answer and not (mending.looks_elsewhere(event) or may_tell)
    return isinstance(event, Pressed) and event.press.kind in OF_A_DRAFT and event.press.draft == state.draft


def _with_lists(
    desk: Desk,
    who: Speaker,
    held: Rights,
    state: State,
    event: Event,
    scene: Scene,
    open_drafts: list[drafts.Draft],
) -> Scene:
    by_part = {f"{row.obligation_id}:{row.purpose}": row.id for row in open_drafts if row.obligation_id}
    invitation = _invitation(desk, state, event, held.roles if scene.has_roles else ())
    scene = replace(
        scene,
        owed=owing.owed(desk, held, by_part),
        sent=standing.sent(desk, held, who.person_id, correcting.limit(desk, event)),
        standing=correcting.wanted(desk, who, held, event),
        drafts=_registrations(desk, owing.registers(desk, held), open_drafts),
        opening=_opening(desk, who, held, event, open_drafts),
        registration=_registration(desk, invitation, event),
        sent_number=_sent_number(desk, event),
        invitation=invitation,
        knocking=_knocking(desk, who, event),
        phone=_phone(desk, held),
        pieces=evidence.wanted(desk, held, event),
        arrived=previews.wanted(desk, who, event),
        happenings=happening.wanted(desk, held, event),
    )

    def opener(wanted: str) -> Filling | None:
        return _resume(desk, held, wanted, event.when.seed, open_drafts) or _open_obligation(
            desk, held, wanted, event.when.seed, open_drafts
        )

    scene = calling.furnished(desk, who, held, state, event, scene, opener)
    scene = practising.furnished(desk, who, held, state, event, scene)
    scene = mending.furnished(desk, who, held, state, event, scene, open_drafts, opener)
    scene = telling.furnished(desk, who, held, state, event, scene, opener)
    scene = reviewing.furnished(desk, who, held, state, event, scene, open_drafts)
    scene = conceding.furnished(desk, who, held, state, event, scene)
    return furnished(desk, who, held, state, event, scene, opener)


def _invitation(desk: Desk, state: State, event: Event, roles: Sequence[Held]) -> Invitation | None:
    """Find the invitation that is being accepted, or the one behind a typed code; never in the middle of a form."""
    if state.place in {"consent", "name"} and state.code:
        return invitation_of(desk, state.code)
    is_free = not (roles and state.place in {"asking", "review", "enquiring", "replying", "slip", "noting"})
    return invitation_typed(desk, event.text, roles) if is_free and isinstance(event, Typed) else None


def _registrations(
    desk: Desk, role: Held | None, open_drafts: list[drafts.Draft]
) -> tuple[tuple[str, str], ...]:
    """Name the registration that is begun, or the one that is still to begin."""
    if role is None:
        return ()
    begun = [row for row in open_drafts if row.purpose == "register" and row.programme == role.programme]
    programme = desk.library.programmes[role.programme]
    form = desk.library.form(role.programme, programme.registration.form) if programme.registration else None
    title = form[0].title if form else programme.name
    return ((begun[0].id if begun else filling.REGISTER + role.programme, title),)


def _registration(desk: Desk, invitation: Invitation | None, event: Event) -> Filling | None:
    if invitation is None or not invitation.registers:
        return None
    code = joining.by_id(desk.connection, invitation.code)
    return filling.registration(desk, None, code.programme, code.office_id, event.when.seed) if code else None


def _opening(
    desk: Desk, who: Speaker, held: Rights, event: Event, open_drafts: list[drafts.Draft]
) -> Filling | None:
    if not isinstance(event, Pressed):
        return None
    openers: dict[str, Callable[[], Filling | None]] = {
        "o": lambda: _open_obligation(desk, held, event.press.draft, event.when.seed, open_drafts),
        CALLED: lambda: _open_obligation(desk, held, event.press.draft, event.when.seed, open_drafts),
        "r": lambda: (
            practising.current(desk, who, event.press.draft)
            or _resume(desk, held, event.press.draft, event.when.seed, open_drafts)
        ),
        MEND: lambda: _resume(desk, held, event.press.draft, event.when.seed, open_drafts),
        REGROUP: lambda: _open_obligation(desk, held, event.press.draft, event.when.seed, open_drafts),
        ZERO: lambda: _open_obligation(desk, held, event.press.draft, event.when.seed, open_drafts),
        "c": lambda: correcting.opening(desk, who, held, event.press.draft, open_drafts),
        ANEW: lambda: renewing.opening(desk, who, held, event.press.draft, open_drafts),
        OWN: lambda: correcting.own(desk, who, event, open_drafts),
        FOR_THEM: lambda: relaying.opening(desk, held, event, open_drafts),
    }
    opener = openers.get(event.press.kind)
    return opener() if opener else None


def _open_obligation(
    desk: Desk, held: Rights, wanted: str, seed: str, open_drafts: list[drafts.Draft]
) -> Filling | None:
    row = obligations.get(desk.connection, wanted)
    if row is None:
        return None
    mine = [part for part in owing.parts(desk, held, row, "", {}) if part.is_open and not part.is_done]
    if not mine:
        return None
    begun = next(
        (one for one in open_drafts if one.obligation_id == row.id and one.purpose == mine[0].part), None
    )
    return filling.stored(desk, begun) if begun else filling.opening(desk, row, mine[0].part, seed)


def _resume(
    desk: Desk, held: Rights, wanted: str, seed: str, open_drafts: list[drafts.Draft]
) -> Filling | None:
    row = next((one for one in open_drafts if one.id == wanted), None)
    if row is not None:
        return filling.stored(desk, row)
    role = owing.registers(desk, held)
    if role and wanted == filling.REGISTER + role.programme:
        return filling.registration(desk, role, role.programme, role.scope_id, seed)
    return None


def _sent_number(desk: Desk, event: Event) -> str:
    if not isinstance(event, Pressed) or not event.press.draft:
        return ""
    report = reports.of_draft(desk.connection, event.press.draft)
    return report.number if report else ""


def _knocking(desk: Desk, who: Speaker, event: Event) -> Knocking | None:
    """Return who waits, if this officer is one who may decide."""
    if not isinstance(event, Pressed) or event.press.kind != "n":
        return None
    knock = joining.open_knock(desk.connection, event.press.draft)
    code = joining.by_id(desk.connection, knock.code_id) if knock else None
    if knock is None or code is None or who.person_id not in deciders(desk, code, knock.person_id):
        return None
    return Knocking(knock.id, knocker_name(desk, knock, code), code.role, code.relinks is not None)


def knocker_name(desk: Desk, knock: joining.Knock, code: joining.JoinCode) -> str:
    """Name who knocks: for a new phone, the person it is said to be."""
    person = people.person(desk.connection, code.relinks or knock.person_id)
    return name_of(desk, person) if person else ""


def _phone(desk: Desk, held: Rights) -> str:
    for role in held.roles:
        office_id = role.scope_id
        if role.scope_kind == offices.UNIT:
            unit = units.unit(desk.connection, role.scope_id)
            office_id = unit.office_id if unit else ""
        office = offices.office(desk.connection, office_id)
        if office and office.phone:
            return office.phone
    return ""
