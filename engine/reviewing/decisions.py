"""Name what somebody may decide about a report that was sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# The office that looks at a group's part decides before the ladder of the duty begins.
BEFORE_FILING = -1


class Result(StrEnum):
    """What was decided; a committee notes, agrees or refuses, everybody else lets pass or sends back."""

    PASSED = "passed"
    NOTED = "noted"
    AGREED = "agreed"
    RETURNED = "returned"
    REFUSED = "refused"
    CONFIRMED = "confirmed"
    APPEALED = "appealed"


PASSING = frozenset({Result.PASSED, Result.NOTED, Result.AGREED})
BACK = frozenset({Result.RETURNED, Result.REFUSED})


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision at one step about one version of a report.

    `changed` names the answers that are others now than those that were decided about.
    """

    step: int
    result: Result
    report: str
    person: str
    at: datetime
    field: str = ""
    changed: frozenset[str] = frozenset()

    @property
    def stands(self) -> bool:
        """Say whether what was decided about is what stands there now."""
        return not self.changed
