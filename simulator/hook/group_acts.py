"""What happens in groups: people talk there, mention the bot, invite it and throw it out."""

from typing import Any

from simulator.hook.acts import Body, Done, check_member
from simulator.hook.events import event, from_group, message_event, with_tokens
from simulator.line import Line
from simulator.rules.measure import utf16_units
from simulator.wire.answer import Refusal
from simulator.world.chats import Bubble
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
    person = _person(line, str(body.get("person")))
    check_member(group, person)
    message = _message(line, body)
    person.wrote_at = line.clock.now()
    line.put(group.id, person.id, message, id=message["id"])
    source = from_group(line, group, None if body.get("without_user_id") else person)
    return Done([message_event(line, source, message)], [message["id"]])


def press(line: Line, group: Group, body: Body) -> Done:
    """Press a button of a card in the group."""
    person = _person(line, str(body.get("person")))
    check_member(group, person)
    if body.get("displayText"):
        line.put(group.id, person.id, {"type": "text", "text": body["displayText"]}, via="postback")
    else:
        line.chats.answer(group.id)
        line.touch()
    postback = {key: body[key] for key in ("data", "params") if body.get(key) is not None}
    return Done([event(line, "postback", from_group(line, group, person), replies=True, postback=postback)])


def edit(line: Line, group: Group, body: Body) -> Done:
    """Change the words of a text that stands in the group; LINE allows that in groups only."""
    person = _person(line, str(body.get("person")))
    check_member(group, person)
    bubble = _own(line, group, person, body)
    if bubble.message.get("type") != "text" or not body.get("text"):
        raise Refusal(400, "only a text can be edited, and into a text")
    message = {**_message(line, body), "id": bubble.id}
    bubble.message = {**message, "edited": True}
    line.touch()
    source = from_group(line, group, person)
    told = with_tokens(line, group.id, message)
    return Done([event(line, "messageEdited", source, replies=True, message=told)], [bubble.id])


def unsend(line: Line, group: Group, body: Body) -> Done:
    """Take a message in the group back: its content is gone."""
    person = _person(line, str(body.get("person")))
    bubble = _own(line, group, person, body)
    bubble.unsent, bubble.message = True, {"type": "unsent"}
    line.contents.erase(bubble.id)
    line.touch()
    source = from_group(line, group, person)
    unsent = {"messageId": bubble.id}
    return Done([event(line, "unsend", source, replies=False, unsend=unsent)], [bubble.id])


def _own(line: Line, group: Group, person: Person, body: Body) -> Bubble:
    bubble = line.chats.find(group.id, str(body.get("messageId")))
    if bubble is None or bubble.author != person.id:
        raise Refusal(404, "no such message of this person")
    return bubble


def _message(line: Line, body: Body) -> dict[str, Any]:
    text = str(body.get("text", ""))
    message: dict[str, Any] = {"id": message_id(), "type": "text", "text": text}
    if body.get("quote"):
        message["quotedMessageId"] = str(body["quote"])
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


GROUP_ACTS = {
    "join": join,
    "leave": leave,
    "members": members,
    "say": say,
    "press": press,
    "edit": edit,
    "unsend": unsend,
}
