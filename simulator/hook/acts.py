"""What a person does on the phone, one function an act: the chat changes, and events come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.hook.events import Event, event, from_group, from_person, message_event
from simulator.line import Line
from simulator.wire.answer import Refusal
from simulator.world.chats import Message
from simulator.world.ids import message_id
from simulator.world.people import Group, Person

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to."""

    events: list[Event]
    messages: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def view(self) -> dict[str, Any]:
        """Return the ids, as the control API answers them."""
        ids = [sent["webhookEventId"] for sent in self.events]
        view: dict[str, Any] = {"webhookEventId": ids[0] if ids else None, "webhookEventIds": ids}
        if self.messages:
            view |= {"messageId": self.messages[0], "messageIds": self.messages}
        return view | self.more


def say(line: Line, person: Person, body: Body) -> Done:
    """Type a text."""
    text = body.get("text")
    if not isinstance(text, str) or not text:
        raise Refusal(400, "text is missing")
    quoted = {"quotedMessageId": str(body["quote"])} if body.get("quote") else {}
    return send(line, person, {"type": "text", "text": text, **quoted})


def press(line: Line, person: Person, body: Body) -> Done:
    """Press a button with a postback; the chat shows its displayText only."""
    _check_not_blocked(person)
    if not isinstance(body.get("data"), str):
        raise Refusal(400, "data is missing")
    if body.get("displayText"):
        line.put(person.id, "me", {"type": "text", "text": body["displayText"]}, via="postback")
    else:
        line.chats.answer(person.id)
        line.touch()
    postback = {key: body[key] for key in ("data", "params") if body.get(key) is not None}
    return Done([event(line, "postback", from_person(person), replies=True, postback=postback)])


def sticker(line: Line, person: Person, body: Body) -> Done:
    """Send a sticker."""
    return send(
        line,
        person,
        {
            "type": "sticker",
            "packageId": str(body.get("packageId", "446")),
            "stickerId": str(body.get("stickerId", "1988")),
            "stickerResourceType": body.get("stickerResourceType", "STATIC"),
            "keywords": body.get("keywords", ["OK", "hello"]),
        },
        group=group_named(line, body),
    )


def location(line: Line, person: Person, body: Body) -> Done:
    """Send a place."""
    if not isinstance(body.get("latitude"), int | float) or not isinstance(
        body.get("longitude"), int | float
    ):
        raise Refusal(400, "latitude and longitude are missing")
    known = ("title", "address", "latitude", "longitude")
    place = {"type": "location", **{key: body[key] for key in known if key in body}}
    return send(line, person, place, group=group_named(line, body))


def switch(line: Line, person: Person, body: Body) -> Done:
    """Press a tab of the rich menu: it changes at once, and the bot is told how that went."""
    _check_not_blocked(person)
    alias = str(body.get("alias"))
    menu = line.menus.menus.get(line.menus.aliases.get(alias, ""))
    status = "SUCCESS" if menu else "RICHMENU_ALIAS_ID_NOTFOUND"
    if menu:
        person.menu = menu.id
        line.touch()
    params = {"newRichMenuAliasId": alias, "status": status}
    postback = {"data": str(body.get("data", "")), "params": params}
    return Done([event(line, "postback", from_person(person), replies=True, postback=postback)])


def unsend(line: Line, person: Person, body: Body) -> Done:
    """Take a message back: its content is gone."""
    bubble = line.chats.find(person.id, str(body.get("messageId")))
    if bubble is None or bubble.author != "me":
        raise Refusal(404, "no such message of this person")
    bubble.unsent = True
    bubble.message = {"type": "unsent"}
    line.contents.erase(bubble.id)
    line.touch()
    unsent = {"messageId": bubble.id}
    return Done([event(line, "unsend", from_person(person), replies=False, unsend=unsent)], [bubble.id])


def follow(line: Line, person: Person, _: Body) -> Done:
    """Add the bot as a friend, or unblock it."""
    unblocked = person.blocked
    if person.following and not unblocked:
        raise Refusal(409, "already a friend")
    person.following, person.blocked = True, False
    line.touch()
    detail = {"isUnblocked": unblocked}
    return Done([event(line, "follow", from_person(person), replies=True, follow=detail)])


def unfollow(line: Line, person: Person, _: Body) -> Done:
    """Block the bot."""
    _check_not_blocked(person)
    person.blocked = True
    line.touch()
    return Done([event(line, "unfollow", from_person(person), replies=False)])


def send(line: Line, person: Person, *messages: Message, group: Group | None = None) -> Done:
    """Put messages of the person into the one-to-one chat, or into a group, and make their events."""
    if group is None:
        _check_not_blocked(person)
    else:
        check_member(group, person)
    person.wrote_at = line.clock.now()
    identified = [{"id": message.get("id") or message_id(), **message} for message in messages]
    chat, author = (group.id, person.id) if group else (person.id, "me")
    source = from_group(line, group, person) if group else from_person(person)
    for message in identified:
        line.put(chat, author, message, id=message["id"])
    events = [message_event(line, source, message) for message in identified]
    return Done(events, [message["id"] for message in identified])


def group_named(line: Line, body: Body) -> Group | None:
    """Return the group that an act names, or None for the one-to-one chat."""
    if not body.get("group"):
        return None
    group = line.groups.get(str(body["group"]))
    if group is None:
        raise Refusal(404, "no such group")
    return group


def check_member(group: Group, person: Person) -> None:
    """Refuse what is said to a bot that is not there, or by somebody who is not."""
    if not group.joined:
        raise Refusal(409, "the bot is not in this group")
    if person.id not in group.members:
        raise Refusal(409, "not a member of this group")


def _check_not_blocked(person: Person) -> None:
    if person.blocked:
        raise Refusal(409, "this person blocks the bot")


ACTS: dict[str, Callable[[Line, Person, Body], Done]] = {
    "say": say,
    "press": press,
    "sticker": sticker,
    "location": location,
    "switch": switch,
    "unsend": unsend,
    "follow": follow,
    "unblock": follow,
    "unfollow": unfollow,
}
