"""Groups: silent unless called, and nothing of anybody is said or kept there."""

from typing import Any

import pytest

from models import conversations, inbox, people
from tests.play import Play
from tests.stories import OFFICER, act, join, line_hash, register, rows, shown

GROUP_SOURCE = {"type": "group", "groupId": "C" + "1" * 32}
CALLS_US: dict[str, Any] = {"mention": {"mentionees": [{"index": 0, "length": 4, "isSelf": True}]}}


def said_in_group(play: Play, who: str, words: str = "@บอท", **message: Any) -> list[dict[str, Any]]:
    source = {**GROUP_SOURCE, "userId": play.user(who)}
    return play.event(
        who,
        {
            "type": "message",
            "message": {"type": "text", "id": "g1", "text": words, **message},
            "source": source,
        },
    )


def test_a_group_is_greeted_in_one_line(play: Play) -> None:
    [greeting] = play.event("nobody", {"type": "join", "source": GROUP_SOURCE})

    assert "\n" not in greeting["text"]
    assert "ส่วนตัวเท่านั้น" in greeting["text"]


def test_nobody_is_answered_in_a_group_without_calling(play: Play) -> None:
    assert [] == said_in_group(play, "mali", "สวัสดีค่ะทุกคน 25650001")


def test_who_calls_is_sent_to_the_private_chat(play: Play) -> None:
    register(play)

    said = shown(said_in_group(play, "mali", **CALLS_US))

    assert "ส่วนตัวเท่านั้น" in said


def test_nothing_that_waits_for_a_person_is_told_in_a_group(play: Play) -> None:
    join(play, "arun", "อรุณ", OFFICER)

    said = said_in_group(play, "nida", **CALLS_US)

    assert 1 == len(said)
    assert "อรุณ" not in shown(said)
    assert "อรุณ" in act(play, "nida", "สวัสดี")


def test_strangers_who_speak_in_a_group_are_not_met(play: Play) -> None:
    said_in_group(play, "daeng", "สวัสดีค่ะทุกคน")
    said_in_group(play, "daeng", **CALLS_US)

    assert [] == rows(play, people.Account, line_hash=line_hash(play, "daeng"))
    assert [] == rows(play, conversations.Conversation)


def test_nothing_that_was_said_in_a_group_is_kept(play: Play) -> None:
    said_in_group(play, "daeng", "เรื่องในครอบครัว")
    play.event(
        "nobody",
        {"type": "message", "message": {"type": "text", "id": "g2", "text": "x"}, "source": GROUP_SOURCE},
    )

    assert [None, None] == [row["body"] for row in rows(play, inbox.Inbound)]


def test_a_word_in_a_group_does_not_move_the_private_chat(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")
    before = rows(play, conversations.Conversation)

    said_in_group(play, "mali", "9", **CALLS_US)

    assert before == rows(play, conversations.Conversation)


@pytest.mark.parametrize("who", ["mali", "daeng"])
def test_a_button_in_a_group_does_nothing_and_says_so_kindly(play: Play, who: str) -> None:
    register(play)
    act(play, "mali", "งานค้าง")
    data = play.data("mali", "ทำเลย")

    said = play.event(
        who,
        {
            "type": "postback",
            "postback": {"data": data},
            "source": {**GROUP_SOURCE, "userId": play.user(who)},
        },
    )

    assert "ปุ่มนี้เป็นของคนอื่น" in shown(said)
    assert "กลุ่มผักอินทรีย์" not in shown(said)


def test_a_room_is_a_group_too(play: Play) -> None:
    source = {"type": "room", "roomId": "R" + "1" * 32, "userId": play.user("mali")}

    assert [] == play.event(
        "mali",
        {"type": "message", "message": {"type": "text", "id": "g1", "text": "25650001"}, "source": source},
    )
