"""Two clocks, three workers, kills and a LINE that fails: everybody hears once, and the ledger is LINE's own to the message."""

import os

import pytest

from tests.whole.reminder_crowd import Crowd, user
from tests.whole.reminder_drill import TROUBLES, Aftermath, run

MANY = 10_000 if os.environ.get("SANAM_SOAK") else 200
SECONDS = 1_800.0 if os.environ.get("SANAM_SOAK") else 120.0
CROWD = Crowd(people=MANY, unreachable=MANY // 30, limit=MANY * 4 // 5, kills=8, seconds=SECONDS)
pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture(scope="module")
def drill(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    with request.getfixturevalue("postgres_server").database() as url:
        return run(CROWD, url, tmp_path_factory.mktemp("drill"))


def test_nobody_hears_twice_and_nothing_is_left_in_between(drill: Aftermath) -> None:
    assert [] == [who for who, bubbles in drill.reached.items() if bubbles > 1]
    assert (0, 0) == (drill.moving, drill.notices["riding"])


def test_who_the_rows_say_was_told_is_who_was_told(drill: Aftermath) -> None:
    everybody = {user(number) for number in range(CROWD.people)}

    assert drill.sent == set(drill.reached) & everybody


def test_the_ledger_is_lines_own_counter_to_the_message(drill: Aftermath) -> None:
    assert drill.used == drill.counted
    assert 0 < drill.used <= (CROWD.limit or 0)


def test_whoever_was_not_told_has_a_reason(drill: Aftermath) -> None:
    untold = {user(number) for number in range(CROWD.people)} - set(drill.reached)

    assert CROWD.people - (CROWD.limit or 0) <= len(untold)
    assert set() == untold - set(drill.skipped)
    assert {"push"} != {drill.skipped[one][0] for one in untold}


def test_the_drill_had_troubles_to_survive(drill: Aftermath) -> None:
    assert drill.kills == CROWD.kills
    assert TROUBLES <= set(drill.faults)
