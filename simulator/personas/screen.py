"""Read the bot's messages as a person reads them: lines of words, and buttons that can be tapped."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Message = dict[str, Any]
PARTS = ("header", "hero", "body", "footer", "contents", "template", "columns")


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap, and what tapping it does: the fields of LINE's action."""

    label: str
    action: Message

    @property
    def does(self) -> str:
        """Return the action's sort."""
        return str(self.action.get("type"))


@dataclass(frozen=True, slots=True)
class Screen:
    """What stands under somebody's own last message."""

    words: str = ""
    newest: str = ""
    buttons: tuple[Button, ...] = ()


def read(messages: list[Message]) -> Screen:
    """Return the screen that these messages of the bot make; only the last one's quick replies are left."""
    texts = ["\n".join(_words(message)) for message in messages]
    cards = [
        button
        for message in messages
        for button in _buttons(message.get("contents") or message.get("template"))
    ]
    items = messages[-1].get("quickReply", {}).get("items", []) if messages else []
    quick = [Button(str(item["action"].get("label", "")), item["action"]) for item in items]
    return Screen("\n".join(texts), texts[-1] if texts else "", (*cards, *quick))


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _words(one)
    elif isinstance(part, dict):
        yield from (str(part[key]) for key in ("title", "text") if part.get(key))
        for key in PARTS:
            yield from _words(part.get(key))


def _buttons(part: Any) -> Iterator[Button]:
    if isinstance(part, list):
        for one in part:
            yield from _buttons(one)
    elif isinstance(part, dict):
        action = part.get("action")
        if isinstance(action, dict) and action.get("label"):
            yield Button(str(action["label"]), action)
        yield from (Button(str(one.get("label", "")), one) for one in part.get("actions", ()))
        for key in PARTS:
            yield from _buttons(part.get(key))
