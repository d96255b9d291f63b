"""Read the words and the buttons out of the bot's messages, whatever their kind."""

from collections.abc import Iterable, Iterator
from typing import Any

from simulator.world.chats import Message

READ = ("header", "hero", "body", "footer", "contents", "columns", "template")


def words(message: Message) -> str:
    """Return the words of a message, a line each, and its buttons in brackets on the last line."""
    shown = message.get("text") or "\n".join(_texts(message.get("contents") or message.get("template")))
    labels = " ".join(button(action["label"]) for action in _actions(message) if action.get("label"))
    return f"{shown or message.get('altText', '')}\n{labels}".strip()


def button(label: str) -> str:
    """Write a button."""
    return f"[{label}]"


def label_of(messages: Iterable[Message], data: str) -> str:
    """Return the label of the button that carries this data, or the data itself."""
    found = [action for message in messages for action in _actions(message) if action.get("data") == data]
    return str(found[-1].get("label") or data) if found else data


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _texts(one)
    if not isinstance(part, dict):
        return
    spans = "".join(span.get("text", "") for span in part.get("contents", []) if span.get("type") == "span")
    yield from (part[key] for key in ("title", "text") if part.get(key))
    if spans:
        yield spans
        return
    for key in READ:
        yield from _texts(part.get(key))


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for one in part:
            yield from _actions(one)
    elif isinstance(part, dict):
        if isinstance(part.get("action"), dict):
            yield part["action"]
        for key in ("actions", "items"):
            yield from (one for one in part.get(key, []) if "data" in one or "label" in one)
        for value in part.values():
            yield from _actions(value)
