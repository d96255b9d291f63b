"""Speak HTTP over few connections from one thread, cheaply: whole requests out, a status back."""

import asyncio
from contextlib import suppress

GONE = 0
GIVEN_UP = -1


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._bytes = b""
        self._answer: asyncio.Future[int] | None = None
        self.transport: asyncio.Transport
        self.is_open = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self.is_open = False
        self._finish(GONE)

    def data_received(self, data: bytes) -> None:
        self._bytes += data
        end = self._bytes.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._bytes[:end].lower()
        at = head.find(b"content-length:")
        size = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._bytes) < end + 4 + size:
            return
        status, self._bytes = int(self._bytes[9:12]), b""
        if b"connection: close" in head:
            self.close()
        self._finish(status)

    def ask(self, request: bytes) -> asyncio.Future[int]:
        self._answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self._answer

    def close(self) -> None:
        self.is_open = False
        self.transport.close()

    def _finish(self, status: int) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(status)


class Wires:
    """At most so many connections to one server, the warmest used first."""

    def __init__(self, port: int, most: int) -> None:
        self._port = port
        self._free = asyncio.Semaphore(most)
        self._idle: list[_Connection] = []

    async def ask(self, request: bytes, patience_s: float) -> int:
        """Send a request; return its status, GONE for a broken connection, GIVEN_UP when it took too long."""
        async with self._free:
            while self._idle:
                reused = self._idle.pop()
                if reused.is_open:
                    status = await self._ask(reused, request, patience_s)
                    if status != GONE:
                        return status
            return await self._ask(None, request, patience_s)

    async def _ask(self, connection: _Connection | None, request: bytes, patience_s: float) -> int:
        try:
            connection = connection or await self._connected()
        except OSError:
            return GONE
        try:
            status = await asyncio.wait_for(connection.ask(request), patience_s)
        except TimeoutError:
            connection.close()
            return GIVEN_UP
        if connection.is_open:
            self._idle.append(connection)
        return status

    async def _connected(self) -> _Connection:
        loop = asyncio.get_running_loop()
        _, made = await loop.create_connection(_Connection, "127.0.0.1", self._port)
        return made

    def close(self) -> None:
        """Hang up."""
        for connection in self._idle:
            with suppress(OSError):
                connection.close()
