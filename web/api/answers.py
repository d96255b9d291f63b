"""Put what is given into the one shape of all answers: items, and the address of the next ones."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from web.pages import secured


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given, and of how many rows it is; rows are counted in the log, never kept."""

    body: Mapping[str, Any]
    rows: int


def items(found: Sequence[Mapping[str, Any]]) -> Answer:
    """Give all there is."""
    return Answer({"items": list(found), "next": None}, len(found))


def page(found: Sequence[Mapping[str, Any]], limit: int, key: str = "id") -> Answer:
    """Give a page of rows of which one more than wanted was looked for."""
    shown = list(found[:limit])
    following = address(after=str(shown[-1][key])) if len(found) > limit else None
    return Answer({"items": shown, "next": following}, len(shown))


def address(**changed: str) -> str:
    """Return the address of this call with other parameters."""
    return f"{request.path}?{urlencode({**request.args.to_dict(), **changed})}"


def written(answer: Answer) -> Response:
    """Write an answer; a caller that has the same already gets 304."""
    body = json.dumps(answer.body, ensure_ascii=False, separators=(",", ":")).encode()
    response = secured(Response(body, content_type="application/json"))
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Authorization"
    response.make_conditional(request)
    return response
