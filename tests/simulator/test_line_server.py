"""The server itself: its command, its exact paths, its speed, its log."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import urllib3

from simulator import settings
from simulator.app import LocalLine, start
from tests.simulator.line_kit import MALI, SOMCHAI, TOKEN, Bot, Hand

ROOT = Path(__file__).parents[2]


@pytest.fixture
def started(bot: Bot, request: pytest.FixtureRequest) -> Callable[..., Hand]:
    def begin(**changes: object) -> Hand:
        local: LocalLine = start(settings.Settings(port=0, bot=bot.url, token=TOKEN, **changes))  # type: ignore[arg-type]
        hand = Hand(local.url, bot)
        request.addfinalizer(local.stop)
        request.addfinalizer(hand.pool.clear)
        return hand

    return begin


def test_the_command_says_where_it_listens() -> None:
    command = [sys.executable, "-m", "simulator", "--port", "0", "--start", "2021-11-22T09:00:00+07:00"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        words = process.stdout.readline().split()
        pool = urllib3.PoolManager(retries=False, timeout=5)
        answer = json.loads(pool.request("GET", f"{words[-1]}/control/clock").data)
        pool.clear()
        process.terminate()
        assert process.wait(10) == 0
    assert words[:2] == ["listening", "on"]
    assert answer["now"].startswith("2021-11-22T09:00")


def test_the_environment_gives_the_defaults() -> None:
    environment = {
        "LINE_PORT": "9010",
        "LINE_CHANNEL_SECRET": "new, old",
        "LINE_CHANNEL_ACCESS_TOKEN": "t",
        "BOT_WEBHOOK_URL": "http://127.0.0.1:1/x",
    }
    found = settings.read(["--port", "9011"], environment)
    assert (found.port, found.secret, found.token, found.bot) == (9011, "new", "t", "http://127.0.0.1:1/x")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v2/bot/info", 200),
        ("GET", "//v2/bot/info", 404),
        ("GET", "/v2/bot/info/", 404),
        ("GET", "/v2/bot/nothing", 404),
        ("POST", "/v2/bot/info", 405),
        ("PATCH", "/v2/bot/info", 405),
        ("OPTIONS", "/v2/bot/message/push", 405),
        ("GET", "/v2/bot/message/push", 405),
        ("GET", "/v2/bot//info", 404),
        ("GET", "/v2/bot/profile/", 404),
    ],
)
def test_paths_are_exact(line: Hand, method: str, path: str, status: int) -> None:
    assert line.call(method, path, Authorization=f"Bearer {TOKEN}")[0] == status


def test_every_answer_has_a_request_id_even_a_refusal(line: Hand) -> None:
    headers = [line.pool.request("GET", f"{line.url}/v2/bot/{path}").headers for path in ("info", "x")]
    assert len({entry["x-line-request-id"] for entry in headers}) == 2


def test_nobody_on_another_machine_is_served(line: Hand) -> None:
    assert line.url.startswith("http://127.0.0.1:")
    port = int(line.url.rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=1)


def test_a_webhook_that_was_never_set_is_not_found(bot: Bot) -> None:
    local = start(settings.Settings(port=0, bot="", token=TOKEN))
    line = Hand(local.url, bot)
    found = line.api("/channel/webhook/endpoint", method="GET")[0]
    line.pool.clear()
    local.stop()
    assert found == 404


def test_broken_json_is_a_refusal(line: Hand) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    answer = line.pool.request("POST", f"{line.url}/v2/bot/message/push", body=b"{", headers=headers)
    assert answer.status == 400


def test_json_that_does_not_say_so_is_refused(line: Hand) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/plain"}
    body = json.dumps({"to": SOMCHAI, "messages": [{"type": "text", "text": "ดี"}]}).encode()
    answer = line.pool.request("POST", f"{line.url}/v2/bot/message/push", body=body, headers=headers)
    assert (answer.status, line.said(SOMCHAI)) == (415, [])


def test_a_body_over_two_megabytes_is_refused(line: Hand) -> None:
    assert line.push(SOMCHAI, {"type": "text", "text": "a" * 2_100_000})[0] == 413


def test_calls_on_one_connection_do_not_wait_for_each_other(line: Hand) -> None:
    line.post("/control/quota", {"limit": None})
    took = []
    for _ in range(200):
        began = time.monotonic()
        assert line.push(SOMCHAI)[0] == 200
        took.append(time.monotonic() - began)
    # Buffers that wait for more to send cost 40 ms a call; a machine that does something else meanwhile, some calls.
    assert sorted(took)[50] < 0.02


def test_a_push_costs_a_millisecond_or_so_of_work(line: Hand) -> None:
    line.post("/control/quota", {"limit": None})
    line.push(SOMCHAI)
    took = []
    for _ in range(10):
        began = time.process_time()
        for _ in range(20):
            line.push(SOMCHAI)
        took.append((time.process_time() - began) / 20)
    assert min(took) < 0.002  # the caller's own share included


def test_a_quiet_log_keeps_totals_only(started: Callable[..., Hand]) -> None:
    line = started(kept_log=0)
    line.push(SOMCHAI)
    answer = line.get("/control/calls")
    assert answer == {"calls": [], "totals": {"POST /v2/bot/message/push 200": 1}}


def test_the_log_says_what_was_refused_and_why(line: Hand) -> None:
    line.push(SOMCHAI, {"type": "text", "text": ""}, **{"X-Line-Retry-Key": "x"})
    line.push(SOMCHAI, {"type": "text", "text": ""})
    first, second = line.get("/control/calls")["calls"]
    assert (first["retry_key"], first["status"]) == ("x", 400)
    assert second["refused"]["details"][0]["property"] == "messages[0].text"
    assert second["body"]["to"] == SOMCHAI


def test_a_reset_forgets_everything_but_the_cast(line: Hand) -> None:
    line.do(MALI, "follow")
    line.push(SOMCHAI)
    line.idle()
    line.post("/control/reset")
    assert line.chat(SOMCHAI) == []
    following = {person["name"]: person["following"] for person in line.get("/control/people")["people"]}
    assert following == {"มะลิ": False, "สมชาย": True, "นิดา": True, "อรุณ": False, "ป้าแดง": False}


def test_people_can_be_added_with_ids_that_are_known_beforehand(line: Hand) -> None:
    first = line.post("/control/people", {"name": "คนที่หนึ่ง", "key": "load-1"})
    again = line.post("/control/people", {"name": "คนที่หนึ่ง", "key": "load-1"})
    given = line.post("/control/people", {"name": "ข", "id": "U" + "a" * 32, "following": True})
    assert first["id"] == again["id"]
    assert (given["id"], given["following"]) == ("U" + "a" * 32, True)
    assert line.call("POST", "/control/people", {"name": "ค", "id": "x"})[0] == 400


def test_a_chat_can_be_waited_for(line: Hand) -> None:
    token = line.say(SOMCHAI)["replyToken"]
    began = time.monotonic()
    line.get(f"/control/people/{SOMCHAI}/chat?since=1&wait=0.3")
    assert time.monotonic() - began >= 0.3
    line.reply(token)
    assert line.get(f"/control/people/{SOMCHAI}/chat?since=1&wait=20")["total"] == 2


def test_a_clock_without_a_start_shows_the_machines_time(started: Callable[..., Hand]) -> None:
    answer = started(clock_runs=False).get("/control/clock")
    assert answer["running"] is False
    assert abs(datetime.fromisoformat(answer["now"]).timestamp() - time.time()) < 30


def test_the_sheets_page_is_linked_only_when_it_answers(line: Hand, started: Callable[..., Hand]) -> None:
    there, gone = f"{line.url}/control/health", "http://127.0.0.1:9/sheets"
    assert started(sheets_page=there).get("/control/sheets") == {"url": there}
    assert started(sheets_page=gone).get("/control/sheets") == {"url": None}
    assert line.get("/control/sheets") == {"url": None}
