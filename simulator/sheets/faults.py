"""Trouble on order: errors, slowness, lost answers, and the quota of a minute."""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from simulator.sheets import refusals

KINDS = frozenset({"error", "slow", "lost"})
_STATUS = {
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    502: "UNAVAILABLE",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}


@dataclass(slots=True)
class Fault:
    """One kind of trouble for the next requests whose `METHOD path` contains `only`."""

    kind: str
    times: int = 1
    only: str = ""
    status: int = 500
    seconds: float = 1.0

    def refusal(self) -> refusals.Refusal:
        """Return Google's answer for this fault."""
        return refusals.Refusal(
            self.status,
            _STATUS.get(self.status, "UNKNOWN"),
            "Internal error encountered (ordered by the test).",
        )


@dataclass(slots=True)
class Faults:
    """What is ordered, and how many calls each account made in the running minute."""

    ordered: list[Fault] = field(default_factory=list)
    writes_per_minute: int | None = None
    reads_per_minute: int | None = None
    calls: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))
    lock: Lock = field(default_factory=Lock)

    def order(self, wanted: Mapping[str, Any]) -> None:
        """Replace all orders; an empty order ends the trouble."""
        ordered = [Fault(**one) for one in wanted.get("faults") or []]
        if any(fault.kind not in KINDS for fault in ordered):
            raise refusals.invalid(f"kind must be one of {sorted(KINDS)}")
        with self.lock:
            self.ordered = ordered
            self.writes_per_minute = wanted.get("writes_per_minute")
            self.reads_per_minute = wanted.get("reads_per_minute")
            self.calls.clear()

    def take(self, request: str) -> Fault | None:
        """Use up one order that fits this request."""
        with self.lock:
            for fault in self.ordered:
                if fault.times > 0 and fault.only in request:
                    fault.times -= 1
                    return fault
            return None

    def count(self, email: str, *, writing: bool, now: float) -> None:
        """Refuse the call when the account's minute is used up."""
        most, word = (self.writes_per_minute, "Write") if writing else (self.reads_per_minute, "Read")
        with self.lock:
            recent = self.calls[email, word]
            while recent and recent[0] <= now - 60:
                recent.popleft()
            if most is not None and len(recent) >= most:
                raise refusals.exhausted(word)
            recent.append(now)
