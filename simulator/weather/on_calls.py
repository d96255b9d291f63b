"""What the weather does to a call of LINE's API: hold it, refuse it, answer it wrongly, lose the answer."""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from simulator.api.refusals import not_found, unauthorised
from simulator.line import Line
from simulator.weather.plan import Call
from simulator.weather.troubles import Trouble
from simulator.wire.answer import Answer, Refusal
from simulator.wire.request import Request
from simulator.world.quota import FREE_PLAN, Quota

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_HANG = 300.0
LOOK_SECONDS = 0.05
CUT = Answer(0, lost=True)
REFUSALS: Mapping[str, Callable[[], Answer]] = {
    "cut_off": lambda: CUT,
    "error_500": lambda: Refusal(500, "Internal Server Error").answer(),
    "limit_429": lambda: Refusal(429, "The API rate limit has been exceeded. Try again later.").answer(),
    "token_expired": lambda: unauthorised().answer(),
    "bad_reply_token": lambda: Refusal(400, "Invalid reply token").answer(),
    "content_unready": lambda: Answer(202, b"", "text/plain"),
    "content_gone": lambda: Refusal(410, "The content is gone").answer(),
    "profile_404": lambda: not_found().answer(),
}


def through(line: Line, request: Request, serve: Callable[[], Answer]) -> tuple[Answer, str]:
    """Answer a call as the weather lets it; return the trouble's name too, or nothing."""
    if not line.faults.asks("api"):
        return serve(), ""
    with line.changed:
        call = Call("api", frozenset({request.path}), _people(line, request))
        struck = line.faults.strike(call)
    if "hang" in struck:
        _hang(struck["hang"])
        return CUT, "hang"
    if "slow" in struck:
        time.sleep(struck["slow"].step.number("ms") / 1000)
    for name, refuse in REFUSALS.items():
        if name in struck:
            return refuse(), name
    given, name = _pretending(line, struck, call, serve)
    return (replace(given, lost=True), "lost_answer") if "lost_answer" in struck else (given, name)


def _hang(trouble: Trouble) -> None:
    ends = time.monotonic() + LONGEST_HANG
    while trouble.holds() and time.monotonic() < ends:
        time.sleep(LOOK_SECONDS)


def _pretending(
    line: Line, struck: Mapping[str, Trouble], call: Call, serve: Callable[[], Answer]
) -> tuple[Answer, str]:
    """Let the call be served by a world that is as the troubles say, for as long as it takes."""
    with ExitStack() as pretended:
        if "blocked" in struck:
            pretended.enter_context(_blocked(line, struck["blocked"], call))
        if "quota_gone" in struck:
            pretended.enter_context(_spent(line))
        return serve(), "".join(name for name in ("blocked", "quota_gone", "slow") if name in struck)


@contextmanager
def _blocked(line: Line, trouble: Trouble, call: Call) -> "Iterator[None]":
    with line.changed:
        wanted = [line.people[one] for one in call.people if one in line.people]
        meant = [
            one
            for one in wanted
            if not one.blocked and (not trouble.people or trouble.people & {one.id, one.name})
        ]
        for person in meant:
            person.blocked = True
        try:
            yield
        finally:
            for person in meant:
                person.blocked = False


@contextmanager
def _spent(line: Line) -> "Iterator[None]":
    with line.changed:
        real, spent = line.quota, Quota()
        spent.limit = FREE_PLAN if real.limit is None else real.limit
        spent.set_used(spent.limit, line.clock.now())
        line.quota = spent
        try:
            yield
        finally:
            line.quota = real


def _people(line: Line, request: Request) -> frozenset[str]:
    """Return whom a call is about, by id and by name."""
    chats = _in_path(line, request.path) | _in_body(line, request)
    names = {line.people[one].name for one in chats if one in line.people}
    return frozenset(chats | names)


def _in_path(line: Line, path: str) -> set[str]:
    steps = set(path.split("/"))
    found = {one for one in steps if one in line.people or one in line.groups}
    if "/content" in path:
        owners = (user for user in line.people if any(line.chats.find(user, one) for one in steps))
        found |= {next(owners, "")} - {""}
    return found


def _in_body(line: Line, request: Request) -> set[str]:
    if request.method != "POST" or "/message/" not in request.path:
        return set()
    try:
        body: Any = json.loads(request.body or b"{}")
    except ValueError:
        return set()
    if not isinstance(body, dict):
        return set()
    to = body.get("to", [])
    found = {str(one) for one in (to if isinstance(to, list) else [to])}
    chat = line.tokens.chat(str(body.get("replyToken")), line.clock.machine())
    return found | ({chat} if chat else set())
