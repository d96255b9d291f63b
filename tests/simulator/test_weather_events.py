"""Weather on the way to the bot: what comes late, twice, scrambled, strange, forged or never."""

import base64
import time

import pytest

from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, Hand, sign

PHOTOS = [base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes([number])).decode() for number in range(4)]


def begin(line: Hand, what: str, more: str = "") -> None:
    content = f'th = "ทดสอบ"\nen = "test"\n[[steps]]\nwhat = "{what}"\n{more}\n'
    line.post("/control/weather", {"content": content})


def texts(line: Hand) -> list[str]:
    return [event["message"]["text"] for event in line.bot.events]


def photos(line: Hand) -> list[dict[str, object]]:
    line.do(SOMCHAI, "photo", photos=PHOTOS)
    line.idle()
    return [event["message"]["imageSet"] for event in line.bot.events]


def test_scrambled_photos_are_all_there_in_another_order(line: Hand) -> None:
    begin(line, "photos_scrambled")

    order = [image["index"] for image in photos(line)]

    assert [1, 2, 3, 4] != order
    assert [1, 2, 3, 4] == sorted(order)  # type: ignore[type-var]


def test_a_lost_photo_leaves_a_set_that_is_never_whole(line: Hand) -> None:
    begin(line, "photo_lost")

    assert [4, 4, 4] == [image["total"] for image in photos(line)]


def test_photos_of_an_old_phone_have_no_numbers(line: Hand) -> None:
    begin(line, "photos_unnumbered")

    found = photos(line)

    assert [{"id"}] * 4 == [set(image) for image in found]
    assert 1 == len({str(image["id"]) for image in found})


def test_one_photo_alone_is_no_set_and_is_not_touched(line: Hand) -> None:
    begin(line, "photo_lost")
    line.do(SOMCHAI, "photo", base64=PHOTOS[0])
    line.idle()

    assert 1 == len(line.bot.events)


def test_delay_keeps_everybody_s_own_order_and_holds_up_nobody_else(line: Hand) -> None:
    begin(line, "delay", 'seconds = 1.5\npeople = ["somchai"]')
    began = time.monotonic()
    for number in range(3):
        line.do(SOMCHAI, "say", text=str(number))
    line.do(NIDA, "say", text="นิดา")
    line.idle()

    assert ["นิดา", "0", "1", "2"] == texts(line)
    assert time.monotonic() - began >= 1.5


def test_what_follows_a_delayed_message_waits_for_it(line: Hand) -> None:
    begin(line, "delay", "seconds = 0.3\ntimes = 1")
    line.do(SOMCHAI, "say", text="ก่อน")
    line.do(SOMCHAI, "say", text="หลัง")
    line.idle()

    assert ["ก่อน", "หลัง"] == texts(line)


def test_an_unheard_200_is_sent_again_with_the_same_event(line: Hand) -> None:
    line.post(
        "/control/weather",
        {
            "content": 'th = "ก"\nen = "x"\n[[steps]]\nwhat = "unheard"\ntimes = 2\n'
            '[[steps]]\nwhat = "redeliver"\nfirst_wait_seconds = 0.05'
        },
    )
    line.do(SOMCHAI, "say", text="ก")
    line.idle()

    assert [False, True, True] == [event["deliveryContext"]["isRedelivery"] for event in line.bot.events]
    assert 1 == len({event["webhookEventId"] for event in line.bot.events})


def test_an_unknown_event_comes_before_the_real_one(line: Hand) -> None:
    begin(line, "unknown_event", "times = 1")
    line.do(SOMCHAI, "say", text="ก")
    line.idle()

    strange, real = line.bot.events
    assert ("harvestFestival", "message") == (strange["type"], real["type"])
    assert strange["webhookEventId"] != real["webhookEventId"]
    assert "replyToken" not in strange


def test_a_new_sticker_type_is_nobody_s_yet(line: Hand) -> None:
    begin(line, "new_sticker")
    line.do(SOMCHAI, "sticker")
    line.do(SOMCHAI, "say", text="ก")
    line.idle()

    sticker, text = (event["message"] for event in line.bot.events)
    assert "HOLOGRAM" == sticker["stickerResourceType"]
    assert "stickerResourceType" not in text


def test_a_forged_webhook_has_another_signature(line: Hand) -> None:
    begin(line, "wrong_signature", "times = 1")
    for _ in range(2):
        line.do(SOMCHAI, "say", text="ก")
    line.idle()

    assert [False, True] == [
        given == sign(body) for given, body in zip(line.bot.signatures, line.bot.bodies, strict=True)
    ]


def test_standby_can_be_one_person_s_own(line: Hand) -> None:
    begin(line, "standby", 'people = ["somchai"]')

    modes = [(line.say(one)["mode"], "replyToken" in line.bot.events[-1]) for one in (SOMCHAI, NIDA)]

    assert [("standby", False), ("active", True)] == modes


@pytest.mark.parametrize(("types", "kept"), [('["sticker"]', 1), ('["message"]', 0), ('["follow"]', 2)])
def test_trouble_can_be_for_some_types_only(line: Hand, types: str, kept: int) -> None:
    begin(line, "drop", f"types = {types}")
    line.do(SOMCHAI, "sticker")
    line.do(SOMCHAI, "say", text="ก")
    line.idle()

    assert kept == len(line.bot.events)


def test_one_person_s_messages_are_dropped_and_nobody_else_s(line: Hand) -> None:
    begin(line, "drop", 'people = ["สมชาย"]')
    line.do(SOMCHAI, "say", text="ก")
    line.do(NIDA, "say", text="ข")
    line.idle()

    assert ["ข"] == texts(line)


def test_many_phones_act_in_one_call_and_are_heard_in_one_wait(line: Hand) -> None:
    since = line.get("/control/news")["last"]
    steps = [
        {"person": SOMCHAI, "do": "say", "text": "ก"},
        {"person": "Unobody", "do": "say", "text": "ข"},
        {"person": MALI, "do": "follow"},
        {"person": MALI, "do": "fly"},
    ]

    done = line.post("/control/acts", {"steps": steps})["done"]
    line.idle()
    line.push(SOMCHAI)
    news = line.get(f"/control/news?since={since}&wait=5&from=bot")

    assert [None, 404, None, 400] == [one.get("status") for one in done]
    assert ["message", "follow"] == [
        event["type"] for event in sorted(line.bot.events, key=lambda one: one["timestamp"])
    ]
    assert [SOMCHAI] == [bubble["chat"] for bubble in news["bubbles"]]
    assert [] == line.get(f"/control/news?since={news['last']}&wait=0.1")["bubbles"]
