"""Hosts that waste our time: one takes a connection and says nothing, one begins an answer and never ends it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

STEP_S: Final = 0.05


@contextmanager
def host(*, says: bytes = b"", drips: bytes = b"") -> Iterator[int]:
    """Listen on a port; say this to whoever has asked, then drip, a byte at a time, until everything is over."""
    over, kept = threading.Event(), []
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        server.settimeout(STEP_S)

        def take() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    taken, _ = server.accept()
                    kept.append(taken)
                    threading.Thread(target=serve, args=(taken,), daemon=True).start()

        def serve(taken: socket.socket) -> None:
            with suppress(OSError):
                taken.recv(65_536)
                taken.sendall(says)
                while drips and not over.wait(STEP_S):
                    taken.sendall(drips)

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        try:
            yield int(server.getsockname()[1])
        finally:
            over.set()
            thread.join()
            for one in kept:
                one.close()


def endless(status: str) -> dict[str, bytes]:
    """Return what a host says that begins an answer of this status and never ends it."""
    return {"says": f"HTTP/1.1 {status}\r\nContent-Length: 100000\r\n\r\n".encode(), "drips": b" "}
