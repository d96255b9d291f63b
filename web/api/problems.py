"""Say in plain English why nothing is given, as problem+json."""

import json
from http import HTTPStatus
from typing import NoReturn

from flask import Response, abort

from web.pages import secured

TYPE = "application/problem+json"


def problem(status: HTTPStatus, detail: str) -> Response:
    """Return a problem; what it says is for whoever writes the program that called."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    response = secured(Response(json.dumps(body), status=status, content_type=TYPE))
    response.headers["Cache-Control"] = "no-store"
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="api"'
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "60"
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = "GET, HEAD"
    return response


def refuse(status: HTTPStatus, detail: str) -> NoReturn:
    """End a call with a problem."""
    abort(problem(status, detail))


def no_such(what: str) -> NoReturn:
    """End a call for what is not there, or not for this token: both look the same."""
    refuse(HTTPStatus.NOT_FOUND, f"There is no such {what}, or this token does not open it.")
