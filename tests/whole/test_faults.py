"""Nothing is lost, doubled or overtaken: real processes, real crashes, a LINE that fails and loses answers."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.faulting import blows
from bench.faulting.aftermath import Aftermath, Crowd
from bench.faulting.blows import ANYWHERE, Blow
from bench.faulting.town import ALL
from bench.line import Stub, stub
from models.inbox import DONE
from tests.whole.drill import run

IS_SOAK = bool(os.environ.get("SANAM_SOAK"))
MANY = Crowd(events=2_000 if IS_SOAK else 1_200, people=200, rate=60)
BUSY = Crowd(events=1_000 if IS_SOAK else 600, people=5, rate=40)
A_MINUTE = Crowd(events=6_000, people=500, rate=100)
KILLED, STOPPED = ANYWHERE["web killed"], ANYWHERE["web stopped"]
ON_POSTGRES = (KILLED, blows.connections_cut, STOPPED, blows.database_restarted, KILLED)
ON_SQLITE = (KILLED, blows.disk_full, KILLED, STOPPED, KILLED)


@dataclass(frozen=True)
class Drill:
    """A crowd, where, what strikes it, and which processes run."""

    crowd: Crowd
    is_postgres: bool
    blows: Sequence[Blow]
    kinds: tuple[str, ...] = ("web",)


DRILLS = {
    "many people, PostgreSQL": Drill(MANY, True, ON_POSTGRES),
    "five busy people, SQLite": Drill(BUSY, False, ON_SQLITE),
    **({
        "many people, SQLite": Drill(MANY, False, ON_SQLITE),
        "five busy people, PostgreSQL": Drill(BUSY, True, ON_POSTGRES),
        "a minute of everything": Drill(A_MINUTE, True, (*ANYWHERE.values(), *blows.ON_POSTGRES.values(), *ON_POSTGRES), ALL),
    } if IS_SOAK else {}),
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
    of = DRILLS[request.param]
    folder: Path = tmp_path_factory.mktemp("drill")
    if not of.is_postgres:
        url = f"sqlite:///{folder / 'sanam.db'}"
        return of.crowd, run(of.crowd, url, line, folder, of.blows, server=None, kinds=of.kinds)
    server = request.getfixturevalue("postgres_server")
    with server.database() as url:
        return of.crowd, run(of.crowd, url, line, folder, of.blows, server=server, kinds=of.kinds)


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

    assert min(after.faults["errors"], after.faults["lost"], len(after.stops_s)) > 0


def test_answers_leave_while_their_tokens_live_and_a_stop_is_soon_over(
    drill: tuple[Crowd, Aftermath],
) -> None:
    """How quick the answers are is the machine's matter too: one that tests beside us is asked for little."""
    _, after = drill

    assert after.in_time >= (0.99 if IS_SOAK else 0.2)
    assert max(after.stops_s) < 10
