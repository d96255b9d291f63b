"""Speak to the local LINE's control API over one kept connection, as the phones' owner does."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

SECONDS = 75.0


class Refused(Exception):
    """The local LINE refused a call of the crowd's."""


class Town:
    """One connection to a local LINE; not for several threads."""

    def __init__(self, url: str) -> None:
        """Remember where it is; only the loopback address is meant."""
        parts = urlsplit(url)
        self._connection = http.client.HTTPConnection(
            parts.hostname or "127.0.0.1", parts.port or 80, timeout=SECONDS
        )

    def get(self, path: str) -> Any:
        """Read something."""
        return self._call("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Do something."""
        return self._call("POST", path, json.dumps(body).encode())

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _call(self, method: str, path: str, body: bytes | None) -> Any:
        self._connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        said = json.loads(answer.read() or b"{}")
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status} {said.get('message', '')}")
        return said
