"""Thirty people with their own ways of typing use the whole product at once: nobody is met with silence."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.whole import town as towns
from tests.whole.storm import Sky

PEOPLE = 30
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[towns.Town]:
    running = towns.start(tmp_path_factory.mktemp("town"))
    yield running
    running.stop()


def crowd(town: towns.Town, *more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "simulator.personas",
        "--line",
        town.line,
        "--people",
        str(PEOPLE),
        *more,
    ]
    return subprocess.run(command, cwd=towns.ROOT, capture_output=True, text=True, timeout=90, check=False)


def figure(table: str, name: str) -> int:
    found = re.search(rf"^{name} +(\d+)", table, re.MULTILINE)
    assert found, table
    return int(found[1])


def test_thirty_people_are_all_answered_and_nothing_of_ours_is_refused(town: towns.Town) -> None:
    ran = crowd(town, "--seconds", "12", "--seed", "7", "--hurry", "3")

    assert (0, "") == (ran.returncode, "" if ran.returncode == 0 else ran.stdout + ran.stderr)
    assert figure(ran.stdout, "events sent") > 3 * PEOPLE
    assert [0, 0] == [figure(ran.stdout, name) for name in ("silences", "calls LINE refused")]
    sky = Sky(town)
    assert [] == sky.rows("SELECT fate FROM inbox WHERE state <> 1 AND tries > 0")
    named = sky.rows("SELECT count(*) FROM people WHERE consented_at IS NOT NULL")
    assert named[0][0] > PEOPLE / 2


def test_the_forgetful_come_back_next_day_and_are_answered(town: towns.Town) -> None:
    ran = crowd(
        town, "--seconds", "8", "--seed", "9", "--mix", "forgetful=1", "--day-seconds", "2", "--hurry", "4"
    )

    assert 0 == ran.returncode, ran.stdout + ran.stderr
    assert Sky(town).call("GET", "/control/clock")["now"][:10] >= "2021-11-24"


def test_a_mix_that_nobody_knows_is_refused_with_those_who_are_known(town: towns.Town) -> None:
    ran = crowd(town, "--mix", "lazy=3")

    assert 2 == ran.returncode
    assert "--mix" in ran.stderr
