"""Bring into a scene what a tap about a group needs: its committee, what is to be decided, where it may go, who takes over."""

from dataclasses import replace

from engine.conversation.council.seen import Council, Decision, Handing, Named, Post, Profile
from engine.conversation.council.wording import (
    HAND,
    MOVE,
    MOVE_TO,
    NAME_SLIP,
    OF_GROUPS,
    PART_SLIP,
    RULE,
    RULE_SLIP,
)  # fmt: skip
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.scene import Scene
from engine.conversation.state import State
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.nouns.places import areas_of
from handlers import chains, scopes
from handlers import enquiries as asking
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from handlers.pieces import sender_name
from models import judgements, offices, posts, units
from models.judgements import Judgement
from models.offices import OFFICE
from models.sealing import SealBroken
from models.units import Unit

SLIPS = frozenset({NAME_SLIP, PART_SLIP, RULE_SLIP})


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, name: str
) -> Scene:
    """Return the scene with the group, or the work, that an event is about; `name` is the function that was chosen."""
    if name == "hand_over" or (isinstance(event, Pressed) and event.press.kind == HAND):
        return replace(scene, handing=_handing(desk, who, held))
    about = _about(state, event)
    unit = _unit(desk, about) if about else None
    if unit is None:
        return scene
    wants_offices = isinstance(event, Pressed) and event.press.kind in {MOVE, MOVE_TO}
    return replace(scene, council=_council(desk, held, unit, with_offices=wants_offices))


def profile(desk: Desk, held: Rights, unit: Unit) -> Profile:
    """Return what the card of a group shows besides its registration."""
    takes_part = [one.programme for one in units.enrolments(desk.connection, [unit.id])]
    asked = judgements.of_units(desk.connection, [unit.id])
    return Profile(
        since=day_in_bangkok(unit.made_at),
        programmes=tuple(
            desk.library.programmes[one].name for one in takes_part if one in desk.library.programmes
        ),
        posts=_posts(desk, unit),
        can_manage=may_manage(desk, held, unit),
        waits=sum(one.is_accepted is None for one in asked),
    )


def may_manage(desk: Desk, held: Rights, unit: Unit) -> bool:
    """Say whether somebody acts for the office of a unit, or for one above it."""
    if unit.office_id in held.offices:
        return True
    return bool(held.offices) and unit.office_id in below(desk, held)


def below(desk: Desk, held: Rights) -> tuple[str, ...]:
    """Return the offices below those that a person acts for."""
    today, found = day_in_bangkok(desk.now), []
    mine = [one for id_ in held.offices if (one := offices.office(desk.connection, id_)) is not None]
    for home in dict.fromkeys(one.programme for one in mine):
        programme = desk.library.programmes.get(home)
        if programme is None:
            continue
        every = offices.of_kinds(desk.connection, home, [kind.id for kind in programme.offices])
        # Offices of one kind in the same areas have the same kinds above them: a country has a thousand of a few.
        above: dict[tuple[str, ...], tuple[str, ...]] = {}
        for office in every:
            key = (office.kind, *areas_of(programme.areas, office.area, today))
            if key not in above:
                above[key] = chains.kinds_above(programme, office, today)
            kinds = above[key]
            uppers = (one for one in mine if one.programme == home and one.kind in kinds)
            if any(chains.covers(programme, upper, office, today) for upper in uppers):
                found.append(office.id)
    return tuple(found)


def opened(desk: Desk, unit_id: str, sealed: bytes | None) -> str:
    """Open what is sealed of a unit's committee or decisions; empty when it cannot be opened any more."""
    owner = posts.owner_of(unit_id)
    key = desk.vault.existing(desk.connection, owner) if sealed else None
    try:
        return key.open(sealed) if key and sealed else ""
    except SealBroken:
        key = desk.vault.fresh(desk.connection, owner)
    try:
        return key.open(sealed) if key and sealed else ""
    except SealBroken:
        return ""


def sealed(desk: Desk, unit_id: str, words: str) -> bytes:
    """Seal what is personal of a unit's committee or decisions; its key is another one since somebody of it was erased."""
    owner = posts.owner_of(unit_id)
    key = desk.vault.fresh(desk.connection, owner) or desk.vault.key(desk.connection, owner)
    return key.seal(words)


def _about(state: State, event: Event) -> str:
    """Name the unit, or the decision, that an event is about."""
    if isinstance(event, Pressed) and event.press.kind in OF_GROUPS:
        return ("rule:" if event.press.kind == RULE else "") + event.press.draft.partition("/")[0]
    slip, _, rest = state.about.partition("/")
    if state.place == "slip" and slip in SLIPS and isinstance(event, Typed):
        return ("rule:" if slip == RULE_SLIP else "") + rest.partition("/")[0]
    return ""


def _unit(desk: Desk, about: str) -> Unit | None:
    if about.startswith("rule:"):
        found = judgements.get(desk.connection, about.removeprefix("rule:"))
        return units.unit(desk.connection, found.unit_id if found else about.removeprefix("rule:"))
    return units.unit(desk.connection, about)


def _council(desk: Desk, held: Rights, unit: Unit, *, with_offices: bool) -> Council | None:
    can_manage = may_manage(desk, held, unit)
    if not can_manage and unit.id not in held.units:
        return None
    office = offices.office(desk.connection, unit.office_id)
    takes_part = [one.programme for one in units.enrolments(desk.connection, [unit.id])]
    programmes = [desk.library.programmes[one] for one in takes_part if one in desk.library.programmes]
    asked = judgements.of_units(desk.connection, [unit.id])
    return Council(
        unit=unit.id,
        name=unit.name,
        office=Named(unit.office_id, office.name if office else ""),
        programmes=tuple(Named(one.id, one.name) for one in programmes),
        posts=_posts(desk, unit),
        decisions=tuple(one for row in asked if (one := _decision(desk, row)) is not None),
        offices=_others(desk, office) if with_offices and office else (),
        can_manage=can_manage,
    )


def _decision(desk: Desk, row: Judgement) -> Decision | None:
    """Return a decision with its criterion in words; None when the pack does not have the rule any more."""
    programme = desk.library.programmes.get(row.programme)
    rule = next((one for one in programme.eligibility if one.id == row.rule), None) if programme else None
    if rule is None:
        return None
    return Decision(row.id, rule.says, row.told, row.is_accepted, opened(desk, row.unit_id, row.why))


def _posts(desk: Desk, unit: Unit) -> tuple[Post, ...]:
    """Return the committee of a unit as its packs know it, each post once."""
    held = {row.post: opened(desk, unit.id, row.name) for row in posts.held(desk.connection, [unit.id])}
    known = {
        post.id: post
        for programme in desk.library.family(unit.programme)
        for post in programme.posts
        if post.of == unit.kind
    }
    return tuple(Post(one.id, one.name, held.get(one.id, "")) for one in known.values())


def _others(desk: Desk, office: offices.Office) -> tuple[Named, ...]:
    """Return the offices of the same kind, those of the same province first."""
    every = offices.of_kinds(desk.connection, office.programme, [office.kind])
    near = sorted(every, key=lambda one: (one.area[:2] != office.area[:2], one.area, one.name))
    return tuple(Named(one.id, one.name) for one in near if one.id != office.id)


def _handing(desk: Desk, who: Speaker, held: Rights) -> Handing | None:
    """Return the work of a person's first office, with those who may take it over."""
    office_id = next((role.scope_id for role in held.filing if role.scope_kind == OFFICE), "")
    office = offices.office(desk.connection, office_id) if office_id else None
    if office is None:
        return None
    ids = dict.fromkeys(role.person_id for role in scopes.holders(desk, office.id))
    others = {one: sender_name(desk, one) for one in ids if one != who.person_id}
    head = next(iter(asking.in_charge(desk, office.id, but=who.person_id)), "")
    colleagues = tuple(Named(one, name) for one, name in others.items() if name)
    return Handing(Named(office.id, office.name), colleagues, others.get(head, ""))
