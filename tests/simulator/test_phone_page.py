"""The phone page in a real browser: what people see, and what their taps send."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.simulator.line_kit import DAENG, MALI, SOMCHAI, Hand

pytestmark = pytest.mark.browser


def postback(label: str, **more: Any) -> dict[str, Any]:
    return {"type": "postback", "label": label, "data": f"data-{label}", "displayText": label, **more}


def asks(words: str, *actions: dict[str, Any]) -> dict[str, Any]:
    items = [{"type": "action", "action": action} for action in actions]
    return {"type": "text", "text": words, "quickReply": {"items": items}}


def phone(page: Page, line: Hand, name: str = "สมชาย", query: str = "") -> Locator:
    page.goto(line.url + "/" + query)
    found = page.locator(f'[data-person="{name}"]')
    found.wait_for(state="attached")
    return found


def last_event(line: Hand, webhooks: int = 1) -> dict[str, Any]:
    return line.bot.wait(webhooks)[-1]


def test_two_phones_stand_side_by_side(page: Page, line: Hand) -> None:
    phone(page, line)
    expect(page.locator("[data-person]")).to_have_count(2)
    assert [entry.get_attribute("data-person") for entry in page.locator("[data-person]").all()] == [
        "มะลิ",
        "สมชาย",
    ]
    expect(page.get_by_test_id("clock")).to_contain_text("วันจันทร์ที่ 22 พ.ย. 2564 เวลา 09.0")


def test_following_opens_the_chat(page: Page, line: Hand) -> None:
    mali = phone(page, line, "มะลิ")
    expect(mali.get_by_test_id("composer")).to_have_count(0)
    mali.get_by_test_id("follow").click()
    expect(mali.get_by_test_id("composer")).to_be_visible()
    assert last_event(line)["type"] == "follow"


def test_a_typed_message_is_sent_and_shown(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    somchai.get_by_test_id("composer").fill("รายงาน\nสองบรรทัด")
    somchai.get_by_test_id("send").click()
    expect(somchai.locator(".mine .bubble")).to_have_text("รายงาน\nสองบรรทัด")
    assert last_event(line)["message"]["text"] == "รายงาน\nสองบรรทัด"


def test_replies_are_marked_free_and_pushes_counted(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    line.reply(line.say(SOMCHAI)["replyToken"])
    line.push(SOMCHAI, {"type": "text", "text": "เตือนค่ะ"})
    expect(somchai.locator(".mark .free")).to_have_text("ฟรี")
    expect(somchai.locator(".mark .counted")).to_have_text("นับ 1 ข้อความ")
    expect(somchai.get_by_test_id("notification")).to_contain_text("เตือนค่ะ")


def test_quick_replies_vanish_after_any_message(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    line.push(SOMCHAI, asks("กี่คนคะ", postback("สิบ"), postback("ยกเลิก")))
    expect(somchai.locator("button.quick")).to_have_count(2)
    somchai.locator("button.quick", has_text="สิบ").click()
    expect(somchai.locator("button.quick")).to_have_count(0)
    expect(somchai.locator(".mine .bubble")).to_have_text("สิบ")
    assert last_event(line)["postback"] == {"data": "data-สิบ"}


def test_a_postback_without_words_also_ends_the_quick_replies(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    line.push(SOMCHAI, asks("กี่คนคะ", {"type": "postback", "label": "สิบ", "data": "x"}))
    somchai.locator("button.quick").click()
    expect(somchai.locator("button.quick")).to_have_count(0)
    expect(somchai.locator(".mine .bubble")).to_have_count(0)


def test_the_picker_sends_a_gregorian_date_and_shows_a_thai_one(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    picker = {"type": "datetimepicker", "label": "วันที่", "data": "d", "mode": "date", "initial": "2021-11-22"}
    line.push(SOMCHAI, asks("วันไหนคะ", picker))
    somchai.locator("button.quick").click()
    somchai.get_by_test_id("picker").fill("2021-11-25")
    expect(somchai.locator(".echo")).to_have_text("25 พ.ย. 2564")
    somchai.get_by_test_id("picker-done").click()
    assert last_event(line)["postback"] == {"data": "d", "params": {"date": "2021-11-25"}}


def test_the_calendar_switch_changes_only_what_is_shown(page: Page, line: Hand) -> None:
    phone(page, line)
    page.get_by_test_id("thai-calendar").uncheck()
    expect(page.get_by_test_id("clock")).to_contain_text("22 พ.ย. 2021")


def test_flex_buttons_and_spans_are_drawn_and_pressed(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    spans = {
        "type": "text",
        "wrap": True,
        "contents": [{"type": "span", "text": "ขาด ", "weight": "bold"}, {"type": "span", "text": "1 ข้อ"}],
    }
    body = {"type": "box", "layout": "vertical", "contents": [spans]}
    footer = {
        "type": "box",
        "layout": "vertical",
        "contents": [{"type": "button", "style": "primary", "action": postback("ส่งรายงาน")}],
    }
    line.push(
        SOMCHAI,
        {"type": "flex", "altText": "สรุป", "contents": {"type": "bubble", "body": body, "footer": footer}},
    )
    expect(somchai.locator(".bubble.flex")).to_contain_text("ขาด 1 ข้อ")
    expect(somchai.get_by_test_id("notification")).to_contain_text("สรุป")
    somchai.locator("button.flex-button", has_text="ส่งรายงาน").click()
    assert last_event(line)["postback"]["data"] == "data-ส่งรายงาน"


def test_templates_are_drawn_and_pressed(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    confirm = {"type": "confirm", "text": "ส่งเลยไหม", "actions": [postback("ส่ง"), postback("รอ")]}
    line.push(SOMCHAI, {"type": "template", "altText": "ยืนยัน", "template": confirm})
    somchai.locator("button.template-button", has_text="รอ").click()
    assert last_event(line)["postback"]["data"] == "data-รอ"


def test_photo_place_sticker_and_voice_come_from_the_composer(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    somchai.get_by_test_id("photo").click()
    somchai.get_by_test_id("sample-photo").click()
    expect(somchai.locator(".bubble.picture img")).to_be_visible()
    somchai.get_by_test_id("place").click()
    somchai.locator("[data-testid=sheet] [data-testid=place]").first.click()
    somchai.get_by_test_id("sticker").click()
    somchai.locator(".stickers button").first.click()
    somchai.get_by_test_id("voice").click()
    kinds = {event["message"]["type"] for event in line.bot.wait(4)}
    assert kinds == {"image", "location", "sticker", "audio"}


def test_a_camera_button_uploads_the_chosen_file(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    line.push(SOMCHAI, asks("ขอรูปค่ะ", {"type": "camera", "label": "ถ่ายรูป"}))
    somchai.locator("button.quick").click()
    photo: Any = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8field"}
    somchai.get_by_test_id("photo-file").set_input_files(photo)
    message = last_event(line)["message"]["id"]
    assert line.pool.request("GET", f"{line.url}/control/pictures/{message}").data == b"\xff\xd8field"


def test_a_message_can_be_unsent(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    line.say(SOMCHAI, "ผิด")
    somchai.locator(".mine .mark button").click()
    expect(somchai.locator(".mine .bubble")).to_have_text("ยกเลิกข้อความแล้ว")


def test_blocking_closes_the_chat_and_can_be_undone(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    somchai.get_by_test_id("more").click()
    somchai.get_by_test_id("block").click()
    somchai.get_by_test_id("follow").click()
    expect(somchai.get_by_test_id("composer")).to_be_visible()
    assert [event["type"] for event in line.bot.wait(2)] == ["unfollow", "follow"]


def test_the_clock_is_moved_from_the_page(page: Page, line: Hand) -> None:
    phone(page, line)
    page.get_by_role("button", name="+1 วัน").click()
    expect(page.get_by_test_id("clock")).to_contain_text("23 พ.ย. 2564")
    page.locator(".jump input").fill("2021-12-05T14:30")
    page.get_by_role("button", name="ไป", exact=True).click()
    expect(page.get_by_test_id("clock")).to_contain_text("วันอาทิตย์ที่ 5 ธ.ค. 2564 เวลา 14.30")


def test_people_are_chosen_by_the_address_and_added_by_a_button(page: Page, line: Hand) -> None:
    phone(page, line, "มะลิ", query=f"?people={DAENG},{MALI}")
    expect(page.locator("[data-person]")).to_have_count(2)
    page.get_by_test_id("add-person").click()
    page.get_by_test_id("other-person").filter(has_text="นิดา").click()
    expect(page.locator('[data-person="นิดา"]')).to_be_visible()
    page.get_by_test_id("add-person").click()
    page.get_by_test_id("new-name").fill("บุญมี")
    page.get_by_role("button", name="เพิ่ม", exact=True).click()
    expect(page.locator('[data-person="บุญมี"]')).to_be_visible()


def test_a_narrow_screen_shows_one_phone_and_nothing_sticks_out(page: Page, line: Hand) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    mali = phone(page, line, "มะลิ")
    expect(mali).to_be_visible()
    expect(page.locator('[data-person="สมชาย"]')).to_be_hidden()
    line.push(SOMCHAI)
    tab = page.locator(".tabs button", has_text="สมชาย")
    expect(tab.locator(".unread")).to_have_text("1")
    tab.click()
    expect(page.locator('[data-person="สมชาย"] .bubble')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_words_cannot_become_html(page: Page, line: Hand) -> None:
    somchai = phone(page, line)
    line.push(SOMCHAI, {"type": "text", "text": "<b>หนา</b> https://sanam.example/a?b=1"})
    bubble = somchai.locator(".bubble")
    expect(bubble).to_have_text("<b>หนา</b> https://sanam.example/a?b=1")
    expect(bubble.locator("a")).to_have_attribute("href", "https://sanam.example/a?b=1")
