"""Count what each person, and each group, sends within a minute: what is over the limit is taken and not acted on.

A phone that hangs and somebody who means harm look alike from here. A minute is measured by LINE's own moments, so that what
waited while we were away is no flood. What ends something, such as an unsend, is never held back. Counts are this process's.
"""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

from bot.inbound import group_of
from engine.conversation.bubbles import Note, say
from models.inbox import Waiting

A_MINUTE_MS: Final = 60_000
REMEMBERED: Final = 20_000
FATE: Final = "flood"
COUNTED: Final = frozenset({"message", "postback"})
TOO_MANY: Final = Note((say("Many messages came within one minute. From here on nothing was read. Please send the rest again in a minute."),))  # fmt: skip


class Floods:
    """How many messages each mailbox and each group sent in the minute that runs."""

    def __init__(self, limit: int = 0) -> None:
        self._limit = limit
        self._minutes: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def over(self, row: Waiting, line: Mapping[str, Any]) -> int:
        """Count a message; return how many there are over the limit now, 0 within it. A limit of 0 is none."""
        if not self._limit or row.tries or line.get("type") not in COUNTED:
            return 0
        group = group_of(line)
        return max(0, self._count(f"group:{group}" if group else row.mailbox, row.at_ms) - self._limit)

    def _count(self, whose: str, at_ms: int) -> int:
        begun, count = self._minutes.pop(whose, (at_ms, 0))
        if not 0 <= at_ms - begun < A_MINUTE_MS:
            begun, count = at_ms, 0
        self._minutes[whose] = (begun, count + 1)
        if len(self._minutes) > REMEMBERED:
            self._minutes.popitem(last=False)
        return count + 1
