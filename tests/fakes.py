"""Stand in for what is outside: LINE as a plain function that keeps LINE's rules, and a clock that is set by hand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.line.check import check
from bot.line.outcomes import Kind, Outcome


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

    is_dying: bool = False

    def fail(self, *kinds: Kind, arrives: bool = False) -> None:
        """Let the next calls end like this, one after the other; one that arrives is shown to the person all the same."""
        self.failures += [(Outcome(kind, reason=f"the test said {kind}"), arrives) for kind in kinds]

    def reply(self, token: str, messages: list[dict[str, Any]]) -> Outcome:
        faults = check(messages)
        assert not faults, [str(fault) for fault in faults]
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
        faults = check(messages)
        assert not faults, [str(fault) for fault in faults]
        if self.is_dying:
            raise Died
        self.calls.append(f"push {retry_key}")
        failure, arrives = self._failure()
        if failure and not arrives:
            return failure
        if retry_key in self.keys:
            return Outcome("duplicate", 409)
        self.keys.add(retry_key)
        self.pushes.append((to, messages))
        return failure or Outcome("sent", 200)

    def _failure(self) -> tuple[Outcome | None, bool]:
        return self.failures.pop(0) if self.failures else (None, True)


@dataclass
class FakeClock:
    """Say the time that was set."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment
