"""Three readings of LINE's API files say the same: the files themselves, the local LINE's copy, and the bot's."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.line.shapes import misfits
from simulator.rules import compile as compiling
from simulator.rules import spec
from tests.simulator import line_conformity
from tests.simulator.line_messages import flex, text
from tests.simulator.line_right import ACCEPTED
from tests.simulator.line_spec import Faults, read
from tests.simulator.line_wrong import REFUSED
from tests.simulator.line_wrong_media import PICTURES
from tests.simulator.line_wrong_words import WORDS

pytestmark = pytest.mark.skipif(not line_conformity.HERE, reason=line_conformity.MISSING)

MESSAGING = line_conformity.FOLDER / "messaging-api.yml"
WRONG = REFUSED | WORDS | PICTURES
EVENT = {
    "type": "messageEdited",
    "mode": "active",
    "timestamp": 1,
    "webhookEventId": "01",
    "deliveryContext": {"isRedelivery": False},
    "source": {"type": "group", "groupId": "C1", "userId": "U1"},
}


def by_the_file(message: dict[str, Any]) -> Faults:
    return read(MESSAGING, strict=True).named("Message", message)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        (flex({"type": "box", "layout": "diagonal", "contents": []}), "$.contents.body.contents[0].layout"),
        (flex({"type": "text", "txet": "ก"}), "$.contents.body.contents[0]"),
        ({"type": "text"}, "$"),
        ({"type": "poll"}, "$.type"),
        (
            text(quickReply={"items": [{"type": "action", "action": {"type": "postback"}}], "x": 1}),
            "$.quickReply",
        ),
    ],
)
def test_the_files_are_read_into_every_kind(message: dict[str, Any], place: str) -> None:
    assert place in [fault.partition(": ")[0] for fault in by_the_file(message)]


def test_a_lax_reading_lets_line_add_what_it_likes() -> None:
    webhook = line_conformity.FOLDER / "webhook.yml"
    sent = {**EVENT, "message": {"type": "text", "id": "1", "text": "ก", "quoteToken": "q", "mood": "glad"}}
    body = {"destination": "U" + "0" * 32, "events": [sent]}
    assert read(webhook, strict=False).named("CallbackRequest", body) == []
    assert read(webhook, strict=False).named("CallbackRequest", {**body, "events": [EVENT]}) != []


def test_the_local_lines_copy_is_that_of_lines_own_file(tmp_path: Path) -> None:
    compiling.main(str(MESSAGING), str(tmp_path / "messages.json"))
    kept = Path(spec.__file__).with_name("messages.json")
    assert (tmp_path / "messages.json").read_text("utf-8") == kept.read_text("utf-8")


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_local_line_takes_lines_file_takes(name: str) -> None:
    assert by_the_file(ACCEPTED[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_the_local_line_and_the_bot_find_every_fault_that_lines_file_finds(name: str) -> None:
    message = WRONG[name][0]

    faults = by_the_file(message)

    assert bool(spec.problems("Message", message)) >= bool(faults)
    assert bool(misfits(message, "Message")) >= bool(faults)


def test_every_schema_of_a_request_is_in_the_local_lines_copy() -> None:
    paths = yaml.safe_load(MESSAGING.read_text("utf-8"))["paths"]
    asked = {
        content["schema"]["$ref"].rsplit("/", 1)[1]
        for operations in paths.values()
        for operation in operations.values()
        if isinstance(operation, dict)
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if "$ref" in content["schema"]
    }
    # Partners only, or accounts with members who pay.
    elsewhere = {"MarkMessagesAsReadRequest", "PnpMessagesRequest", "CouponCreateRequest"}
    assert asked - elsewhere <= spec.SCHEMAS.keys()
