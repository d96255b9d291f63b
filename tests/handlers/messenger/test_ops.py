"""`flask ops why` and `flask ops budget`: what the operator reads of what left, and of what did not."""

import json
import re
from typing import Any, cast

import pytest
from click.testing import CliRunner, Result

from bot import quota
from cli import ops_budget, ops_why
from tests.handlers.messenger.messenger_kit import at, due_today, person_id
from tests.play import Play
from tests.stories import register

LINE = re.compile(r"^2021-11-25 \d\d:\d\d  [0-9a-f]{8}  .*[ก-๙]")


@pytest.fixture
def told(play: Play, monkeypatch: pytest.MonkeyPatch) -> Play:
    for module in (ops_why, ops_budget):
        monkeypatch.setattr(module, "open_core", lambda: play.core)
    return play


def said(command: Any, *arguments: str) -> Result:
    return CliRunner().invoke(cast("Any", command), arguments)


def test_every_decision_of_a_day_is_one_line(told: Play) -> None:
    due_today(told)
    told.remind()

    result = said(ops_why.why, "--day", "2021-11-25")

    lines = result.output.splitlines()
    assert lines
    assert [] == [line for line in lines if not LINE.match(line)]


def test_one_person_is_found_by_the_beginning_of_her_id(told: Play) -> None:
    due_today(told)
    told.remind()

    mine = said(ops_why.why, "--person", person_id(told, "mali")[:8], "--day", "2021-11-25").output

    assert mine
    assert {person_id(told, "mali")[:8]} == {line.split()[2] for line in mine.splitlines()}


def test_an_id_that_is_nobody_s_is_refused_with_words(told: Play) -> None:
    register(told)

    result = said(ops_why.why, "--person", "zzzz")

    assert 2 == result.exit_code
    assert "0 people have an id that begins with zzzz" in result.output


def test_a_day_without_decisions_says_so(told: Play) -> None:
    register(told)

    assert "nothing was decided\n" == said(ops_why.why, "--day", "2021-10-01").output


def test_the_budget_is_asked_of_line_and_shown(told: Play) -> None:
    due_today(told)
    told.line.allowed, told.line.others = 300, 11
    assert quota.read(told.core)
    told.remind()

    result = json.loads(said(ops_budget.show_budget, "--json").output)

    assert (300, 11 + len(told.line.pushes)) == (result["limit"], result["used"] + result["under_way"])
    assert len(told.line.pushes) == result["by_share"]["reminder"]


def test_a_budget_that_line_does_not_tell_is_the_one_that_was_known(told: Play) -> None:
    register(told)
    at(told, 25)
    told.line.is_silent = True

    result = said(ops_budget.show_budget)

    assert 0 == result.exit_code
    assert "LINE did not say" in result.stderr
    assert "ทั้งเดือนส่งได้: 0 ข้อความ" in result.stdout
