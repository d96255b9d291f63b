"""Groups: invitations, mentions, members, and what the bot may know about them."""

import pytest

from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, Hand


@pytest.fixture
def group(line: Hand) -> str:
    made = line.post("/control/groups", {"name": "ตำบลริมใต้", "members": [MALI, SOMCHAI]})["id"]
    line.post(f"/control/groups/{made}/join")
    line.idle()
    return str(made)


def test_an_invitation_is_a_join_event_that_can_be_answered(line: Hand, group: str) -> None:
    event = line.bot.events[0]
    assert (event["type"], event["source"]) == ("join", {"type": "group", "groupId": group})
    assert line.reply(event["replyToken"])[0] == 200
    assert line.get(f"/control/groups/{group}/chat")["messages"][0]["from"] == "bot"


def test_a_mention_points_to_the_bot(line: Hand, group: str) -> None:
    line.post(f"/control/groups/{group}/say", {"person": MALI, "text": "งาน", "mention": True})
    message = line.bot.wait(2)[1]["message"]
    mentionee = message["mention"]["mentionees"][0]
    assert message["text"] == "@สนาม งาน"
    assert (mentionee["index"], mentionee["length"], mentionee["isSelf"]) == (0, 5, True)


def test_the_speaker_may_be_unknown(line: Hand, group: str) -> None:
    line.post(f"/control/groups/{group}/say", {"person": MALI, "text": "ก"})
    line.post(f"/control/groups/{group}/say", {"person": MALI, "text": "ข", "without_user_id": True})
    sources = [event["source"] for event in line.bot.wait(3)[1:]]
    assert [source.get("userId") for source in sources] == [MALI, None]


def test_coming_and_going_is_told(line: Hand, group: str) -> None:
    line.post(f"/control/groups/{group}/members", {"add": [NIDA], "remove": [SOMCHAI]})
    joined, left = line.bot.wait(3)[1:]
    assert joined["joined"]["members"] == [{"type": "user", "userId": NIDA}]
    assert left["left"]["members"] == [{"type": "user", "userId": SOMCHAI}]


def test_the_bot_may_look_at_members_but_not_list_them(line: Hand, group: str) -> None:
    assert line.api(f"/group/{group}/summary", method="GET")[1]["groupName"] == "ตำบลริมใต้"
    assert line.api(f"/group/{group}/members/count", method="GET") == (200, {"count": 2})
    assert line.api(f"/group/{group}/member/{MALI}", method="GET")[1]["displayName"] == "มะลิ"
    assert line.api(f"/group/{group}/member/{NIDA}", method="GET")[0] == 404
    assert line.api(f"/group/{group}/members/ids", method="GET")[0] == 403


def test_a_bot_that_left_knows_nothing(line: Hand, group: str) -> None:
    assert line.api(f"/group/{group}/leave")[0] == 200
    assert line.api(f"/group/{group}/summary", method="GET")[0] == 404
    assert line.push(group)[0] == 400


def test_hiding_one_speaker_hides_that_one_alone(line: Hand, group: str) -> None:
    line.post("/control/faults", {"webhook": {"hide_group_user": True, "people": [MALI]}})
    for person in (MALI, SOMCHAI):
        line.post(f"/control/groups/{group}/say", {"person": person, "text": "ก"})
        line.idle()

    sources = [event["source"] for event in line.bot.wait(3)[1:]]
    assert [source.get("userId") for source in sources] == [None, SOMCHAI]


def test_nobody_presses_in_a_group_where_they_or_the_bot_are_not(line: Hand, group: str) -> None:
    press = f"/control/groups/{group}/press"
    assert 409 == line.call("POST", press, {"person": NIDA, "data": "x"})[0]

    line.post(f"/control/groups/{group}/leave")

    assert 409 == line.call("POST", press, {"person": MALI, "data": "x"})[0]
