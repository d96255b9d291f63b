"""Bring into a scene the LINE groups of an office, or the one in which something is said."""

from dataclasses import replace

from engine.conversation.events import Event, Left, Pressed
from engine.conversation.measures.books import Books
from engine.conversation.rooms.in_group import asks, code_in
from engine.conversation.rooms.seen import Bound, Choice, Here, Lent, Rooms
from engine.conversation.rooms.wording import CHOOSE, CODE, ROOM
from engine.conversation.scene import Scene
from handlers import owing
from handlers.announcing import audiences
from handlers.boards.sight import of_rights
from handlers.desk import Desk, Speaker
from handlers.owing import Rights
from handlers.rooms import scopes
from handlers.rooms.scopes import Target
from models import rooms
from models.rooms import Room

FUNCTION = "rooms"
DIGITS = 6


def furnished(desk: Desk, who: Speaker, held: Rights, event: Event, scene: Scene, name: str) -> Scene:
    """Return the scene with the groups of somebody's offices; `name` is the function that was chosen."""
    tap = event.press if isinstance(event, Pressed) and event.press.kind == ROOM else None
    if (tap is None and name != FUNCTION) or not held.offices:
        return scene
    found = Rooms(bound=_bound(desk, held))
    if tap is not None and tap.index in {CHOOSE, CODE}:
        choices = _choices(desk, who, held)
        chosen = next((one for one in choices if one.scope == tap.draft), None) if tap.index == CODE else None
        lent = Lent(_digits(desk, event.when.seed), chosen) if chosen else None
        found = replace(found, choices=choices, lent=lent)
    return replace(scene, books=replace(scene.books, rooms=found))


def public(desk: Desk, who: Speaker, line_id: str, event: Event) -> Books:
    """Return what may be known in a group; most of what is said there costs no look at all."""
    code, is_asked = code_in(event), asks(event, desk.office.words)
    is_called = event.when.is_called or isinstance(event, Left)
    if not line_id or not (code or is_asked or is_called):
        return Books()
    here = Here(room_id(desk, line_id), line_id)
    room = rooms.get(desk.connection, here.id)
    if room is not None:
        here = replace(here, about=scopes.name(desk, target(room)))
    if code:
        here = replace(here, code=code, offered=_offered(desk, who, code))
    if room is not None and is_asked and here.about:
        here = replace(here, handout=scopes.handout(desk, target(room)))
    return Books(here=here)


def of_nobody(desk: Desk, who: Speaker, line_id: str, event: Event) -> Scene:
    """Return the scene of an event without a person: a group, or nobody at all."""
    office = desk.office
    return Scene(office.words, office.consent, office.account, books=public(desk, who, line_id, event))


def room_id(desk: Desk, line_id: str) -> str:
    """Return the name under which a group is kept."""
    return desk.vault.keyring.hash("room", line_id)


def code_id(desk: Desk, digits: str) -> str:
    """Return the name under which a code is kept."""
    return desk.vault.keyring.hash("room-code", digits)


def target(room: Room) -> Target:
    """Say what a group is bound to."""
    return Target(room.office_id, room.unit_id, room.place)


def _offered(desk: Desk, who: Speaker, digits: str) -> str:
    """Name what a code binds to, if the one who types it acts for that office at this moment; empty for anybody else."""
    code = rooms.code(desk.connection, code_id(desk, digits), at=desk.now)
    if code is None or code.office_id not in owing.rights(desk, who.person_id).offices:
        return ""
    return scopes.name(desk, Target(code.office_id, code.unit_id, code.place))


def _bound(desk: Desk, held: Rights) -> tuple[Bound, ...]:
    return tuple(
        Bound(one.id, scopes.name(desk, target(one)) or "-", one.bound_at, one.members)
        for one in rooms.of_offices(desk.connection, sorted(held.offices))
    )


def _choices(desk: Desk, who: Speaker, held: Rights) -> tuple[Choice, ...]:
    """Return what a group can be bound to: the offices of somebody, the places of their area, the units in it."""
    field = audiences.field_of(desk, of_rights(desk, who, held))
    first = next(iter(held.offices))
    found = [Choice(Target(one).code, name) for one, name in held.offices.items()]
    found += [Choice(Target(first, "", one.id).code, one.name) for one in audiences.places(desk, field)]
    found += [Choice(Target(first, one.id).code, one.name) for one in field.units]
    return tuple(found)


def _digits(desk: Desk, seed: str) -> str:
    """Make the digits of a code: nobody guesses them without our key."""
    return str(int(desk.vault.keyring.hash("room-digits", seed), 16) % 10**DIGITS).zfill(DIGITS)
