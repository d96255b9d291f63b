"""What the weather does to events before they leave: another order, one too few, one too many, a strange one."""

from collections.abc import Mapping
from typing import Any

from simulator.hook.events import Event, met
from simulator.line import Line
from simulator.weather.plan import Call
from simulator.weather.troubles import Trouble
from simulator.world import ids

ALBUM = ("photos_scrambled", "photo_lost", "photos_unnumbered")
UNKNOWN_TYPE = "harvestFestival"
UNKNOWN_STICKER = "HOLOGRAM"


def seen(line: Line, events: list[Event]) -> Call:
    """Return what the weather sees of events: types of events and of messages, and whose they are."""
    source = events[0].get("source") if events else None
    types = {str(one.get("type")) for one in events} | {_message_type(one) for one in events}
    return met(line, source if isinstance(source, dict) else {}, *(types - {""}))


def in_their_order(line: Line, events: list[Event]) -> list[Event]:
    """Return the events of one act as the weather lets them go: a set of pictures may be torn."""
    if len(events) < 2 or not line.faults.asks("webhook"):
        return events
    struck = line.faults.strike(seen(line, events), *ALBUM)
    if scrambled := struck.get("photos_scrambled"):
        events = _scrambled(events, scrambled)
    if lost := struck.get("photo_lost"):
        away = lost.dice.choice(events)
        events = [one for one in events if one is not away]
    if "photos_unnumbered" in struck:
        events = [_unnumbered(one) for one in events]
    return events


def dressed(events: list[Event], struck: Mapping[str, Trouble]) -> list[Event]:
    """Return the events of one webhook with what the weather adds to them."""
    if "new_sticker" in struck:
        events = [_strange_sticker(one) for one in events]
    if "unknown_event" in struck and events:
        stamp = events[0].get("timestamp", 0)
        strange = {"type": UNKNOWN_TYPE, UNKNOWN_TYPE: {"colour": "green"}, "webhookEventId": ids.ulid(stamp)}
        kept: Event = {
            key: events[0][key]
            for key in ("mode", "timestamp", "source", "deliveryContext")
            if key in events[0]
        }
        events = [{**kept, **strange}, *events]
    return events


def _scrambled(events: list[Event], trouble: Trouble) -> list[Event]:
    shuffled = list(events)
    while shuffled == events:
        trouble.dice.shuffle(shuffled)
    return shuffled


def _unnumbered(event: Event) -> Event:
    message: dict[str, Any] = dict(event.get("message", {}))
    if "imageSet" in message:
        message["imageSet"] = {"id": message["imageSet"]["id"]}
    return {**event, "message": message}


def _strange_sticker(event: Event) -> Event:
    if _message_type(event) != "sticker":
        return event
    message = {**event["message"], "stickerResourceType": UNKNOWN_STICKER}
    message.pop("keywords", None)
    return {**event, "message": message}


def _message_type(event: Event) -> str:
    message = event.get("message")
    return str(message.get("type", "")) if isinstance(message, dict) else ""
