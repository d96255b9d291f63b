"""Write down what was decided about LINE groups. Who may is seen to again."""

from datetime import timedelta

from engine.conversation.rooms.orders import BindRoom, LendCode, Rooming, UnbindRoom
from handlers import owing
from handlers.desk import Desk, Overtaken, Speaker
from handlers.rooms import scopes
from handlers.rooms.scenes import code_id
from models import audit, rooms

LIVES = timedelta(hours=1)


def carry_out(desk: Desk, who: Speaker, order: Rooming, *, in_public: bool = False) -> None:
    """Carry out one decision; in a group nobody is asked who is thrown out of it."""
    match order:
        case BindRoom():
            _bind(desk, who, order)
        case UnbindRoom(room):
            _unbind(desk, who, room, in_public=in_public)
        case LendCode(digits, scope):
            _lend(desk, who, digits, scope)


def _bind(desk: Desk, who: Speaker, order: BindRoom) -> None:
    id_ = code_id(desk, order.code)
    code = rooms.code(desk.connection, id_, at=desk.now)
    is_officer = code is not None and code.office_id in owing.rights(desk, who.person_id).offices
    if code is None or not is_officer or not rooms.spend(desk.connection, id_):
        raise Overtaken
    key = desk.vault.key(desk.connection, rooms.owner_of(order.room))
    rooms.bind(
        desk.connection, id=order.room, line_id=key.seal(order.line_id), office_id=code.office_id,
        unit_id=code.unit_id, place=code.place, bound_by=who.person_id, bound_at=desk.now,
    )  # fmt: skip
    audit.note(
        desk.connection, at=desk.now, act="room_bound", about_id=order.room[:40], person_id=who.person_id
    )


def _unbind(desk: Desk, who: Speaker, room_id: str, *, in_public: bool) -> None:
    """Forget a group that threw us out, or that one of its own officers gives up."""
    room = rooms.get(desk.connection, room_id)
    if room is None:
        return
    if not in_public and room.office_id not in owing.rights(desk, who.person_id).offices:
        raise Overtaken
    forget(desk, room.id)
    by = None if in_public else who.person_id
    audit.note(desk.connection, at=desk.now, act="room_unbound", about_id=room.id[:40], person_id=by)


def forget(desk: Desk, room_id: str) -> None:
    """Bind a group to nothing, and lose its id at LINE."""
    rooms.unbind(desk.connection, room_id)
    desk.vault.forget(desk.connection, rooms.owner_of(room_id))


def _lend(desk: Desk, who: Speaker, digits: str, scope: str) -> None:
    target = scopes.read(scope)
    if target is None or target.office not in owing.rights(desk, who.person_id).offices:
        raise Overtaken
    rooms.lend(
        desk.connection, id=code_id(desk, digits), office_id=target.office, unit_id=target.unit, place=target.place,
        person_id=who.person_id, until=desk.now + LIVES,
    )  # fmt: skip
