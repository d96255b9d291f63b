"""Turn LINE's event, a plain dict, into an event of the engine. Pure, tolerant: what is unknown is ignored, never refused."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.buttons import Buttons
from engine.conversation.events import (
    Event,
    Followed,
    Ignored,
    Invited,
    Pressed,
    PressedDead,
    Showed,
    Typed,
    Unfollowed,
    Unsent,
    When,
)

BANGKOK = ZoneInfo("Asia/Bangkok")
GREGORIAN_AT_MOST = 2400
SHOWN = {"sticker", "image", "video", "audio", "file", "location"}


def read(line: Mapping[str, Any], *, at_ms: int, seed: str, person: str, buttons: Buttons) -> Event:
    """Return the engine's event for one LINE event."""
    source = _dict(line, "source")
    in_group = source.get("type") in {"group", "room"}
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(BANGKOK)
    when = When(at_ms, at, seed, in_group, in_group and _calls_us(line))
    if line.get("mode") == "standby":
        return Ignored(when, "standby")
    match line.get("type"):
        case "message":
            return _message(_dict(line, "message"), when)
        case "postback":
            return _postback(_dict(line, "postback"), when, person, buttons)
        case "follow":
            return Followed(when, bool(_dict(line, "follow").get("isUnblocked")))
        case "unfollow":
            return Unfollowed(when)
        case "unsend":
            return Unsent(when, str(_dict(line, "unsend").get("messageId", "")))
        case "join":
            return Invited(when)
        case kind:
            return Ignored(when, str(kind)[:40])


def reply_token(line: Mapping[str, Any]) -> str | None:
    """Return the event's reply token, unless the event may not be answered."""
    token = line.get("replyToken")
    is_ours = line.get("mode") != "standby"
    return token if isinstance(token, str) and 0 < len(token) <= 80 and is_ours else None


def _dict(line: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = line.get(key)
    return value if isinstance(value, Mapping) else {}


def _message(message: Mapping[str, Any], when: When) -> Event:
    message_id = str(message.get("id", ""))
    kind = message.get("type")
    if kind == "text" and isinstance(message.get("text"), str):
        return Typed(when, _storable(message["text"]), message_id)
    return Showed(when, kind if isinstance(kind, str) and kind in SHOWN else "other", message_id)


def _storable(text: str) -> str:
    """Replace half surrogate pairs and drop NUL: no database takes them, and nobody typed them on purpose."""
    return (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "")
        if _is_odd(text)
        else text
    )


def _is_odd(text: str) -> bool:
    return "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text)


def _postback(postback: Mapping[str, Any], when: When, person: str, buttons: Buttons) -> Event:
    press = buttons.read(str(postback.get("data", "")), person)
    if press is None:
        return PressedDead(when, "foreign" if when.in_group else "old")
    return Pressed(when, press, _day(_dict(postback, "params").get("date")))


def _day(text: object) -> date | None:
    """Read the picker's day: Gregorian by LINE's word, so a year past 2400 is refused."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return None
    return day if day.year < GREGORIAN_AT_MOST else None


def _calls_us(line: Mapping[str, Any]) -> bool:
    mention = _dict(_dict(line, "message"), "mention")
    mentionees = mention.get("mentionees")
    if not isinstance(mentionees, list):
        return False
    return any(isinstance(one, Mapping) and one.get("isSelf") is True for one in mentionees)
