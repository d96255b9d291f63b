"""The preview of a pack's reminders is what the planner really plans and the pushes really send."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from bot.clock import BANGKOK
from cli.applying import FOLDER
from cli.packs import preview as packs_preview
from cli.packs.preview import preview
from handlers import previewing
from models.base import table
from models.notices import ReminderStep
from tests.play import Play
from tests.stories import contribute, desk, register

MOAC = "moac-groups-2565"
YEAR = ("--from", "2021-10-01", "--to", "2022-10-31")


@pytest.fixture
def world(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    monkeypatch.setattr(packs_preview, "open_core", lambda: play.core)
    register(play)
    return play


def run(name: str, *words: str) -> Result:
    result = CliRunner().invoke(preview, [name, *words])
    assert result.exit_code == 0, result.output
    return result


def lines(name: str, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(name, "--json", *words).stdout.splitlines()]


def planned(play: Play) -> set[tuple[str, str, int, datetime]]:
    """Return what is planned in the database: round, audience, step, moment."""
    with play.core.database.reading() as connection:
        found = connection.execute(select(table(ReminderStep))).mappings()
        return {
            (row["obligation_id"], row["audience"], row["step"], row["at"].astimezone(BANGKOK))
            for row in found
        }


def previewed(play: Play) -> set[tuple[str, str, int, datetime]]:
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        programme = here.library.programmes[MOAC]
        world = previewing.real(here, programme, date(2021, 10, 1), date(2022, 12, 31))
        rounds = {(subject.id, duty, period) for subject in world.subjects for duty, period in subject.rounds}
        found = previewing.reminders(programme, world)
    assert rounds
    return {(f"{one.subject.id}/{one.duty.id}/{one.period}", one.audience, one.step, one.at) for one in found}


def test_the_preview_of_a_pack_in_force_is_exactly_what_is_planned(world: Play) -> None:
    from models.obligations import Obligation
    from tests.stories import rows

    names = {one["id"]: f"{one['unit_id']}/{one['duty']}/{one['period']}" for one in rows(world, Obligation)}

    assert {(names[of], *rest) for of, *rest in planned(world)} == previewed(world)


def test_a_part_that_was_sent_is_previewed_no_more(world: Play) -> None:
    before = len([one for one in previewed(world) if one[1] == "collect"])
    contribute(world)

    assert 4 == before - len([one for one in previewed(world) if one[1] == "collect"])


def test_a_line_says_who_hears_of_what_when_at_what_cost_and_why(world: Play) -> None:
    told = next(one for one in lines(MOAC, *YEAR) if one.get("duty") == "set1" and one["part"] == "collect")

    assert {
        "day": "2021-11-25",
        "at": "2021-11-25T08:00:00+07:00",
        "duty": "set1",
        "round": "once",
        "title": "รายงานข้อมูลทั่วไปของกลุ่มเกษตรกร (รายงานชุดที่ ๑)",
        "cohort": "",
        "part": "collect",
        "to": "doer",
        "role": "ประธานหรือผู้นำกลุ่ม",
        "step": 0,
        "due": "2021-11-25",
        "units": 1,
        "people": 1,
        "not_reached": 0,
        "night": False,
        "closed": "",
        "why": "ในวันกำหนด กำหนด 25 พ.ย. 2564",
        "counted": 1,
        "free": 0,
    } == told | {
        "day": "2021-11-25",
        "at": "2021-11-25T08:00:00+07:00",
        "step": 0,
        "why": "ในวันกำหนด กำหนด 25 พ.ย. 2564",
    }


def test_no_more_messages_are_pushed_than_were_counted(world: Play) -> None:
    """Nobody answers for a week; the planner merges and waits, so that it pushes at most what the preview said."""
    world.clock.moment = datetime(2021, 11, 22, 20, tzinfo=BANGKOK)
    total = lines(MOAC, "--from", "2021-11-23", "--to", "2021-11-30")[-1]
    before = len(world.line.pushes)

    for day in range(23, 31):
        world.clock.moment = datetime(2021, 11, day, 9, tzinfo=BANGKOK)
        world.remind()

    assert 5 < len(world.line.pushes) - before <= total["counted"]


def test_somebody_who_blocked_us_is_counted_as_not_reached_and_costs_nothing(world: Play) -> None:
    world.event("mali", {"type": "unfollow"})
    told = [one for one in lines(MOAC, *YEAR) if one.get("part") == "collect"]

    assert {(0, 0, 1)} == {(one["counted"], one["people"], one["not_reached"]) for one in told}


def changed(folder: Path, old: str, new: str) -> str:
    """Copy the pack into a folder of its own, with one line changed."""
    import shutil

    shutil.copytree(FOLDER / MOAC, folder / MOAC)
    path = folder / MOAC / "programme.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return str(folder / MOAC)


def test_a_folder_that_is_not_applied_is_previewed_for_the_units_that_take_part(
    world: Play, tmp_path: Path
) -> None:
    folder = changed(tmp_path, "collect_until = 2021-11-25 ", "collect_until = 2021-11-24 ")

    told = [one for one in lines(folder, *YEAR) if one.get("duty") == "set1" and one["part"] == "collect"]

    assert [("2021-11-23", -1), ("2021-11-24", 0), ("2021-11-25", 1), ("2021-11-26", 2)] == [
        (one["day"], one["step"]) for one in told
    ]
    assert {1} == {one["units"] for one in told}


def test_two_versions_are_compared_and_only_what_differs_is_shown(world: Play, tmp_path: Path) -> None:
    folder = changed(tmp_path, "{ day = 1, tone", "{ day = 2, tone")

    *told, total = lines(folder, "--from", "2021-11-25", "--to", "2021-12-05", "--against", "applied")

    assert {"added", "gone"} == {one["change"] for one in told}
    assert {1, 2} == {one["step"] for one in told}
    assert total["counted_before"] > 0
    assert [] == lines(MOAC, *YEAR, "--against", "applied")[:-1]


def test_without_a_database_one_unit_of_each_kind_is_shown_and_the_run_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing() -> None:
        raise click.ClickException("FIELD_KEY is empty")

    monkeypatch.setattr(packs_preview, "open_core", nothing)

    result = run("doae-groups-2564", "--json", "--from", "2020-10-01", "--to", "2021-09-30")

    assert "no database: FIELD_KEY is empty" in result.stderr
    assert "shown for one unit of each kind" in result.stderr
    assert {None} == {json.loads(line).get("units") for line in result.stdout.splitlines()}


def test_the_words_say_the_same_as_the_lines(world: Play) -> None:
    told = run(MOAC, "--from", "2021-11-26", "--to", "2021-11-27").output

    assert "ศ. 26 พ.ย. 2564 08:00" in told
    assert "วันกำหนดตรงกับวันหยุด จึงเตือนวันทำการก่อนหน้า" in told
    assert "(วันหยุดสุดสัปดาห์)" in told
    assert "นับโควตา 1" in told


def test_days_in_the_wrong_order_are_refused(world: Play) -> None:
    result = CliRunner().invoke(preview, [MOAC, "--from", "2021-12-01", "--to", "2021-11-01"])

    assert (2, True) == (result.exit_code, "--to lies before --from" in result.output)
