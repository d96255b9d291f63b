"""Rules for Flex messages: which component may stand where, and how large the whole may be."""

from collections.abc import Callable, Mapping

from bot.line import limits
from bot.line.counting import json_bytes
from bot.line.faults import EMPTY, INVALID, Found, one_of, under
from bot.line.rules import fields
from bot.line.rules.actions import FLEX_AREA, FLEX_BUTTON, FLEX_VIDEO, action
from bot.line.rules.fields import Json
from bot.line.rules.flex_values import VALUES, Fits

_STACKED = frozenset({"box", "button", "image", "text", "separator", "filler"})
_IN_LINE = frozenset({"icon", "text", "filler"})
_HERO = frozenset({"box", "image", "video"})
_INSTEAD_OF_VIDEO = frozenset({"box", "image"})
_VIDEO_SIZES = frozenset({"kilo", "mega", "giga"})
_BLOCKS = ("header", "hero", "body", "footer")
_DEFAULT_SIZE = "mega"


def flex(message: Json) -> Found:
    """Yield what is wrong with a Flex message."""
    yield from fields.in_units(message, "altText", limits.ALT_TEXT)
    contents = message["contents"]
    most = limits.CAROUSEL_BYTES if contents["type"] == "carousel" else limits.BUBBLE_BYTES
    if json_bytes(contents) > most:
        yield "contents", f"Must be at most {most} bytes of JSON"
    if contents["type"] == "carousel":
        yield from under("contents", _carousel(contents))
    else:
        yield from under("contents", _bubble(contents))
        yield from under("contents", _video_place(contents))


def _carousel(carousel: Json) -> Found:
    bubbles = carousel["contents"]
    yield from fields.count(carousel, "contents", 1, limits.BUBBLES)
    for index, bubble in enumerate(bubbles):
        place = f"contents[{index}]"
        if json_bytes(bubble) > limits.BUBBLE_BYTES:
            yield place, f"Must be at most {limits.BUBBLE_BYTES} bytes of JSON"
        if bubble.get("size", _DEFAULT_SIZE) != bubbles[0].get("size", _DEFAULT_SIZE):
            yield f"{place}.size", "Must be the same in all bubbles"
        if bubble.get("hero", {}).get("type") == "video":
            yield f"{place}.hero", "Must not be a video in a carousel"
        yield from under(place, _bubble(bubble))


def _video_place(bubble: Json) -> Found:
    size = bubble.get("size", _DEFAULT_SIZE)
    if bubble.get("hero", {}).get("type") == "video" and size not in _VIDEO_SIZES:
        yield "size", one_of(_VIDEO_SIZES)


def _bubble(bubble: Json) -> Found:
    hero = bubble.get("hero")
    if hero is not None and hero["type"] not in _HERO:
        yield "hero.type", one_of(_HERO)
    for block in _BLOCKS:
        if block in bubble:
            yield from under(block, _component(bubble[block]))
    for block, style in bubble.get("styles", {}).items():
        yield from under(f"styles.{block}", _values(style, VALUES["style"]))
    yield from action(bubble, "action", FLEX_AREA)


def _component(component: Json) -> Found:
    kind = component["type"]
    yield from _values(component, VALUES[kind])
    rule = _KINDS.get(kind)
    if rule is not None:
        yield from rule(component)


def _values(thing: Json, fits: Mapping[str, Fits]) -> Found:
    for key, value in thing.items():
        fit = fits.get(key)
        if fit is not None and not fit(value):
            yield key, INVALID


def _box(box: Json) -> Found:
    allowed = _IN_LINE if box["layout"] == "baseline" else _STACKED
    for index, child in enumerate(box["contents"]):
        if child["type"] not in allowed:
            yield f"contents[{index}].type", one_of(allowed)
        yield from under(f"contents[{index}]", _component(child))
    if "background" in box:
        yield from under("background", _values(box["background"], VALUES["background"]))
    yield from action(box, "action", FLEX_AREA)


def _text(text: Json) -> Found:
    spans = text.get("contents")
    if not spans and not text.get("text"):
        yield "text", EMPTY
    for index, span in enumerate(spans or ()):
        yield from under(f"contents[{index}]", _component(span))
    yield from action(text, "action", FLEX_AREA)


def _span(span: Json) -> Found:
    if not span.get("text"):
        yield "text", EMPTY


def _button(button: Json) -> Found:
    yield from action(button, "action", FLEX_BUTTON)


def _image(image: Json) -> Found:
    yield from fields.picture(image, "url")
    yield from action(image, "action", FLEX_AREA)


def _icon(icon: Json) -> Found:
    yield from fields.picture(icon, "url")


def _video(video: Json) -> Found:
    yield from fields.picture(video, "url")
    yield from fields.picture(video, "previewUrl")
    instead = video["altContent"]
    if instead["type"] not in _INSTEAD_OF_VIDEO:
        yield "altContent.type", one_of(_INSTEAD_OF_VIDEO)
    yield from under("altContent", _component(instead))
    yield from action(video, "action", FLEX_VIDEO)


_KINDS: Mapping[str, Callable[[Json], Found]] = {
    "box": _box,
    "text": _text,
    "span": _span,
    "button": _button,
    "image": _image,
    "icon": _icon,
    "video": _video,
}
