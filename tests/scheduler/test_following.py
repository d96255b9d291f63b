"""In development the scheduler follows the local LINE's clock through one row; without a LINE it goes on as it was."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from models.machinery import VirtualClock
from scheduler.following import follower
from tests.play import Play
from tests.stories import rows


class LocalLine(BaseHTTPRequestHandler):
    """Answer what the time is."""

    said: object = {"offset_seconds": 0}

    def do_GET(self) -> None:
        body = json.dumps(type(self).said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def line() -> Iterator[str]:
    LocalLine.said = {"offset_seconds": 0}
    server = ThreadingHTTPServer(("127.0.0.1", 0), LocalLine)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_jump_is_copied_into_the_row(play: Play, line: str) -> None:
    follow = follower(play.core.tasks, line)
    follow()
    LocalLine.said = {"offset_seconds": -86_400.5}

    follow()

    assert [-86_400_500] == [row["offset_ms"] for row in rows(play, VirtualClock)]


def test_a_flutter_is_not_written(play: Play, line: str) -> None:
    follow = follower(play.core.tasks, line)
    follow()
    LocalLine.said = {"offset_seconds": 0.1}

    follow()

    assert [0] == [row["offset_ms"] for row in rows(play, VirtualClock)]


@pytest.mark.parametrize("answer", [[], {}, {"offset_seconds": None}, {"offset_seconds": "x"}, "x"])
def test_an_answer_that_is_no_clock_changes_nothing(play: Play, line: str, answer: object) -> None:
    LocalLine.said = answer

    follower(play.core.tasks, line)()

    assert [] == rows(play, VirtualClock)


def test_a_line_that_does_not_answer_changes_nothing(play: Play) -> None:
    follower(play.core.tasks, "http://127.0.0.1:9")()

    assert [] == rows(play, VirtualClock)
