"""What people send besides words: photos, places, sounds, films, files, stickers."""

from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.simulator.line_kit import TOKEN
from tests.simulator.phone_kit import Hall
from tests.simulator.phone_messages import asks

pytestmark = pytest.mark.browser
CHIP = "button.quick"
PNG: FilePayload = {"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\nfield"}
JPEG: FilePayload = {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8field"}


def attach(phone: Locator, kind: str) -> None:
    phone.get_by_test_id("plus").click()
    phone.get_by_test_id(f"attach-{kind}").click()


def test_several_photos_at_once_are_one_set(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(asks("ขอรูปค่ะ", {"type": "cameraRoll", "label": "เลือกรูป"}))
    somchai.locator(CHIP).click()
    somchai.get_by_test_id("photo-file").set_input_files([PNG, JPEG])

    first, second = (event["message"] for event in hall.line.bot.wait(2))
    assert (first["imageSet"]["index"], second["imageSet"]["index"]) == (1, 2)
    assert first["imageSet"]["total"] == second["imageSet"]["total"] == 2
    assert first["imageSet"]["id"] == second["imageSet"]["id"]


def test_a_camera_button_sends_one_photo(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(asks("ขอรูปค่ะ", {"type": "camera", "label": "ถ่ายรูป"}))
    somchai.locator(CHIP).click()
    somchai.get_by_test_id("photo-file").set_input_files(JPEG)

    message = hall.last()["message"]
    assert "imageSet" not in message
    fetched = hall.line.pool.request(
        "GET",
        f"{hall.line.url}/v2/bot/message/{message['id']}/content",
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    assert fetched.data == JPEG["buffer"]


def test_a_place_is_sent_as_it_was_typed(hall: Hall) -> None:
    somchai = hall.open()
    hall.push(asks("อยู่ที่ไหนคะ", {"type": "location", "label": "ส่งตำแหน่ง"}))
    somchai.locator(CHIP).click()
    somchai.get_by_test_id("place-title").fill("ศาลากลาง")
    somchai.get_by_test_id("place-latitude").fill("18.5")
    somchai.get_by_test_id("place-longitude").fill("99.25")
    somchai.get_by_test_id("send-place").click()

    message = hall.last()["message"]
    assert (message["title"], message["latitude"], message["longitude"]) == ("ศาลากลาง", 18.5, 99.25)
    expect(somchai.locator(".bubble.place")).to_contain_text("ศาลากลาง")


def test_a_known_place_is_one_tap(hall: Hall) -> None:
    somchai = hall.open()
    attach(somchai, "place")
    somchai.get_by_test_id("known-place").first.click()

    assert hall.last()["message"]["address"]


@pytest.mark.parametrize(
    ("tool", "sample", "tag"), [("voice", "sample-voice", "audio"), ("video", "sample-video", "video")]
)
def test_a_sample_can_be_sent_and_played(hall: Hall, tool: str, sample: str, tag: str) -> None:
    somchai = hall.open()
    attach(somchai, tool)
    somchai.get_by_test_id(sample).click()

    assert hall.last()["message"]["type"] == tag
    player = somchai.locator(f".bubble {tag}")
    seconds = player.evaluate(
        "one => new Promise((done) => { one.onloadedmetadata = () => done(one.duration); one.onerror = () => done(0); one.load(); one.preload = 'auto'; if (one.readyState) done(one.duration); })"
    )
    assert 2.5 < seconds < 3.6


def test_a_file_keeps_its_name_and_size(hall: Hall) -> None:
    somchai = hall.open()
    attach(somchai, "file")
    paper: Any = {"name": "รายงาน.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    somchai.get_by_test_id("any-file").set_input_files(paper)

    message = hall.last()["message"]
    assert (message["fileName"], message["fileSize"]) == ("รายงาน.pdf", 8)
    expect(somchai.locator(".bubble.file")).to_contain_text("8 ไบต์")


def test_a_sticker_comes_with_its_keywords(hall: Hall) -> None:
    somchai = hall.open()
    somchai.get_by_test_id("sticker").click()
    somchai.get_by_test_id("one-sticker").first.click()

    assert hall.last()["message"]["keywords"] == ["ยิ้ม", "สวัสดี"]
    expect(somchai.locator(".bubble.sticker")).to_contain_text("ยิ้ม")
