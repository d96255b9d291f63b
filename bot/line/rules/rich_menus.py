"""Rules for rich menus, the pictures with buttons under the chat."""

from bot.line import limits
from bot.line.faults import Found, under
from bot.line.rules import fields
from bot.line.rules.actions import RICH_MENU, action
from bot.line.rules.fields import Json
from bot.line.rules.imagemaps import outside


def rich_menu(menu: Json) -> Found:
    """Yield what is wrong with a rich menu."""
    yield from under("size", _size(menu["size"]))
    yield from fields.in_graphemes(menu, "chatBarText", limits.MENU_BAR_GRAPHEMES)
    yield from fields.in_graphemes(menu, "name", limits.MENU_NAME_GRAPHEMES)
    yield from fields.count(menu, "areas", 1, limits.MENU_AREAS)
    for index, area in enumerate(menu["areas"]):
        yield from under(f"areas[{index}]", action(area, "action", RICH_MENU))
        yield from under(f"areas[{index}]", outside(area["bounds"], "bounds", menu["size"]))


def _size(menu_size: Json) -> Found:
    width, height = menu_size["width"], menu_size["height"]
    if not limits.MENU_NARROWEST <= width <= limits.MENU_WIDEST:
        yield "width", f"Must be between {limits.MENU_NARROWEST} and {limits.MENU_WIDEST}"
    if height < limits.MENU_LOWEST:
        yield "height", f"Must be at least {limits.MENU_LOWEST}"
    if width * 100 < height * limits.MENU_FLATTEST_PERCENT:
        yield "height", f"Must be at most width / {limits.MENU_FLATTEST_PERCENT / 100}"
