"""Somebody who never rests: what is over the limit is taken, costs a row, is answered once, and nobody else waits."""

from datetime import timedelta
from typing import Any

import pytest

from bot.dispatch import Dispatcher
from bot.floods import A_MINUTE_MS, FATE, Floods
from models.inbox import DONE, Inbound, Waiting
from tests.play import Play
from tests.statements import counted
from tests.stories import join, line_hash, rows, shown

LIMIT, MANY = 8, 20
HELD = "ยังไม่ได้อ่าน"


@pytest.fixture
def flooded(play: Play) -> Play:
    join(play)
    play.dispatcher = Dispatcher(play._parts(), floods=Floods(LIMIT))
    return play


def sends(play: Play, who: str, count: int, **outer: Any) -> list[str]:
    """Send so many messages in one moment; return what each was answered with."""
    said = []
    for number in range(count):
        message = {"type": "text", "id": f"flood-{play.count}-{number}", "text": "เมนู"}
        said.append(shown(play.event(who, {"type": "message", "message": message}, minutes=0, **outer)))
    return said


def held(play: Play, who: str) -> list[Any]:
    return rows(play, Inbound, mailbox=f"line:{line_hash(play, who)}", fate=FATE)


def test_what_is_over_the_limit_is_taken_and_told_once(flooded: Play) -> None:
    said = sends(flooded, "mali", MANY)

    assert [True] * LIMIT == [one != "" and HELD not in one for one in said[:LIMIT]]
    assert HELD in said[LIMIT]
    assert [""] * (MANY - LIMIT - 1) == said[LIMIT + 1 :]
    assert [(DONE, None)] * (MANY - LIMIT) == [(one["state"], one["body"]) for one in held(flooded, "mali")]


def test_a_minute_later_she_is_heard_again_and_her_place_is_kept(flooded: Play) -> None:
    before = sends(flooded, "mali", MANY)[1]
    flooded.clock.moment += timedelta(minutes=2)

    assert before == sends(flooded, "mali", 1)[0]


def test_nobody_else_is_held_back(flooded: Play) -> None:
    sends(flooded, "mali", MANY)

    assert HELD not in sends(flooded, "somchai", 1)[0]
    assert [] == held(flooded, "somchai")


def test_an_unsend_is_never_held_back(flooded: Play) -> None:
    sends(flooded, "mali", MANY)
    count = len(held(flooded, "mali"))

    flooded.event(
        "mali", {"type": "unsend", "unsend": {"messageId": "flood-1-0"}, "replyToken": None}, minutes=0
    )

    assert count == len(held(flooded, "mali"))


def test_a_group_that_never_rests_is_held_back_in_silence_and_its_people_are_heard_in_private(
    flooded: Play,
) -> None:
    in_group = {"source": {"type": "group", "groupId": "C1", "userId": flooded.user("mali")}}

    said = sends(flooded, "mali", MANY, **in_group)

    assert MANY - LIMIT == len(held(flooded, "mali"))
    assert [] == [one for one in said if HELD in one]
    assert HELD not in sends(flooded, "mali", 1)[0]


def test_what_is_held_back_costs_few_statements(flooded: Play) -> None:
    sends(flooded, "mali", LIMIT + 1)

    with counted(flooded) as asked:
        sends(flooded, "mali", 1)

    assert 8 >= len(asked), asked


def test_what_waited_while_we_were_away_is_no_flood() -> None:
    floods = Floods(2)

    over = [floods.over(_row(number * A_MINUTE_MS // 2), {"type": "message"}) for number in range(6)]

    assert [0] * 6 == over


def test_a_message_is_counted_once_however_often_it_is_tried() -> None:
    floods = Floods(1)

    assert [0, 0, 0, 1] == [floods.over(_row(0, tries=tries), {"type": "message"}) for tries in (0, 1, 2, 0)]


def _row(at_ms: int, *, tries: int = 0) -> Waiting:
    return Waiting(1, "e", "line:x", at_ms, at_ms, b"", tries)
