"""A message to a LINE group counts once for each member, so it is sent only where all of them would be told anyway."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messenger.gathering import Gathering, instead
from engine.messenger.reasons import IN_GROUP
from models.messages import Message
from models.notices import Notice
from models.quotas import Quota
from models.rooms import Room
from tests.handlers.test_rooms import GROUP_SOURCE, code_for, in_group
from tests.play import Play
from tests.stories import GROUP, register, register_second, rows, shown

LINE_ID = GROUP_SOURCE["groupId"]


@pytest.fixture
def bound(play: Play) -> Play:
    """Two leaders who are late, and their office's LINE group, in the morning."""
    play.line.allowed = 30
    register(play)
    register_second(play)
    in_group(play, "somchai", code_for(play))
    play.names[LINE_ID] = "group"
    play.clock.moment = play.clock.moment.replace(month=12, day=2, hour=9, minute=0)
    return play


def leaders(play: Play) -> set[str]:
    return {play.user(who) for who in ("mali", "daeng")}


def test_a_group_in_which_everybody_would_be_reminded_is_told_once(bound: Play) -> None:
    bound.line.groups[LINE_ID] = leaders(bound)

    reached = bound.remind()

    assert {"mali", "daeng"}.isdisjoint(reached)
    assert "ส่งแล้ว" in shown(reached["group"])
    assert GROUP not in shown(reached["group"])
    [message] = rows(bound, Message, why=IN_GROUP)
    assert (2, True, "sent") == (message["recipients"], message["is_counted"], message["state"])
    told = rows(bound, Notice, message_id=message["id"])
    assert {"remind"} == {one["kind"] for one in told}
    assert 2 == len({one["person_id"] for one in told})
    assert bound.line.consumption().used == sum(one["used"] + one["taken"] for one in rows(bound, Quota))
    bound.clock.moment = bound.clock.moment.replace(hour=10)
    assert {"mali", "daeng", "group"}.isdisjoint(bound.remind())


@pytest.mark.parametrize("others", [{"one more"}, {"one more", "and another"}])
def test_a_group_with_somebody_who_would_not_be_told_costs_more_and_is_left_alone(
    bound: Play, others: set[str]
) -> None:
    bound.line.groups[LINE_ID] = leaders(bound) | others

    reached = bound.remind()

    assert "group" not in reached
    assert {"mali", "daeng"} <= reached.keys()
    assert [2 + len(others)] == [one["members"] for one in rows(bound, Room)]


def test_a_group_that_threw_us_out_is_forgotten_and_everybody_is_told(bound: Play) -> None:
    reached = bound.remind()

    assert {"mali", "daeng"} <= reached.keys()
    assert [] == rows(bound, Room, is_bound=True)


def test_a_group_message_that_fails_gives_its_seats_back_and_is_told_later(bound: Play) -> None:
    bound.line.groups[LINE_ID] = leaders(bound)
    bound.line.fail("refused")

    bound.remind()

    assert bound.line.consumption().used == sum(one["used"] + one["taken"] for one in rows(bound, Quota))
    assert [] == [one["id"] for one in rows(bound, Notice, kind="remind") if one["reason"] == "refused"]
    [message] = rows(bound, Message, why=IN_GROUP)
    assert ("refused", False) == (message["state"], message["is_counted"])


PEOPLE = st.frozensets(st.sampled_from("abcdefg"), max_size=7)


@given(st.lists(st.tuples(st.integers(0, 9), PEOPLE), max_size=6))
def test_what_groups_are_told_never_costs_more_than_it_spares(
    found: list[tuple[int, frozenset[str]]],
) -> None:
    gathered = [Gathering(str(at), members, tuple(sorted(some))) for at, (members, some) in enumerate(found)]

    told = instead(gathered)

    spared = [person for some in told.values() for person in some]
    assert len(spared) == len(set(spared))
    assert sum(gathered[int(room)].members for room in told) <= len(spared)
