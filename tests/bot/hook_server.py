"""A system of somebody else's that is told: it checks the signature as the documentation says, and answers as it is bidden."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.bot.hook_consumer import verified

Answer = int | str


class Listener:
    """What it heard, and how it answers next: a status, "redirect", "slow", "hold" or "cut"."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.refused = 0
        self.answers: list[Answer] = []
        self.secret = "sanams_first"
        self.url = ""
        self.came = threading.Event()
        self.let_go = threading.Event()

    def take(self, signature: str, body: bytes) -> Answer:
        told = verified(self.secret, signature, body, now=time.time())
        answer: Answer = self.answers.pop(0) if self.answers else 204
        if told is None:
            self.refused += 1
            return 401
        self.heard.append(told)
        self.came.set()
        return answer

    @property
    def kinds(self) -> list[str]:
        return [one["type"] for one in self.heard]


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = listener.take(self.headers["Sanam-Signature"], body)
            if answer == "cut":
                return
            if answer == "hold":
                listener.let_go.wait(60)
                return
            if answer == "slow":
                time.sleep(1.0)
                return
            self.send_response(307 if answer == "redirect" else int(answer))
            if answer == "redirect":
                self.send_header("Location", f"{listener.url}elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
