"""Check the actions behind buttons: what each kind needs, how long it may be, and where it may stand."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator.rules.found import Spot

QUICK_ONLY = {"camera", "cameraRoll", "location"}
NEEDS = {
    "postback": ("data",),
    "message": ("text",),
    "uri": ("uri",),
    "datetimepicker": ("data", "mode"),
    "richmenuswitch": ("data", "richMenuAliasId"),
}
PICKER = {
    "date": (r"\d{4}-\d\d-\d\d", "%Y-%m-%d"),
    "time": (r"\d\d:\d\d", "%H:%M"),
    "datetime": (r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d", "%Y-%m-%dT%H:%M"),
}
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Stand:
    """A kind of place an action can stand in, and what LINE asks of its label there."""

    longest_label: int
    label_needed: bool = True


QUICK_REPLY = Stand(20)
TEMPLATE = Stand(20)
IMAGE_CAROUSEL = Stand(12, label_needed=False)
FLEX_BUTTON = Stand(40)
FLEX_AREA = Stand(40, label_needed=False)
MENU = Stand(20, label_needed=False)


def check_action(spot: Spot, action: dict[str, Any], stand: Stand) -> None:
    """Refuse what LINE refuses in one action."""
    kind = action["type"]
    if kind in QUICK_ONLY and stand is not QUICK_REPLY:
        spot.refuse(f"{kind} actions are for quick replies only", "type")
    if kind == "richmenuswitch" and stand is not MENU:
        spot.refuse("richmenuswitch actions are for rich menus only", "type")
    spot.need(action, (*(["label"] if stand.label_needed else []), *NEEDS.get(kind, ())))
    spot.letters(action, "label", stand.longest_label, least=1 if stand.label_needed else 0)
    _check_words(spot, action)
    if kind == "uri":
        _check_link(spot, action)
    if kind == "datetimepicker":
        _check_picker(spot, action)


def _check_words(spot: Spot, action: dict[str, Any]) -> None:
    for key in ("displayText", "fillInText", "text"):
        spot.letters(action, key, 300)
    if "fillInText" in action and action.get("inputOption") != "openKeyboard":
        spot.refuse("fillInText needs inputOption openKeyboard", "fillInText")
    if "displayText" in action and "text" in action:
        spot.refuse("displayText and text cannot be used together", "displayText")


def _check_link(spot: Spot, action: dict[str, Any]) -> None:
    spot.link(action, "uri")
    spot.at("altUri").link(action.get("altUri", {}), "desktop")


def _check_picker(spot: Spot, action: dict[str, Any]) -> None:
    if action.get("mode") not in PICKER:
        return
    bounds = {key: _moment(spot, action, key) for key in ("min", "initial", "max") if key in action}
    given = [moment for moment in bounds.values() if moment]
    if given != sorted(given):
        spot.refuse("min, initial and max must stand in order", "initial" if "initial" in bounds else "min")


def _moment(spot: Spot, action: dict[str, Any], key: str) -> datetime | None:
    pattern, form = PICKER[action["mode"]]
    try:
        moment = datetime.strptime(action[key].upper(), form)  # noqa: DTZ007 - LINE's pickers know no zones
    except ValueError:
        moment = None
    if not moment or not re.fullmatch(pattern, action[key]):
        spot.refuse("invalid format", key)
        return None
    if moment.year not in YEARS:
        spot.refuse("must be between 1900-01-01 and 2100-12-31", key)
    return moment
