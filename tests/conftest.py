"""What every folder of tests may ask for: a PostgreSQL, a Chromium, a free port. What is missing is said at the end."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests import openrosa_node as node
from tests import postgres, room
from tests.postgres import Server

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NEEDS = {
    "postgres": ("PostgreSQL", postgres.programs() is not None),
    "browser": ("Chromium", CHROMIUM is not None),
}
MISSING = "NOT ON THIS MACHINE:"
FOLDER, FAILED = pytest.StashKey[Path](), pytest.StashKey[bool]()
WHOLE = Path(__file__).parent / "whole"
LONG = {
    "test_board_seen.py",
    "test_cards.py",
    "test_cli_forms_try.py",
    "test_cli_packs_simulate.py",
    "test_phone_access.py",
    "test_phone_kinds.py",
    "test_replay_round_trip.py",
    "test_report_page.py",
    "test_report_page_doors.py",
    "test_report_page_seen.py",
    "test_table_seen.py",
    "test_transcripts.py",
}
ASKED_BY = {
    "postgres_server": "postgres",
    "postgres_url": "postgres",
    "postgres_database": "postgres",
    "chromium": "browser",
}
# A fixed sample in every run; the whole range in `make soak`. Two shared cores make deadlines lie.
settings.register_profile("sample", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=20_000, deadline=None)
expect.set_options(timeout=30_000)
settings.load_profile("soak" if os.environ.get("SANAM_SOAK") else "sample")
QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write the transcripts anew; review the diff like code"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Work in memory where there is some; what a run that failed wrote stays until the next one begins."""
    if folder := room.claim():
        config.stash[FOLDER] = folder


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[FAILED] = exitstatus == pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    if (folder := config.stash.get(FOLDER, None)) and not config.stash.get(FAILED, False):
        room.leave(folder)


def pytest_collection_finish() -> None:
    """Leave everything that was collected out of every later collection of garbage: it lives as long as the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they ask for, and leave out those whose server or browser is not here.

    What waits most comes first: with several workers its waiting is filled with what computes. Then long files,
    for a file is one worker's: none of them is what everybody waits for in the end.
    """
    items.sort(key=_turn)
    for item in items:
        for fixture in set(ASKED_BY) & set(getattr(item, "fixturenames", ())):
            item.add_marker(ASKED_BY[fixture])
        for marker, (program, is_here) in NEEDS.items():
            if item.get_closest_marker(marker) and not is_here:
                item.add_marker(pytest.mark.skip(reason=f"{MISSING} {program}"))


def _turn(item: pytest.Item) -> int:
    """Say in which turn a test is begun."""
    if item.path.is_relative_to(WHOLE):
        return 0
    return 1 if item.path.name in LONG else 2


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested. The reports are all there is: tests may run in other processes."""
    left_out: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        _, found, program = str(report.longrepr).partition(MISSING)
        if found:
            left_out.setdefault(program.rstrip("')").strip(), []).append(report.nodeid)
    for program, tests in left_out.items():
        terminalreporter.section(f"{program}: {len(tests)} TESTS DID NOT RUN", sep="!", red=True)
        for test in tests:
            terminalreporter.write_line(f"  not run: {test}")
    for report in terminalreporter.stats.get("passed", []):
        for name, said in report.user_properties:
            if name == "effort":
                terminalreporter.write_line(said)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with postgres.started() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """One database of the run's server, shared by the tests that ask for it."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture
def postgres_database(postgres_server: Server) -> Iterator[str]:
    """A fresh, empty database of this test alone, dropped after it."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET_CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def free_port() -> int:
    return postgres.free_port()


@pytest.fixture
def openrosa_node() -> None:
    """Leave the test out, loudly, where Node and what it runs cannot be had."""
    if why := node.missing():
        pytest.skip(f"{MISSING} {why}")
