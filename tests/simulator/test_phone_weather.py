"""Bad weather at the desk: one tap on, one tap off, seen by everybody, and felt by the bot."""

import pytest
from playwright.sync_api import expect

from tests.simulator.line_kit import SOMCHAI
from tests.simulator.phone_kit import Hall

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("kind", "side", "field"),
    [
        ("slow", "api", "slow_ms"),
        ("refuse", "api", "error_500_rate"),
        ("twice", "webhook", "duplicate_rate"),
        ("lost", "api", "lost_answer_rate"),
    ],
)
def test_weather_is_one_tap_on_and_one_tap_off(hall: Hall, kind: str, side: str, field: str) -> None:
    hall.open()
    dialog = hall.desk("weather")
    dialog.get_by_test_id(f"weather-{kind}").check()
    expect(hall.page.get_by_test_id("weather-badge")).to_have_text("1")
    assert hall.line.get("/control/faults")[side][field] > 0
    dialog.get_by_test_id("dialog-close").click()

    hall.page.get_by_test_id(f"end-{kind}").click()

    expect(hall.page.get_by_test_id("weather-strip")).to_be_hidden()
    assert hall.line.get("/control/faults")[side][field] == 0


def test_a_whole_day_of_bad_weather_is_played_and_ended(hall: Hall) -> None:
    hall.open()
    dialog = hall.desk("weather")
    dialog.locator("summary").click()
    dialog.get_by_test_id("plan-twice").click()
    expect(hall.page.get_by_test_id("weather-badge")).to_have_text("1")
    assert hall.line.get("/control/weather")["on"]["name"] == "twice"

    hall.page.get_by_test_id("end-plan").click()

    expect(hall.page.get_by_test_id("weather-strip")).to_be_hidden()
    assert hall.line.get("/control/weather")["on"] is None


def test_news_that_comes_twice_reaches_the_bot_twice(hall: Hall) -> None:
    hall.open()
    hall.desk("weather").get_by_test_id("weather-twice").check()
    expect(hall.page.get_by_test_id("weather-badge")).to_have_text("1")
    hall.line.say(SOMCHAI)

    first, second = hall.line.bot.wait(2)
    assert first["webhookEventId"] == second["webhookEventId"]


def test_a_phone_without_a_signal_keeps_what_was_said_and_sends_it_later(hall: Hall) -> None:
    somchai = hall.open()
    dialog = hall.desk("weather")
    dialog.get_by_test_id("weather-offline").check()
    dialog.get_by_test_id("dialog-close").click()
    expect(somchai.locator(".signal")).to_be_visible()
    for text in ("หนึ่ง", "สอง"):
        somchai.get_by_test_id("composer").fill(text)
        somchai.get_by_test_id("send").click()
    expect(somchai.locator(".mark .waiting")).to_have_count(2)
    assert hall.line.bot.events == []

    hall.page.get_by_test_id("end-offline").click()

    assert [event["message"]["text"] for event in hall.line.bot.wait(2)] == ["หนึ่ง", "สอง"]
    expect(somchai.locator(".mark .waiting")).to_have_count(0)
    expect(somchai.locator(".mine .bubble")).to_have_count(2)
