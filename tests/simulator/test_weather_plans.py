"""Plans are files: every mistake is told with its place and its cure, and what ships with the local LINE can be played."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.weather.kinds import KINDS
from simulator.weather.reading import PLANS, BadPlan, load, named, read
from tests.rules.tree import ROOT

HEAD = 'th = "ทดสอบ"\nen = "test"\n'
THAI = re.compile("[ก-๛]")
WRONG = {
    "what = 1 = 2": ("storm.toml", "write TOML"),
    'th = "ก"\n[[steps]]\nwhat = "hang"': ("storm.toml: en", "is missing"),
    HEAD: ("storm.toml: steps", "write at least one [[steps]]"),
    f'{HEAD}wind = 3\n[[steps]]\nwhat = "hang"': ("storm.toml: wind", "keys of a plan are"),
    f'{HEAD}clock = "sun"\n[[steps]]\nwhat = "hang"': ("storm.toml: clock", 'write clock = "virtual"'),
    f'{HEAD}[[steps]]\nwhat = "snow"': ("steps[1].what", "choose one of hang, slow"),
    f'{HEAD}[[steps]]\nwhat = "slow"\nms = -1': ("steps[1].ms", "write ms = 2000"),
    f'{HEAD}[[steps]]\nwhat = "slow"\nseconds = 3': ("steps[1].seconds", "keys are"),
    f'{HEAD}[[steps]]\nwhat = "hang"\nrate = 2': ("steps[1].rate", "a number from 0 to 1, not 2"),
    f'{HEAD}[[steps]]\nwhat = "hang"\nrate = true': ("steps[1].rate", "not True"),
    f'{HEAD}[[steps]]\nwhat = "hang"\nrate = 0.5\nevery = 2': ("steps[1].every", "keep one of them"),
    f'{HEAD}[[steps]]\nwhat = "hang"\nfrom = 9\nuntil = 5': ("steps[1].until", "is not after from = 9"),
    f'{HEAD}[[steps]]\nwhat = "hang"\nuntil = "noon"': ("steps[1].until", "write until = 30"),
    f'{HEAD}[[steps]]\nwhat = "hang"\nuntil = 2021-11-24T09:00:00': ("steps[1].until", "with its zone"),
    f'{HEAD}[[steps]]\nwhat = "hang"\ntimes = 1.5': ("steps[1].times", "a whole number"),
    f'{HEAD}[[steps]]\nwhat = "hang"\npeople = "mali"': ("steps[1].people", 'write people = ["mali"]'),
    f'{HEAD}[[steps]]\nwhat = "drop"\npaths = ["/v2"]': ("steps[1].paths", "is not known for drop"),
    f"{HEAD}steps = [3]": ("steps[1].what", "3 is no trouble"),
}


@pytest.mark.parametrize(("text", "told"), WRONG.items(), ids=[place for place, _ in WRONG.values()])
def test_a_mistake_is_told_with_its_place_and_its_cure(text: str, told: tuple[str, str]) -> None:
    with pytest.raises(BadPlan) as bad:
        read(text, "storm.toml")

    assert any(all(part in problem for part in told) for problem in bad.value.problems), bad.value


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(BadPlan) as bad:
        read('th = ""\n[[steps]]\nwhat = "slow"\nms = 0\n[[steps]]\nwhat = "fog"', "storm.toml")

    assert 4 == len(bad.value.problems)


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_plan_of_ours_can_be_played_and_says_so_in_both_languages(path: Path) -> None:
    plan = load(path)

    assert THAI.search(plan.th)
    assert not THAI.search(plan.en)
    assert (plan.name, plan.en[-1]) == (path.stem, ".")


def test_every_trouble_but_one_s_own_group_stands_in_a_plan_of_ours() -> None:
    played = {step.kind.name for plan in named().values() for step in plan.steps}

    assert {"drop", "hide_group_user", "profile_404"} == set(KINDS) - played


def test_the_command_checks_files(tmp_path: Path) -> None:
    good, bad = PLANS / "twice.toml", tmp_path / "bad.toml"
    bad.write_text('th = "ก"\nen = "x"\n[[steps]]\nwhat = "fog"\n', "utf-8")

    runs = [_command("check", str(good)), _command("check", str(good), str(bad)), _command("look")]

    assert [0, 1, 2] == [run.returncode for run in runs]
    assert "1 steps: duplicate" in runs[0].stdout
    assert "bad.toml: steps[1].what: 'fog' is no trouble" in runs[1].stderr


def test_the_command_lists_what_there_is() -> None:
    listed = _command("list").stdout

    assert all(plan.name in listed and plan.th in listed for plan in named().values())


def test_the_command_tells_every_trouble_with_its_numbers() -> None:
    told = _command("kinds").stdout

    assert len(KINDS) == len(told.splitlines())
    assert "answers late, and right (ms = 2000)" in told


def _command(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "simulator.weather", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
