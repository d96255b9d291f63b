"""A year played in advance: the same for the same seed, counted to the message, and read as it was meant."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.texts import Texts
from cli.packs.simulate import simulate
from cli.simulating.chart import svg
from cli.simulating.outcomes import outcomes
from cli.simulating.personas import NoSuchPersona, mix_of
from cli.simulating.report import owing, report
from cli.simulating.telling import lines, owed_lines
from cli.simulating.wanted import Wanted
from cli.simulating.year import Year, begin

MOAC, DOAE = "moac-groups-2565", "doae-groups-2564"
PROVINCES, LAST = 3, date(2021, 11, 30)
MIX = {"punctual": 2, "sloppy": 1, "chatty": 1}


@dataclass(frozen=True)
class Played:
    """A year that is over, with what it came to."""

    year: Year
    told: dict[str, Any]

    @property
    def script(self) -> list[dict[str, Any]]:
        return [one.written() for one in self.year.acts]


def play(**wanted: Any) -> Played:
    year = begin(Wanted(**{"pack": MOAC, "provinces": PROVINCES, "last": LAST, "mix": MIX, **wanted}))
    for _ in year.days():
        pass
    return Played(year, report(year))


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    found = play()
    yield found
    found.year.close()


@pytest.mark.slow
def test_the_same_seed_plays_the_same_year_to_the_letter(played: Played) -> None:
    again = play()
    again.year.close()

    assert json.dumps(played.told) == json.dumps(again.told)
    assert played.script == again.script


def test_every_group_is_registered_and_reports_come_in(played: Played) -> None:
    assert PROVINCES == played.told["reports"]["registration"]
    assert played.told["reports"]["contribution"] > 0
    assert played.told["rounds"]["on_time"] > 0


def test_every_round_has_one_fate(played: Played) -> None:
    rounds = played.told["rounds"]

    assert sum(played.told["states"].values()) == sum(rounds.values())
    assert sum(sum(fates.values()) for fates in played.told["by_duty"].values()) == sum(rounds.values())


def test_our_ledger_agrees_with_line_to_the_message(played: Played) -> None:
    assert played.told["counted_by_line"] == played.told["counted"]
    assert sum(played.told["counted"].values()) == sum(played.told["reasons"].values())
    assert sum(played.told["counted"].values()) == sum(one["do"] == "pushed" for one in played.script)


def test_nothing_fails_and_nothing_is_refused(played: Played) -> None:
    assert {"events_unhandled": 0, "refused_by_line": [], "unreached": 0} == played.told["troubles"]


def test_what_is_typed_without_a_slip_is_read_as_it_was_meant(played: Played) -> None:
    assert [] == played.told["chats"]["examples"]
    assert played.told["chats"]["typed"] > 0


def test_nobody_is_left_with_a_question_that_cannot_be_answered(played: Played) -> None:
    assert {} == played.told["chats"]["stuck"]


def test_when_the_month_is_used_up_nothing_more_is_tried_and_the_year_goes_on() -> None:
    # One of the two is kept for what cannot wait.
    found = play(provinces=2, quota=2)
    found.year.close()

    assert {1} == set(found.told["counted_by_line"].values())
    assert found.told["counted_by_line"] == found.told["counted"]
    assert {} == found.told["over_quota"]
    assert 0 == found.told["troubles"]["events_unhandled"]


def test_without_anybody_who_sets_days_the_rounds_of_a_cohort_wait() -> None:
    found = play(provinces=1, sets_dates=False)
    found.year.close()

    assert 3 == found.told["rounds"]["waiting"]


@pytest.mark.slow
def test_a_pack_of_two_levels_has_its_offices_and_groups_by_their_official_codes() -> None:
    found = play(pack=DOAE, provinces=1, last=date(2020, 10, 25))
    found.year.close()

    assert 4 == found.told["reports"]["registration"]
    assert 0 == found.told["troubles"]["events_unhandled"]
    assert {4, 2, 0} == {len(area) for area in found.year.town.offices.values()}


def test_a_pack_without_a_registration_has_its_units_from_the_beginning() -> None:
    found = play(pack="cdd-markets-2565", provinces=1, last=date(2021, 10, 10))
    found.year.close()

    assert {"ahead": 9} == found.told["by_duty"]["sales"]
    assert 0 == found.told["groups"]


def test_on_a_day_every_office_has_its_list(played: Played) -> None:
    with played.year.world.core.database.reading() as connection:
        owed = owing(outcomes(connection, played.year.town.programmes, LAST), LAST)
    words = "\n".join(owed_lines(owed, LAST, Texts.load("th")))

    assert {"never", "ahead", "waiting"} >= {one["fate"] for one in owed}
    assert "30 พ.ย. 2564" in words
    assert all(one["office_name"] in words for one in owed)


def test_the_report_is_in_words_of_the_catalogue(played: Played) -> None:
    words = "\n".join(lines(played.told, Texts.load("th")))

    assert "รายงานของสำนักงาน" in words
    assert "พ.ย. 2564: นับโควตา" in words


def test_the_chart_is_one_picture_with_a_bar_for_each_month(played: Played) -> None:
    root = ET.fromstring(svg(played.told, Texts.load("th")))  # noqa: S314 - our own
    words = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]

    assert {"10/64", "11/64"} <= set(words)
    assert any("300" in one for one in words)


def test_a_mix_that_nobody_knows_is_refused_with_those_who_are_known() -> None:
    with pytest.raises(NoSuchPersona, match="punctual, forgetful, sloppy, silent, chatty"):
        mix_of("lazy=3")

    assert {"punctual": 4, "silent": 1} == mix_of("punctual=4,silent")


def test_the_command_writes_figures_picture_and_script(tmp_path: Path) -> None:
    chart, script = tmp_path / "year.svg", tmp_path / "year.jsonl"

    ran = CliRunner().invoke(
        simulate,
        [
            MOAC,
            "--provinces",
            "1",
            "--to",
            "2021-10-20",
            "--json",
            "--chart",
            str(chart),
            "--script",
            str(script),
        ],
    )

    assert 0 == ran.exit_code, ran.output
    assert MOAC == json.loads(ran.output)["pack"]
    assert chart.read_text("utf-8").startswith("<svg")
    assert {"follow", "say", "press"} <= {
        json.loads(line)["do"] for line in script.read_text("utf-8").splitlines()
    }


def test_a_programme_that_is_not_there_is_named() -> None:
    ran = CliRunner().invoke(simulate, ["nobody"])

    assert 2 == ran.exit_code
    assert "flask packs list" in ran.output
