"""Compare the reminders of two versions of a pack: what is added, what is gone, what moves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.previewing.expecting import Expected

Change = Literal["planned", "added", "gone", "moved"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One reminder that differs; `was` is the earlier moment of one that moves."""

    change: Change
    reminder: Expected
    was: datetime | None = None


def plain(reminders: Iterable[Expected]) -> Iterator[Changed]:
    """Yield reminders that are compared with nothing."""
    return (Changed("planned", one) for one in reminders)


def changes(before: Iterable[Expected], after: Iterable[Expected]) -> Iterator[Changed]:
    """Yield what differs, in the order of the newer version, and what is gone last."""
    old = {one.key: one for one in before}
    new = {one.key: one for one in after}
    for key, one in new.items():
        if key not in old:
            yield Changed("added", one)
        elif old[key].at != one.at:
            yield Changed("moved", one, old[key].at)
    yield from (Changed("gone", one) for key, one in old.items() if key not in new)
