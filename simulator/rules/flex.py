"""Check Flex messages beyond their schema: sizes, values, and which component may stand where."""

from typing import Any

from simulator.rules.actions import FLEX_AREA, FLEX_BUTTON, check_action
from simulator.rules.flex_values import understood
from simulator.rules.found import Spot
from simulator.rules.measure import json_bytes

Component = dict[str, Any]

BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
MOST_BUBBLES = 12
BLOCKS = ("header", "hero", "body", "footer")
HERO = {"box", "image", "video"}
IN_BOX = {
    "horizontal": {"box", "button", "filler", "image", "separator", "text", "video"},
    "vertical": {"box", "button", "filler", "image", "separator", "text", "video"},
    "baseline": {"filler", "icon", "text"},
}


def check_flex(spot: Spot, container: Component) -> None:
    """Refuse what LINE refuses in the contents of one Flex message."""
    if container["type"] == "bubble":
        _check_bubble(spot, container)
        return
    bubbles = container["contents"]
    spot.size(bubbles, 1, MOST_BUBBLES, "contents")
    if len({bubble.get("size", "mega") for bubble in bubbles}) > 1:
        spot.refuse("all bubbles of a carousel must have the same size", "contents")
    if json_bytes(container) > CAROUSEL_BYTES:
        spot.refuse(f"a carousel must be at most {CAROUSEL_BYTES} bytes")
    for number, bubble in enumerate(bubbles):
        _check_bubble(spot.at("contents", number), bubble)


def _check_bubble(spot: Spot, bubble: Component) -> None:
    if json_bytes(bubble) > BUBBLE_BYTES:
        spot.refuse(f"a bubble must be at most {BUBBLE_BYTES} bytes")
    if not any(block in bubble for block in BLOCKS):
        spot.refuse("at least one block must be specified")
    for block, style in bubble.get("styles", {}).items():
        _check_values(spot.at("styles", block), "style", style)
    for block in BLOCKS:
        if block in bubble:
            _check_component(spot.at(block), bubble[block])
    if "hero" in bubble and bubble["hero"]["type"] not in HERO:
        spot.refuse("invalid property", "hero")
    if "action" in bubble:
        check_action(spot.at("action"), bubble["action"], FLEX_AREA)


def _check_component(spot: Spot, component: Component) -> None:
    kind = component["type"]
    _check_values(spot, kind, component)
    if "action" in component:
        check_action(spot.at("action"), component["action"], FLEX_BUTTON if kind == "button" else FLEX_AREA)
    match kind:
        case "box":
            _check_box(spot, component)
        case "text":
            _check_text(spot, component)
        case "image" | "icon":
            spot.picture(component, "url")
        case "video":
            spot.picture(component, "url", "previewUrl")
            _check_component(spot.at("altContent"), component["altContent"])


def _check_box(spot: Spot, box: Component) -> None:
    allowed = IN_BOX[box["layout"]]
    if "background" in box:
        _check_values(spot.at("background"), "background", box["background"])
    for number, inner in enumerate(box["contents"]):
        if inner["type"] not in allowed:
            spot.refuse("invalid property", "contents", number, "type")
        _check_component(spot.at("contents", number), inner)


def _check_text(spot: Spot, text: Component) -> None:
    if not text.get("text") and not text.get("contents"):
        spot.refuse("text or contents must be specified", "text")
    for number, span in enumerate(text.get("contents", [])):
        _check_values(spot.at("contents", number), "span", span)


def _check_values(spot: Spot, kind: str, holder: Component) -> None:
    for key, value in holder.items():
        if not understood(kind, key, value):
            spot.refuse("invalid property", key)
    for key in ("flex", "maxLines"):
        if holder.get(key, 0) < 0:
            spot.refuse("invalid property", key)
