"""The gateway against a real HTTP server: what arrives at LINE, and what we make of its answers."""

import logging
import os
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from bot.line.gateway import BadMessagesError, Gateway
from bot.line.outcomes import Outcome
from bot.line.sdk import Call, Sdk
from tests.bot.line_messages import report_card, text
from tests.bot.small_line import REQUEST_ID, Drop, Hang, Say, small_line

KEY = UUID("00000000-0000-5000-8000-000000000001")
ERROR = {"message": "The request body has 1 error(s)", "details": [{"message": "wrong", "property": "to"}]}


@pytest.fixture
def line():
    with small_line() as server:
        yield server


@pytest.fixture
def gateway(line):
    return Gateway(lambda: "token-1", line.base, timeouts=(0.5, 0.5))


def test_a_reply_arrives_byte_for_byte(line, gateway):
    messages = report_card()
    assert gateway.reply("rt", messages) == Outcome("sent", 200, REQUEST_ID)
    asked = line.asked[0]
    assert (asked.method, asked.path) == ("POST", "/v2/bot/message/reply")
    assert {"replyToken": "rt", "messages": messages} == asked.json
    assert asked.headers["authorization"] == "Bearer token-1"
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["user-agent"].startswith("line-bot-sdk-python/3.")


def test_keys_the_sdk_does_not_know_are_not_dropped(line):
    body = {"to": "U1", "messages": [text(newKey={"deep": ["น้ำ"]})]}
    outcome, said = Sdk(lambda: "t", line.base, (1, 1), 2).call(Call("POST", "/v2/bot/message/push", body))
    assert ("sent", b"{}", body) == (outcome.kind, said, line.asked[0].json)


@pytest.mark.parametrize("body", [{}, {"sentMessages": []}, b"", b"\xff\xfe", b"<html>", [1]])
def test_any_2xx_is_sent_whatever_the_body(line, gateway, body):
    line.will(Say(200, body))
    assert gateway.reply("rt", [text()]).kind == "sent"


def test_a_success_whose_body_breaks_off_is_sent(line, gateway):
    line.will(Say(200, b"{", claims=500))
    assert gateway.reply("rt", [text()]).kind == "sent"


REFUSALS = [
    (Say(500, b""), "down", ""),
    (Say(503, b"<html>"), "down", ""),
    (Say(302, b"", {"Location": "http://127.0.0.1:1/"}), "down", ""),
    (Say(400, {"message": "Invalid reply token"}), "bad_token", "Invalid reply token"),
    (Say(400, ERROR), "refused", "The request body has 1 error(s); to: wrong"),
    (Say(400, b"\xff"), "refused", ""),
    (Say(413, {"message": "Payload too large"}), "refused", "Payload too large"),
    (Say(401, {"message": "Authentication failed"}), "auth", "Authentication failed"),
    (Say(403, {"message": "Not available"}), "auth", "Not available"),
    (
        Say(429, {"message": "You have reached your monthly limit."}),
        "quota",
        "You have reached your monthly limit.",
    ),
    (
        Say(429, {"message": "The API rate limit has been exceeded."}),
        "rate",
        "The API rate limit has been exceeded.",
    ),
]


@pytest.mark.parametrize(("answer", "kind", "reason"), REFUSALS, ids=lambda v: str(getattr(v, "status", v)))
def test_a_refusal_is_told_by_its_kind(line, gateway, answer, kind, reason):
    line.will(answer)
    assert gateway.reply("rt", [text()]) == Outcome(kind, answer.status, REQUEST_ID, reason)
    assert len(line.asked) == 1


def test_an_accepted_retry_key_is_delivered(line, gateway):
    line.will(Say(409, {"message": "The retry key is already accepted"}))
    outcome = gateway.push("U1", [text()], KEY)
    assert (outcome.kind, outcome.delivered) == ("duplicate", True)


def test_a_conflict_without_a_key_is_a_refusal(line, gateway):
    line.will(Say(409, {"message": "Conflict"}))
    assert gateway.reply("rt", [text()]).kind == "refused"


def test_a_key_goes_with_push_and_multicast_and_never_with_a_reply(line, gateway):
    gateway.push("U1", [text()], KEY)
    gateway.multicast(["U1", "U2"], [text()], KEY)
    gateway.reply("rt", [text()])
    assert [str(KEY), str(KEY), None] == [asked.headers.get("x-line-retry-key") for asked in line.asked]
    assert {"to": ["U1", "U2"], "messages": [text()]} == line.asked[1].json
    with pytest.raises(TypeError):
        gateway.reply("rt", [text()], KEY)


def test_a_key_that_is_no_uuid_is_a_mistake(line, gateway):
    with pytest.raises(ValueError, match="UUID"):
        gateway.push("U1", [text()], "abc")
    assert line.asked == []


def test_silence_after_the_request_is_unsure_and_takes_no_longer_than_told(line, gateway):
    gateway.warm().join()
    line.will(Hang())
    began = time.monotonic()
    outcome = gateway.push("U1", [text()], KEY)
    assert time.monotonic() - began < 15  # the silence lasts half a minute
    assert Outcome("unsure", reason="ReadTimeoutError") == outcome
    assert outcome.retryable


def test_a_connection_dropped_after_the_request_is_unsure_and_not_sent_again(line, gateway):
    line.will(Drop())
    assert Outcome("unsure", reason="ProtocolError") == gateway.reply("rt", [text()])
    assert len(line.asked) == 1


def test_nobody_there_is_down():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        gateway = Gateway(lambda: "t", f"http://127.0.0.1:{held.getsockname()[1]}")
        outcome = gateway.reply("rt", [text()])
    assert Outcome("down", reason="NewConnectionError") == outcome


def test_a_host_that_speaks_no_tls_is_down(line):
    gateway = Gateway(lambda: "t", line.base.replace("http:", "https:"))
    assert gateway.reply("rt", [text()]).kind == "down"


def test_what_line_would_refuse_is_not_sent(line, gateway):
    outcome = gateway.reply("rt", [text("")])
    assert Outcome("refused", reason="messages[0].text: May not be empty") == outcome
    assert gateway.multicast([], [text()], KEY).kind == "refused"
    assert gateway.multicast(["U"] * 501, [text()], KEY).kind == "refused"
    assert gateway.loading("U1", 7).kind == "refused"
    assert line.asked == []


def test_a_strict_gateway_raises_instead(line):
    with pytest.raises(BadMessagesError, match=r"messages\[0\].text"):
        Gateway(lambda: "t", line.base, strict=True).reply("rt", [text("")])


def test_a_new_token_is_used_from_the_next_call_on(line):
    tokens = ["old"]
    gateway = Gateway(lambda: tokens[-1], line.base + "/")
    gateway.reply("rt", [text()])
    tokens.append("new")
    gateway.reply("rt", [text()])
    line.will(Say(200, b"photo"))
    gateway.content("m1", len, 9)
    assert [asked.headers["authorization"] for asked in line.asked] == [
        "Bearer old",
        "Bearer new",
        "Bearer new",
    ]
    assert line.asked[0].path == "/v2/bot/message/reply"


def test_one_connection_is_kept_for_all_calls(line, gateway):
    line.will(Say(), Say(400, ERROR), Say(500, b""), Say(409, {"message": "x"}))
    for _ in range(6):
        gateway.push("U1", [text()], KEY)
    assert (len(line.asked), line.connections) == (6, 1)


def test_eight_threads_call_at_once(line, gateway):
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda n: gateway.reply(f"rt{n}", [text(str(n + 1))]), range(80)))
    assert [Outcome("sent", 200, REQUEST_ID)] * 80 == outcomes
    pairs = {(asked.json["replyToken"], asked.json["messages"][0]["text"]) for asked in line.asked}
    assert {(f"rt{n}", str(n + 1)) for n in range(80)} == pairs
    assert line.connections <= 8


def test_a_fork_gets_its_own_connection(line, gateway):
    gateway.reply("rt", [text()])
    child = os.fork()
    if not child:
        try:
            os._exit(0 if gateway.reply("rt", [text()]).delivered else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    gateway.reply("rt", [text()])
    assert (len(line.asked), line.connections) == (3, 2)


def test_the_loading_dots_are_shown(line, gateway):
    line.will(Say(202, {}))
    assert gateway.loading("U1", 10).delivered
    assert line.asked[0].json == {"chatId": "U1", "loadingSeconds": 10}


def test_the_sdk_leaves_our_log_levels_alone(line, gateway):
    chatter = logging.getLogger("urllib3")
    before = chatter.level
    try:
        chatter.setLevel(logging.ERROR)
        gateway.reply("rt", [text()])
        assert chatter.level == logging.ERROR
    finally:
        chatter.setLevel(before)


def test_the_sdk_is_imported_at_the_first_call_or_when_warmed():
    code = (
        "import sys; from bot.line.gateway import Gateway; g = Gateway(lambda: 't');"
        "cold = 'linebot' in sys.modules; g.warm().join(); print(cold, 'linebot.v3.messaging' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert told.stdout == "False True\n"


def test_many_threads_may_meet_at_the_first_call(line):
    gateway = Gateway(lambda: "t", line.base)
    gate = threading.Barrier(4)

    def first(_: int) -> bool:
        gate.wait()
        return gateway.reply("rt", [text()]).delivered

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(first, range(4))) == [True] * 4
