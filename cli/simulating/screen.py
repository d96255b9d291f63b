"""Read what stands on a phone the way its owner does: the words of the last message, and every button with its meaning."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot.buttons import meaning
from bot.chat.written import Shown, Tappable
from engine.conversation.bubbles import Button, DateButton, Plain

Message = dict[str, Any]


def screen(messages: Sequence[Message]) -> Shown:
    """Return what can be tapped under somebody's last message; of quick replies only the last message's are left."""
    return Shown(
        "",
        tuple(
            (str(one.get("label", "")), tappable) for one in actions(messages) if (tappable := _tappable(one))
        ),
    )


def actions(messages: Sequence[Message]) -> list[Message]:
    """Return every action that a person could tap, from the top to the bottom."""
    quick = messages[-1].get("quickReply", {}).get("items", []) if messages else []
    return [one for message in messages for one in _inside(message.get("contents"))] + [
        item["action"] for item in quick
    ]


def pressable(seen: Shown) -> Iterator[tuple[str, Button | DateButton]]:
    """Yield the buttons that mean something to us, from the top to the bottom."""
    for label, one in seen.buttons:
        if isinstance(one, (Button, DateButton)):
            yield label, one


def _inside(part: Any) -> Iterator[Message]:
    if isinstance(part, dict):
        if isinstance(part.get("action"), dict):
            yield part["action"]
        for key in ("header", "body", "footer", "contents"):
            yield from _inside(part.get(key))
    elif isinstance(part, list):
        for one in part:
            yield from _inside(one)


def _tappable(action: Message) -> Tappable | None:
    press = meaning(str(action.get("data", "")))
    if press is None:
        return None
    label = Plain(str(action.get("label", "")))
    if action.get("type") == "datetimepicker":
        latest = action.get("max")
        return DateButton(label, press, latest=date.fromisoformat(latest[:10]) if latest else None)
    return Button(label, press)
