"""What LINE refuses in a rich menu is found before its picture is uploaded in vain."""

import pytest

from bot.line.check import check_rich_menu
from tests.bot.line_messages import menu

CAMERA = {"type": "camera", "label": "ถ่าย"}
SWITCH = {"type": "richmenuswitch", "richMenuAliasId": "b", "data": "b"}


def test_a_label_as_long_as_line_allows_in_clusters_passes():
    area = menu()["areas"][0]
    areas = [area, area | {"action": SWITCH | {"richMenuAliasId": "tab-b"}}]
    assert check_rich_menu(menu(chatBarText="น้ำ" * 14, name="น้ำ" * 300, areas=areas)) == ()


WRONG_MENUS = [
    (menu(chatBarText="ก" * 15), "chatBarText"),
    (menu(chatBarText=""), "chatBarText"),
    (menu(name="ก" * 301), "name"),
    (menu(areas=menu()["areas"] * 21), "areas"),
    (menu(size={"width": 2501, "height": 1686}), "size.width"),
    (menu(size={"width": 2500, "height": 1725}), "size.height"),
    (menu(size={"width": 2500, "height": 249}, areas=[]), "size.height"),
    (menu(areas=[menu()["areas"][0] | {"action": CAMERA}]), "areas[0].action.type"),
    (
        menu(areas=[menu()["areas"][0] | {"action": SWITCH | {"richMenuAliasId": "Tab B"}}]),
        "areas[0].action.richMenuAliasId",
    ),
    (
        menu(areas=[menu()["areas"][0] | {"bounds": {"x": 2000, "y": 0, "width": 501, "height": 9}}]),
        "areas[0].bounds",
    ),
    (menu(selected=None), "selected"),
    ({}, "areas"),
]


@pytest.mark.parametrize(("wrong", "place"), WRONG_MENUS, ids=[place for _, place in WRONG_MENUS])
def test_a_wrong_menu_is_found_where_it_is_wrong(wrong, place):
    assert place == check_rich_menu(wrong)[0].property
