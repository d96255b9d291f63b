"""The practice ground: what a trainer does at the desk while a hall of people looks on."""

import pytest
from playwright.sync_api import expect

from tests.simulator.line_kit import MALI, SOMCHAI
from tests.simulator.phone_kit import Hall
from tests.simulator.phone_messages import asks, postback

pytestmark = pytest.mark.browser
DEEP_LINK = "https://line.me/R/oaMessage/%40sanam/?2565%200001"


def test_a_new_person_gets_a_phone(hall: Hall) -> None:
    hall.open()
    dialog = hall.desk("add-person")
    dialog.get_by_test_id("new-name").fill("บุญมี")
    dialog.get_by_test_id("new-person").click()

    expect(hall.phone("บุญมี").get_by_test_id("follow")).to_be_visible()


def test_somebody_who_exists_is_added_with_one_tap(hall: Hall) -> None:
    hall.open()
    hall.desk("add-person").get_by_test_id("other-person").filter(has_text="ป้าแดง").click()

    expect(hall.phone("ป้าแดง")).to_be_visible()
    expect(hall.page.locator("[data-person]")).to_have_count(3)


@pytest.mark.parametrize(
    ("scanned", "said"),
    [("๒๕๖๕ ๐๐๐๑", "๒๕๖๕ ๐๐๐๑"), (DEEP_LINK, "2565 0001"), ("line://oaMessage/@sanam/?25650001", "25650001")],
)
def test_a_scanned_code_is_said_by_that_person(hall: Hall, scanned: str, said: str) -> None:
    hall.open()
    dialog = hall.desk("scan")
    dialog.get_by_test_id("scan-who").select_option(MALI)
    dialog.get_by_test_id("scan-code").fill(scanned)
    dialog.get_by_test_id("scan-send").click()

    follow, message = hall.line.bot.wait(2)
    assert (follow["type"], message["message"]["text"]) == ("follow", said)
    assert message["source"]["userId"] == MALI


def test_a_link_that_only_adds_the_friend_says_nothing(hall: Hall) -> None:
    hall.open()
    dialog = hall.desk("scan")
    dialog.get_by_test_id("scan-who").select_option(MALI)
    dialog.get_by_test_id("scan-code").fill("https://line.me/R/ti/p/@sanam")
    dialog.get_by_test_id("scan-send").click()
    hall.line.bot.wait(1)
    hall.line.idle()

    assert [event["type"] for event in hall.line.bot.events] == ["follow"]


def test_letters_grow_on_one_phone_alone_and_stay_grown(hall: Hall) -> None:
    somchai = hall.open()
    dialog = hall.desk("text-size")
    dialog.locator('[data-for="สมชาย"]').get_by_test_id("size-200").click()
    dialog.get_by_test_id("dialog-close").click()
    expect(somchai).to_have_attribute("data-size", "200")
    expect(hall.phone("มะลิ")).to_have_attribute("data-size", "100")

    hall.page.reload()

    expect(somchai).to_have_attribute("data-size", "200")
    hall.page.evaluate("localStorage.clear()")


def test_the_coordinators_screen_opens_and_closes(hall: Hall) -> None:
    hall.open(f"?people={MALI}", "มะลิ")
    button = hall.page.get_by_test_id("coordinator")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(hall.phone("สมชาย")).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")

    button.click()

    expect(hall.phone("สมชาย")).to_have_count(0)


@pytest.mark.parametrize(
    ("jump", "then"),
    [
        ("jump-hour", "22 พ.ย. 2564 เวลา 10.0"),
        ("jump-morning", "23 พ.ย. 2564 เวลา 09.00"),
        ("jump-day", "23 พ.ย. 2564 เวลา 09.0"),
    ],
)
def test_the_clock_jumps_with_one_tap(hall: Hall, jump: str, then: str) -> None:
    hall.open()
    hall.desk("time").get_by_test_id(jump).click()

    expect(hall.page.get_by_test_id("clock")).to_contain_text(then)


def test_the_clock_goes_to_a_chosen_day_but_never_back(hall: Hall) -> None:
    hall.open()
    dialog = hall.desk("time")
    years = dialog.get_by_test_id("time-year").locator("option").all_text_contents()
    days = dialog.locator("[data-testid=time-day] option").all_text_contents()
    dialog.get_by_test_id("time-month").select_option("12")
    dialog.locator("[data-testid=time-day]").select_option("5")
    expect(dialog.get_by_test_id("time-echo")).to_have_text("วันอาทิตย์ที่ 5 ธ.ค. 2564 เวลา 09.00 น.")
    dialog.get_by_test_id("time-go").click()

    assert (years[0], days[0]) == ("2564", "22")
    expect(hall.page.get_by_test_id("clock")).to_contain_text("5 ธ.ค. 2564 เวลา 09.00")


def test_a_reset_asks_first_and_then_forgets(hall: Hall) -> None:
    somchai = hall.open()
    hall.push()
    hall.line.post("/control/people", {"name": "บุญมี"})
    hall.line.post("/control/clock", {"advance_seconds": 86400})
    expect(somchai.locator(".bubble")).to_have_count(1)
    hall.desk("reset").get_by_test_id("reset-no").click()
    expect(somchai.locator(".bubble")).to_have_count(1)

    hall.desk("reset").get_by_test_id("reset-yes").click()

    expect(hall.page.get_by_test_id("clock")).to_contain_text("22 พ.ย. 2564")
    expect(hall.phone("สมชาย").locator(".bubble")).to_have_count(0)
    expect(hall.page.get_by_test_id("quota")).to_have_text("นับไป 0 จาก 300 ข้อความเดือนนี้")
    assert "บุญมี" not in [person["name"] for person in hall.line.get("/control/people")["people"]]


def test_a_reset_keeps_the_menus_and_if_asked_the_day(hall: Hall) -> None:
    hall.open()
    hall.line.post("/control/clock", {"advance_seconds": 86400})
    menu = {
        "size": {"width": 800, "height": 400}, "selected": True, "name": "m", "chatBarText": "เมนู",
        "areas": [{"bounds": {"x": 0, "y": 0, "width": 800, "height": 400}, "action": postback("ก")}],
    }  # fmt: skip
    made = hall.line.api("/richmenu", menu)[1]["richMenuId"]
    dialog = hall.desk("reset")
    dialog.get_by_test_id("reset-clock").uncheck()
    dialog.get_by_test_id("reset-yes").click()

    expect(hall.page.get_by_test_id("clock")).to_contain_text("23 พ.ย. 2564")
    assert hall.line.api(f"/richmenu/{made}", method="GET")[0] == 200


def test_a_chat_is_saved_as_a_transcript(hall: Hall) -> None:
    hall.open()
    hall.line.reply(hall.line.say(SOMCHAI, "งานที่ต้องส่ง")["replyToken"], asks("กี่คนคะ", postback("สิบ")))
    dialog = hall.desk("save-chat")
    with hall.page.expect_download() as saved:
        dialog.locator('[data-for="สมชาย"]').click()

    assert saved.value.suggested_filename == "สมชาย.txt"
    lines = saved.value.path().read_text("utf-8").splitlines()
    assert lines[1:] == ["สมชาย: งานที่ต้องส่ง", "บอท: กี่คนคะ", "   [สิบ]"]


def test_the_log_says_what_was_refused_and_why_and_counts(hall: Hall) -> None:
    hall.open()
    hall.push()
    hall.line.push(SOMCHAI, {"type": "text", "text": ""})
    hall.line.say(SOMCHAI)
    hall.page.get_by_test_id("log").click()
    panel = hall.page.get_by_test_id("log-panel")

    expect(panel.locator("[data-failed=true]")).to_contain_text("messages[0].text")
    expect(panel.locator("li", has_text="ไลน์ → ผู้ช่วย")).to_contain_text("ข้อความ")
    expect(panel.get_by_test_id("log-quota")).to_contain_text("1 จาก 300")
    panel.get_by_test_id("log-close").click()
    expect(panel).to_be_hidden()


def test_everything_at_the_desk_is_reached_on_a_narrow_screen(hall: Hall) -> None:
    hall.page.set_viewport_size({"width": 390, "height": 844})
    hall.open(name="มะลิ")
    hall.page.get_by_test_id("desk").click()
    hall.shoot("desk-390")
    tools = hall.page.locator(".desk .tool:visible")

    assert tools.count() == 10
    assert hall.page.evaluate("document.documentElement.scrollWidth") <= 390
    hall.page.get_by_test_id("time").click()
    hall.shoot("time-390")
    expect(hall.page.locator("dialog[open]")).to_be_visible()
