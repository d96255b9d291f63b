"""A tiny HTTP server that plays LINE: it answers as it is told and keeps what it was asked."""

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

REQUEST_ID = "req-1"


@dataclass(frozen=True)
class Say:
    """Answer with this; `claims` is a length to pretend, `chunks` are sent one by one with a pause between."""

    status: int = 200
    body: object = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    claims: int | None = None
    chunks: tuple[bytes, ...] = ()
    pause: float = 0


@dataclass(frozen=True)
class Hang:
    """Take the request and never answer."""


@dataclass(frozen=True)
class Drop:
    """Take the request and close the connection."""


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class SmallLine(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: deque[Say | Hang | Drop] = deque()
        self.asked: list[Asked] = []
        self.connections = 0
        self.over = threading.Event()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def will(self, *answers: Say | Hang | Drop) -> None:
        self.answers.extend(answers)

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that hang up: tests do it on purpose."""


class _Handler(BaseHTTPRequestHandler):
    server: SmallLine
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append(Asked(self.command, self.path, headers, self.rfile.read(length)))
        answer = self.server.answers.popleft() if self.server.answers else Say()
        match answer:
            case Hang():
                self.server.over.wait(30)
                self.close_connection = True
            case Drop():
                self.close_connection = True
            case Say():
                self._say(answer)

    do_GET = do_POST  # noqa: N815 - the name http.server looks for

    def _say(self, answer: Say) -> None:
        body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        for name, value in {"X-Line-Request-Id": REQUEST_ID, **answer.headers}.items():
            self.send_header(name, value)
        if answer.chunks:
            self._drip(answer)
            return
        self.send_header("Content-Length", str(answer.claims or len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = answer.claims is not None

    def _drip(self, answer: Say) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for chunk in answer.chunks:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.flush()
            self.server.over.wait(answer.pause)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        """Keep the test's output for the tests."""


@contextmanager
def small_line() -> Iterator[SmallLine]:
    with SmallLine() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()
