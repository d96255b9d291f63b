"""Jobs that LINE accepts at once and does later: narrowcasts, and batches of rich menu links."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Jobs:
    """How each accepted job went, by the id of the request that ordered it."""

    narrowcasts: dict[str, dict[str, Any]] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    resume_keys: set[str] = field(default_factory=set)
