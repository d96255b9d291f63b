"""Tell a LINE group counts in the place of reminders to everybody in it, where that costs no more counted messages.

Who is in a group is asked of LINE, person by person: nobody is spared a reminder because she might be there.
"""

import json
import logging
from collections.abc import Mapping, Sequence

from bot.desks import desk_of
from bot.line.outcomes import Outcome
from bot.render import Renderer
from bot.sending import LATER_MS, ROOM, send
from bot.wiring import Core
from engine.conversation.bubbles import Card
from engine.conversation.handouts import wording
from engine.messenger import gathering
from engine.messenger.gathering import Gathering
from engine.messenger.reasons import IN_GROUP
from engine.obligations.calendar import day_in_bangkok
from handlers.desk import Desk
from handlers.messenger import purse
from handlers.messenger.planning import Plan
from handlers.rooms import carrying, reminding, scopes
from handlers.rooms.reminding import Spared
from handlers.rooms.scenes import target
from handlers.speakers import line_id_of
from models import cards, decisions, messages, notices, people, rooms
from models.messages import Outgoing
from models.rooms import Room

log = logging.getLogger("sanam.push")


def instead(core: Core, plan: Plan) -> frozenset[str]:
    """Tell groups what can be told there for no more, and return who is spared a card of her own by it."""
    with core.database.reading() as connection:
        desk = desk_of(core, connection)
        bound = {one.id: one for one in rooms.all_bound(connection)} if plan.called else {}
        spared = {one.id: reminding.spared(desk, plan, target(one)) for one in bound.values()}
        lines = _lines(desk, bound, spared)
    found = [
        one for id_, some in spared.items() if (one := _gathered(core, bound[id_], some, lines)) is not None
    ]
    told: set[str] = set()
    for id_, present in gathering.instead(found).items():
        members = next(one.members for one in found if one.room == id_)
        if _tell(core, bound[id_], members, [one for one in spared[id_] if one.person in present]):
            told.update(present)
    return frozenset(told)


def _lines(desk: Desk, bound: Mapping[str, Room], spared: Mapping[str, Sequence[Spared]]) -> dict[str, str]:
    """Return the ids at LINE of the groups that somebody may be spared for, and of these people."""
    found: dict[str, str] = {}
    for id_, some in spared.items():
        key = desk.vault.existing(desk.connection, rooms.owner_of(id_)) if some else None
        if key is not None:
            found[id_] = key.open(bound[id_].line_id)
        for one in some:
            account = people.open_account(desk.connection, one.person)
            found[one.person] = (line_id_of(desk, account.line_hash) if account else None) or ""
    return found


def _gathered(core: Core, room: Room, some: Sequence[Spared], lines: Mapping[str, str]) -> Gathering | None:
    """Ask LINE how many are in a group, and who of these; None where it is not worth asking further."""
    if not some or not lines.get(room.id):
        return None
    found = core.gateway.members(lines[room.id])
    if isinstance(found, Outcome):
        if found.kind == "not_found":
            _lose(core, room)
        return None
    with core.database.writing() as connection:
        rooms.change(connection, room.id, members=found.count)
    if not 0 < found.count <= len(some):
        return None
    present = tuple(one.person for one in some if _is_in(core, lines[room.id], lines[one.person]))
    return Gathering(room.id, found.count, present)


def _is_in(core: Core, group: str, user: str) -> bool:
    return bool(user) and not isinstance(core.gateway.member(group, user), Outcome)


def _lose(core: Core, room: Room) -> None:
    with core.database.writing() as connection:
        carrying.forget(desk_of(core, connection), room.id)


def _tell(core: Core, room: Room, members: int, some: Sequence[Spared]) -> bool:
    """Store the message with its seats and whom it stands for, then send it; say whether it is on its way."""
    with core.database.writing() as connection:
        desk = desk_of(core, connection)
        today = day_in_bangkok(desk.now)
        message_id = f"{ROOM}{room.id[:32]}:{today:%Y%m%d}"
        made = scopes.handout(desk, target(room))
        if made is None or room.pushed_on == today or not purse.take(desk, members):
            return False
        body = _written(core, desk, room, wording.card(made))
        later = desk.now_ms + LATER_MS[0]
        outgoing = Outgoing(
            message_id, room.id[:32], room.id, "push", body, None, True, messages.SENDING, 0, desk.now_ms, later, True,
            members,
        )  # fmt: skip
        if not messages.add(
            connection, **outgoing._asdict(), made_at=desk.now, share="reminder", why=IN_GROUP, reason=""
        ):
            purse.give_back(desk, members)
            return False
        _stand_for(desk, message_id, some)
        rooms.change(connection, room.id, pushed_on=today)
    send(core, message_id)
    log.info("group_told", extra={"room": room.id[:12], "members": members, "spared": len(some)})
    return True


def _stand_for(desk: Desk, message_id: str, some: Sequence[Spared]) -> None:
    """Let the message stand for the reminders and take the day of those whom it spares; the ledger names them by it."""
    ids = [id_ for one in some for id_ in one.notices]
    notices.ride(desk.connection, ids, message_id=message_id, at=desk.now)
    decisions.carried(desk.connection, ids, message_id)
    for one in some:
        cards.claim(desk.connection, one.person, day_in_bangkok(desk.now), message_id)


def _written(core: Core, desk: Desk, room: Room, card: Card) -> bytes:
    """Word a card for a group: no button is on it, so it is nobody's."""
    renderer = Renderer(core.texts, core.buttons, core.settings.public_url, "", {})
    key = desk.vault.key(desk.connection, rooms.owner_of(room.id))
    return key.seal(json.dumps(renderer.messages((card,)), ensure_ascii=False))
