"""Check template messages: buttons, confirm, carousel, image carousel."""

from typing import Any

from simulator.rules.actions import IMAGE_CAROUSEL, TEMPLATE, Stand, check_action
from simulator.rules.found import Spot

TITLE = 40


def check_template(spot: Spot, template: dict[str, Any]) -> None:
    """Refuse what LINE refuses in one template."""
    match template["type"]:
        case "buttons":
            _check_card(spot, template, plain=160, titled=60, most_actions=4)
        case "confirm":
            spot.letters(template, "text", 240)
            _check_actions(spot, template["actions"], 2, 2)
        case "carousel":
            _check_carousel(spot, template["columns"])
        case "image_carousel":
            _check_pictures(spot, template["columns"])


def _check_card(spot: Spot, card: dict[str, Any], *, plain: int, titled: int, most_actions: int) -> None:
    spot.letters(card, "title", TITLE)
    spot.letters(card, "text", titled if "title" in card or "thumbnailImageUrl" in card else plain)
    spot.picture(card, "thumbnailImageUrl")
    _check_actions(spot, card["actions"], 1, most_actions)
    if "defaultAction" in card:
        check_action(spot.at("defaultAction"), card["defaultAction"], Stand(20, label_needed=False))


def _check_actions(spot: Spot, actions: list[dict[str, Any]], least: int, most: int) -> None:
    spot.size(actions, least, most, "actions")
    for number, action in enumerate(actions):
        check_action(spot.at("actions", number), action, TEMPLATE)


def _check_carousel(spot: Spot, columns: list[dict[str, Any]]) -> None:
    spot.size(columns, 1, 10, "columns")
    for number, column in enumerate(columns):
        _check_card(spot.at("columns", number), column, plain=120, titled=60, most_actions=3)
    for key, words in (("title", "titles"), ("thumbnailImageUrl", "images")):
        if len({key in column for column in columns}) > 1:
            spot.refuse(f"either all columns have {words} or none", "columns")
    if len({len(column["actions"]) for column in columns}) > 1:
        spot.refuse("every column must have the same number of actions", "columns")


def _check_pictures(spot: Spot, columns: list[dict[str, Any]]) -> None:
    spot.size(columns, 1, 10, "columns")
    for number, column in enumerate(columns):
        below = spot.at("columns", number)
        below.picture(column, "imageUrl")
        check_action(below.at("action"), column["action"], IMAGE_CAROUSEL)
