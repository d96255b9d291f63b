"""A bot and a local LINE for each test, in this process, on free ports."""

import shutil
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from simulator.app import start
from simulator.settings import Settings
from tests.simulator.line_kit import SECRET, TOKEN, Bot, Hand

QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET_CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(8000)
    mistakes: list[str] = []
    opened.on("pageerror", lambda error: mistakes.append(str(error)))
    yield opened
    opened.close()
    assert mistakes == []
