"""Hold what the clocks of one unit rest on: cohorts, events, days that somebody set, what was sent.

All of it was reported or set by a person; nothing here is worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event happens; its key never changes, because rounds are named by it."""

    key: str
    planned: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one unit; days are named by `duty/period`.

    `dates` set or confirm a day that the source leaves open, `later` is an extension, `earlier` a day that an
    office set for itself, `sent` the day on which a report came in, `collected` a later end of collecting.
    """

    cohorts: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    later: Mapping[str, date] = field(default_factory=dict)
    earlier: Mapping[str, date] = field(default_factory=dict)
    sent: Mapping[str, date] = field(default_factory=dict)
    collected: Mapping[str, date] = field(default_factory=dict)

    def latest_of(self, event: str) -> Occurrence | None:
        """Return the newest time of an event, planned ones too."""
        times = self.events.get(event, ())
        return times[-1] if times else None


NOTHING_KNOWN = Facts()


def set_day(days: Mapping[str, date], duty: str, period: str) -> date | None:
    """Return the day that was set for a round."""
    return days.get(f"{duty}/{period}")
