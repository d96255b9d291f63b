"""The channel itself: who the bot is, where its webhook is, and whether that answers."""

import json
from urllib.parse import urlsplit

from simulator.api.refusals import invalid_property, missing
from simulator.hook.post import LOOPBACK, post, signature
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.clock import utc

LONGEST_URL = 500


def info(line: Line, _: Request) -> Answer:
    """Say who the bot is."""
    return json_answer(
        {
            "userId": line.bot.id,
            "basicId": "@sanam",
            "displayName": line.bot.name,
            "chatMode": "bot",
            "markAsReadMode": "auto",
        }
    )


def endpoint(line: Line, _: Request) -> Answer:
    """Say where webhooks go."""
    with line.changed:
        return json_answer({"endpoint": line.webhook_url, "active": True})


def set_endpoint(line: Line, request: Request) -> Answer:
    """Send webhooks elsewhere from now on."""
    url = request.json().get("endpoint")
    if not url:
        raise missing("endpoint")
    if not _reachable(str(url)):
        raise invalid_property("endpoint")
    with line.changed:
        line.webhook_url = str(url)
    return json_answer({})


def test_endpoint(line: Line, request: Request) -> Answer:
    """Send a webhook without events and report how it went."""
    url = request.json().get("endpoint") or line.webhook_url
    body = json.dumps({"destination": line.bot.id, "events": []}, separators=(",", ":")).encode()
    outcome = post(str(url), body, signature(line.settings.secret, body))
    return json_answer(
        {
            "success": outcome.accepted,
            "timestamp": utc(line.clock.now()),
            "statusCode": outcome.status,
            "reason": "OK" if outcome.accepted else outcome.reason.upper(),
            "detail": outcome.detail or str(outcome.status),
        }
    )


def _reachable(url: str) -> bool:
    # LINE insists on https. A bot on this machine has no certificate, so loopback may be plain.
    parts = urlsplit(url)
    plain_here = parts.scheme == "http" and parts.hostname in LOOPBACK
    return len(url) <= LONGEST_URL and bool(parts.hostname) and (parts.scheme == "https" or plain_here)


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/info", info),
    route("GET", "/v2/bot/channel/webhook/endpoint", endpoint),
    route("PUT", "/v2/bot/channel/webhook/endpoint", set_endpoint),
    route("POST", "/v2/bot/channel/webhook/test", test_endpoint),
)
