"""Rules for what happens on a tap. Which action may stand where, and how long its label may be, depends on the place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.line import limits
from bot.line.faults import EMPTY, Found, one_of, under
from bot.line.rules import fields
from bot.line.rules.fields import Json
from bot.line.rules.pickers import picker

_USUAL = frozenset({"postback", "message", "uri", "datetimepicker", "clipboard"})
_PHONE = frozenset({"camera", "cameraRoll", "location"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an action stands: how long its label may be, whether it needs one, what it may do."""

    label: int
    label_required: bool
    kinds: frozenset[str] = _USUAL


QUICK_REPLY = Place(limits.LABEL_GRAPHEMES, label_required=True, kinds=_USUAL | _PHONE)
TEMPLATE_BUTTON = Place(limits.LABEL_GRAPHEMES, label_required=True)
TEMPLATE_AREA = Place(limits.LABEL_GRAPHEMES, label_required=False)
IMAGE_COLUMN = Place(limits.IMAGE_LABEL_GRAPHEMES, label_required=False)
FLEX_BUTTON = Place(limits.FLEX_LABEL_GRAPHEMES, label_required=True)
FLEX_AREA = Place(limits.FLEX_LABEL_GRAPHEMES, label_required=False)
FLEX_VIDEO = Place(limits.FLEX_LABEL_GRAPHEMES, label_required=True, kinds=frozenset({"uri"}))
RICH_MENU = Place(limits.LABEL_GRAPHEMES, label_required=False, kinds=_USUAL | {"richmenuswitch"})


def action(thing: Json, key: str, place: Place) -> Found:
    """Yield what is wrong with the action under the key, if there is one."""
    tap = thing.get(key)
    if tap is not None:
        yield from under(key, tapped(tap, place))


def tapped(tap: Json, place: Place) -> Found:
    """Yield what is wrong with an action that stands at the place."""
    kind = tap["type"]
    if kind not in place.kinds:
        yield "type", one_of(place.kinds)
    label = tap.get("label")
    if label is not None:
        yield from fields.in_graphemes(tap, "label", place.label, least=int(place.label_required))
    elif place.label_required:
        yield "label", EMPTY
    rule = _KINDS.get(kind)
    if rule is not None:
        yield from rule(tap)


def _postback(tap: Json) -> Found:
    for key in ("displayText", "text", "fillInText"):
        if key in tap:
            yield from fields.in_graphemes(tap, key, limits.SAID_GRAPHEMES, least=0)
    if "text" in tap and "displayText" in tap:
        yield "text", "Must not be used together with displayText"
    if "fillInText" in tap and tap.get("inputOption") != "openKeyboard":
        yield "fillInText", "Must only be used with inputOption openKeyboard"


def _message(tap: Json) -> Found:
    yield from fields.in_graphemes(tap, "text", limits.SAID_GRAPHEMES)


def _uri(tap: Json) -> Found:
    yield from fields.uri(tap, "uri")
    if "altUri" in tap:
        yield from under("altUri", fields.uri(tap["altUri"], "desktop"))


def _switch(tap: Json) -> Found:
    if not is_alias(tap["richMenuAliasId"]):
        yield "richMenuAliasId", "Must match a-z, 0-9, _ and - only"


def is_alias(name: str) -> bool:
    """Say whether a rich menu alias may be called this."""
    return 1 <= len(name) <= 32 and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")


_KINDS: Mapping[str, Callable[[Json], Found]] = {
    "postback": _postback,
    "message": _message,
    "uri": _uri,
    "datetimepicker": picker,
    "richmenuswitch": _switch,
}
