"""Signs: what was counted becomes a colour, a sentence, and what to do."""

from dataclasses import replace

import pytest

from engine.vitals.counts import Counts
from engine.vitals.signs import COLOURS, Sign, signs, worst

ALIVE = {"web": 2, "worker": 3, "clock": 1}
WELL = Counts(silent=ALIVE, messages_left=200)


def of(name: str, counts: Counts) -> Sign:
    return next(one for one in signs(counts) if one.name == name)


def test_when_all_is_well_everything_is_green_and_nothing_has_to_be_done() -> None:
    assert {("green", None)} == {(one.colour, one.cure) for one in signs(WELL)}
    assert "green" == worst(signs(WELL))


@pytest.mark.parametrize(("part", "colour", "more"), [
    ("processes", "red", {"silent": {**ALIVE, "worker": 90}}),
    ("processes", "red", {"silent": {**ALIVE, "clock": None}}),
    ("events", "green", {"events_waiting": 9, "oldest_event_s": 30}),
    ("events", "red", {"events_waiting": 9, "oldest_event_s": 300}),
    ("events", "yellow", {"events_given_up": 1}),
    ("replies", "green", {"replies": 200, "slow_replies": 2}),
    ("replies", "yellow", {"replies": 200, "slow_replies": 3}),
    ("messages", "yellow", {"messages_given_up": 1}),
    ("messages", "yellow", {"messages_unknown": 1}),
    ("messages", "yellow", {"is_held": True}),
    ("month", "yellow", {"messages_left": 20, "alarm": "low"}),
    ("month", "red", {"messages_left": 0, "alarm": "spent"}),
    ("month", "green", {"messages_left": None}),
    ("month", "yellow", {"messages_left": 0, "alarm": "unread"}),
    ("tasks", "green", {"tasks_waiting": 500, "oldest_task_s": 60}),
    ("tasks", "red", {"tasks_waiting": 1, "oldest_task_s": 700}),
    ("sheet", "yellow", {"rows_owed": 3, "oldest_row_s": 400}),
    ("sheet", "red", {"rows_owed": 3, "oldest_row_s": 4_000}),
    ("menus", "yellow", {"menus_behind": 2}),
    ("escalations", "yellow", {"unowned": 1}),
    ("hooks", "green", {"hooks_waiting": 9, "hooks_failing": 1, "hooks_failing_s": 300}),
    ("hooks", "yellow", {"hooks_waiting": 9, "hooks_failing": 1, "hooks_failing_s": 700}),
    ("hooks", "yellow", {"hooks_paused": 1}),
    ("hooks", "red", {"hooks_failing": 1, "hooks_failing_s": 90_000}),
    ("hooks", "yellow", {"hooks_given_up": 2}),
    ("keys", "green", {"keys": 3}),
    ("keys", "yellow", {"keys": 3, "keys_ending": 1}),
    ("disk", "yellow", {"disk_free": 0.1}),
    ("disk", "red", {"disk_free": 0.02}),
])  # fmt: skip
def test_a_trouble_shows_at_its_own_part_alone(part: str, colour: str, more: dict[str, object]) -> None:
    found = signs(replace(WELL, **more))  # type: ignore[arg-type]

    assert colour == of(part, replace(WELL, **more)).colour  # type: ignore[arg-type]
    assert {part} >= {one.name for one in found if one.colour != "green"}
    assert colour == worst(found)


def test_whatever_is_not_green_says_what_to_do() -> None:
    ill = Counts(
        events_waiting=2, oldest_event_s=900, messages_given_up=1, messages_left=0, unowned=1, disk_free=0.01
    )

    assert all(one.cure is not None for one in signs(ill) if one.colour != "green")
    assert {"red", "yellow"} <= {one.colour for one in signs(ill)} <= set(COLOURS)
