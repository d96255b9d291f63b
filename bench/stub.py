"""`python -m bench.stub PORT`: play LINE's reply and push API fast enough not to be what is measured.

It remembers what it accepted (each reply token once, each retry key once, as LINE does) and fails as it is told
over `/control`. It checks no message: the local LINE does that, and is slower for it.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from random import Random
from typing import Any

REPLY, PUSH, MULTICAST = (b"/v2/bot/message/" + kind for kind in (b"reply", b"push", b"multicast"))
ACCEPTED = b'{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7bsqr5hx"}]}'
USED_TOKEN = b'{"message":"Invalid reply token"}'
KNOWN_KEY = b'{"message":"The retry key is already accepted"}'
LIMIT = 2 * 1024 * 1024


@dataclass(slots=True)
class Switches:
    """What goes wrong on purpose; rates are thrown with a seed."""

    delay_ms: float = 0
    hang: bool = False
    error_500: float = 0
    lost_answer: float = 0
    seed: int = 1


@dataclass(slots=True)
class Book:
    """What was accepted, in order, and what was refused as a repeat."""

    accepted: list[tuple[str, str, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    calls: int = 0
    repeats: int = 0
    errors: int = 0
    lost: int = 0


class World:
    """The state that all connections share."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin again without faults."""
        self.switches = Switches()
        self.dice = Random(1)
        self.book = Book()

    def switch(self, wanted: dict[str, Any]) -> None:
        """Change some switches; those not named stay."""
        for name, value in wanted.items():
            setattr(self.switches, name, value)
        self.dice = Random(self.switches.seed)

    def answer(self, path: bytes, head: bytes, body: bytes, at_ns: int) -> bytes | None:
        """Take one call that arrived then; None means that its answer is lost."""
        book = self.book
        book.calls += 1
        if self.dice.random() < self.switches.error_500:
            book.errors += 1
            return _written(500, b'{"message":"Internal server error"}')
        kind, key, refusal = _key(path, head, body)
        if key in book.seen:
            book.repeats += 1
            return refusal
        book.seen.add(key)
        book.accepted.append((kind, key, at_ns))
        if self.dice.random() < self.switches.lost_answer:
            book.lost += 1
            return None
        return _written(200, ACCEPTED)

    def control(self, path: bytes, body: bytes) -> bytes:
        """Serve the bench's own requests."""
        if path == b"/control/switches":
            self.switch(json.loads(body))
        elif path == b"/control/reset":
            self.forget()
        book = self.book
        told = {name: getattr(book, name) for name in ("calls", "repeats", "errors", "lost")}
        if path == b"/control/book":
            told["accepted"] = book.accepted
        return _written(200, json.dumps({**told, "count": len(book.accepted)}).encode())


class Line(asyncio.Protocol):
    """One connection: whole requests in, whole answers out."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._bytes = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._bytes += data
        while (end := self._bytes.find(b"\r\n\r\n")) >= 0:
            head = self._bytes[:end]
            size = _length(head)
            if size > LIMIT or len(self._bytes) < end + 4 + size:
                return
            body = self._bytes[end + 4 : end + 4 + size]
            self._bytes = self._bytes[end + 4 + size :]
            self._take(head, body)

    def _take(self, head: bytes, body: bytes) -> None:
        path = head.split(b" ", 2)[1]
        if path.startswith(b"/control/"):
            self._transport.write(self._world.control(path, body))
            return
        if self._world.switches.hang:
            return
        at_ns, delay_s = time.monotonic_ns(), self._world.switches.delay_ms / 1000
        if delay_s:
            asyncio.get_running_loop().call_later(delay_s, self._say, path, head, body, at_ns)
        else:
            self._say(path, head, body, at_ns)

    def _say(self, path: bytes, head: bytes, body: bytes, at_ns: int) -> None:
        if self._transport.is_closing():
            return
        if path not in {REPLY, PUSH, MULTICAST}:
            self._transport.write(_written(404, b'{"message":"Not found"}'))
            return
        answer = self._world.answer(path, head, body, at_ns)
        if answer is None:
            self._transport.close()
        else:
            self._transport.write(answer)


def _key(path: bytes, head: bytes, body: bytes) -> tuple[str, str, bytes]:
    """Return what makes a repeat of a call: the reply token, or the retry key."""
    if path == REPLY:
        return "reply", json.loads(body)["replyToken"], _written(400, USED_TOKEN)
    given = _header(head, b"x-line-retry-key") or str(time.monotonic_ns()).encode()
    return "push", f"{json.loads(body)['to']} {given.decode()}", _written(409, KNOWN_KEY)


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.lower() == name:
            return value.strip()
    return b""


def _length(head: bytes) -> int:
    return int(_header(head, b"content-length") or 0)


def _written(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nx-line-request-id: stub\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body


async def serve(port: int) -> None:
    """Serve until killed."""
    world = World()
    server = await asyncio.get_running_loop().create_server(lambda: Line(world), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
