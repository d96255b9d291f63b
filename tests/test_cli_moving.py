"""Commands that move work and units: what they need, what they say, and that nothing moves when they refuse."""

from datetime import timedelta

import pytest
from click import Command
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

from cli import people, people_handing
from cli.packs import redraw as packs_redraw
from cli.packs.redraw import redraw
from cli.people_handing import hand_over_work, transfer_group
from models import units
from models.offices import Role
from tests import registering
from tests.play import Play
from tests.playing import play
from tests.registering import PROGRAMME, answered, begun
from tests.stories import act, person, rows

__all__ = ["play"]
GROUP = "กลุ่มจักสานบ้านใหม่"


@pytest.fixture
def village(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    registering.settled(play)
    begun(play, "mali", "มะลิ")
    answered(play, "mali", GROUP)
    act(play, "mali", "[ส่ง]")
    for module in (packs_redraw, people, people_handing):
        monkeypatch.setattr(module, "open_core", lambda: play.core)
    return play


def run(command: Command, *words: str) -> Result:
    app = ScriptInfo(create_app=lambda: Flask("sanam"))
    return CliRunner().invoke(command, list(words), obj=app)


def unit(play: Play) -> tuple[str, str, str]:
    [row] = rows(play, units.Unit, name=GROUP)
    return str(row["id"]), str(row["place"]), str(row["office_id"])


def test_a_redrawn_tambon_is_said_in_figures(village: Play) -> None:
    village.clock.moment += timedelta(days=2)
    _, place, _ = unit(village)

    said = run(redraw, PROGRAMME, f"{place[:6]}:500102", "--letter", "ประกาศ")

    assert "1 units, 0 offices, 1 duties moved\n" == said.output
    assert ("500102", "v-muang") == unit(village)[1:]


@pytest.mark.parametrize(
    ("codes", "why"),
    [("5007:500102", "same"), ("5007:5007", "different"), ("abcd:efgh", "codes"), ("50070:50080", "digits")],
)
def test_codes_that_do_not_fit_move_nothing(village: Play, codes: str, why: str) -> None:
    before = unit(village)

    said = run(redraw, PROGRAMME, codes, "--letter", "ประกาศ")

    assert said.exit_code == 2
    assert why in said.output
    assert before == unit(village)


def test_a_map_of_tomorrow_waits_for_tomorrow(village: Play) -> None:
    said = run(redraw, PROGRAMME, "5007:5095", "--letter", "ประกาศ", "--from", "2021-12-31")

    assert "run this on the day" in said.output


def test_a_group_is_given_to_another_office(village: Play) -> None:
    said = run(transfer_group, unit(village)[0], "v-muang")

    assert f"{GROUP}: สำนักงานอำเภอเมืองเชียงใหม่, 1 duties went along\n" == said.output
    assert "another kind" in run(transfer_group, unit(village)[0], "v-cm").output


def test_work_is_handed_over_and_says_to_whom(village: Play) -> None:
    somchai, arun = person(village, "somchai"), person(village, "arun")

    said = run(hand_over_work, somchai, "--office", "v-maerim", "--to", arun)

    assert "สมชาย hands over to อรุณ on 2021-11-22\n" == said.output
    held = [row["scope_id"] for row in rows(village, Role, person_id=arun) if row["valid_to"] is None]
    assert {"v-muang", "v-maerim"} == set(held)
    assert "has no role" in run(hand_over_work, somchai, "--office", "v-maerim").output


def test_a_code_for_an_area_that_the_pack_lacks_is_refused(village: Play) -> None:
    said = run(
        people.invite_somebody,
        "--programme",
        PROGRAMME,
        "--role",
        "officer",
        "--office",
        "v-maerim",
        "--area",
        "south",
    )

    assert "no area south: one of north, ping" in said.output
