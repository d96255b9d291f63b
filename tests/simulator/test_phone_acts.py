"""What people do on the phone page, and what of it the bot hears."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.simulator.line_kit import SOMCHAI
from tests.simulator.phone_kit import Hall, settled
from tests.simulator.phone_messages import KINDS, asks, link, one, postback, review, words

pytestmark = pytest.mark.browser
CHIP = "button.quick"


def picker(mode: str, **bounds: str) -> dict[str, Any]:
    return asks("เมื่อไรคะ", {"type": "datetimepicker", "label": "เลือกวัน", "data": "d", "mode": mode, **bounds})


def pick(phone: Locator, **chosen: str) -> None:
    for name, value in chosen.items():
        phone.get_by_test_id(f"picker-{name}").select_option(value)
    phone.get_by_test_id("picker-done").click()


def test_following_opens_the_chat(hall: Hall) -> None:
    mali = hall.open(name="มะลิ")
    expect(mali.get_by_test_id("composer")).to_have_count(0)
    mali.get_by_test_id("follow").click()

    expect(mali.get_by_test_id("composer")).to_be_visible()
    assert hall.last()["type"] == "follow"


def test_blocking_closes_the_chat_and_can_be_undone(hall: Hall) -> None:
    somchai = hall.open()
    somchai.get_by_test_id("more").click()
    somchai.get_by_test_id("block").click()
    somchai.get_by_test_id("follow").click()

    expect(somchai.get_by_test_id("composer")).to_be_visible()
    blocked, back = hall.line.bot.wait(2)
    assert (blocked["type"], back["follow"]) == ("unfollow", {"isUnblocked": True})


def test_a_typed_message_is_sent_and_shown(hall: Hall) -> None:
    somchai = hall.open()
    somchai.get_by_test_id("composer").fill("รายงาน\nสองบรรทัด")
    somchai.get_by_test_id("send").click()

    expect(somchai.locator(".mine .bubble")).to_have_text("รายงาน\nสองบรรทัด")
    assert hall.last()["message"]["text"] == "รายงาน\nสองบรรทัด"


def test_a_postback_carries_its_data_and_shows_its_words(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(asks("กี่คนคะ", postback("สิบ", displayText="สิบคนค่ะ")))
    somchai.locator(CHIP).click()

    expect(somchai.locator(".mine .bubble")).to_have_text("สิบคนค่ะ")
    expect(somchai.locator(CHIP)).to_have_count(0)
    assert hall.last()["postback"] == {"data": "data-สิบ"}


def test_a_postback_without_words_also_ends_the_quick_replies(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(asks("กี่คนคะ", {"type": "postback", "label": "สิบ", "data": "x"}))
    somchai.locator(CHIP).click()

    expect(somchai.locator(CHIP)).to_have_count(0)
    expect(somchai.locator(".mine .bubble")).to_have_count(0)


def test_a_postback_may_open_the_keyboard_with_words_in_it(hall: Hall) -> None:
    somchai = hall.open()
    action = {
        "type": "postback",
        "label": "พิมพ์",
        "data": "x",
        "inputOption": "openKeyboard",
        "fillInText": "มา ",
    }
    hall.push(asks("กี่คนคะ", action))
    somchai.locator(CHIP).click()

    expect(somchai.get_by_test_id("composer")).to_have_value("มา ")
    expect(somchai.get_by_test_id("composer")).to_be_focused()


@pytest.mark.parametrize(
    ("mode", "bounds", "chosen", "params", "echo"),
    [
        ("date", {"initial": "2021-11-22"}, {"day": "25"}, {"date": "2021-11-25"}, "22 พ.ย. 2564"),
        ("time", {"initial": "09:00"}, {"hour": "14", "minute": "5"}, {"time": "14:05"}, "09.00 น."),
        (
            "datetime",
            {"initial": "2021-11-22t09:00"},
            {"month": "12", "hour": "6"},
            {"datetime": "2021-12-22T06:00"},
            "22 พ.ย. 2564 09.00 น.",
        ),
    ],
)
def test_a_picker_sends_what_was_picked(
    hall: Hall, mode: str, bounds: dict[str, str], chosen: dict[str, str], params: dict[str, str], echo: str
) -> None:
    somchai = hall.open()
    hall.push(picker(mode, **bounds))
    somchai.locator(CHIP).click()
    expect(somchai.get_by_test_id("picker-echo")).to_have_text(echo)
    pick(somchai, **chosen)

    assert hall.last()["postback"] == {"data": "d", "params": params}


def test_a_picker_offers_nothing_outside_its_bounds(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(picker("date", initial="2021-11-20", min="2021-10-30", max="2021-11-22"))
    somchai.locator(CHIP).click()
    field = somchai.get_by_test_id

    assert field("picker-year").locator("option").all_text_contents() == ["2564"]
    assert field("picker-month").locator("option").all_text_contents() == ["ตุลาคม", "พฤศจิกายน"]
    assert field("picker-day").locator("option").all_text_contents() == [str(day) for day in range(1, 23)]
    field("picker-month").select_option("10")
    assert field("picker-day").locator("option").all_text_contents() == ["30", "31"]


def test_a_phone_set_to_the_other_calendar_shows_other_years_and_sends_the_same(hall: Hall) -> None:
    somchai = hall.open()
    somchai.get_by_test_id("more").click()
    somchai.get_by_test_id("thai-calendar").uncheck()
    somchai.get_by_test_id("sheet-close").click()
    hall.push(picker("date", initial="2021-11-22"))
    somchai.locator(CHIP).click()
    expect(somchai.get_by_test_id("picker-echo")).to_have_text("22 พ.ย. 2021")
    pick(somchai)

    assert hall.last()["postback"]["params"] == {"date": "2021-11-22"}
    hall.page.evaluate("localStorage.clear()")


def test_a_message_can_be_unsent(hall: Hall) -> None:
    somchai = hall.open()
    said = hall.line.say(SOMCHAI, "ผิด")
    somchai.locator(".mine").get_by_test_id("message-more").click()
    somchai.get_by_test_id("unsend").click()

    expect(somchai.locator(".mine .bubble")).to_have_text("ยกเลิกข้อความแล้ว")
    assert hall.last(2)["unsend"] == {"messageId": said["message"]["id"]}


def test_a_message_can_be_answered_with_a_quote(hall: Hall) -> None:
    somchai = hall.open()
    hall.push({"type": "text", "text": "มากี่คนคะ"})
    somchai.get_by_test_id("message-more").click()
    somchai.get_by_test_id("quote").click()
    expect(somchai.get_by_test_id("about")).to_contain_text("มากี่คนคะ")
    somchai.get_by_test_id("composer").fill("12 คน")
    somchai.get_by_test_id("send").click()

    expect(somchai.locator(".mine .quote")).to_contain_text("มากี่คนคะ")
    assert hall.last()["message"]["quotedMessageId"] == hall.line.chat(SOMCHAI)[0]["id"]


def test_buttons_of_cards_and_templates_are_pressed(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(one(review()), KINDS["buttons"])
    settled(somchai, 2)
    somchai.locator("button.flex-button", has_text="ส่งรายงาน").click()
    somchai.locator("button.template-button").first.click()

    data = [event["postback"]["data"] for event in hall.line.bot.wait(2)]
    assert data == ["data-ส่งรายงานในนามสำนักงานเกษตรและสหกรณ์", "data-รายงานประจำเดือนของกลุ่ม"]


def test_a_card_that_can_be_tapped_is_pressed_by_the_keyboard_too(hall: Hall) -> None:
    somchai = hall.open()
    row = {"type": "box", "layout": "vertical", "contents": [words("เปิดรายงาน")], "action": postback("เปิด")}
    body = {"type": "box", "layout": "vertical", "contents": [row]}
    hall.push(one({"type": "bubble", "body": body}))
    somchai.get_by_role("button", name="เปิดรายงาน").press("Enter")

    assert hall.last()["postback"]["data"] == "data-เปิด"


def test_the_parts_of_an_imagemap_are_tapped(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(KINDS["imagemap"])
    somchai.get_by_role("button", name="ซ้าย").click()

    assert hall.last()["message"]["text"] == "เลือกซ้าย"


def test_links_open_a_new_page_and_numbers_are_called(hall: Hall) -> None:
    somchai = hall.open()
    hall.page.context.route("https://sanam.example/**", lambda route: route.fulfill(body="ok"))
    hall.push(
        asks(
            "ดูได้ที่",
            link("เปิด"),
            link("โทร", "tel:0200000050"),
            {"type": "clipboard", "label": "คัดลอก", "clipboardText": "2565"},
        )
    )
    with hall.page.context.expect_page() as opened:
        somchai.locator(CHIP).nth(0).click()
    assert opened.value.url == "https://sanam.example/privacy"
    opened.value.close()
    somchai.locator(CHIP).nth(1).click()
    expect(somchai.locator(".toast").last).to_have_text("โทรออก 0200000050")
    somchai.locator(CHIP).nth(2).click()
    expect(somchai.locator(".toast").last).to_contain_text("คัดลอกแล้ว")
