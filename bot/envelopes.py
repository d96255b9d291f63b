"""Read a webhook's outer shape, tolerantly, from plain dicts: what each event's row needs and nothing more."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeGuard

EVENTS_AT_MOST = 500
# The year 2109: no event of ours is later, and every date in it can be written.
LATEST_MS = 2**42
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class NotAWebhook(Exception):
    """The body is signed but is no webhook."""

    retryable = False


class Envelope(NamedTuple):
    """One event on its way into the inbox."""

    event_id: str
    speaker: str
    kind: str
    at_ms: int
    raw: str


def envelopes(body: bytes, now_ms: int) -> list[Envelope]:
    """Split a webhook into its events; what is not an event is kept too, under a name of its own."""
    try:
        webhook = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAWebhook from error
    if not isinstance(webhook, dict):
        raise NotAWebhook
    events = webhook.get("events")
    if not isinstance(events, list):
        return []
    return list(_each(events, now_ms))


def _each(events: list[Any], now_ms: int) -> Iterator[Envelope]:
    for event in events[:EVENTS_AT_MOST]:
        if not isinstance(event, Mapping):
            continue
        raw = _written(event)
        kind, speaker = _speaker(event.get("source"))
        yield Envelope(_event_id(event, raw), speaker, kind, _at_ms(event.get("timestamp"), now_ms), raw)


def _written(event: Mapping[str, Any]) -> str:
    """Write an event again; half a surrogate pair, which no UTF-8 can hold, stays an escape."""
    raw = _WRITE(event)
    try:
        raw.encode()
    except UnicodeEncodeError:
        return json.dumps(event)
    return raw


def _event_id(event: Mapping[str, Any], raw: str) -> str:
    given = event.get("webhookEventId")
    if _is_name(given) and len(given) <= 64:
        return given
    return "sha:" + hashlib.sha256(raw.encode()).hexdigest()[:40]


def _speaker(source: object) -> tuple[str, str]:
    """Return whose mailbox an event goes to: the person's, else the group's, else nobody's."""
    if isinstance(source, Mapping):
        for kind, key in (("line", "userId"), ("group", "groupId"), ("group", "roomId")):
            value = source.get(key)
            if _is_name(value):
                return kind, value
    return "nobody", "nobody"


def _is_name(value: object) -> TypeGuard[str]:
    """Say whether a value can be an id: no database would refuse it."""
    return isinstance(value, str) and value != "" and value.isascii() and value.isprintable()


def _at_ms(value: object, now_ms: int) -> int:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < LATEST_MS:
        return int(value)
    return now_ms
