"""Stand in for what is outside: LINE as a plain function that keeps LINE's rules, and a clock that is set by hand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.line.check import check
from bot.line.outcomes import Outcome


@dataclass
class FakeLine:
    """Record what was sent to whom; refuse what LINE would refuse."""

    replies: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)
    pushes: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    keys: set[UUID] = field(default_factory=set)

    def reply(self, token: str, messages: list[dict[str, Any]]) -> Outcome:
        faults = check(messages)
        assert not faults, [str(fault) for fault in faults]
        if token in self.used:
            return Outcome("bad_token", 400, reason="Invalid reply token")
        self.used.add(token)
        self.replies.append((token, messages))
        return Outcome("sent", 200)

    def push(self, to: str, messages: list[dict[str, Any]], retry_key: UUID) -> Outcome:
        faults = check(messages)
        assert not faults, [str(fault) for fault in faults]
        if retry_key in self.keys:
            return Outcome("duplicate", 409)
        self.keys.add(retry_key)
        self.pushes.append((to, messages))
        return Outcome("sent", 200)


@dataclass
class FakeClock:
    """Say the time that was set."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment
