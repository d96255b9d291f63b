"""LINE's own SDK for Node, unmodified, takes the local LINE for the real one, both as caller and as webhook."""

import base64
import json
from dataclasses import asdict

import pytest

from tests.simulator import line_node, line_stage
from tests.simulator.line_kit import SECRET, SOMCHAI, TOKEN, Hand

LOGIN = "POST /oauth2/v2.1/verify"  # of LINE Login, which the SDK does not speak
REFUSED = {
    "pushMessage again": 409,
    "setRichMenuImage again": 400,
    "getProfile of a stranger": 404,
    "getFollowers": 403,
    "getGroupMembersIds": 403,
}


@pytest.fixture(scope="session")
def node() -> None:
    if why := line_node.missing():
        pytest.skip(why)


@pytest.mark.usefixtures("node")
def test_lines_sdk_for_node_reaches_every_endpoint(line: Hand) -> None:
    stage = line_stage.prepare(line)
    picture = base64.b64encode(line_stage.png(800, 400)).decode()
    channel = {"base": line.url, "token": TOKEN, "secret": SECRET, "channel": "1650000000"}
    known = {**_camel(asdict(stage)), **channel, "webhook": line.bot.url, "picture": picture}

    told = line_node.tour(known)

    wrong = {name: one for name, one in told.items() if one["status"] != REFUSED.get(name, 200)}
    assert wrong == {}
    assert told["pushMessage again"]["accepted"]
    assert told["getNarrowcastProgress"]["answer"]["errorCode"] == 2
    assert json.loads(told["setRichMenuImage again"]["answer"])["message"].startswith("An image has already")
    assert line_stage.untried(line, LOGIN) == []


@pytest.mark.usefixtures("node")
def test_lines_sdk_for_node_finds_our_signatures_right_and_wrong_ones_wrong(line: Hand) -> None:
    with line_node.checker(SECRET) as checker:
        line.api("/channel/webhook/endpoint", {"endpoint": checker.url}, method="PUT")
        line.do(SOMCHAI, "say", text="น้ำท่วม 😀")
        right = checker.said()
        line.post("/control/events", {"events": [{"type": "message"}], "wrong_signature": True})
        wrong = checker.said()
        line.idle()

    assert right == {"valid": True, "refused": None, "types": ["message"]}
    assert wrong == {"valid": False, "refused": "SignatureValidationFailed", "types": []}


def _camel(fields: dict[str, str]) -> dict[str, str]:
    return {"replyToken": fields.pop("reply_token"), "markToken": fields.pop("mark_token"), **fields}
