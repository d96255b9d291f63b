"""Check rich menus and the pictures that are laid over them."""

from typing import Any

from simulator.rules import spec
from simulator.rules.actions import MENU, check_action
from simulator.rules.found import Spot
from simulator.rules.problem import Problem

MOST_AREAS = 20
NEEDED = ("size", "selected", "name", "chatBarText", "areas")
WIDTHS = range(800, 2501)
LEAST_HEIGHT = 250
LEAST_RATIO = 1.45


def menu_problems(menu: Any) -> list[Problem]:
    """Return everything LINE would refuse in a rich menu object."""
    found = spec.problems("RichMenuRequest", menu)
    if found:
        return found
    spot = Spot()
    spot.need(menu, NEEDED)
    spot.letters(menu, "chatBarText", 14)
    spot.letters(menu, "name", 300)
    spot.size(menu.get("areas", []), 0, MOST_AREAS, "areas")
    for number, area in enumerate(menu.get("areas", [])):
        below = spot.at("areas", number)
        below.need(area, ("bounds", "action"))
        if "bounds" in area and not _inside(area["bounds"], menu.get("size", {})):
            below.refuse("must lie inside the menu", "bounds")
        if "action" in area:
            check_action(below.at("action"), area["action"], MENU)
    size = menu.get("size", {})
    if not fits(size.get("width", 0), size.get("height", 0)):
        spot.refuse("invalid size", "size")
    return spot.problems


def _inside(bounds: dict[str, int], size: dict[str, int]) -> bool:
    """Say whether an area has a size and lies inside its menu."""
    x, y, width, height = (bounds.get(key, 0) for key in ("x", "y", "width", "height"))
    return (
        x >= 0
        and y >= 0
        and 0 < width <= size.get("width", 0) - x
        and 0 < height <= size.get("height", 0) - y
    )


def fits(width: int, height: int) -> bool:
    """Say whether a picture of this size may be a rich menu."""
    return width in WIDTHS and height >= LEAST_HEIGHT and width / height >= LEAST_RATIO
