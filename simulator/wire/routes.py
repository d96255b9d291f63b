"""Find the handler of a request by method and path."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request

World = TypeVar("World")


@dataclass(frozen=True, slots=True)
class Route(Generic[World]):
    """A method and a path pattern such as `/v2/bot/profile/{user}`, and the handler behind them."""

    method: str
    pattern: re.Pattern[str]
    handler: Callable[[World, Request], Answer]


def route(method: str, path: str, handler: Callable[[World, Request], Answer]) -> Route[World]:
    """Return a route; `{name}` stands for one step of the path."""
    return Route(method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), handler)


@dataclass(frozen=True, slots=True)
class Routes(Generic[World]):
    """All routes of one side of the server."""

    table: tuple[Route[World], ...]

    def answer(self, world: World, request: Request) -> Answer:
        """Answer a request, or refuse an unknown path or method."""
        known = False
        for entry in self.table:
            match = entry.pattern.fullmatch(request.path)
            if not match:
                continue
            known = True
            if entry.method == request.method:
                return entry.handler(world, replace(request, args=match.groupdict()))
        if known:
            raise Refusal(405, "Method not allowed")
        raise Refusal(404, "Not found")


def joined(*tables: Iterable[Route[World]]) -> Routes[World]:
    """Return the routes of several modules as one table."""
    return Routes(tuple(entry for table in tables for entry in table))
