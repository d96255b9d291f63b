"""The phone page in a real browser: what people see of a chat, and how the phones stand side by side."""

import pytest
from playwright.sync_api import expect

from tests.simulator.line_kit import DAENG, MALI, SOMCHAI
from tests.simulator.phone_kit import Hall, flaws, settled
from tests.simulator.phone_messages import KINDS, LONG_NAME, asks, button, one, postback, review, words

pytestmark = pytest.mark.browser
CHIPS = "button.quick"


def test_two_phones_stand_side_by_side(hall: Hall) -> None:
    hall.open()

    expect(hall.page.locator("[data-person]")).to_have_count(2)
    named = [entry.get_attribute("data-person") for entry in hall.page.locator("[data-person]").all()]
    assert named == ["มะลิ", "สมชาย"]
    expect(hall.page.get_by_test_id("clock")).to_contain_text("วันจันทร์ที่ 22 พ.ย. 2564 เวลา 09.0")


def test_replies_are_marked_free_and_pushes_counted(hall: Hall) -> None:
    somchai = hall.open()
    hall.line.reply(hall.line.say(SOMCHAI)["replyToken"])
    hall.push({"type": "text", "text": "เตือนค่ะ"})

    expect(somchai.locator(".mark .free")).to_have_text("ฟรี")
    expect(somchai.locator(".mark .counted")).to_have_text("นับ 1 ข้อความ")
    expect(somchai.get_by_test_id("notification")).to_contain_text("เตือนค่ะ")
    expect(somchai.locator(".mine .mark")).to_contain_text("อ่านแล้ว")


def test_a_cards_notification_line_is_its_alt_text(hall: Hall) -> None:
    somchai = hall.open()
    expect(somchai.get_by_test_id("composer")).to_be_visible()
    hall.push(one(review(), alt="ขาดอีก 1 ข้อ"))

    expect(somchai.get_by_test_id("notification")).to_contain_text("ขาดอีก 1 ข้อ")


def test_the_dots_stand_until_a_message_comes(hall: Hall) -> None:
    somchai = hall.open()
    hall.line.api("/chat/loading/start", {"chatId": SOMCHAI, "loadingSeconds": 20})
    expect(somchai.get_by_test_id("loading")).to_be_visible()

    hall.push()

    expect(somchai.get_by_test_id("loading")).to_have_count(0)


def test_quick_replies_vanish_after_any_message(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(asks("กี่คนคะ", postback("สิบ"), postback("ยกเลิก")))
    expect(somchai.locator(CHIPS)).to_have_count(2)

    somchai.get_by_test_id("composer").fill("สิบเอ็ด")
    somchai.get_by_test_id("composer").press("Enter")

    expect(somchai.locator(CHIPS)).to_have_count(0)


def test_an_answer_that_quotes_shows_what_it_quotes(hall: Hall) -> None:
    somchai = hall.open()
    token = hall.line.say(SOMCHAI, "ประชุมเมื่อวาน")["message"]["quoteToken"]
    hall.push({"type": "text", "text": "มากี่คนคะ", "quoteToken": token})

    expect(somchai.locator(".quote")).to_contain_text("ประชุมเมื่อวาน")


def test_words_cannot_become_html(hall: Hall) -> None:
    somchai = hall.open()
    hall.push({"type": "text", "text": "<b>หนา</b> https://sanam.example/a?b=1"})

    bubble = somchai.locator(".bubble")
    expect(bubble).to_have_text("<b>หนา</b> https://sanam.example/a?b=1")
    expect(bubble.locator("a")).to_have_attribute("href", "https://sanam.example/a?b=1")


def test_lines_break_where_the_bot_broke_them(hall: Hall) -> None:
    somchai = hall.open()
    hall.push({"type": "text", "text": "หนึ่ง\n\nสาม"}, {"type": "text", "text": "หนึ่ง"})

    tall, flat = (somchai.locator(".bubble").nth(at).bounding_box() for at in (0, 1))
    assert tall is not None
    assert flat is not None
    assert tall["height"] > flat["height"] + 40


def test_only_scaled_words_grow(hall: Hall) -> None:
    fixed, growing = words("คงที่", scaling=False), words("โตได้")
    card = {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [fixed, growing]}}
    hall.push(one(card))
    somchai = hall.open(f"?people={SOMCHAI}&size=200")
    settled(somchai)

    sizes = [
        somchai.get_by_text(text).evaluate("one => getComputedStyle(one).fontSize")
        for text in ("คงที่", "โตได้")
    ]
    assert sizes == ["17px", "34px"]


def test_a_label_that_shrinks_to_fit_stays_on_one_line(hall: Hall) -> None:
    footer = {
        "type": "box",
        "layout": "vertical",
        "contents": [button("ป้ายยาวที่ย่อได้พอดี", adjustMode="shrink-to-fit")],
    }
    hall.push(one({"type": "bubble", "size": "kilo", "footer": footer}))
    somchai = hall.open(f"?people={SOMCHAI}&size=200")
    settled(somchai)

    label = somchai.locator(".flex-label")
    assert label.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") < 34
    assert label.evaluate("one => one.scrollWidth <= one.clientWidth + 1 && one.clientHeight < 60")


def test_the_rulers_see_what_is_cut_and_what_overlaps(hall: Hall) -> None:
    hall.push(KINDS["flex-review"])
    somchai = hall.open(f"?people={SOMCHAI}&size=200")
    settled(somchai)
    assert flaws(somchai) == []

    hall.page.add_style_tag(content=".flex-label { white-space: nowrap; overflow: hidden }")
    assert any(flaw.startswith("cut across") for flaw in flaws(somchai))
    hall.page.add_style_tag(content=".flex-separator { margin-bottom: -20px }")
    assert any(flaw.startswith("lies on") for flaw in flaws(somchai))
    hall.page.add_style_tag(content=".flex-button { margin-left: 300px }")
    assert any(flaw.startswith("outside its card") for flaw in flaws(somchai))


def test_people_are_chosen_by_the_address(hall: Hall) -> None:
    hall.open(f"?people={DAENG},{MALI}", "มะลิ")

    named = [entry.get_attribute("data-person") for entry in hall.page.locator("[data-person]").all()]
    assert named == ["ป้าแดง", "มะลิ"]


def test_a_narrow_screen_shows_one_phone_and_nothing_sticks_out(hall: Hall) -> None:
    hall.page.set_viewport_size({"width": 390, "height": 844})
    mali = hall.open(name="มะลิ")
    expect(mali).to_be_visible()
    expect(hall.phone("สมชาย")).to_be_hidden()
    hall.push({"type": "text", "text": LONG_NAME})
    tab = hall.page.locator(".tabs button", has_text="สมชาย")
    expect(tab.locator(".unread")).to_contain_text("1")
    tab.click()

    expect(hall.phone("สมชาย").locator(".bubble")).to_be_visible()
    assert hall.page.evaluate("document.documentElement.scrollWidth") <= 390
