"""Say what one complaint of the reader of forms is in our words: how it is recognised, what it says, what cures it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.conversation.bubbles import Phrase

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint; `part` is the place at xlsform.org where it is explained."""

    rule: str
    pattern: re.Pattern[str]
    what: Callable[[Match], Phrase]
    cure: Callable[[Match], Phrase]
    column: str = ""
    part: str = ""


def on(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; the reader's capital letters change from release to release."""
    return re.compile(pattern, re.IGNORECASE)
