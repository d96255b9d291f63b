"""Stand in for what is outside: LINE as a plain function that keeps LINE's rules, and a clock that is set by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.line.answers import Consumption, Content, Members, Profile, Quota
from bot.line.check import check
from bot.line.outcomes import Kind, Outcome
from tests import acts, readability

VOICE = b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00isomiso2" + bytes(200)


class Died(BaseException):
    """The process ends here, between the commit and the call."""


@dataclass
class FakeLine:
    """Record what was sent to whom; refuse what LINE would refuse."""

    replies: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)
    pushes: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    keys: set[UUID] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)
    failures: list[tuple[Outcome, bool]] = field(default_factory=list)

    contents: dict[str, bytes | Outcome] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    allowed: int | None = None
    """So many counted messages a month; None: no limit."""
    others: int = 0
    """So many counted messages left the account by another way."""
    is_silent: bool = False
    """LINE does not say what the month holds."""
    blockers: set[str] = field(default_factory=set)
    """Who has blocked the account, though no event told of it."""
    groups: dict[str, set[str]] = field(default_factory=dict)
    """Who is in which group; a push to one counts once for each of them."""
    is_dying: bool = False

    def content(
        self, message_id: str, into: Callable[[bytes], object], limit_bytes: int
    ) -> Content | Outcome:
        """Pass on the file of a message, or what the test said of it; every other message is a short voice note."""
        found = self.contents.get(message_id, VOICE)
        if isinstance(found, Outcome):
            return found
        if len(found) > limit_bytes:
            return Outcome("too_large", 200, reason=f"larger than {limit_bytes} bytes")
        into(found)
        return Content(len(found), "audio/x-m4a")

    def fail(self, *kinds: Kind, arrives: bool = False) -> None:
        """Let the next calls end like this, one after the other; one that arrives is shown to the person all the same."""
        self.failures += [(Outcome(kind, reason=f"the test said {kind}"), arrives) for kind in kinds]

    def reply(self, token: str, messages: list[dict[str, Any]]) -> Outcome:
        _look_at(messages)
        if self.is_dying:
            raise Died
        self.calls.append(f"reply {token}")
        failure, arrives = self._failure()
        if failure and not arrives:
            return failure
        if token in self.used:
            return Outcome("bad_token", 400, reason="Invalid reply token")
        self.used.add(token)
        self.replies.append((token, messages))
        return failure or Outcome("sent", 200)

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: UUID) -> Outcome:
        _look_at(messages)
        if self.is_dying:
            raise Died
        self.calls.append(f"push {retry_key}")
        failure, arrives = self._failure()
        if failure and not arrives:
            return failure
        if retry_key in self.keys:
            return Outcome("duplicate", 409)
        if self.allowed is not None and self.consumption().used >= self.allowed:
            return Outcome("quota", 429, reason="You have reached your monthly limit.")
        self.keys.add(retry_key)
        if to not in self.blockers:
            self.pushes.append((to, messages))
        return failure or Outcome("sent", 200)

    def profile(self, user_id: str) -> Profile | Outcome:
        return Outcome("not_found", 404) if user_id in self.blockers else Profile("somebody")

    def members(self, group_id: str) -> Members | Outcome:
        found = self.groups.get(group_id)
        return Outcome("not_found", 404) if found is None else Members(len(found))

    def member(self, group_id: str, user_id: str) -> Profile | Outcome:
        is_in = user_id in self.groups.get(group_id, ())
        return Profile("somebody") if is_in else Outcome("not_found", 404)

    def quota(self) -> Quota | Outcome:
        return Outcome("down") if self.is_silent else Quota(self.allowed)

    def consumption(self) -> Consumption:
        return Consumption(sum(len(self.groups.get(to, "1")) for to, _ in self.pushes) + self.others)

    def link_menu(self, user_id: str, menu_id: str) -> Outcome:
        return self.link_menus([user_id], menu_id)

    def link_menus(self, user_ids: list[str], menu_id: str) -> Outcome:
        self.calls.append(f"link {len(user_ids)} {menu_id}")
        failure, arrives = self._failure()
        if failure is None or arrives:
            self.linked |= dict.fromkeys(user_ids, menu_id)
        return failure or Outcome("sent", 200)

    def _failure(self) -> tuple[Outcome | None, bool]:
        return self.failures.pop(0) if self.failures else (None, True)


def _look_at(messages: list[dict[str, Any]]) -> None:
    """Refuse what LINE would refuse, and what old eyes could not read: so every world of every test holds both."""
    refused = check(messages)
    assert not refused, [str(fault) for fault in refused]
    unreadable = [
        fault for message in messages for fault in (*readability.faults(message), *acts.wrong(message))
    ]
    assert not unreadable, unreadable


@dataclass
class FakeClock:
    """Say the time that was set."""

    moment: datetime
    is_virtual: bool = True

    def now(self) -> datetime:
        return self.moment
