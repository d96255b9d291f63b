"""Post to an address of somebody else's: no redirect, no proxy, every wait bounded, and nothing of the answer but its status."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from bot.hooks.reaching import NotAllowed, Target, target

CONNECT_S, READ_S, WHOLE_S = 5.0, 10.0, 20.0
GOOD: Final = range(200, 300)
GONE: Final = 410


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: the status of the answer, or why there is none."""

    status: int | None
    took_ms: int
    why: str = ""

    @property
    def is_good(self) -> bool:
        """Say whether it was taken."""
        return self.status in GOOD


def post(url: str, body: bytes, headers: Mapping[str, str], *, may_be_local: bool) -> Outcome:
    """Post once."""
    began = time.monotonic()
    try:
        status, why = _posted(target(url, may_be_local=may_be_local), body, headers)
    except NotAllowed as error:
        status, why = None, str(error)
    except (OSError, http.client.HTTPException, ValueError) as error:
        is_slow = isinstance(error, TimeoutError) or time.monotonic() - began >= WHOLE_S
        status, why = None, "no answer in time" if is_slow else type(error).__name__
    return Outcome(status, round((time.monotonic() - began) * 1000), why)


def _posted(to: Target, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
    with _connected(to) as sock:
        connection = http.client.HTTPConnection(to.host, to.port)
        connection.sock = sock
        connection.request("POST", to.path, body, dict(headers))
        # The body of the answer is nothing to us, so none of it is read.
        status = connection.getresponse().status
    return status, _why(status)


def _why(status: int) -> str:
    if status in GOOD:
        return ""
    return "it leads elsewhere, and we do not follow" if status in range(300, 400) else "it answered so"


@contextmanager
def _connected(to: Target) -> Iterator[socket.socket]:
    """Connect to the address that was looked up and checked, under the name that was asked for."""
    sock = socket.create_connection((to.address, to.port), timeout=CONNECT_S)
    sock.settimeout(READ_S)
    if to.is_tls:
        context = ssl.create_default_context()
        sock = context.wrap_socket(sock, server_hostname=to.host, do_handshake_on_connect=False)
    # Whoever answers a byte at a time never runs into the read's limit.
    limit = threading.Timer(WHOLE_S, socket.socket.shutdown, (sock, socket.SHUT_RDWR))
    limit.daemon = True
    limit.start()
    try:
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        yield sock
    finally:
        limit.cancel()
        sock.close()
