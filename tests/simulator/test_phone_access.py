"""The phone page for everybody: axe finds nothing, fingers hit, the keyboard reaches, new messages are heard."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.simulator.line_kit import MALI, SOMCHAI
from tests.simulator.phone_kit import Hall, settled, too_small
from tests.simulator.phone_messages import KINDS, asks, postback
from tests.simulator.test_phone_menu import add_menu

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
PICKER = {"type": "datetimepicker", "label": "เลือกวัน", "data": "d", "mode": "datetime"}
CARDS = [kind for kind in KINDS if kind != "flex-plain"]


def violations(page: Page) -> list[str]:
    """Return what axe objects to, one line a place."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def everything_said(hall: Hall, size: int) -> None:
    """Put every kind of message onto two phones and a group."""
    made = hall.line.post("/control/groups", {"name": "กลุ่ม", "members": [MALI, SOMCHAI]})["id"]
    hall.line.post(f"/control/groups/{made}/join")
    hall.line.post(f"/control/groups/{made}/say", {"person": SOMCHAI, "text": "มาไหม", "mention": True})
    hall.line.do(MALI, "follow")
    hall.line.say(SOMCHAI, "สวัสดี https://sanam.example")
    for act in ("sticker", "audio"):
        hall.line.do(SOMCHAI, act)
    for at in range(0, len(CARDS), 5):
        hall.push(*(KINDS[kind] for kind in CARDS[at : at + 5]))
    hall.push(asks("วันไหนคะ", PICKER, postback("วันนี้")))
    hall.page.set_viewport_size({"width": 1500, "height": 950})
    somchai = hall.open(f"?people={MALI},{SOMCHAI}&groups={made}&size={size}")
    settled(somchai, 3 + len(CARDS) + 1)


@pytest.mark.parametrize("size", [100, 200])
def test_axe_finds_nothing_on_phones_full_of_everything(hall: Hall, size: int) -> None:
    everything_said(hall, size)
    hall.shoot(f"hall-{size}")

    assert violations(hall.page) == []


@pytest.mark.parametrize("size", [100, 200])
def test_axe_finds_nothing_with_menu_and_picker_open(hall: Hall, size: int) -> None:
    first = add_menu(hall.line, alias="first", other="second", colour=(6, 115, 58))
    hall.line.api(f"/user/all/richmenu/{first}")
    hall.page.set_viewport_size({"width": 390, "height": 844})
    hall.push(asks("วันไหนคะ", PICKER))
    somchai = hall.open(f"?people={SOMCHAI}&size={size}")
    expect(somchai.locator(".menu-map")).to_be_visible()
    hall.shoot(f"menu-open-{size}")
    assert violations(hall.page) == []
    assert too_small(hall.page) == []
    somchai.locator("button.quick").click()
    hall.shoot(f"picker-{size}")

    assert violations(hall.page) == []
    assert too_small(hall.page) == []


@pytest.mark.parametrize(
    "tool", ["add-person", "scan", "text-size", "time", "weather", "group", "save-chat", "reset", "log"]
)
def test_axe_finds_nothing_in_what_the_desk_opens(hall: Hall, tool: str) -> None:
    hall.page.set_viewport_size({"width": 390, "height": 844})
    hall.open(name="มะลิ")
    hall.push()
    hall.desk(tool)
    hall.shoot(f"desk-{tool}")

    assert violations(hall.page) == []
    assert too_small(hall.page) == []


@pytest.mark.parametrize("opens", ["more", "plus", "photo", "voice", "sticker"])
def test_axe_finds_nothing_in_what_a_phone_opens(hall: Hall, opens: str) -> None:
    hall.page.set_viewport_size({"width": 390, "height": 844})
    somchai = hall.open(f"?people={SOMCHAI}")
    somchai.get_by_test_id(opens).click()
    hall.shoot(f"sheet-{opens}")

    assert violations(hall.page) == []
    assert too_small(hall.page) == []


def test_axe_finds_nothing_when_the_weather_is_bad(hall: Hall) -> None:
    hall.open()
    dialog = hall.desk("weather")
    for kind in ("slow", "twice", "offline"):
        dialog.get_by_test_id(f"weather-{kind}").check()
    dialog.get_by_test_id("dialog-close").click()
    hall.shoot("weather")

    assert violations(hall.page) == []
    hall.page.get_by_test_id("end-offline").click()


def test_axe_would_find_something(hall: Hall) -> None:
    hall.open()
    hall.page.add_style_tag(content=".clock-now { color: #ccc }")

    assert [found.split(":")[0] for found in violations(hall.page)] == ["color-contrast"]


def test_every_finger_hits(hall: Hall) -> None:
    everything_said(hall, 100)

    assert too_small(hall.page) == []


def test_a_question_is_answered_with_the_keyboard_alone(hall: Hall) -> None:
    somchai = hall.open(f"?people={SOMCHAI}")
    hall.push(asks("กี่คนคะ", postback("สิบ")))
    chip = somchai.locator("button.quick")
    expect(chip).to_be_visible()
    somchai.locator(".chat").focus()
    for _ in range(4):
        hall.page.keyboard.press("Tab")
        if chip.evaluate("one => one === document.activeElement"):
            break
    outline = chip.evaluate("one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth")
    hall.page.keyboard.press("Enter")

    assert outline == "solid3px"
    assert hall.last()["postback"]["data"] == "data-สิบ"


def test_a_sheet_keeps_the_keyboard_and_gives_it_back(hall: Hall) -> None:
    somchai = hall.open(f"?people={SOMCHAI}")
    somchai.get_by_test_id("plus").click()
    expect(somchai.get_by_test_id("attach-place")).to_be_focused()
    assert somchai.locator(".foot").evaluate("one => one.inert")
    hall.page.keyboard.press("Escape")

    expect(somchai.get_by_test_id("plus")).to_be_focused()


def test_new_messages_are_said_aloud_and_the_page_is_thai(hall: Hall) -> None:
    somchai = hall.open()
    hall.push({"type": "text", "text": "เตือนค่ะ"})

    expect(somchai.get_by_role("log")).to_contain_text("สนาม: เตือนค่ะ")
    assert hall.page.locator("html").get_attribute("lang") == "th"


def test_nothing_moves_for_those_who_asked_for_stillness(hall: Hall) -> None:
    somchai = hall.open()
    hall.line.api("/chat/loading/start", {"chatId": SOMCHAI, "loadingSeconds": 20})
    dot = somchai.locator(".dots i").first
    assert dot.evaluate("one => getComputedStyle(one).animationName") == "none"
    hall.page.emulate_media(reduced_motion="no-preference")
    assert dot.evaluate("one => getComputedStyle(one).animationName") == "dot"
    hall.page.emulate_media(reduced_motion="reduce")
