from collections.abc import Iterator

import gspread
import pytest

from exports.google import connect
from tests.exports.standin import StandIn, started


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
