"""Answer LINE's webhook: check the signature, store the events, say 200. Nothing else happens before the 200."""

import logging

from flask import Blueprint, Response, current_app, request

from bot.clock import machine_ms
from bot.envelopes import NotAWebhook, envelopes
from bot.front import Front
from bot.recorder import NotRecorded
from bot.signatures import is_signed

BODY_LIMIT = 1024 * 1024
log = logging.getLogger("sanam.webhook")
webhook = Blueprint("webhook", __name__)


@webhook.post("/line/webhook")
def receive() -> Response:
    """Store the events of one webhook."""
    front: Front = current_app.extensions["sanam"]
    if (request.content_length or 0) > BODY_LIMIT:
        return _answer(413, "body_too_large")
    body = request.get_data(cache=False)
    if not is_signed(body, request.headers.get("x-line-signature"), front.settings.line_secrets):
        return _answer(400, "signature_wrong")
    now_ms = machine_ms()
    try:
        received = envelopes(body, now_ms)
        mailboxes = front.recorder.record(received, now_ms) if received else []
    except NotAWebhook:
        return _answer(400, "not_a_webhook")
    except NotRecorded:
        return _answer(503, "webhook_not_stored")
    front.pool.hurry(mailboxes)
    return _stored()


def _answer(status: int, event: str) -> Response:
    log.warning(event, extra={"status": status})
    return Response(status=status, mimetype="text/plain")


def _stored() -> Response:
    return Response(b"{}", status=200, mimetype="application/json")
