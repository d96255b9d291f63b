"""Who cannot be reached on LINE is not pushed; the office hears of it, with a button that dials her."""

import json

from tests.handlers.messenger.messenger_kit import at, due_today
from tests.play import Play
from tests.stories import PHONE, register, shown


def test_the_office_can_call_a_group_that_line_does_not_reach(play: Play) -> None:
    due_today(play)
    play.event("mali", {"type": "unfollow"})
    reached = play.remind()

    said = play.text("somchai", "สวัสดี") if "somchai" not in reached else reached["somchai"]

    assert "mali" not in reached
    assert "ทาง LINE ไม่ได้ โทรหาจะเร็วกว่า" in shown(said)
    assert f'"uri": "tel:+66{PHONE[1:]}"' in json.dumps(said)


def test_a_group_that_can_be_reached_again_is_pushed_again(play: Play) -> None:
    due_today(play)
    play.event("mali", {"type": "unfollow"})
    play.remind()
    play.event("mali", {"type": "follow"})
    at(play, 26)

    assert "mali" in play.remind()


def test_nobody_but_the_office_sees_the_number(play: Play) -> None:
    register(play)
    play.event("mali", {"type": "unfollow"})
    at(play, 25)
    play.remind()

    assert PHONE[1:] not in json.dumps(play.text("daeng", "สวัสดี"))
