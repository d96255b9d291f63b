"""The rich menu on the phone page: its areas, its tabs, its bar, and the computer that shows none."""

import pytest
import urllib3
from playwright.sync_api import Locator, expect

from tests.simulator.line_kit import SOMCHAI, TOKEN, Hand
from tests.simulator.phone_kit import Hall
from tests.simulator.phone_messages import postback
from tests.simulator.png import png

pytestmark = pytest.mark.browser
SIZE = {"width": 1200, "height": 405}


def add_menu(line: Hand, *, alias: str, other: str, colour: tuple[int, int, int]) -> str:
    half = {"y": 0, "width": 600, "height": 405}
    switch = {"type": "richmenuswitch", "label": "อีกหน้า", "data": f"to-{other}", "richMenuAliasId": other}
    body = {
        "size": SIZE, "selected": True, "name": alias, "chatBarText": "เมนู",
        "areas": [
            {"bounds": {"x": 0, **half}, "action": postback("ส่งรายงาน")},
            {"bounds": {"x": 600, **half}, "action": switch},
        ],
    }  # fmt: skip
    status, made = line.api("/richmenu", body)
    assert status == 200, made
    uploaded = urllib3.request(
        "POST",
        f"{line.url}/v2/bot/richmenu/{made['richMenuId']}/content",
        body=png(1200, 405, colour),
        headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "image/png"},
    )
    assert uploaded.status == 200, uploaded.data
    line.api("/richmenu/alias", {"richMenuAliasId": alias, "richMenuId": made["richMenuId"]})
    return str(made["richMenuId"])


def with_menus(hall: Hall) -> Locator:
    first = add_menu(hall.line, alias="first", other="second", colour=(6, 115, 58))
    add_menu(hall.line, alias="second", other="first", colour=(43, 95, 158))
    hall.line.api(f"/user/all/richmenu/{first}")
    somchai = hall.open(f"?people={SOMCHAI}")
    expect(somchai.get_by_test_id("menu-area")).to_have_count(2)
    return somchai


def test_an_area_of_the_menu_is_pressed(hall: Hall) -> None:
    somchai = with_menus(hall)
    somchai.get_by_role("button", name="ส่งรายงาน").click()

    assert hall.last()["postback"]["data"] == "data-ส่งรายงาน"


def test_a_tab_changes_the_menu_and_says_so(hall: Hall) -> None:
    somchai = with_menus(hall)
    before = somchai.locator(".menu-map img").get_attribute("src")
    somchai.get_by_role("button", name="อีกหน้า").click()

    expect(somchai.locator(".menu-map img")).not_to_have_attribute("src", str(before))
    assert hall.last()["postback"] == {
        "data": "to-second",
        "params": {"newRichMenuAliasId": "second", "status": "SUCCESS"},
    }


def test_the_bar_folds_the_menu_and_so_does_the_keyboard(hall: Hall) -> None:
    somchai = with_menus(hall)
    hall.page.set_viewport_size({"width": 390, "height": 844})
    hall.shoot("menu-100")
    somchai.get_by_test_id("menu").click()
    expect(somchai.locator(".menu-map")).to_be_hidden()
    somchai.get_by_test_id("menu").click()
    expect(somchai.locator(".menu-map")).to_be_visible()

    somchai.get_by_test_id("composer").focus()

    expect(somchai.locator(".menu-map")).to_be_hidden()


def test_a_computer_shows_no_menu(hall: Hall) -> None:
    somchai = with_menus(hall)
    somchai.get_by_test_id("more").click()
    somchai.get_by_test_id("computer").check()
    expect(somchai.locator(".menu-bar")).to_have_count(0)
    somchai.get_by_test_id("computer").uncheck()

    expect(somchai.locator(".menu-bar")).to_have_count(1)
