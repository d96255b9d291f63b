"""Rules for template messages: buttons, confirm, carousel, image carousel."""

from collections.abc import Callable, Mapping

from bot.line import limits
from bot.line.faults import Found, under
from bot.line.rules import fields
from bot.line.rules.actions import IMAGE_COLUMN, TEMPLATE_AREA, TEMPLATE_BUTTON, Place, action, tapped
from bot.line.rules.fields import Json


def template(message: Json) -> Found:
    """Yield what is wrong with a template message."""
    yield from fields.in_units(message, "altText", limits.ALT_TEXT)
    inner = message["template"]
    yield from under("template", _KINDS[inner["type"]](inner))


def _buttons(card: Json) -> Found:
    yield from _card(card, limits.BUTTONS_TEXT_GRAPHEMES, limits.BUTTONS)


def _confirm(card: Json) -> Found:
    yield from fields.in_graphemes(card, "text", limits.CONFIRM_TEXT_GRAPHEMES)
    yield from fields.count(card, "actions", limits.CONFIRM_BUTTONS, limits.CONFIRM_BUTTONS)
    yield from _taps(card, TEMPLATE_BUTTON)


def _carousel(cards: Json) -> Found:
    columns = cards["columns"]
    yield from fields.count(cards, "columns", 1, limits.COLUMNS)
    for index, column in enumerate(columns):
        place = f"columns[{index}]"
        yield from under(place, _card(column, limits.COLUMN_TEXT_GRAPHEMES, limits.COLUMN_BUTTONS))
        yield from under(place, _unlike(column, columns[0]))


def _unlike(column: Json, first: Json) -> Found:
    """Yield where a column differs from the first in what all must have alike."""
    if len(column["actions"]) != len(first["actions"]):
        yield "actions", f"Must hold {len(first['actions'])} actions as the first column does"
    for key in ("thumbnailImageUrl", "title"):
        if (key in column) != (key in first):
            yield key, "Must be used in all columns or in none"


def _images(cards: Json) -> Found:
    yield from fields.count(cards, "columns", 1, limits.COLUMNS)
    for index, column in enumerate(cards["columns"]):
        place = f"columns[{index}]"
        yield from under(place, fields.picture(column, "imageUrl"))
        yield from under(place, action(column, "action", IMAGE_COLUMN))


def _card(card: Json, text_most: int, buttons_most: int) -> Found:
    """Yield what is wrong with a card; an image or a title leaves less room for the text."""
    pictured = "thumbnailImageUrl" in card or "title" in card
    yield from fields.picture(card, "thumbnailImageUrl")
    yield from fields.in_graphemes(card, "title", limits.TITLE_GRAPHEMES)
    yield from fields.in_graphemes(card, "text", limits.PICTURED_TEXT_GRAPHEMES if pictured else text_most)
    yield from fields.count(card, "actions", 1, buttons_most)
    yield from action(card, "defaultAction", TEMPLATE_AREA)
    yield from _taps(card, TEMPLATE_BUTTON)


def _taps(card: Json, place: Place) -> Found:
    for index, tap in enumerate(card["actions"]):
        yield from under(f"actions[{index}]", tapped(tap, place))


_KINDS: Mapping[str, Callable[[Json], Found]] = {
    "buttons": _buttons,
    "confirm": _confirm,
    "carousel": _carousel,
    "image_carousel": _images,
}
