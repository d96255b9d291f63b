"""Rules for imagemap messages: one picture with areas to tap."""

import re

from bot.line import limits
from bot.line.faults import Found, under
from bot.line.rules import fields
from bot.line.rules.fields import Json

_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def imagemap(message: Json) -> Found:
    """Yield what is wrong with an imagemap."""
    yield from fields.picture(message, "baseUrl")
    if _EXTENSION.search(message["baseUrl"].rpartition("/")[2]):
        yield "baseUrl", "Must not end in a file extension"
    yield from fields.in_units(message, "altText", limits.ALT_TEXT)
    base = message["baseSize"]
    if base["width"] != limits.IMAGEMAP_WIDTH:
        yield "baseSize.width", f"Must be {limits.IMAGEMAP_WIDTH}"
    yield from fields.count(message, "actions", 1, limits.IMAGEMAP_AREAS)
    for index, tap in enumerate(message["actions"]):
        yield from under(f"actions[{index}]", _tapped(tap, base))
    if "video" in message:
        yield from under("video", _video(message["video"], base))


def _tapped(tap: Json, base: Json) -> Found:
    yield from fields.in_units(tap, "label", limits.IMAGEMAP_LABEL)
    yield from fields.uri(tap, "linkUri")
    yield from fields.in_units(tap, "text", limits.IMAGEMAP_TEXT)
    yield from outside(tap["area"], "area", base)


def _video(video: Json, base: Json) -> Found:
    yield from fields.picture(video, "originalContentUrl")
    yield from fields.picture(video, "previewImageUrl")
    yield from outside(video["area"], "area", base)
    link = video.get("externalLink")
    if link is not None:
        yield from under("externalLink", fields.uri(link, "linkUri"))
        yield from under("externalLink", fields.in_units(link, "label", limits.IMAGEMAP_LINK_LABEL))


def outside(area: Json, key: str, whole: Json) -> Found:
    """Yield a fault when an area to tap is empty or leaves its picture."""
    across = area["x"] >= 0 and 1 <= area["width"] <= whole["width"] - area["x"]
    down = area["y"] >= 0 and 1 <= area["height"] <= whole["height"] - area["y"]
    if not (across and down):
        yield key, "Must be inside the image"
