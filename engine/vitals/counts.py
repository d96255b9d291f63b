"""Hold what was counted of the running product at one moment; nothing here names anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# The alarm of a month of which LINE was never asked.
UNREAD: Final = "unread"


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits, what was given up, who is silent, and what is left.

    Ages are whole seconds of machine time. `silent` says for each kind of process how long its liveliest one has shown
    nothing, None when there never was one. `messages_left` is None without a limit; `disk_free` is a share of one.
    """

    silent: Mapping[str, int | None] = field(default_factory=dict)
    events_waiting: int = 0
    oldest_event_s: int = 0
    events_given_up: int = 0
    messages_waiting: int = 0
    messages_given_up: int = 0
    messages_unknown: int = 0
    is_held: bool = False
    tasks_waiting: int = 0
    oldest_task_s: int = 0
    rows_owed: int = 0
    oldest_row_s: int = 0
    menus_behind: int = 0
    messages_left: int | None = None
    alarm: str = ""
    unowned: int = 0
    disk_free: float = 1.0
    replies: int = 0
    slow_replies: int = 0
    mean_reply_ms: int = 0
    events_lately: int = 0
    hooks_waiting: int = 0
    hooks_failing: int = 0
    hooks_paused: int = 0
    hooks_failing_s: int = 0
    hooks_given_up: int = 0
    keys: int = 0
    keys_ending: int = 0
    counted_by_share: Mapping[str, int] = field(default_factory=dict)
