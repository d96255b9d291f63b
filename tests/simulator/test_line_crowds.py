"""What goes to many at once: narrowcasts, aggregation units, rates, the counts of a day."""

import itertools
import uuid

import pytest

from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, TEXT, TOKEN, Hand
from tests.simulator.line_stage import menu

WORDS = {"messages": [TEXT]}


def narrowcast(line: Hand, **more: object) -> str:
    """Order a narrowcast and return the id to ask its progress by."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    path = f"{line.url}/v2/bot/message/narrowcast"
    answer = line.pool.request("POST", path, json={**WORDS, **more}, headers=headers)
    assert answer.status == 202, answer.data
    return answer.headers["x-line-request-id"]


def progress(line: Hand, request_id: str) -> dict[str, object]:
    status, answer = line.api(f"/message/progress/narrowcast?requestId={request_id}", method="GET")
    assert status == 200
    return dict(answer)


def befriend(line: Hand, count: int) -> None:
    for number in range(count):
        line.post("/control/people", {"name": f"คนที่ {number}", "following": True})


def test_a_narrowcast_needs_fifty_recipients(line: Hand) -> None:
    told = progress(line, narrowcast(line))
    assert (told["phase"], told["errorCode"]) == ("failed", 2)
    assert line.said(SOMCHAI) == []


def test_a_narrowcast_reaches_the_friends_of_a_larger_account(line: Hand) -> None:
    befriend(line, 50)
    told = progress(line, narrowcast(line))
    assert (told["phase"], told["successCount"]) == ("succeeded", 52)
    assert line.said(SOMCHAI) == ["สวัสดีค่ะ"]
    assert line.get("/control/quota")["used"] == 52


def test_a_narrowcast_stops_at_its_limit_and_finds_nobody_by_age(line: Hand) -> None:
    befriend(line, 50)
    assert progress(line, narrowcast(line, limit={"max": 3}))["targetCount"] == 3
    by_age = {"demographic": {"type": "age", "gte": "age_60"}}
    assert progress(line, narrowcast(line, filter=by_age))["phase"] == "failed"


def test_an_audience_that_does_not_exist_is_refused(line: Hand) -> None:
    body = {**WORDS, "recipient": {"type": "audience", "audienceGroupId": 1}}
    assert line.api("/message/narrowcast", body)[0] == 400


def test_progress_of_an_unknown_request_is_not_found(line: Hand) -> None:
    assert line.api("/message/progress/narrowcast?requestId=x", method="GET")[0] == 404
    assert line.api("/richmenu/progress/batch?requestId=x", method="GET")[0] == 404


@pytest.mark.parametrize(
    ("kind", "body"), [("multicast", {"to": [SOMCHAI]}), ("broadcast", {}), ("narrowcast", {})]
)
def test_a_repeated_key_of_a_crowd_is_refused_without_messages(line: Hand, kind: str, body: object) -> None:
    key = {"X-Line-Retry-Key": str(uuid.uuid4())}
    sent = {**WORDS, **(body if isinstance(body, dict) else {})}
    assert line.api(f"/message/{kind}", sent, **key)[0] in {200, 202}
    assert line.api(f"/message/{kind}", sent, **key) == (
        409,
        {"message": "The retry key is already accepted"},
    )


def test_units_are_counted_by_name_and_by_month(line: Hand) -> None:
    for unit in ("reminder", "digest", "reminder"):
        line.api("/message/push", {"to": SOMCHAI, **WORDS, "customAggregationUnits": [unit]})
    listed = line.api("/message/aggregation/list?limit=1", method="GET")[1]
    assert listed == {"customAggregationUnits": ["reminder"], "next": "1"}
    assert line.api("/message/aggregation/list?start=1", method="GET")[1] == {
        "customAggregationUnits": ["digest"]
    }
    line.post("/control/clock", {"now": "2021-12-01T08:00:00+07:00"})
    assert line.api("/message/aggregation/info", method="GET")[1] == {"numOfCustomAggregationUnits": 0}


def test_each_kind_of_sending_is_counted_for_its_day(line: Hand) -> None:
    line.reply(line.say(SOMCHAI)["replyToken"])
    line.push(SOMCHAI)
    line.api("/message/multicast", {"to": [SOMCHAI, NIDA, MALI], **WORDS})
    line.api("/message/broadcast", WORDS)
    line.post("/control/clock", {"advance_seconds": 86400})
    kinds = ("reply", "push", "multicast", "broadcast")
    paths = [f"/message/delivery/{kind}?date=20211122" for kind in kinds]
    counts = [line.api(path, method="GET")[1]["success"] for path in paths]
    assert counts == [1, 1, 2, 2]
    early = line.api("/message/delivery/push?date=20180330", method="GET")
    assert early == (200, {"status": "out_of_service"})


def test_the_hundred_and_first_menu_in_an_hour_is_warned_about(line: Hand) -> None:
    statuses = [line.api("/richmenu", menu())[0] for _ in range(101)]
    warnings = [call["warning"] for call in line.get("/control/calls")["calls"]]
    assert set(statuses) == {200}
    assert warnings == [None] * 100 + ["more than 100 calls in 3600 s"]
    assert line.get("/control/calls")["totals"]["POST /v2/bot/richmenu over its rate"] == 1


def test_rates_are_enforced_when_asked_to(line: Hand) -> None:
    line.post("/control/faults", {"api": {"enforce_rates": True}})
    order = {"operations": [{"type": "unlinkAll"}]}
    statuses = [line.api("/richmenu/batch", order)[0] for _ in range(4)]
    assert statuses == [202, 202, 202, 429]


def test_a_multicast_names_nobody_twice(line: Hand) -> None:
    line.api("/message/multicast", {"to": [SOMCHAI, SOMCHAI], **WORDS})
    assert (line.said(SOMCHAI), line.get("/control/quota")["used"]) == (["สวัสดีค่ะ"], 1)


def test_every_endpoint_counts_its_own_rate(line: Hand) -> None:
    line.post("/control/faults", {"api": {"enforce_rates": True}})
    tests = [line.api("/channel/webhook/test", {})[0] for _ in range(61)]
    assert [code for code, _ in itertools.groupby(tests)] == [200, 429]
    assert line.api("/message/broadcast", WORDS)[0] == 200
