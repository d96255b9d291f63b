"""Stand in for LINE as a plain function that keeps LINE's rules: tokens, five bubbles, blockers, the month's quota."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Final
from uuid import UUID

from bot.line.answers import Consumption, Content, Profile, Quota
from bot.line.check import check
from bot.line.outcomes import Outcome
from cli.simulating.pictures import picture

TOKEN_LIVES: Final = timedelta(minutes=1)
SENT: Final = Outcome("sent", 200)
# LINE closes its days, and so its months, in Tokyo.
TOKYO: Final = timezone(timedelta(hours=9))
Messages = Sequence[dict[str, Any]]
Deliver = Callable[[str, Messages, bool], None]


@dataclass(slots=True)
class PlainLine:
    """One channel: whom it may write to, which tokens are out, what has been counted."""

    now: Callable[[], datetime]
    deliver: Deliver
    quota_a_month: int | None
    friends: set[str] = field(default_factory=set)
    counted: Counter[str] = field(default_factory=Counter)
    free: Counter[str] = field(default_factory=Counter)
    over_quota: Counter[str] = field(default_factory=Counter)
    unreached: int = 0
    refused: list[str] = field(default_factory=list)
    _tokens: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    _keys: set[UUID] = field(default_factory=set)

    def token(self, name: str, user: str) -> str:
        """Give out a reply token with an event."""
        self._tokens[name] = user, self.now()
        return name

    def reply(self, token: str, messages: Messages) -> Outcome:
        """Answer an event: free, once, within a minute."""
        if wrong := self._wrong(messages):
            return wrong
        user, given = self._tokens.pop(token, ("", self.now()))
        if not user or self.now() - given > TOKEN_LIVES:
            return Outcome("bad_token", 400, reason="Invalid reply token")
        self.free[self.month()] += 1
        self.deliver(user, messages, False)
        return SENT

    def push(self, to: str, messages: Messages, retry_key: UUID) -> Outcome:
        """Write to somebody: counted when she is reached, refused when the month is used up."""
        if wrong := self._wrong(messages):
            return wrong
        if retry_key in self._keys:
            return Outcome("duplicate", 409, reason="The retry key is already accepted")
        month = self.month()
        if self.quota_a_month is not None and self.counted[month] >= self.quota_a_month:
            self.over_quota[month] += 1
            return Outcome("quota", 429, reason="You have reached your monthly limit.")
        self._keys.add(retry_key)
        if to not in self.friends:
            self.unreached += 1
            return SENT
        self.counted[month] += 1
        self.deliver(to, messages, True)
        return SENT

    def profile(self, user_id: str) -> Profile | Outcome:
        """Say how somebody calls herself; who has blocked the account, or never was a friend, is not found."""
        return Profile(user_id) if user_id in self.friends else Outcome("not_found", 404)

    def quota(self) -> Quota:
        """Say how many counted messages a month allows."""
        return Quota(self.quota_a_month)

    def consumption(self) -> Consumption:
        """Say how many counted messages this month has used."""
        return Consumption(self.counted[self.month()])

    def content(
        self, message_id: str, into: Callable[[bytes], object], limit_bytes: int
    ) -> Content | Outcome:
        """Pass on the picture of a message: each message has one of its own."""
        found = picture(message_id)
        if len(found) > limit_bytes:
            return Outcome("too_large", 200, reason=f"larger than {limit_bytes} bytes")
        into(found)
        return Content(len(found), "image/jpeg")

    def month(self) -> str:
        """Name the running month as LINE counts it."""
        return self.now().astimezone(TOKYO).strftime("%Y-%m")

    def _wrong(self, messages: Messages) -> Outcome | None:
        faults = check(messages)
        if not faults:
            return None
        self.refused.append("; ".join(map(str, faults))[:300])
        return Outcome("refused", 400, reason=self.refused[-1])
