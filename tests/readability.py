"""Find what old eyes could not read and one thumb could not hit, in a message as LINE gets it."""

from collections.abc import Iterator
from typing import Any

from thai.text import graphemes

CONTRAST_AT_LEAST = 4.5
LABEL_AT_MOST = 20
FOOTER_AT_MOST = 3
SMALL = {"xxs", "xs", "sm"}
# What LINE draws by itself: the paper of a bubble, and the letters on buttons of each style.
PAPER, LETTERS = "#FFFFFF", {"primary": "#FFFFFF", "secondary": "#111111"}
FIXED = ("width", "height", "maxWidth", "maxHeight", "offsetTop", "offsetStart", "position", "lineSpacing")
Part = dict[str, Any]


def faults(message: Part) -> list[str]:
    """Name everything in a message that is too small, too pale, cut, crowded or hidden."""
    found = [
        f"quick reply {label!r} is longer than {LABEL_AT_MOST}"
        for item in message.get("quickReply", {}).get("items", ())
        if graphemes(label := item["action"]["label"]) > LABEL_AT_MOST
    ]
    if message["type"] != "flex":
        return found
    contents = message["contents"]
    if contents["type"] == "carousel":
        return [*found, "a carousel hides what stands beside its first card"]
    for block in ("header", "hero", "body", "footer"):
        if block in contents:
            found += _block(block, contents[block])
    return found


def _block(name: str, block: Part) -> Iterator[str]:
    if name == "footer" and sum(1 for _ in _buttons(block)) > FOOTER_AT_MOST:
        yield f"more than {FOOTER_AT_MOST} buttons in the footer"
    yield from _part(block, PAPER)


def _part(part: Part, paper: str) -> Iterator[str]:
    paper = part.get("backgroundColor", paper)
    match part["type"]:
        case "text":
            yield from _text(part, paper)
        case "button":
            yield from _button(part, paper)
        case "box":
            yield from (f"a box with a fixed {key}" for key in FIXED if key in part)
            buttons = [one for one in part["contents"] if one["type"] == "button"]
            if part["layout"] != "vertical" and len(buttons) > 1:
                yield "two buttons beside each other"
            for one in part["contents"]:
                yield from _part(one, paper)


def _text(part: Part, paper: str) -> Iterator[str]:
    words = part["text"][:30]
    if part.get("scaling") is not True:
        yield f"{words!r} does not grow with the phone's letters"
    if part.get("wrap") is not True or "maxLines" in part or "adjustMode" in part:
        yield f"{words!r} may be cut"
    if part.get("size", "md") in SMALL or part.get("size", "md")[0].isdigit():
        yield f"{words!r} is small"
    if (seen := contrast(part.get("color", "#000000"), paper)) < CONTRAST_AT_LEAST:
        yield f"{words!r} is pale: {seen:.1f}"


def _button(part: Part, paper: str) -> Iterator[str]:
    label = part["action"]["label"]
    if part.get("scaling") is not True:
        yield f"button {label!r} does not grow with the phone's letters"
    if graphemes(label) > LABEL_AT_MOST:
        yield f"button {label!r} is longer than {LABEL_AT_MOST}"
    if part.get("height", "md") != "md":
        yield f"button {label!r} is low"
    style, color = part.get("style", "link"), part.get("color")
    if color is None:
        yield f"button {label!r} has no colour of ours"
    elif (
        seen := contrast(LETTERS[style], color) if style in LETTERS else contrast(color, paper)
    ) < CONTRAST_AT_LEAST:
        yield f"button {label!r} is pale: {seen:.1f}"


def _buttons(part: Part) -> Iterator[Part]:
    if part["type"] == "button":
        yield part
    for one in part.get("contents", ()):
        yield from _buttons(one)


def contrast(one: str, other: str) -> float:
    """Return how well two colours stand apart, 1 to 21, as the WCAG counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
