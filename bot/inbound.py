"""Turn LINE's event, a plain dict, into an event of the engine. Pure, tolerant: what is unknown is ignored, never refused."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.buttons import Buttons
from engine.conversation.bubbles import Press
from engine.conversation.events import (
    Event,
    Followed,
    Ignored,
    Invited,
    Left,
    Placed,
    Pressed,
    PressedDead,
    Showed,
    Typed,
    Unfollowed,
    Unsent,
    When,
)
from engine.conversation.menu import functions

BANGKOK = ZoneInfo("Asia/Bangkok")
GREGORIAN_AT_MOST = 2400
PICKERS = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime": "%Y-%m-%dT%H:%M"}
LARGEST = 2**31
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
        case "leave":
            return Left(when)
        case kind:
            return Ignored(when, str(kind)[:40])


def group_of(line: Mapping[str, Any]) -> str:
    """Name the group, or the room, in which something happened; empty in private."""
    source = _dict(line, "source")
    found = source.get("groupId") or source.get("roomId")
    return found if isinstance(found, str) else ""


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
    if kind == "location" and (place := _place(message)) is not None:
        return Placed(when, *place, message_id)
    shown = kind if isinstance(kind, str) and kind in SHOWN else "other"
    pictures = _dict(message, "imageSet")
    return Showed(
        when,
        shown,
        message_id,
        duration_ms=_number(message.get("duration")),
        set_id=str(pictures.get("id", ""))[:80],
        set_count=_number(pictures.get("total")),
        name=_storable(str(message.get("fileName", "")))[:200],
    )


def _number(value: object) -> int:
    """Read a number that may be missing, or anything; one that no column could hold counts as missing."""
    return value if isinstance(value, int) and 0 <= value < LARGEST else 0


def _place(message: Mapping[str, Any]) -> tuple[float, float] | None:
    latitude, longitude = (message.get(name) for name in ("latitude", "longitude"))
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return (float(latitude), float(longitude)) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


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
    data = str(postback.get("data", ""))
    press = _of_menu(data) or buttons.read(data, person)
    if press is None:
        return PressedDead(when, "foreign" if when.in_group else "old")
    return Pressed(when, press, _picked(_dict(postback, "params")))


def _of_menu(data: str) -> Press | None:
    """Read a tap on the menu under the chat: the same words for everybody, so they can only name a function."""
    head, colon, name = data.partition(":")
    if head != "menu" or not colon:
        return None
    return functions.press(name) if name in functions.FUNCTIONS else Press("m", index=functions.UNKNOWN)


def _picked(params: Mapping[str, Any]) -> str:
    """Read what the phone's picker gave: Gregorian by LINE's word, so a year past 2400 is refused."""
    found = next((params[mode] for mode in PICKERS if isinstance(params.get(mode), str)), "")
    pattern = next((pattern for pattern in PICKERS.values() if _is_written(found, pattern)), None)
    if pattern is None or ("%Y" in pattern and int(found[:4]) >= GREGORIAN_AT_MOST):
        return ""
    return str(found)


def _is_written(found: str, pattern: str) -> bool:
    try:
        return bool(datetime.strptime(found, pattern))  # noqa: DTZ007 - only its shape is looked at
    except ValueError:
        return False


def _calls_us(line: Mapping[str, Any]) -> bool:
    mention = _dict(_dict(line, "message"), "mention")
    mentionees = mention.get("mentionees")
    if not isinstance(mentionees, list):
        return False
    return any(isinstance(one, Mapping) and one.get("isSelf") is True for one in mentionees)
