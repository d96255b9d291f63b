"""A hundred and more deliberate mistakes, over HTTP: each refused with 400, in LINE's shape, by the right name."""

from typing import Any

import pytest

from tests.simulator.line_kit import SOMCHAI, TEXT, Hand
from tests.simulator.line_wrong import REFUSED
from tests.simulator.line_wrong_media import PICTURES
from tests.simulator.line_wrong_requests import WRONG_REQUESTS
from tests.simulator.line_wrong_words import WORDS

ALL = REFUSED | WORDS | PICTURES
KEY = "3f8e2c1a-0d5b-4c7e-9f10-a1b2c3d4e5f6"


def named(answer: dict[str, Any]) -> list[str]:
    """Return the properties a refusal names, in either of LINE's two ways."""
    details = [detail["property"] for detail in answer.get("details", [])]
    words: list[str] = answer["message"].split("'")
    return [*details, *words[1:2]]


def test_there_are_enough_mistakes() -> None:
    assert len(ALL) == len(REFUSED) + len(WORDS) + len(PICTURES)
    assert len(ALL) + len(WRONG_REQUESTS) >= 200


@pytest.mark.parametrize("name", ALL)
def test_a_wrong_message_is_refused_by_the_name_of_what_is_wrong(shared_line: Hand, name: str) -> None:
    message, place = ALL[name]

    status, answer = shared_line.push(SOMCHAI, message)

    assert status == 400
    assert set(answer) == {"message", "details"}
    assert all(set(detail) == {"message", "property"} and detail["message"] for detail in answer["details"])
    assert place in named(answer)
    assert shared_line.chat(SOMCHAI) == []


@pytest.mark.parametrize("name", WRONG_REQUESTS)
def test_a_wrong_request_is_refused_by_the_name_of_what_is_wrong(shared_line: Hand, name: str) -> None:
    method, path, body, place = WRONG_REQUESTS[name]

    status, answer = shared_line.api(path, body, method=method)

    assert status == 400
    assert set(answer) <= {"message", "details"}
    assert place in named(answer)


@pytest.mark.parametrize("key", ["", "abc", KEY[:-1], KEY.replace("-", ""), f"{{{KEY}}}", KEY + "0"])
@pytest.mark.parametrize("kind", ["push", "multicast", "broadcast", "narrowcast"])
def test_a_retry_key_that_is_no_uuid_is_refused(shared_line: Hand, kind: str, key: str) -> None:
    addressed: dict[str, dict[str, Any]] = {"push": {"to": SOMCHAI}, "multicast": {"to": [SOMCHAI]}}
    to = addressed.get(kind, {})

    answer = shared_line.api(f"/message/{kind}", {**to, "messages": [TEXT]}, **{"X-Line-Retry-Key": key})

    assert answer[0] == 400
    assert "retry key" in answer[1]["message"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/message/reply", {"replyToken": "t", "messages": [TEXT]}),
        ("POST", "/message/validate/push", {"messages": [TEXT]}),
        ("GET", "/info", None),
        ("POST", "/chat/loading/start", {"chatId": SOMCHAI, "loadingSeconds": 5}),
    ],
)
def test_a_retry_key_where_nothing_can_be_retried_is_refused(
    shared_line: Hand, method: str, path: str, body: Any
) -> None:
    answer = shared_line.api(path, body, method=method, **{"X-Line-Retry-Key": KEY})

    assert answer[0] == 400
    assert "retry key" in answer[1]["message"]
