"""A bot and a local LINE in this process, on free ports: afresh for each test, or one hall of phones a module."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page

from simulator.app import start
from simulator.settings import Settings
from tests.simulator import line_conformity
from tests.simulator.line_kit import SECRET, TOKEN, Bot, Hand
from tests.simulator.phone_kit import OUTSIDE, Hall, answer_picture

BEGINS = datetime.fromisoformat("2021-11-22T09:00:00+07:00")


@pytest.fixture
def bot() -> Iterator[Bot]:
    taking = Bot()
    yield taking
    taking.stop()


@pytest.fixture
def line(bot: Bot) -> Iterator[Hand]:
    with _serving(bot) as hand:
        yield hand


@pytest.fixture(scope="module")
def shared_line() -> Iterator[Hand]:
    """A local LINE for a whole module of requests that change nothing."""
    taking = Bot()
    with _serving(taking) as hand:
        yield hand
    taking.stop()


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with _opened(browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def theatre(chromium: Browser) -> Iterator[Hall]:
    """One local LINE and one page for all tests of a module."""
    taking = Bot()
    with _serving(taking) as hand, _opened(chromium) as opened:
        opened.route(OUTSIDE, answer_picture)
        yield Hall(opened, hand)
    taking.stop()


@pytest.fixture
def hall(theatre: Hall) -> Hall:
    """The module's hall, with nothing said yet."""
    hand = theatre.line
    hand.idle()
    hand.post("/control/reset")
    hand.bot.bodies.clear()
    hand.bot.statuses.clear()
    theatre.page.set_viewport_size({"width": 1280, "height": 900})
    return theatre


@contextmanager
def _serving(bot: Bot) -> Iterator[Hand]:
    local = start(Settings(port=0, bot=bot.url, secret=SECRET, token=TOKEN, start=BEGINS))
    hand = Hand(local.url, bot)
    yield hand
    hand.pool.clear()
    local.stop()
    # Whatever a test lets pass between its bot and the local LINE is what LINE's own files describe.
    assert (line_conformity.faults_of(local.desk.line.journal) if line_conformity.HERE else []) == []


@contextmanager
def _opened(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", accept_downloads=True
    )
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    mistakes: list[str] = []
    opened.on("pageerror", lambda error: mistakes.append(str(error)))
    yield opened
    context.close()
    assert mistakes == []
