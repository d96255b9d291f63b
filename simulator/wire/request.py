"""One HTTP request, as handlers see it."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from simulator.wire.answer import Refusal


@dataclass(frozen=True, slots=True)
class Request:
    """A request that has arrived whole. Header names are lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    args: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Return the path exactly as it was sent: LINE forgives no doubled or trailing slash."""
        return self.target.partition("?")[0]

    def query(self, name: str, default: str = "") -> str:
        """Return one query parameter."""
        values = parse_qs(urlsplit(self.target).query).get(name)
        return values[0] if values else default

    def json(self) -> dict[str, Any]:
        """Return the body as a JSON object, or refuse as LINE does."""
        try:
            value = json.loads(self.body or b"{}")
        except ValueError as wrong:
            raise Refusal(400, "The request body could not be parsed as JSON") from wrong
        if not isinstance(value, dict):
            raise Refusal(400, "The request body must be a JSON object")
        return value
