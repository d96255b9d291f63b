"""What happens in groups: people talk there, mention the bot, invite it and throw it out."""

from typing import Any

from simulator.hook.acts import Body, Done
from simulator.hook.events import event, from_group, message_event
from simulator.line import Line
from simulator.rules.measure import utf16_units
from simulator.wire.answer import Refusal
from simulator.world.ids import message_id
from simulator.world.people import Group, Person


def join(line: Line, group: Group, _: Body) -> Done:
    """Invite the bot."""
    group.joined = True
    line.touch()
    return Done([event(line, "join", from_group(line, group, None), replies=True)])


def leave(line: Line, group: Group, _: Body) -> Done:
    """Throw the bot out."""
    group.joined = False
    line.touch()
    return Done([event(line, "leave", from_group(line, group, None), replies=False)])


def members(line: Line, group: Group, body: Body) -> Done:
    """Let people in (`add`) and out (`remove`)."""
    events = []
    added = [_person(line, user).id for user in body.get("add", []) if user not in group.members]
    removed = [user for user in body.get("remove", []) if user in group.members]
    group.members = [user for user in (*group.members, *added) if user not in removed]
    source = from_group(line, group, None)
    if added and group.joined:
        events.append(event(line, "memberJoined", source, replies=True, joined=_listed(added)))
    if removed and group.joined:
        events.append(event(line, "memberLeft", source, replies=False, left=_listed(removed)))
    return Done(events)


def say(line: Line, group: Group, body: Body) -> Done:
    """Say something in the group; `mention` calls the bot, `without_user_id` hides who speaks."""
    if not group.joined:
        raise Refusal(409, "the bot is not in this group")
    person = _person(line, str(body.get("person")))
    if person.id not in group.members:
        raise Refusal(409, "not a member of this group")
    message = _message(line, body)
    person.wrote_at = line.clock.now()
    line.put(group.id, person.id, message, id=message["id"])
    source = from_group(line, group, None if body.get("without_user_id") else person)
    return Done([message_event(line, source, message)], [message["id"]])


def press(line: Line, group: Group, body: Body) -> Done:
    """Press a button of a card in the group."""
    person = _person(line, str(body.get("person")))
    if body.get("displayText"):
        line.put(group.id, person.id, {"type": "text", "text": body["displayText"]}, via="postback")
    postback = {key: body[key] for key in ("data", "params") if body.get(key) is not None}
    return Done([event(line, "postback", from_group(line, group, person), replies=True, postback=postback)])


def _message(line: Line, body: Body) -> dict[str, Any]:
    text = str(body.get("text", ""))
    message: dict[str, Any] = {"id": message_id(), "type": "text", "text": text}
    if body.get("mention"):
        call = f"@{line.bot.name}"
        message["text"] = f"{call} {text}"
        mentionee = {"index": 0, "length": utf16_units(call), "type": "user", "userId": line.bot.id}
        message["mention"] = {"mentionees": [{**mentionee, "isSelf": True}]}
    return message


def _person(line: Line, user: str) -> Person:
    if user not in line.people:
        raise Refusal(404, "no such person")
    return line.people[user]


def _listed(users: list[str]) -> dict[str, Any]:
    return {"members": [{"type": "user", "userId": user} for user in users]}


GROUP_ACTS = {"join": join, "leave": leave, "members": members, "say": say, "press": press}
