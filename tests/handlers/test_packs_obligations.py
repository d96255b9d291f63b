"""What is owed is listed for an admin, and one obligation is waived, extended or handed over from a terminal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.packs import ease as packs_ease
from cli.packs import obligations as packs_obligations
from models.obligations import Obligation
from tests import ladders
from tests.ladders import owed
from tests.play import Play
from tests.stories import GROUP, rows


@pytest.fixture
def world(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Play]:
    play = ladders.filed(tmp_path, tmp_path_factory)
    monkeypatch.setattr(packs_obligations, "open_core", lambda: play.core)
    monkeypatch.setattr(packs_ease, "open_core", lambda: play.core)
    yield play
    play.close()


def run(command: Any, *words: str) -> Result:
    return CliRunner().invoke(command, list(words))


def listed(*words: str) -> list[dict[str, Any]]:
    found = run(packs_obligations.obligations_of, ladders.PACK, "--json", *words)
    return [json.loads(line) for line in found.output.splitlines()]


def test_what_is_owed_is_listed_by_place_and_state(world: Play) -> None:
    [sent] = listed("--state", "submitted")
    assert ("set1", GROUP, "moac-cm", "2021-11-30") == (
        sent["duty"], sent["unit_name"], sent["office"], sent["due"],
    )  # fmt: skip
    assert {"50"} == {one["place"][:2] for one in listed("--place", "50")}
    assert [] == listed("--place", "57", "--state", "submitted")
    assert GROUP in run(packs_obligations.obligations_of, ladders.PACK).output


def test_only_what_is_still_to_be_sent_is_late(world: Play) -> None:
    world.clock.moment = world.clock.moment.replace(month=12, day=28)

    late = listed("--late")

    assert {("monthly", 31), ("monthly", 1)} == {(one["duty"], one["days_late"]) for one in late}


def test_a_programme_that_is_not_known_is_named(world: Play) -> None:
    found = run(packs_obligations.obligations_of, "nothing")

    assert (2, True) == (found.exit_code, "no programme nothing" in found.output)


def monthly(world: Play) -> str:
    return str(min(rows(world, Obligation, duty="monthly"), key=lambda row: row["due"])["id"])


def test_one_obligation_is_waived_with_its_reason(world: Play) -> None:
    wanted = monthly(world)

    assert 0 == run(packs_ease.waive, wanted, "--why", "flood").exit_code

    [row] = rows(world, Obligation, id=wanted)
    assert "waived" == row["state"]
    assert 1 == run(packs_ease.waive, wanted, "--why", "flood").exit_code


def test_one_obligation_is_extended_by_its_letter(world: Play) -> None:
    wanted = monthly(world)

    found = run(packs_ease.extend, wanted, "2021-12-05", "--letter", "1/2565")
    assert (0, "2021-12-05") == (
        found.exit_code,
        str(next(row["due"] for row in rows(world, Obligation, id=wanted))),
    )
    assert 1 == run(packs_ease.extend, wanted, "2021-12-01", "--letter", "1/2565").exit_code
    assert 2 == run(packs_ease.extend, wanted, "soon", "--letter", "1/2565").exit_code


def test_one_obligation_goes_to_another_office(world: Play) -> None:
    wanted = owed(world).id

    assert 0 == run(packs_ease.hand_over, wanted, "moac-cr").exit_code

    assert "moac-cr" == owed(world).office_id
    assert 2 == run(packs_ease.hand_over, wanted, "nowhere").exit_code
    assert 2 == run(packs_ease.hand_over, "nothing", "moac-cr").exit_code
