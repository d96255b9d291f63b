"""What we ask LINE, what we make of its answers, and what the log tells of it."""

import logging
from uuid import UUID

import pytest

from bot.line import answers
from bot.line.gateway import Gateway
from tests.bot.line_messages import text
from tests.bot.small_line import REQUEST_ID, Hang, Say, small_line

KEY = UUID("00000000-0000-5000-8000-000000000001")


@pytest.fixture
def line():
    with small_line() as server:
        yield server


@pytest.fixture
def gateway(line):
    return Gateway(lambda: "token-1", line.base, timeouts=(0.5, 0.5))


ASKED = [
    (
        "profile",
        ("U/1",),
        {"displayName": "มะลิ", "userId": "U/1"},
        answers.Profile("มะลิ"),
        "/v2/bot/profile/U%2F1",
    ),
    ("quota", (), {"type": "limited", "value": 300}, answers.Quota(300), "/v2/bot/message/quota"),
    ("quota", (), {"type": "none"}, answers.Quota(None), "/v2/bot/message/quota"),
    ("consumption", (), {"totalUsage": 7}, answers.Consumption(7), "/v2/bot/message/quota/consumption"),
    (
        "info",
        (),
        {
            "userId": "U0",
            "basicId": "@s",
            "displayName": "สนาม",
            "chatMode": "bot",
            "markAsReadMode": "auto",
            "new": 1,
        },
        answers.Bot("U0", "@s", "สนาม", chat_on=False, marks_read_itself=True),
        "/v2/bot/info",
    ),
    (
        "webhook_test",
        ("https://sanam.example/line/webhook",),
        {"success": True, "timestamp": "t", "statusCode": 200, "reason": "OK", "detail": "200"},
        answers.WebhookTest(success=True, status=200, reason="OK", detail="200"),
        "/v2/bot/channel/webhook/test",
    ),
]


@pytest.mark.parametrize(("ask", "with_", "said", "expected", "path"), ASKED, ids=[a[0] for a in ASKED])
def test_what_line_says_is_read(line, gateway, ask, with_, said, expected, path):
    line.will(
        Say(200, said), Say(404, {"message": "Not found"}), Say(200, b"<html>"), Say(200, {}), Say(200, [])
    )
    assert expected == getattr(gateway, ask)(*with_)
    assert path == line.asked[0].path
    kinds = [getattr(gateway, ask)(*with_).kind for _ in range(4)]
    assert kinds == ["not_found", "down", "down", "down"]


def test_the_log_says_how_it_went_and_never_to_whom(line, gateway, caplog):
    caplog.set_level(logging.INFO, "bot.line")
    line.will(Say(200, {"displayName": "มะลิ"}), Hang())
    gateway.profile("Usecret")
    gateway.push("Usecret", [text("ความลับ")], KEY)
    gateway.push("Usecret", [text("ความลับ" * 1000)], KEY)
    logged = [record for record in caplog.records if record.name == "bot.line"]
    assert [record.getMessage() for record in logged] == ["line_call"] * 3
    seen = [(r.levelname, r.path, r.status, r.request_id, r.outcome) for r in logged]
    assert seen == [
        ("INFO", "/v2/bot/profile/{user}", 200, REQUEST_ID, "sent"),
        ("WARNING", "/v2/bot/message/push", None, None, "unsure"),
        ("WARNING", "/v2/bot/message/push", None, None, "refused"),
    ]
    everything = " ".join(str(vars(record)) for record in logged)
    assert not {word for word in ("Usecret", "ความลับ", "token-1", "มะลิ") if word in everything}
