"""Decide what LINE's answers mean for a reply's row. Pure.

"Time-out, then Invalid reply token" counts as delivered. A token refused at the very first try was stale: the message
becomes a push when it is worth a counted one. A reply that is past its token's life and may have arrived is unknown, and is
never pushed by itself; what it showed is shown again with the next free reply.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from bot.line.outcomes import Outcome
from models import messages, notices
from models.messages import Outgoing

TOKEN_LIFE_MS = 50_000
FIRST_TRY_MS = 3_000
STEP_MS = 4_000
LATER_MS = (1_000, 3_000, 6_000, 12_000, 15_000)
EnqueuePush = Callable[[Connection, str], None]
NOTHING = Outcome("down", reason="not tried")


@dataclass(frozen=True, slots=True)
class Tried:
    """What the tries so far have shown."""

    count: int = 0
    may_have_arrived: bool = False
    last: Outcome = NOTHING

    @property
    def is_settled(self) -> bool:
        """Say whether another try would change nothing."""
        return not self.last.retryable

    def after(self, outcome: Outcome) -> "Tried":
        """Add one try."""
        if outcome.kind == "bad_token" and self.may_have_arrived:
            outcome = replace(outcome, kind="duplicate", reason="an earlier try had arrived")
        return Tried(self.count + 1, self.may_have_arrived or outcome.kind == "unsure", outcome)


@dataclass(frozen=True, slots=True)
class Fate:
    """What the row becomes."""

    state: str
    values: dict[str, Any]
    becomes_push: bool = False
    notices: str = notices.PENDING


def fate(message: Outgoing, tried: Tried, *, now_ms: int) -> Fate:
    """Decide what becomes of a reply after its tries."""
    values: dict[str, Any] = {
        "tries": tried.count,
        "reason": tried.last.reason[:200],
        "request_id": tried.last.request_id,
    }
    if tried.last.delivered:
        return Fate(messages.SENT, {**values, "sent_ms": now_ms})
    is_over = now_ms - message.made_ms > TOKEN_LIFE_MS or message.token is None
    if tried.last.retryable and not is_over:
        later = LATER_MS[min((now_ms - message.made_ms) // STEP_MS, len(LATER_MS) - 1)]
        uncertain = tried.count if tried.may_have_arrived else 0
        return Fate(messages.SENDING, {**values, "tries": uncertain, "next_try_ms": now_ms + later})
    if tried.may_have_arrived:
        return Fate(
            messages.UNKNOWN,
            {**values, "reason": "the answer was lost and the token is over"},
            notices=notices.TOLD,
        )
    if message.is_worth_a_push and tried.last.kind != "refused":
        return Fate(messages.WAITING, {**values, "tries": 0}, becomes_push=True)
    if tried.last.kind == "refused":
        return Fate(messages.REFUSED, values)
    return Fate(messages.GAVE_UP, {**values, "reason": tried.last.reason[:200] or "the reply token was over"})
