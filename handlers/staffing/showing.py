"""Bring into a scene the people of one office, for those who are of it or above it."""

from dataclasses import replace
from datetime import timedelta

from engine.conversation.council.seen import Handing, Named
from engine.conversation.council.wording import HAND
from engine.conversation.events import Event, Pressed
from engine.conversation.scene import Scene
from engine.conversation.staff.seen import Acts, Member, Staff
from engine.conversation.staff.wording import ACT, NOBODY, OF_STAFF, WHOLE
from engine.obligations.calendar import day_in_bangkok
from handlers import chains, councils, questions, reminder_settings, scopes
from handlers import enquiries as asking
from handlers.desk import Desk, Speaker
from handlers.owing import Rights, is_of_office
from handlers.pieces import sender_name
from handlers.staffing import superiors
from models import actings, offices, units
from models.actings import Acting
from models.offices import OFFICE, Held, Office

# A button about somebody else's work names the office and whose it is.
PARTS = 2
A_MONTH = timedelta(days=30)


def furnished(desk: Desk, who: Speaker, held: Rights, event: Event, scene: Scene, name: str) -> Scene:
    """Return the scene with an office and its people; `name` is the function that was chosen."""
    if isinstance(event, Pressed) and event.press.kind == HAND:
        _, *about = event.press.draft.split("/")
        return replace(scene, handing=_handing(desk, who, held, *about)) if len(about) == PARTS else scene
    tap = event.press if isinstance(event, Pressed) and event.press.kind in OF_STAFF else None
    if tap is None and name != "staff":
        return scene
    wanted = tap.draft.split("/") if tap is not None else []
    ended = actings.get(desk.connection, wanted[0]) if tap is not None and tap.kind == ACT else None
    if ended is not None:
        wanted = [ended.office_id, ended.instead_of or NOBODY]
    first = next((role.scope_id for role in held.filing if role.scope_kind == OFFICE), "")
    office = offices.office(desk.connection, wanted[0] if wanted and wanted[0] else first)
    if office is None or not _may_see(desk, held, office):
        return scene
    person = wanted[1] if len(wanted) > 1 else ""
    of = _others(desk, office) if tap is not None and tap.kind == WHOLE else ()
    return replace(scene, staff=replace(_staff(desk, who, held, office, person), offices=of))


def _handing(desk: Desk, who: Speaker, held: Rights, office_id: str, leaver: str) -> Handing | None:
    """Return somebody else's work for an office, with those who may take it over; None when it is not theirs to hand."""
    office = offices.office(desk.connection, office_id)
    if office is None or not superiors.may_hand(desk, held, who.person_id, office_id, leaver):
        return None
    others = asking.in_charge(desk, office.id, but=leaver)
    named = tuple(Named(one, name) for one in others if (name := sender_name(desk, one)))
    head = named[0].name if named else ""
    return Handing(
        Named(office.id, office.name), named, head, Named(leaver, sender_name(desk, leaver) or "-")
    )


def _may_see(desk: Desk, held: Rights, office: Office) -> bool:
    return office.id in held.offices or superiors.is_above(desk, held, office.id)


def _staff(desk: Desk, who: Speaker, held: Rights, office: Office, person: str) -> Staff:
    people = asking.in_charge(desk, office.id)
    roles = [one for one in scopes.holders(desk, office.id) if is_of_office(desk, one)]
    away = reminder_settings.away(desk, people)
    members = tuple(
        Member(
            one,
            sender_name(desk, one) or "-",
            _role(desk, roles, one),
            superiors.may_hand(desk, held, who.person_id, office.id, one),
            away[one].rests_until if one in away else None,
        )
        for one in people
    )
    is_below = superiors.is_above(desk, held, office.id)
    return Staff(
        office=Named(office.id, office.name),
        people=members,
        acting=_acting(desk, office),
        below=() if is_below else _below(desk, held, office),
        is_below=is_below,
        wanted=next((one for one in members if one.id == person), None),
        deputies=_deputies(desk, office, person) if person else (),
        questions=questions.line(desk, office.id, since=desk.now - A_MONTH),
        groups=len(units.of_offices(desk.connection, [office.id])) if is_below else 0,
    )


def _role(desk: Desk, roles: list[Held], person_id: str) -> str:
    """Name what somebody is in an office, with the pack's words."""
    mine = [(one.programme, one.kind) for one in roles if one.person_id == person_id]
    names = [
        kind.name
        for programme, wanted in mine
        if programme in desk.library.programmes
        for kind in desk.library.programmes[programme].roles
        if kind.id == wanted
    ]
    return ", ".join(dict.fromkeys(names))


def _acting(desk: Desk, office: Office) -> tuple[Acts, ...]:
    """Return who acts in an office, each once for all the roles that are lent together."""
    found: dict[tuple[object, ...], Acting] = {}
    for row in actings.of_offices(desk.connection, [office.id], on=day_in_bangkok(desk.now)):
        found.setdefault((row.person_id, row.instead_of, row.first, row.last), row)
    return tuple(
        Acts(
            row.id,
            sender_name(desk, row.person_id),
            sender_name(desk, row.instead_of or ""),
            row.first,
            row.last,
        )
        for row in found.values()
    )


def _deputies(desk: Desk, office: Office, instead: str) -> tuple[Named, ...]:
    """Name who may act for somebody: the others of the office, then those of the next office above."""
    ids = asking.in_charge(desk, office.id, but=instead)
    programme = desk.library.programmes.get(office.programme)
    for one in chains.all_above(desk, programme, office) if programme else ():
        ids += asking.in_charge(desk, one.id)
    named = ((one, sender_name(desk, one)) for one in dict.fromkeys(ids) if one != instead)
    return tuple(Named(one, name) for one, name in named if name)


def _below(desk: Desk, held: Rights, office: Office) -> tuple[Named, ...]:
    """Name the offices below, those where nobody is first."""
    ids = councils.below(desk, held)
    held_ = offices.of_scopes(desk.connection, OFFICE, ids, at=desk.now)
    manned = {one.scope_id for one in held_ if is_of_office(desk, one)}
    found = [one for one in offices.of_ids(desk.connection, ids) if one.programme == office.programme]
    ranked = sorted(found, key=lambda one: (one.id in manned, one.area, one.name))
    return tuple(Named(one.id, one.name) for one in ranked)


def _others(desk: Desk, office: Office) -> tuple[Named, ...]:
    every = offices.of_kinds(desk.connection, office.programme, [office.kind])
    near = sorted(every, key=lambda one: (one.area[:2] != office.area[:2], one.area, one.name))
    return tuple(Named(one.id, one.name) for one in near if one.id != office.id)
