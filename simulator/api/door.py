"""The door every API call comes through: token, troubles, the handler, the journal."""

import json
import secrets
import time
from dataclasses import replace
from typing import Any

from simulator.api import channel, chat, content, menu_links, menus, profile, push, quota, reply, validate
from simulator.api.refusals import unauthorised
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request
from simulator.wire.routes import Routes, joined

MOST_BODY = 2 * 1024 * 1024
LONGEST_HANG = 300
UPLOADS = "/content"

# Fixed paths stand before those with a name in them.
ROUTES: Routes[Line] = joined(
    reply.ROUTES,
    push.ROUTES,
    validate.ROUTES,
    quota.ROUTES,
    content.ROUTES,
    profile.ROUTES,
    channel.ROUTES,
    chat.ROUTES,
    menu_links.ROUTES,
    menus.ROUTES,
)


def answer(line: Line, request: Request) -> Answer:
    """Answer one call to LINE's API, and write it down."""
    began = time.monotonic()
    request_id = secrets.token_hex(16)
    stamped = replace(request, headers={**request.headers, "x-line-request-id": request_id})
    given, trouble = _through_troubles(line, stamped)
    given = replace(given, headers={"X-Line-Request-Id": request_id, **given.headers})
    with line.changed:
        line.journal.note_call(_entry(line, stamped, given, trouble, began))
    return given


def _through_troubles(line: Line, request: Request) -> tuple[Answer, str]:
    faults = line.faults.api
    if faults.only and not request.path.startswith(tuple(faults.only)):
        return _plain(line, request), ""
    if faults.hang:
        line.faults.released.wait(LONGEST_HANG)
        return Answer(0, lost=True), "hang"
    if faults.slow_ms:
        time.sleep(faults.slow_ms / 1000)
    with line.changed:
        strikes = line.faults.api_strikes
        broken = strikes(faults.error_500_rate)
        limited = strikes(faults.limit_429_rate)
        lost = strikes(faults.lost_answer_rate)
    if broken:
        return Refusal(500, "Internal Server Error").answer(), "error_500"
    if limited:
        return Refusal(429, "The API rate limit has been exceeded. Try again later.").answer(), "limit_429"
    given = _plain(line, request)
    return (replace(given, lost=True), "lost_answer") if lost else (given, "")


def _plain(line: Line, request: Request) -> Answer:
    try:
        _check_caller(line, request)
        return ROUTES.answer(line, request)
    except Refusal as refusal:
        return refusal.answer()


def _check_caller(line: Line, request: Request) -> None:
    if request.headers.get("authorization") != f"Bearer {line.settings.token}":
        raise unauthorised()
    if len(request.body) > MOST_BODY and not request.path.endswith(UPLOADS):
        raise Refusal(413, "Request Entity Too Large")


def _entry(line: Line, request: Request, given: Answer, trouble: str, began: float) -> dict[str, Any]:
    refused = json.loads(given.body) if given.status >= 400 else None
    return {
        "at": line.clock.now().isoformat(timespec="milliseconds"),
        "method": request.method,
        "path": request.target,
        "endpoint": _endpoint(request),
        "status": given.status,
        "request_id": given.headers["X-Line-Request-Id"],
        "retry_key": request.headers.get("x-line-retry-key"),
        "refused": refused,
        "trouble": trouble or None,
        "ms": round((time.monotonic() - began) * 1000, 1),
        "body": _readable(request.body) if line.journal.keeps else None,
    }


def _endpoint(request: Request) -> str:
    for entry in ROUTES.table:
        match = entry.pattern.fullmatch(request.path)
        if match and entry.method == request.method:
            return entry.pattern.pattern.replace("(?P<", "{").replace(">[^/]+)", "}")
    return "unknown"


def _readable(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return f"{len(body)} bytes"
