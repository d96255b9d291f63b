"""Have a file looked through for what harms, by a clamd that an operator runs: streamed to it, never on disk in clear.

Where none is set nothing is looked through. One that is set and does not answer holds a file back; it never lets one through.
"""

import socket
import time
from collections.abc import Iterable
from typing import Final

CONNECT_S, ANSWER_S = 5.0, 60.0
LONGEST_ANSWER: Final = 1_000
_BEGIN, _END = b"zINSTREAM\0", bytes(4)


class ScannerDown(Exception):
    """The scanner does not answer, or could not look; later it may."""

    retryable = True


def harm_in(address: str, content: Iterable[bytes]) -> str:
    """Return the name of what harms in a content, "" when nothing does. The address is host:port, or a socket's path."""
    try:
        with _line(address) as line:
            line.settimeout(ANSWER_S)
            line.sendall(_BEGIN)
            for piece in content:
                line.sendall(len(piece).to_bytes(4, "big") + piece)
            line.sendall(_END)
            said = _answer(line)
    except (OSError, ValueError) as error:
        raise ScannerDown(type(error).__name__) from error
    return _read(said)


def _line(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(CONNECT_S)
        line.connect(address)
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=CONNECT_S)


def _answer(line: socket.socket) -> str:
    said, until = b"", time.monotonic() + ANSWER_S
    while len(said) < LONGEST_ANSWER and not said.endswith(b"\0") and time.monotonic() < until:
        line.settimeout(max(0.1, until - time.monotonic()))
        more = line.recv(LONGEST_ANSWER)
        if not more:
            break
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _read(said: str) -> str:
    """Read `stream: OK`, `stream: NAME FOUND`; anything else, such as a file above the scanner's own limit, is no answer."""
    told = said.removeprefix("stream: ")
    if told == "OK":
        return ""
    if told.endswith(" FOUND"):
        return told.removesuffix(" FOUND")
    raise ScannerDown(told[:80] or "nothing")
