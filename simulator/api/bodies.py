"""Read what was sent, checked against LINE's schema of that name before anybody works with it."""

from typing import Any
from urllib.parse import parse_qs

from simulator.api.refusals import invalid
from simulator.rules import spec
from simulator.rules.requests import request_problems
from simulator.wire.answer import Refusal
from simulator.wire.request import Request

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def json_body(request: Request) -> dict[str, Any]:
    """Return the JSON object that was sent, or refuse what is none."""
    if not _kind(request).startswith(JSON):
        raise Refusal(415, "Unsupported Media Type")
    return request.json()


def body_of(request: Request, schema: str) -> dict[str, Any]:
    """Return a body that LINE's schema of this name allows."""
    body = json_body(request)
    if problems := spec.problems(schema, body):
        raise invalid(problems)
    return body


def messages_of(request: Request, kind: str) -> dict[str, Any]:
    """Return the body of a request that sends messages of this kind, every limit checked."""
    body = json_body(request)
    if problems := request_problems(kind, body):
        raise invalid(problems)
    return body


def form(request: Request) -> dict[str, str]:
    """Return the fields of a form."""
    if not _kind(request).startswith(FORM):
        return {}
    return {name: values[0] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").lower()
