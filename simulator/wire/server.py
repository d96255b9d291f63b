"""Carry requests over HTTP/1.1: a thread a connection, connections kept alive, small answers sent at once."""

import socket
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request

Respond = Callable[[Request], Answer]

LOOPBACK = "127.0.0.1"
LONGEST_BODY = 64 * 1024 * 1024


class Server(ThreadingHTTPServer):
    """A server on the loopback address only."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port: int, respond: Respond) -> None:
        """Bind the port (0 picks a free one); `serve_forever` starts the work."""
        self.respond = respond
        super().__init__((LOOPBACK, port), _Connection)

    @property
    def url(self) -> str:
        """Return where the server listens, without a trailing slash."""
        return f"http://{LOOPBACK}:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent about callers that hang up: tests do it on purpose."""


def _own_refusal(status: int, message: str) -> Answer:
    """Refuse before any handler could give the answer its number."""
    return Refusal(status, message, headers={"X-Line-Request-Id": str(uuid4())}).answer()


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Together these make a keep-alive request cost well under a millisecond instead of 40.
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet; the journal keeps what matters."""

    def _serve(self) -> None:
        body = self._body()
        if body is None:
            self.close_connection = True
            self._send(_own_refusal(413, "Request body is too large or has no length"))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        # The request line is read again because `self.path` silently collapses a leading double slash.
        target = self.requestline.split(" ")[1]
        try:
            answer = self.server.respond(Request(self.command, target, headers, body))
        except Exception:  # noqa: BLE001 - the last guard: a mistake of ours is shown, and answered
            traceback.print_exc()
            answer = _own_refusal(500, "The local LINE itself made a mistake; see its output")
        if answer.lost:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._send(answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _serve  # noqa: N815 - names of the base class

    def _body(self) -> bytes | None:
        if "transfer-encoding" in self.headers:
            return None
        length = self.headers.get("content-length") or "0"
        if not (length.isascii() and length.isdecimal()) or int(length) > LONGEST_BODY:
            return None
        return self.rfile.read(int(length))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()
