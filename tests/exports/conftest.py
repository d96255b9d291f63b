from collections.abc import Iterator

import gspread
import pytest

from exports import google as google_line
from exports.google import connect
from tests.exports.mirror_kit import World
from tests.exports.pass_kit import Town
from tests.exports.standin import StandIn, started
from tests.play import Play
from tests.playing import play

__all__ = ["play"]


@pytest.fixture(scope="session")
def google_process() -> Iterator[StandIn]:
    with started() as google:
        yield google


@pytest.fixture
def google(google_process: StandIn) -> StandIn:
    google_process.faults()
    return google_process


@pytest.fixture
def client(google: StandIn) -> Iterator[gspread.Client]:
    with connect(google.account(), base=google.base, wait=lambda _: None) as client:
        yield client


@pytest.fixture
def book(google: StandIn) -> str:
    return google.spreadsheet()


@pytest.fixture
def world(google: StandIn, client: gspread.Client, book: str) -> Iterator[World]:
    made = World(google, client, book)
    yield made
    made.close()


@pytest.fixture
def town(google: StandIn, book: str, play: Play) -> Town:
    # The minute of an account is one for the whole process, and tests are many a minute.
    google_line._PACES.clear()
    return Town(google, book, play)
