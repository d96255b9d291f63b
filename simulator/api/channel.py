"""The channel itself: who the bot is, where its webhook is, and whether that answers."""

import json
from urllib.parse import urlsplit

from simulator.api.bodies import body_of
from simulator.api.refusals import invalid_property, not_found
from simulator.hook.post import LOOPBACK, Outcome, post, signature
from simulator.line import Line
from simulator.wire.answer import Answer, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.clock import utc

LONGEST_URL = 500
REFUSED_STATUS = "Unexpected status code: {}"


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
        if not line.webhook_url:
            raise not_found()
        return json_answer({"endpoint": line.webhook_url, "active": True})


def set_endpoint(line: Line, request: Request) -> Answer:
    """Send webhooks elsewhere from now on."""
    url = body_of(request, "SetWebhookEndpointRequest")["endpoint"]
    if not _reachable(url):
        raise invalid_property("endpoint")
    with line.changed:
        line.webhook_url = url
    return json_answer({})


def test_endpoint(line: Line, request: Request) -> Answer:
    """Send a webhook without events and report how it went."""
    given = body_of(request, "TestWebhookEndpointRequest") if request.body else {}
    url = given.get("endpoint", line.webhook_url)
    if not _reachable(url):
        raise invalid_property("endpoint")
    body = json.dumps({"destination": line.bot.id, "events": []}, separators=(",", ":")).encode()
    outcome = post(url, body, signature(line.settings.secret, body))
    return json_answer(
        {
            "success": outcome.accepted,
            "timestamp": utc(line.clock.now()),
            "statusCode": outcome.status,
            "reason": "OK" if outcome.accepted else outcome.reason.upper(),
            "detail": _detail(outcome),
        }
    )


def _detail(outcome: Outcome) -> str:
    if outcome.accepted:
        return str(outcome.status)
    return outcome.detail or REFUSED_STATUS.format(outcome.status)


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
