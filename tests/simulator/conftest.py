"""A bot and a local LINE for each test, in this process, on free ports."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page

from simulator.app import start
from simulator.settings import Settings
from tests.simulator.line_kit import SECRET, TOKEN, Bot, Hand


@pytest.fixture
def bot() -> Iterator[Bot]:
    taking = Bot()
    yield taking
    taking.stop()


@pytest.fixture
def line(bot: Bot) -> Iterator[Hand]:
    begins = datetime.fromisoformat("2021-11-22T09:00:00+07:00")
    local = start(Settings(port=0, bot=bot.url, secret=SECRET, token=TOKEN, start=begins))
    hand = Hand(local.url, bot)
    yield hand
    hand.pool.clear()
    local.stop()


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(8000)
    mistakes: list[str] = []
    opened.on("pageerror", lambda error: mistakes.append(str(error)))
    yield opened
    opened.close()
    assert mistakes == []
