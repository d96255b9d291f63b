"""Troubles on purpose: each does what it says, and the same seed gives the same troubles."""

import time

import pytest
import urllib3
from urllib3.exceptions import HTTPError

from tests.simulator.line_kit import SOMCHAI, TOKEN, Hand

KEY = "3f8e2c1a-0d5b-4c7e-9f10-a1b2c3d4e5f6"


def test_a_lost_answer_was_accepted_and_delivered(line: Hand) -> None:
    line.post("/control/faults", {"api": {"lost_answer_rate": 1}})
    with pytest.raises(HTTPError):
        line.push(SOMCHAI, **{"X-Line-Retry-Key": KEY})
    line.call("DELETE", "/control/faults")
    assert len(line.said(SOMCHAI)) == 1
    assert line.push(SOMCHAI, **{"X-Line-Retry-Key": KEY})[0] == 409
    assert [call["trouble"] for call in line.get("/control/calls")["calls"]] == ["lost_answer", None]


def test_a_500_delivers_nothing(line: Hand) -> None:
    line.post("/control/faults", {"api": {"error_500_rate": 1}})
    assert line.push(SOMCHAI)[0] == 500
    assert line.said(SOMCHAI) == []


def test_the_same_seed_gives_the_same_troubles(line: Hand) -> None:
    runs = []
    for _ in range(2):
        line.post("/control/faults", {"api": {"error_500_rate": 0.5, "seed": 7}})
        runs.append([line.push(SOMCHAI)[0] for _ in range(12)])
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 500}


def test_troubles_can_be_limited_to_some_paths(line: Hand) -> None:
    line.post("/control/faults", {"api": {"error_500_rate": 1, "only": ["/v2/bot/message/push"]}})
    assert line.push(SOMCHAI)[0] == 500
    assert line.api("/info", method="GET")[0] == 200


def test_a_slow_api_takes_its_time(line: Hand) -> None:
    line.post("/control/faults", {"api": {"slow_ms": 150}})
    began = time.monotonic()
    line.push(SOMCHAI)
    assert time.monotonic() - began >= 0.15


def test_a_hanging_api_answers_nobody_and_delivers_nothing(line: Hand) -> None:
    line.post("/control/faults", {"api": {"hang": True}})
    impatient = urllib3.PoolManager(retries=False, timeout=0.3)
    with pytest.raises(HTTPError):
        impatient.request("GET", f"{line.url}/v2/bot/info", headers={"Authorization": f"Bearer {TOKEN}"})
    impatient.clear()
    assert line.get("/control/health") == {"status": "ok"}
    line.call("DELETE", "/control/faults")
    assert line.api("/info", method="GET")[0] == 200


def test_a_duplicate_is_the_same_event_twice(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"duplicate_rate": 1}})
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    assert len(line.bot.events) == 2
    assert line.bot.events[0] == line.bot.events[1]


def test_reordering_lets_later_events_overtake(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"reorder_rate": 0.5, "reorder_seconds": 0.2, "seed": 3}})
    for number in range(10):
        line.do(SOMCHAI, "say", text=str(number))
    line.idle()
    stamps = [event["timestamp"] for event in line.bot.events]
    assert len(stamps) == 10
    assert stamps != sorted(stamps)


def test_a_dropped_webhook_never_leaves(line: Hand) -> None:
    line.post("/control/faults", {"webhook": {"drop_rate": 1}})
    line.do(SOMCHAI, "say", text="ก")
    line.idle()
    assert line.bot.bodies == []
    assert line.get("/control/webhooks")["webhooks"][0]["reason"] == "dropped"


@pytest.mark.parametrize("wrong", [{"api": {"slow": 1}}, {"apis": {}}, {"api": {"hang": "yes"}}])
def test_an_unknown_trouble_is_refused(line: Hand, wrong: dict[str, object]) -> None:
    assert line.call("POST", "/control/faults", wrong)[0] == 400
