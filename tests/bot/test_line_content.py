"""Files people send: fetched as a stream, never more than asked for."""

import time

import pytest

from bot.line.answers import Content
from bot.line.gateway import LINE_API, LINE_CONTENT_API, Gateway
from bot.line.outcomes import Outcome
from tests.bot.small_line import REQUEST_ID, Drop, Hang, Say, small_line

PHOTO = bytes(range(256)) * 2000
JPEG = {"Content-Type": "image/jpeg"}
NOWHERE = len


@pytest.fixture
def line():
    with small_line() as server:
        yield server


@pytest.fixture
def gateway(line):
    return Gateway(lambda: "token-1", line.base, timeouts=(0.5, 0.5), content_seconds=1)


def test_a_photo_arrives_whole(line, gateway):
    line.will(Say(200, PHOTO, JPEG))
    came = bytearray()
    assert Content(len(PHOTO), "image/jpeg", REQUEST_ID) == gateway.content("m/1", came.extend, len(PHOTO))
    assert came == PHOTO
    assert (line.asked[0].method, line.asked[0].path) == ("GET", "/v2/bot/message/m%2F1/content")


def test_a_photo_without_a_length_arrives_whole(line, gateway):
    line.will(Say(200, headers=JPEG, chunks=(PHOTO[:9], PHOTO[9:])))
    came = bytearray()
    assert Content(len(PHOTO), "image/jpeg", REQUEST_ID) == gateway.content("m1", came.extend, len(PHOTO))
    assert came == PHOTO


def test_a_large_file_is_passed_on_in_small_pieces(line, gateway):
    line.will(Say(200, PHOTO * 4, JPEG))
    pieces: list[int] = []
    gateway.content("m1", lambda piece: pieces.append(len(piece)), len(PHOTO) * 4)
    assert (len(PHOTO) * 4, True) == (sum(pieces), max(pieces) <= 64 * 1024)


@pytest.mark.parametrize(
    "answer", [Say(200, PHOTO, JPEG), Say(200, PHOTO[:9], claims=10**9), Say(200, chunks=(PHOTO, PHOTO))]
)
def test_a_file_over_the_cap_is_left(line, gateway, answer):
    line.will(answer)
    reason = f"larger than {len(PHOTO) - 1} bytes"
    assert Outcome("too_large", 200, REQUEST_ID, reason) == gateway.content("m1", NOWHERE, len(PHOTO) - 1)


ANSWERS = [
    (Say(202, b""), "preparing"),
    (Say(404, {"message": "Not found"}), "not_found"),
    (Say(410, {"message": "The content is gone"}), "gone"),
    (Say(401, {"message": "Authentication failed"}), "auth"),
    (Say(500, b"oops"), "down"),
    (Say(302, b"", {"Location": "http://127.0.0.1:1/"}), "down"),
    (Say(429, {"message": "rate"}), "rate"),
]


@pytest.mark.parametrize(("answer", "kind"), ANSWERS, ids=[kind for _, kind in ANSWERS])
def test_no_file_is_told_by_its_kind(line, gateway, answer, kind):
    line.will(answer)
    outcome = gateway.content("m1", NOWHERE, 10)
    assert (kind, answer.status, REQUEST_ID) == (outcome.kind, outcome.status, outcome.request_id)


@pytest.mark.parametrize("answer", [Hang(), Drop(), Say(200, PHOTO[:9], claims=len(PHOTO))], ids=repr)
def test_a_broken_connection_is_down_for_asking_again_does_no_harm(line, gateway, answer):
    line.will(answer)
    assert ((outcome := gateway.content("m1", NOWHERE, len(PHOTO))).kind, outcome.retryable) == ("down", True)


def test_a_sender_that_drips_does_not_outlive_the_time_limit(line, gateway):
    line.will(Say(200, chunks=(b"x",) * 300, pause=0.1))
    began = time.monotonic()
    assert Outcome("down", 200, REQUEST_ID, "not finished after 1 seconds") == gateway.content(
        "m1", NOWHERE, 1000
    )
    assert time.monotonic() - began < 15  # all of it takes half a minute


def test_one_connection_is_kept_for_files(line, gateway):
    line.will(Say(200, b"a"), Say(202, b""), Say(404, b"{}"), Say(200, chunks=(b"b", b"c")), Say(200, b""))
    for _ in range(6):
        gateway.content("m1", NOWHERE, 10)
    assert (len(line.asked), line.connections) == (6, 1)


def test_the_content_host_is_lines_own_only_for_line():
    assert Gateway(lambda: "t")._content_base == LINE_CONTENT_API
    assert Gateway(lambda: "t", LINE_API + "/")._content_base == LINE_CONTENT_API
    assert Gateway(lambda: "t", "http://127.0.0.1:8010/")._content_base == "http://127.0.0.1:8010"
