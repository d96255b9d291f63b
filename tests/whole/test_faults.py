"""Nothing is lost, doubled or overtaken: real processes, real crashes, a LINE that fails and loses answers."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.line import Stub, stub
from models.inbox import DONE
from tests.whole.drill import Aftermath, Crowd, run

IS_SOAK = bool(os.environ.get("SANAM_SOAK"))
MANY = Crowd(events=2_000 if IS_SOAK else 1_200, people=200, rate=60)
BUSY = Crowd(events=1_000 if IS_SOAK else 600, people=5, rate=40)
DRILLS = {
    "many people, PostgreSQL": (MANY, True),
    "five busy people, SQLite": (BUSY, False),
    **({"many people, SQLite": (MANY, False), "five busy people, PostgreSQL": (BUSY, True)} if IS_SOAK else {}),
}  # fmt: skip
pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stub]:
    with stub(tmp_path_factory.mktemp("line")) as running:
        yield running


@pytest.fixture(params=DRILLS, scope="module")
def drill(
    request: pytest.FixtureRequest, line: Stub, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Crowd, Aftermath]:
    crowd, is_postgres = DRILLS[request.param]
    folder: Path = tmp_path_factory.mktemp("drill")
    if not is_postgres:
        return crowd, run(crowd, f"sqlite:///{folder / 'sanam.db'}", line, folder)
    with request.getfixturevalue("postgres_server").database() as url:
        return crowd, run(crowd, url, line, folder)


def test_every_event_is_taken_and_handled_exactly_once(drill: tuple[Crowd, Aftermath]) -> None:
    crowd, after = drill

    assert after.untaken == []
    assert set(range(1, crowd.events + 1)) == {event.number for event in after.events}
    assert Counter({DONE: crowd.events}) == after.states


def test_every_event_is_answered_once(drill: tuple[Crowd, Aftermath]) -> None:
    _, after = drill

    assert (after.lost, after.doubled, after.pushes) == ([], [], 0)


def test_nobody_s_events_are_handled_in_another_order_than_they_came(drill: tuple[Crowd, Aftermath]) -> None:
    _, after = drill

    assert after.overtaken("handled") == []


def test_nobody_s_answers_come_in_another_order_than_the_events(drill: tuple[Crowd, Aftermath]) -> None:
    """What a dead process had committed and not sent goes before what the next one answers."""
    _, after = drill

    assert after.overtaken("answered") == []


def test_the_drill_had_troubles_to_survive(drill: tuple[Crowd, Aftermath]) -> None:
    _, after = drill

    assert min(after.faults["errors"], after.faults["lost"], after.kills) > 0
