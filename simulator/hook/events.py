"""Build webhook events, complete and as LINE words them."""

from typing import Any

from simulator.line import Line
from simulator.world import ids
from simulator.world.people import Group, Person

Event = dict[str, Any]
Source = dict[str, str]

SAME_SECOND = 1000


def from_person(person: Person) -> Source:
    """Return the source of an event in the one-to-one chat."""
    return {"type": "user", "userId": person.id}


def from_group(line: Line, group: Group, person: Person | None) -> Source:
    """Return the source of an event in a group; LINE leaves the person out when it has no consent."""
    source = {"type": "group", "groupId": group.id}
    if person and not line.faults.webhook.hide_group_user:
        source["userId"] = person.id
    return source


def chat_of(source: Source) -> str:
    """Return the chat an event belongs to."""
    return source.get("groupId") or source["userId"]


def event(line: Line, kind: str, source: Source, *, replies: bool, **rest: Any) -> Event:
    """Return one event of this moment; `replies` gives it a reply token."""
    standby = line.faults.webhook.standby
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
    chat = chat_of(source)
    quote, mark = ids.token(), ids.token()
    line.quotes[quote] = chat
    line.marks[mark] = (chat, message["id"])
    return event(
        line,
        "message",
        source,
        replies=True,
        message={**message, "quoteToken": quote, "markAsReadToken": mark},
    )


def _stamp(line: Line) -> int:
    # Two events of one moment still have an order; a clock that was set back is believed.
    now = line.clock.milliseconds()
    if 0 <= line.last_stamp - now < SAME_SECOND:
        now = line.last_stamp + 1
    line.last_stamp = now
    return now
