"""Throw any signed body at the webhook, and any event at what reads it: an answer that LINE knows, and no exception of ours."""

import base64
import hashlib
import hmac
import json
import os
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config import LOCAL_SECRET
from bot.inbound import group_of, read, reply_token
from models.base import table
from models.inbox import Inbound
from tests.hostile.kit import House
from tests.stories import rows

EXAMPLES = 5_000 if os.environ.get("SANAM_SOAK") else 80
MOST_CPU_S = 2.0
KEYS = (
    "type", "message", "source", "postback", "data", "params", "text", "id", "userId", "groupId", "roomId", "timestamp", "replyToken", "mode",
    "webhookEventId", "deliveryContext", "imageSet", "total", "fileName", "latitude", "longitude", "mention", "mentionees", "isSelf", "follow",
    "unsend", "messageId", "date", "datetime", "duration", "isRedelivery",
)  # fmt: skip
VALUES = (
    "message", "text", "user", "group", "room", "postback", "follow", "unsend", "join", "leave", "standby", "location", "image", "menu:ask",
    "menu:\x00", "1~a~x~0~1~0~AAAA", "~~~~~~", "U" + "0" * 32, "2021-11-20", "2564-02-30T25:61", "\ud800", "\x00", "", "ก" * 300,
)  # fmt: skip
leaf = st.one_of(
    st.sampled_from(VALUES), st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=20),
)  # fmt: skip
tree: st.SearchStrategy[Any] = st.recursive(
    leaf, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)), max_leaves=20
)  # fmt: skip
event = st.dictionaries(st.sampled_from(KEYS), tree, max_size=9)
ours = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES < 1_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip


def post(house: House, raw: bytes, *, secret: str = LOCAL_SECRET) -> int:
    mac = base64.b64encode(hmac.digest(secret.encode(), raw, hashlib.sha256)).decode()
    return house.stranger().post("/line/webhook", data=raw, headers={"x-line-signature": mac}).status_code


@ours
@given(st.one_of(st.lists(event, max_size=4), tree))
def test_any_signed_body_is_kept_or_refused(house: House, events: Any) -> None:
    began = time.process_time()

    assert post(house, json.dumps({"destination": "U", "events": events}).encode()) in {200, 400}
    assert time.process_time() - began < MOST_CPU_S


@ours
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_hold_no_event(house: House, raw: bytes) -> None:
    assert post(house, raw) in {200, 400}


@ours
@given(event)
def test_any_event_is_read_as_one_that_the_engine_knows(house: House, line: dict[str, Any]) -> None:
    buttons = house.play.core.buttons

    assert read(line, at_ms=1_637_546_400_000, seed="x", person="p", buttons=buttons).when.seed == "x"
    assert isinstance(group_of(line), str)
    assert reply_token(line) is None or len(reply_token(line) or "") <= 80


def test_of_two_keys_of_one_name_the_last_one_counts_and_the_body_is_read_once(house: House) -> None:
    first = json.dumps([{"type": "message", "webhookEventId": "shadowed", "source": {"userId": "U1"}}])
    raw = f'{{"events": {first}, "events": []}}'.encode()

    assert 200 == post(house, raw)
    assert [] == rows(house.play, Inbound, event_id="shadowed")


def test_a_body_that_was_signed_once_is_kept_once_however_often_it_comes(house: House) -> None:
    raw = json.dumps(
        {
            "events": [
                {"type": "follow", "webhookEventId": "again", "source": {"type": "user", "userId": "Uagain"}}
            ]
        }
    ).encode()

    assert [200] * 3 == [post(house, raw) for _ in range(3)]
    assert 1 == len(rows(house.play, Inbound, event_id="again"))


def test_a_signature_of_another_secret_or_another_body_keeps_nothing(house: House) -> None:
    before = len(rows(house.play, Inbound))
    raw = json.dumps(
        {"events": [{"type": "follow", "webhookEventId": "forged", "source": {"userId": "U1"}}]}
    ).encode()
    mac = base64.b64encode(hmac.digest(LOCAL_SECRET.encode(), raw, hashlib.sha256)).decode()

    assert 400 == post(house, raw, secret="guessed")
    assert (
        400
        == house.stranger()
        .post("/line/webhook", data=raw + b" ", headers={"x-line-signature": mac})
        .status_code
    )
    assert before == len(rows(house.play, Inbound))


def test_one_person_s_flood_stands_in_one_mailbox_and_holds_one_thread(house: House) -> None:
    pool = house.app.extensions["sanam"].pool
    flood = [{"type": "message", "message": {"type": "text", "id": f"{n}", "text": "x"}, "webhookEventId": f"flood-{n}",
              "source": {"type": "user", "userId": "U" + "f" * 32}} for n in range(200)]  # fmt: skip
    before = set(pool._queued)

    assert 200 == post(house, json.dumps({"events": flood}).encode())
    assert 1 == len(set(pool._queued) - before)
    assert "mailbox" in table(Inbound).c
