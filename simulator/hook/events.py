"""Build webhook events, complete and as LINE words them."""

from typing import Any

from simulator.line import Line
from simulator.weather.plan import Call
from simulator.world import ids
from simulator.world.people import Group, Person
from simulator.world.remembering import remember

Event = dict[str, Any]
Source = dict[str, str]

SAME_SECOND = 1000
QUOTABLE = {"text", "image", "video", "sticker"}


def from_person(person: Person) -> Source:
    """Return the source of an event in the one-to-one chat."""
    return {"type": "user", "userId": person.id}


def from_group(line: Line, group: Group, person: Person | None) -> Source:
    """Return the source of an event in a group; LINE leaves the person out when it has no consent."""
    source = {"type": "group", "groupId": group.id}
    if person is None:
        return source
    whole = {**source, "userId": person.id}
    return source if line.faults.strike(met(line, whole, "group"), "hide_group_user") else whole


def chat_of(source: Source) -> str:
    """Return the chat an event belongs to."""
    return source.get("groupId") or source["userId"]


def event(line: Line, kind: str, source: Source, *, replies: bool, **rest: Any) -> Event:
    """Return one event of this moment; `replies` gives it a reply token."""
    standby = bool(line.faults.strike(met(line, source, kind), "standby"))
    built: Event = {
        "type": kind,
        "mode": "standby" if standby else "active",
        "timestamp": _stamp(line),
        "source": source,
        "webhookEventId": ids.ulid(line.clock.milliseconds()),
        "deliveryContext": {"isRedelivery": False},
        **rest,
    }
    if replies and not standby:
        built["replyToken"] = ids.token()
        line.tokens.give(built["replyToken"], chat_of(source), line.clock.machine())
    return built


def message_event(line: Line, source: Source, message: dict[str, Any]) -> Event:
    """Return a message event, with the tokens that come with a message."""
    return event(line, "message", source, replies=True, message=with_tokens(line, chat_of(source), message))


def with_tokens(line: Line, chat: str, message: dict[str, Any]) -> dict[str, Any]:
    """Return a message as the bot gets it: every kind can be marked as read, some can be quoted."""
    mark = ids.token()
    remember(line.marks, mark, (chat, message["id"]))
    tokens = {"markAsReadToken": mark}
    if message["type"] in QUOTABLE:
        tokens["quoteToken"] = ids.token()
        line.remember_quote(tokens["quoteToken"], chat, message["id"])
    return {**message, **tokens}


def met(line: Line, source: Source, *types: str) -> Call:
    """Return what the weather sees of events: their types, and whose they are."""
    whose = {source.get("userId", ""), source.get("groupId", "")} - {""}
    names = {line.people[one].name for one in whose if one in line.people}
    return Call("webhook", frozenset(types), frozenset(whose | names))


def _stamp(line: Line) -> int:
    # Two events of one moment still have an order; a clock that was set back is believed.
    now = line.clock.milliseconds()
    if 0 <= line.last_stamp - now < SAME_SECOND:
        now = line.last_stamp + 1
    line.last_stamp = now
    return now
