"""Put the bot's messages into people's chats, and count them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from simulator.api.refusals import invalid
from simulator.line import Line
from simulator.rules.messages import mentioned
from simulator.rules.problem import Problem
from simulator.wire.answer import Refusal
from simulator.world import ids
from simulator.world.chats import Message

QUOTABLE = {"text", "textV2", "sticker", "image", "video", "template", "flex"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """Messages on their way to one chat, what they count there, and whether they arrive."""

    chat: str
    count: int
    arrives: bool = True


def bill(line: Line, deliveries: Iterable[Delivery], kind: str) -> None:
    """Take the deliveries off the month's quota, or refuse them all when they do not fit."""
    count = sum(delivery.count for delivery in deliveries)
    now = line.clock.now()
    if not line.quota.allows(count, now):
        raise Refusal(429, "You have reached your monthly limit.")
    line.quota.count(kind, billed=count, delivered=count, now=now)


def deliver(line: Line, delivery: Delivery, messages: list[Message], via: str) -> list[dict[str, Any]]:
    """Put messages into a chat and return what LINE says about each; those to a blocker vanish."""
    sent = []
    for number, message in enumerate(messages):
        entry = {"id": ids.message_id()}
        if message["type"] in QUOTABLE:
            entry["quoteToken"] = ids.token()
            line.remember_quote(entry["quoteToken"], delivery.chat, entry["id"])
        if delivery.arrives:
            # One request counts once a person, however many bubbles it holds.
            count = 0 if number else delivery.count
            line.put(delivery.chat, "bot", message, id=entry["id"], counted=count, via=via)
        sent.append(entry)
    return sent


def check_place(line: Line, chat: str, messages: list[Message]) -> None:
    """Refuse to quote what was not said in this chat, and to mention who is not in it."""
    group = line.groups.get(chat)
    members = set(group.members) if group else set()
    for number, message in enumerate(messages):
        quote = message.get("quoteToken")
        if quote is not None and line.quotes.get(quote) != chat:
            raise Refusal(400, "Invalid quote token")
        for key, target in mentioned(message):
            if group is None or ("userId" in target and target["userId"] not in members):
                place = ("messages", number, "substitution", key, "mentionee")
                raise invalid([Problem(place, "only members of the group can be mentioned")])


def to_person(line: Line, person_id: str) -> Delivery:
    """Return a delivery to a person; a blocker or stranger gets nothing and counts nothing."""
    reached = line.people[person_id].reachable(line.clock.now())
    return Delivery(person_id, int(reached), arrives=reached)


def to_group(line: Line, group_id: str) -> Delivery:
    """Return a delivery to a group, which counts once for every member it can reach."""
    members = [line.people[member] for member in line.groups[group_id].members]
    return Delivery(group_id, sum(not member.blocked for member in members))
