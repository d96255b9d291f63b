"""Call LINE over the official SDK's own client; the only module that imports `linebot`.

Used are the SDK's configuration, client, transport and exceptions. Its models are not: they drop keys they do not
know and raise on answers they do not expect, so bodies go in as plain dicts and answers come out as bytes. The import
costs most of a second and 60 MB and therefore waits for the first call.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import UUID

import urllib3

from bot.line.outcomes import Outcome, of_breakage, of_refusal, of_success
from exports.answers import taken

# LINE's longest answer, a list of a thousand menus, is far below it.
_LONGEST_ANSWER = 4 * 1024 * 1024
_log = logging.getLogger("bot.line")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: a path with `{places}`, which the log shows without what is put into them."""

    method: str
    path: str
    body: Mapping[str, object] | None = None
    retry_key: UUID | None = None
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Return the path with its places filled in."""
        return self.path.format(**{name: quote(value, safe="") for name, value in self.places.items()})


@dataclass(frozen=True, slots=True)
class _Bounded:
    """What the SDK calls with: its pool of connections, but for answers that never end."""

    pool: Any
    seconds: float

    def request(self, method: str, address: str, **rest: Any) -> urllib3.HTTPResponse:
        """Make one call as the pool does it, and have the whole answer at hand."""
        answer = self.pool.request(method, address, **rest)
        return taken(answer, seconds=self.seconds, limit_bytes=_LONGEST_ANSWER).said


@dataclass(frozen=True, slots=True)
class _Line:
    """One SDK client with its connection pool: good for one token, in one process."""

    token: str
    process: int
    client: Any


class Sdk:
    """Keeps one client and calls with it; safe for threads, makes a new client after a fork or for a new token."""

    def __init__(
        self, token: Callable[[], str], base: str, timeouts: tuple[float, float], connections: int
    ) -> None:
        self._token = token
        self._base = base
        self._timeouts = timeouts
        self._connections = connections
        self._line: _Line | None = None
        self._making = threading.Lock()

    def call(self, call: Call) -> tuple[Outcome, bytes]:
        """Make one call, log it, and return how it ended with the body of a success."""
        client = self.ready()
        began = time.perf_counter()
        ended, said = self._attempt(client, call)
        report(call.path, ended, began)
        return ended, said

    def ready(self) -> Any:
        """Return the client for the present token and process, made when there is none."""
        token, process = self._token(), os.getpid()
        line = self._line
        if line is None or line.token != token or line.process != process:
            with self._making:
                line = self._line
                if line is None or line.token != token or line.process != process:
                    line = self._line = _Line(token, process, self._client(token))
        return line.client

    def _client(self, token: str) -> Any:
        """Make the SDK's client; it copies the token, so a new token needs a new one."""
        from linebot.v3 import messaging  # noqa: PLC0415 - slow and large: at the first call

        sdk: Any = messaging
        chatter = logging.getLogger("urllib3")
        level = chatter.level
        configuration = sdk.Configuration(host=self._base, access_token=token)
        chatter.setLevel(level)  # the line above set it to WARNING
        configuration.retries = False
        configuration.connection_pool_maxsize = self._connections
        client = sdk.ApiClient(configuration)
        client.rest_client.pool_manager = _Bounded(client.rest_client.pool_manager, self._timeouts[1])
        return client

    def _attempt(self, client: Any, call: Call) -> tuple[Outcome, bytes]:
        from linebot.v3.messaging.exceptions import ApiException  # noqa: PLC0415 - as above

        headers = {**client.default_headers, "Content-Type": "application/json"}
        if call.retry_key is not None:
            headers["X-Line-Retry-Key"] = str(UUID(str(call.retry_key)))
        try:
            answer = client.request(
                call.method,
                self._base + call.address,
                headers=headers,
                body=call.body,
                _preload_content=False,
                _request_timeout=self._timeouts,
            )
        except ApiException as error:
            return _refused(error, keyed=call.retry_key is not None), b""
        except urllib3.exceptions.HTTPError as error:
            return of_breakage(error), b""
        return of_success(answer.status, answer.headers.get("x-line-request-id")), _body(answer)


def _refused(error: Any, *, keyed: bool) -> Outcome:
    if not error.status:  # the SDK turns trouble with TLS, and nothing else, into an exception of its own
        return of_breakage(urllib3.exceptions.SSLError(error.reason))
    return of_refusal(error.status, error.body or b"", error.headers.get("x-line-request-id"), keyed=keyed)


def _body(answer: urllib3.BaseHTTPResponse) -> bytes:
    """Read the body of a success; one that breaks off is still a success."""
    try:
        return answer.data
    except urllib3.exceptions.HTTPError:
        return b""


def report(path: str, ended: Outcome, began: float) -> None:
    """Log one call: never a text, a token or a user's id."""
    level = logging.INFO if ended.delivered or ended.kind == "preparing" else logging.WARNING
    milliseconds = round((time.perf_counter() - began) * 1000, 1)
    fields = {"path": path, "status": ended.status, "request_id": ended.request_id, "ms": milliseconds}
    _log.log(level, "line_call", extra={**fields, "outcome": ended.kind})
