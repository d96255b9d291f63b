"""Find the handler of a request by method and path."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request

World = TypeVar("World")
METHODS = ("GET", "POST", "PUT", "DELETE")


@dataclass(frozen=True, slots=True)
class Route(Generic[World]):
    """A method and a path such as `/v2/bot/profile/{user}`, and the handler behind them."""

    method: str
    path: str
    pattern: re.Pattern[str]
    handler: Callable[[World, Request], Answer]

    @property
    def name(self) -> str:
        """Return how logs and limits call it."""
        return f"{self.method} {self.path}"


def route(method: str, path: str, handler: Callable[[World, Request], Answer]) -> Route[World]:
    """Return a route; `{name}` stands for one step of the path."""
    return Route(method, path, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), handler)


@dataclass(frozen=True, slots=True)
class Routes(Generic[World]):
    """All routes of one side of the server; those with names in them are sorted by how deep they are."""

    table: tuple[Route[World], ...]
    fixed: dict[tuple[str, str], Route[World]]
    named: dict[int, list[Route[World]]]

    def find(self, request: Request) -> tuple[Route[World], dict[str, str]]:
        """Return the route of a request and the names in its path, or refuse an unknown path or method."""
        exact = self.fixed.get((request.method, request.path))
        if exact:
            return exact, {}
        known = any((method, request.path) in self.fixed for method in METHODS)
        for entry in self.named.get(request.path.count("/"), ()):
            match = entry.pattern.fullmatch(request.path)
            if match and entry.method == request.method:
                return entry, match.groupdict()
            known = known or bool(match)
        raise Refusal(405, "Method not allowed") if known else Refusal(404, "Not found")

    def answer(self, world: World, request: Request) -> Answer:
        """Answer a request."""
        found, args = self.find(request)
        return found.handler(world, replace(request, args=args))


def joined(*tables: Iterable[Route[World]]) -> Routes[World]:
    """Return the routes of several modules as one table."""
    table = tuple(entry for each in tables for entry in each)
    named: defaultdict[int, list[Route[World]]] = defaultdict(list)
    for entry in table:
        if "{" in entry.path:
            named[entry.path.count("/")].append(entry)
    fixed = {(entry.method, entry.path): entry for entry in table if "{" not in entry.path}
    return Routes(table, fixed, dict(named))
