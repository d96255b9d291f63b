"""Check one message of any kind against the limits of LINE's manual, after its schema has passed."""

import re
from typing import Any

from simulator.rules.actions import QUICK_REPLY, check_action
from simulator.rules.flex import check_flex
from simulator.rules.found import Spot
from simulator.rules.measure import graphemes, utf16_units
from simulator.rules.templates import check_template

Message = dict[str, Any]

TEXT = 5000
ALT_TEXT = 1500
IMAGEMAP_WIDTH = 1040
RESERVED_NAME = "line"
SUBSTITUTION_KEY = re.compile(r"[0-9a-zA-Z_]{1,20}")
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def check_message(spot: Spot, message: Message) -> None:
    """Refuse what LINE refuses in one message object."""
    _check_common(spot, message)
    match message["type"]:
        case "text":
            spot.units(message, "text", TEXT)
            _check_emojis(spot, message)
        case "textV2":
            spot.units(message, "text", TEXT)
            _check_substitution(spot, message)
        case "flex":
            spot.units(message, "altText", ALT_TEXT)
            check_flex(spot.at("contents"), message["contents"])
        case "template":
            spot.units(message, "altText", ALT_TEXT)
            check_template(spot.at("template"), message["template"])
        case "imagemap":
            _check_imagemap(spot, message)
        case _:
            _check_media(spot, message)


def mentioned(message: Message) -> list[tuple[str, dict[str, Any]]]:
    """Return whom a textV2 mentions, by the name of each placeholder."""
    given = message.get("substitution", {}) if message["type"] == "textV2" else {}
    return [(key, value["mentionee"]) for key, value in given.items() if value["type"] == "mention"]


def _check_common(spot: Spot, message: Message) -> None:
    sender = message.get("sender", {})
    spot.at("sender").picture(sender, "iconUrl")
    if RESERVED_NAME in sender.get("name", "").lower():
        spot.refuse("the name contains a word that cannot be used", "sender", "name")
    if "quickReply" in message:
        _check_quick_reply(spot.at("quickReply"), message["quickReply"])


def _check_quick_reply(spot: Spot, quick_reply: dict[str, Any]) -> None:
    spot.size(quick_reply.get("items", []), 1, 13, "items")
    for number, item in enumerate(quick_reply.get("items", [])):
        below = spot.at("items", number)
        below.need(item, ("action", "type"))
        if item.get("type", "action") != "action":
            below.refuse("Must be one of the following values: [action]", "type")
        below.picture(item, "imageUrl")
        if "action" in item:
            check_action(below.at("action"), item["action"], QUICK_REPLY)


def _check_emojis(spot: Spot, message: Message) -> None:
    emojis = message.get("emojis", [])
    spot.size(emojis, 0, 20, "emojis")
    units = message["text"].encode("utf-16-le", "surrogatepass")
    for number, emoji in enumerate(emojis):
        start = 2 * emoji.get("index", 0)
        if start < 0 or units[start : start + 2] != b"$\0":
            spot.refuse("index must point to a $ in the text", "emojis", number, "index")


def _check_substitution(spot: Spot, message: Message) -> None:
    given = message.get("substitution", {})
    spot.size(list(given), 0, 100, "substitution")
    for key in given:
        if not SUBSTITUTION_KEY.fullmatch(key):
            spot.refuse("invalid key", "substitution", key)
    for match in PLACEHOLDER.finditer(message["text"]):
        if match.group() not in {"{{", "}}"} and match.group(1) not in given:
            spot.refuse(f"{match.group()} is not defined in substitution", "text")
    for kind in ("emoji", "mention"):
        if sum(value["type"] == kind for value in given.values()) > 20:
            spot.refuse(f"at most 20 {kind}s", "substitution")


def _check_imagemap(spot: Spot, message: Message) -> None:
    spot.picture(message, "baseUrl")
    if message["baseSize"]["width"] != IMAGEMAP_WIDTH:
        spot.refuse(f"must be {IMAGEMAP_WIDTH}", "baseSize", "width")
    spot.units(message, "altText", ALT_TEXT)
    spot.size(message["actions"], 1, 50, "actions")
    for number, action in enumerate(message["actions"]):
        below = spot.at("actions", number)
        below.units(action, "label", 100)
        below.link(action, "linkUri")
        if graphemes(action.get("text", "")) > 400:
            below.refuse("Length must be between 1 and 400", "text")


def _check_media(spot: Spot, message: Message) -> None:
    spot.picture(message, "originalContentUrl", "previewImageUrl")
    spot.units(message, "trackingId", 100)
    if message["type"] == "location":
        spot.units(message, "title", 100)
        spot.units(message, "address", 100)
        for key, most in (("latitude", 90), ("longitude", 180)):
            if not -most <= message[key] <= most:
                spot.refuse(f"must be between -{most} and {most}", key)
    if message["type"] == "sticker":
        for key in ("packageId", "stickerId"):
            if utf16_units(message[key]) == 0 or not message[key].isdecimal():
                spot.refuse("invalid property", key)
    if message["type"] == "audio" and message["duration"] <= 0:
        spot.refuse("must be greater than 0", "duration")
