"""Count what a crowd did and what came of it, and write it as a table."""

from dataclasses import dataclass, field
from typing import Any

METHODS = {"GET", "POST", "PUT", "DELETE"}


@dataclass(slots=True)
class Tally:
    """Figures of one run; times from a message to the first bubble of its answer, in ms."""

    people: int = 0
    events: int = 0
    not_done: int = 0
    replies: int = 0
    pushes: int = 0
    silences: int = 0
    waiting: int = 0
    refused_calls: int = 0
    times_ms: list[float] = field(default_factory=list)
    by_persona: dict[str, int] = field(default_factory=dict)
    seconds: float = 0

    def share(self, part: float) -> float:
        """Return the time that this share of replies came within."""
        if not self.times_ms:
            return float("nan")
        ordered = sorted(self.times_ms)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    def table(self) -> str:
        """Write it for people."""
        who = ", ".join(f"{count} {key}" for key, count in sorted(self.by_persona.items()))
        rows = [
            ("people", f"{self.people} ({who})"),
            ("seconds", f"{self.seconds:.0f}"),
            ("events sent", f"{self.events} ({self.events / max(self.seconds, 0.001):.1f} a second)"),
            ("acts refused", f"{self.not_done}"),
            ("answered", f"{self.replies}"),
            ("silences", f"{self.silences}"),
            ("still waiting", f"{self.waiting}"),
            ("pushed bubbles", f"{self.pushes}"),
            (
                "message to reply",
                f"p50 {self.share(0.5):.0f} ms, p95 {self.share(0.95):.0f} ms, p99 {self.share(0.99):.0f} ms",
            ),
            ("calls LINE refused", f"{self.refused_calls}"),
        ]
        return "\n".join(f"{name:20} {value}" for name, value in rows)


def refused(totals: dict[str, Any]) -> int:
    """Return how many of the bot's calls were refused; a look-up that finds nothing is no refusal."""
    statuses = [(name.split(" ")[0], name.rpartition(" ")[2], int(count)) for name, count in totals.items()]
    return sum(
        count
        for method, status, count in statuses
        if method in METHODS
        and status.isdecimal()
        and int(status) >= 400
        and (method, status) != ("GET", "404")
    )
