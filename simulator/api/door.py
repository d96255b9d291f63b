"""The door every API call comes through: token, troubles, limits, the handler, the journal."""

import json
import time
from dataclasses import replace
from typing import Any
from uuid import uuid4

from simulator.api.refusals import too_fast, unauthorised
from simulator.api.table import ROUTES
from simulator.line import Line
from simulator.weather.on_calls import through
from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request
from simulator.world.journal import kept
from simulator.world.rates import Rate

MOST_BODY = 2 * 1024 * 1024
UPLOADS = "/content"
OPEN = ("/oauth2/", "/v2/oauth/")  # whoever asks for a token has none yet
UNKNOWN = "unknown"
RETRY_KEY = "x-line-retry-key"
RETRIED = {f"/v2/bot/message/{kind}" for kind in ("push", "multicast", "narrowcast", "broadcast")}


def answer(line: Line, request: Request) -> Answer:
    """Answer one call to LINE's API, and write it down."""
    began = time.monotonic()
    request_id = str(uuid4())
    stamped = replace(request, headers={**request.headers, "x-line-request-id": request_id})
    endpoint = _endpoint(request)
    rate = _count(line, endpoint)
    given, trouble = through(line, stamped, lambda: _plain(line, stamped, rate))
    given = replace(given, headers={"X-Line-Request-Id": request_id, **given.headers})
    with line.changed:
        line.journal.count(endpoint, given.status, warned=rate is not None)
        if line.journal.keeps:
            line.journal.note_call(_entry(line, stamped, given, began) | _told(endpoint, trouble, rate))
    return given


def _endpoint(request: Request) -> str:
    try:
        return ROUTES.find(request)[0].name
    except Refusal:
        return f"{request.method} {UNKNOWN}"


def _count(line: Line, endpoint: str) -> Rate | None:
    with line.changed:
        return line.rates.over(endpoint, line.clock.machine())


def _plain(line: Line, request: Request, rate: Rate | None) -> Answer:
    try:
        _check_caller(line, request)
        if rate and line.faults.api.enforce_rates:
            raise too_fast()
        return ROUTES.answer(line, request)
    except Refusal as refusal:
        return refusal.answer()


def _check_caller(line: Line, request: Request) -> None:
    if not request.path.startswith(OPEN) and not _known(line, request.headers.get("authorization", "")):
        raise unauthorised()
    if RETRY_KEY in request.headers and request.path not in RETRIED:
        raise Refusal(400, "The retry key is not supported by this endpoint")
    if len(request.body) > MOST_BODY and not request.path.endswith(UPLOADS):
        raise Refusal(413, "Request Entity Too Large")


def _known(line: Line, authorization: str) -> bool:
    scheme, _, name = authorization.partition(" ")
    if scheme != "Bearer":
        return False
    with line.changed:
        return name == line.settings.token or line.channel_tokens.left(name, line.clock.machine()) > 0


def _entry(line: Line, request: Request, given: Answer, began: float) -> dict[str, Any]:
    return {
        "at": line.clock.now().isoformat(timespec="milliseconds"),
        "method": request.method,
        "path": request.target,
        "status": given.status,
        "request_id": given.headers["X-Line-Request-Id"],
        "retry_key": request.headers.get(RETRY_KEY),
        "refused": json.loads(given.body) if given.status >= 400 else None,
        "ms": round((time.monotonic() - began) * 1000, 1),
        "body": kept(request.body, request.headers.get("content-type", "")),
        "answer": kept(given.body, given.content_type),
    }


def _told(endpoint: str, trouble: str, rate: Rate | None) -> dict[str, Any]:
    return {
        "endpoint": endpoint.partition(" ")[2],
        "trouble": trouble or None,
        "warning": rate.words if rate else None,
    }
