"""A group chat on the phone page: who speaks, calling the bot by name, changing and taking back what was said."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.simulator.line_kit import MALI, SOMCHAI
from tests.simulator.phone_kit import Hall
from tests.simulator.phone_messages import asks, postback

pytestmark = pytest.mark.browser
NAME = "กลุ่มแม่ริม"


def group(hall: Hall, *, joined: bool = True) -> tuple[Locator, str]:
    made = hall.line.post("/control/groups", {"name": NAME, "members": [MALI, SOMCHAI]})["id"]
    room = hall.open(f"?people={MALI}&groups={made}", NAME)
    if joined:
        room.get_by_test_id("invite").click()
        expect(room.get_by_test_id("composer")).to_be_visible()
        hall.line.bot.wait(1)
    return room, made


def say(room: Locator, text: str, *, call: bool = False) -> None:
    if call:
        room.get_by_test_id("mention").click()
    room.get_by_test_id("composer").fill(text)
    room.get_by_test_id("send").click()


def test_the_bot_is_invited_and_thrown_out(hall: Hall) -> None:
    room, _ = group(hall)
    assert hall.last()["type"] == "join"
    room.get_by_test_id("more").click()
    room.get_by_test_id("kick").click()

    expect(room.get_by_test_id("invite")).to_be_visible()
    assert hall.last(2)["type"] == "leave"


def test_a_group_is_made_at_the_desk(hall: Hall) -> None:
    hall.open()
    dialog = hall.desk("group")
    dialog.get_by_test_id("group-name").fill("ป่าชุมชน")
    dialog.get_by_test_id("new-group").click()

    expect(hall.phone("ป่าชุมชน")).to_be_visible()
    [made] = hall.line.get("/control/groups")["groups"]
    assert made["members"] == [MALI, SOMCHAI]


def test_a_mention_calls_the_bot_itself(hall: Hall) -> None:
    room, made = group(hall)
    say(room, "งานค้างมีอะไร", call=True)

    event = hall.last(2)
    [called] = event["message"]["mention"]["mentionees"]
    assert (called["isSelf"], called["index"], called["length"]) == (True, 0, len("@สนาม"))
    assert event["source"] == {"type": "group", "groupId": made, "userId": MALI}
    expect(room.locator(".mention")).to_have_text("@สนาม")


def test_words_without_a_mention_call_nobody(hall: Hall) -> None:
    room, _ = group(hall)
    say(room, "กินข้าวหรือยัง")

    assert "mention" not in hall.last(2)["message"]


def test_who_holds_the_phone_decides_who_speaks_and_what_is_mine(hall: Hall) -> None:
    room, _ = group(hall)
    say(room, "สวัสดีค่ะ")
    expect(room.locator(".mine .bubble")).to_have_count(1)
    room.get_by_test_id("holder").select_option(SOMCHAI)
    expect(room.locator(".mine .bubble")).to_have_count(0)
    expect(room.locator(".called")).to_have_text("มะลิ")
    say(room, "สวัสดีครับ")

    expect(room.locator(".mine .bubble")).to_have_text("สวัสดีครับ")
    assert hall.last(3)["source"]["userId"] == SOMCHAI


def test_a_text_is_edited_and_the_bot_hears_of_it(hall: Hall) -> None:
    room, _ = group(hall)
    say(room, "มา 23 คน")
    room.locator(".mine").get_by_test_id("message-more").click()
    room.get_by_test_id("edit").click()
    say(room, "มา 32 คน")

    expect(room.locator(".mine .bubble")).to_contain_text("มา 32 คน")
    expect(room.locator(".edited")).to_be_visible()
    first, edited = hall.line.bot.wait(3)[1:]
    assert edited["type"] == "messageEdited"
    assert edited["message"]["id"] == first["message"]["id"]
    assert edited["message"]["text"] == "มา 32 คน"


def test_a_message_in_a_group_is_taken_back(hall: Hall) -> None:
    room, made = group(hall)
    say(room, "ผิดกลุ่ม")
    said = hall.last(2)["message"]["id"]
    room.locator(".mine").get_by_test_id("message-more").click()
    room.get_by_test_id("unsend").click()

    expect(room.locator(".mine .bubble")).to_have_text("ยกเลิกข้อความแล้ว")
    event = hall.last(3)
    assert (event["unsend"], event["source"]["groupId"]) == ({"messageId": said}, made)


def test_pictures_and_places_are_sent_into_the_group(hall: Hall) -> None:
    room, made = group(hall)
    room.get_by_test_id("photo").click()
    room.get_by_test_id("sample-photo").click()
    room.get_by_test_id("plus").click()
    room.get_by_test_id("attach-place").click()
    room.get_by_test_id("known-place").first.click()

    events = hall.line.bot.wait(3)[1:]
    assert {event["message"]["type"] for event in events} == {"image", "location"}
    assert {event["source"]["groupId"] for event in events} == {made}
    expect(room.locator(".bubble.picture img")).to_be_visible()


def test_a_button_in_a_group_is_pressed_by_who_holds_the_phone(hall: Hall) -> None:
    room, made = group(hall)
    hall.push(asks("ใครรายงานคะ", postback("ฉันเอง")), to=made)
    room.locator("button.quick").click()

    event: dict[str, Any] = hall.last(2)
    assert (event["postback"]["data"], event["source"]["userId"]) == ("data-ฉันเอง", MALI)
    expect(room.locator("button.quick")).to_have_count(0)


def test_members_come_and_go(hall: Hall) -> None:
    room, _ = group(hall)
    room.get_by_test_id("more").click()
    room.get_by_test_id("members").click()
    room.locator("label.toggle", has_text="นิดา").locator("input").check()

    assert hall.last(2)["type"] == "memberJoined"
