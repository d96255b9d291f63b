"""What counts against the month's messages, and what happens when they are used up."""

from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, Hand


def used(line: Hand) -> int:
    return int(line.get("/control/quota")["used"])


def test_a_push_to_a_blocker_is_accepted_and_neither_arrives_nor_counts(line: Hand) -> None:
    line.do(SOMCHAI, "unfollow")
    assert line.push(SOMCHAI)[0] == 200
    assert (line.said(SOMCHAI), used(line)) == ([], 0)


def test_a_push_to_a_stranger_is_accepted_and_neither_arrives_nor_counts(line: Hand) -> None:
    assert line.push(MALI)[0] == 200
    assert (line.said(MALI), used(line)) == ([], 0)


def test_a_stranger_who_wrote_is_reached_for_seven_days(line: Hand) -> None:
    line.say(MALI)
    line.push(MALI)
    line.post("/control/clock", {"advance_seconds": 8 * 86400})
    line.push(MALI)
    assert len(line.said(MALI)) == 1


def test_a_push_to_an_unknown_id_is_refused(line: Hand) -> None:
    assert line.push("U" + "0" * 32) == (400, {"message": "Failed to send messages"})
    assert line.push("somchai")[0] == 400


def test_an_exhausted_quota_refuses_pushes_but_not_replies(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    line.post("/control/quota", {"limit": 2, "used": 2})
    assert line.push(SOMCHAI) == (429, {"message": "You have reached your monthly limit."})
    assert line.reply(token)[0] == 200


def test_a_multicast_that_does_not_fit_reaches_nobody(line: Hand) -> None:
    line.post("/control/quota", {"limit": 1})
    body = {"to": [SOMCHAI, NIDA], "messages": [{"type": "text", "text": "ประกาศ"}]}
    assert line.api("/message/multicast", body)[0] == 429
    assert (line.said(SOMCHAI), line.said(NIDA)) == ([], [])


def test_a_new_month_starts_at_nothing(line: Hand) -> None:
    line.push(SOMCHAI)
    assert used(line) == 1
    line.post("/control/clock", {"now": "2021-12-01T08:00:00+07:00"})
    assert used(line) == 0


def test_an_unlimited_plan_says_so(line: Hand) -> None:
    assert line.api("/message/quota", method="GET") == (200, {"type": "limited", "value": 300})
    line.post("/control/quota", {"limit": None})
    assert line.api("/message/quota", method="GET") == (200, {"type": "none"})


def test_a_days_deliveries_are_ready_the_next_day(line: Hand) -> None:
    line.push(SOMCHAI)
    path = "/message/delivery/push?date=20211122"
    assert line.api(path, method="GET") == (200, {"status": "unready"})
    line.post("/control/clock", {"advance_seconds": 86400})
    assert line.api(path, method="GET") == (200, {"status": "ready", "success": 1})
    assert line.api("/message/delivery/push?date=2564", method="GET")[0] == 400


def test_a_group_counts_once_for_each_member_it_reaches(line: Hand) -> None:
    line.do(NIDA, "unfollow")
    group = line.post("/control/groups", {"name": "อำเภอ", "members": [SOMCHAI, NIDA, MALI]})["id"]
    assert line.push(group)[0] == 400
    line.post(f"/control/groups/{group}/join")
    assert line.push(group)[0] == 200
    assert used(line) == 2
