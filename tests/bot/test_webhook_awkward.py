"""Webhooks that break bots: each is answered as LINE wants, stored once or not at all, and never breaks its neighbours."""

import base64
import hashlib
import hmac
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from bot import config
from bot.app import create_app
from bot.front import Front
from models.base import table
from models.inbox import Inbound
from models.vault import WrappedKey
from tests import released

PATH = "/line/webhook"
OLD, NEW = "the old secret", "the new secret"
INBOX = table(Inbound).c


class Line:
    """LINE's side of the webhook: signs, posts, and looks at what was kept."""

    def __init__(self, client: FlaskClient, wiring: Front) -> None:
        self.client = client
        self.wiring = wiring

    def post(self, raw: bytes, *, secret: str = NEW, **more: Any) -> int:
        return self.client.post(
            PATH, data=raw, headers={"x-line-signature": sign(raw, secret)}, **more
        ).status_code

    def events(self, *events: object, **more: Any) -> int:
        return self.post(json.dumps({"destination": "Ubot", "events": events}).encode(), **more)

    def kept(self) -> set[str]:
        with self.wiring.core.database.reading() as connection:
            return set(connection.execute(select(INBOX.event_id)).scalars())

    def raw(self, event_id: str) -> dict[str, Any]:
        with self.wiring.core.database.reading() as connection:
            row = connection.execute(
                select(INBOX.mailbox, INBOX.body).where(INBOX.event_id == event_id)
            ).one()
            key = self.wiring.core.vault.existing(connection, row.mailbox)
        assert key is not None
        opened: dict[str, Any] = json.loads(key.open(row.body))
        return opened

    def count(self, model: Any) -> int:
        with self.wiring.core.database.reading() as connection:
            return connection.execute(select(func.count()).select_from(table(model))).scalar_one()


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    database = released.put_into(tmp_path_factory.mktemp("awkward"))
    environ = {
        "SANAM_ENV": "development",
        "DATABASE_URL": f"sqlite:///{database}",
        "LINE_CHANNEL_SECRET": f"{OLD}, {NEW}",
        "LINE_API_BASE": "http://127.0.0.1:9",
        "SECRET_KEY": "secret",
        "FIELD_KEY": "field",
    }
    settings = config.load(environ)
    app = create_app(settings, holds_pool=True)
    with app.test_client() as client:
        yield Line(client, app.extensions["sanam"])
    app.extensions["sanam"].stop()


def sign(raw: bytes, secret: str) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), raw, hashlib.sha256)).decode()


def said(event_id: str, text: str = "สวัสดี", **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "message": {"type": "text", "id": "1", "text": text},
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": False},
        "timestamp": 1_637_546_400_000,
        "source": {"type": "user", "userId": "Umali"},
        "replyToken": f"token of {event_id}",
        "mode": "active",
        **more,
    }


def test_a_redelivered_event_is_kept_once(line: Line) -> None:
    first = line.events(said("twice"))
    before = line.kept()
    again = line.events(said("twice", deliveryContext={"isRedelivery": True}))

    assert (200, 200) == (first, again)
    assert before == line.kept()


@pytest.mark.parametrize(
    "bad",
    [None, 7, "text", [], {}, {"type": "message"}, {"type": "message", "message": None, "source": "U"}],
    ids=str,
)
def test_a_bad_first_event_keeps_nobody_else_out(line: Line, bad: object) -> None:
    mark = f"after {bad}"

    assert line.events(bad, said(f"{mark} 1"), said(f"{mark} 2")) == 200
    assert {f"{mark} 1", f"{mark} 2"} <= line.kept()


def test_the_verify_button_is_answered_and_keeps_nothing(line: Line) -> None:
    before = line.kept()

    assert line.events() == 200
    assert before == line.kept()


@pytest.mark.parametrize("body", [{}, {"destination": "U"}, {"events": None}, {"events": {"a": 1}}], ids=str)
def test_a_webhook_without_a_list_of_events_is_answered_and_keeps_nothing(line: Line, body: object) -> None:
    before = line.kept()

    assert line.post(json.dumps(body).encode()) == 200
    assert before == line.kept()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-line-signature": ""},
        {"x-line-signature": "not base64 at all"},
        {"x-line-signature": "ลายเซ็น".encode().decode("latin-1")},
        {"x-line-signature": base64.b64encode(b"x" * 32).decode()},
        {"x-line-signature": sign(b"something else", NEW)},
    ],
    ids=["missing", "empty", "not base64", "not ASCII", "of nobody", "of another body"],
)
def test_an_unsigned_webhook_is_refused_and_keeps_nothing(line: Line, headers: dict[str, str]) -> None:
    before, raw = line.kept(), json.dumps({"events": [said("forged")]}).encode()

    assert line.client.post(PATH, data=raw, headers=headers).status_code == 400
    assert before == line.kept()


@pytest.mark.parametrize("secret", [OLD, NEW])
def test_both_secrets_are_valid_while_one_is_rotated(line: Line, secret: str) -> None:
    assert line.events(said(f"by {secret}"), secret=secret) == 200
    assert f"by {secret}" in line.kept()


@pytest.mark.parametrize(
    "raw",
    [b"", b"hello", b"\xff\xfe\xfa", b"[]", b"7", b'"events"', b"[" * 100_000, b'{"events": [' + b"9" * 5_000 + b"]}"],
    ids=["empty", "words", "not UTF-8", "list", "number", "string", "deep", "long number"],
)  # fmt: skip
def test_signed_nonsense_is_refused_and_keeps_nothing(line: Line, raw: bytes) -> None:
    before = line.kept()

    assert line.post(raw) == 400
    assert before == line.kept()


@pytest.mark.parametrize(
    "event",
    [
        said("unknown type", type="levitate"),
        said("unknown message", message={"type": "hologram", "id": "1"}),
        said("unknown source", source={"type": "balloon"}),
        said("a room", source={"type": "room", "roomId": "R1"}),
        said("a standby event", mode="standby"),
        said("a strange time", timestamp="yesterday"),
        said("a time out of range", timestamp=1e300),
        said("extra keys", weather={"is": ["sunny", None, 1.5]}),
        {key: value for key, value in said("no source").items() if key != "source"},
    ],
    ids=lambda event: event["webhookEventId"],
)
def test_what_is_not_known_yet_is_kept_whole(line: Line, event: dict[str, Any]) -> None:
    assert line.events(event) == 200
    assert event == line.raw(event["webhookEventId"])


def test_an_event_without_an_id_is_kept_once_under_a_name_of_its_own(line: Line) -> None:
    nameless = {key: value for key, value in said("x", "no id").items() if key != "webhookEventId"}
    before = line.kept()

    assert [200, 200] == [line.events(nameless), line.events(nameless)]
    assert len(line.kept() - before) == 1


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "ไทย", "x" * 65, "", 7], ids=repr)
def test_an_id_that_no_database_takes_is_replaced_and_stops_nobody(line: Line, value: object) -> None:
    event, mark = said("", f"strange id {value!r}", webhookEventId=value), f"beside {value!r}"
    before = line.kept()

    assert line.events(event, said(mark)) == 200
    assert len(line.kept() - before) == 2


@pytest.mark.parametrize("user", ["U\x00", "U\ud800", "", 7, None], ids=repr)
def test_a_person_that_no_database_takes_stops_nobody(line: Line, user: object) -> None:
    name = f"from {user!r}"

    assert line.events(said(name, source={"type": "user", "userId": user}), said(f"beside {name}")) == 200
    assert {name, f"beside {name}"} <= line.kept()


@pytest.mark.parametrize("text", ["half a pair \ud83d", "nul \x00", "กลุ่มปลูกผัก 🙂", "\u2028"], ids=repr)
def test_any_text_comes_back_as_it_was_said(line: Line, text: str) -> None:
    name = f"text that ends with {ord(text[-1])}"

    assert line.events(said(name, text)) == 200
    assert line.raw(name)["message"]["text"] == text


def test_two_megabytes_are_refused_before_they_are_read(line: Line) -> None:
    unread = io.BytesIO(b"x" * 2_000_000)
    answer = line.client.post(PATH, input_stream=unread, content_length=2_000_000)

    assert (413, 0) == (answer.status_code, unread.tell())


def test_two_megabytes_of_unsaid_length_are_refused_too(line: Line) -> None:
    before, endless = line.kept(), io.BytesIO(b"x" * 2_000_000)
    answer = line.client.post(PATH, input_stream=endless, environ_overrides={"wsgi.input_terminated": True})

    assert answer.status_code == 413
    assert before == line.kept()


def test_a_refused_webhook_makes_no_key_for_anybody(line: Line) -> None:
    before = line.count(WrappedKey)
    line.client.post(PATH, data=json.dumps({"events": [said("x", source={"userId": "Unew"})]}).encode())

    assert before == line.count(WrappedKey)


def test_nobody_may_read_the_webhook(line: Line) -> None:
    assert line.client.get(PATH).status_code == 405


def test_a_process_that_still_reads_its_programmes_says_that_it_is_not_ready(line: Line) -> None:
    reason, front = "this process still reads its programmes", line.wiring
    front.is_warm = False
    before = line.client.get("/readyz").get_json()["reasons"]
    front.warm()
    after = line.client.get("/readyz").get_json()["reasons"]

    assert (True, False) == (reason in before, reason in after)
