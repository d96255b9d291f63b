"""Word what differs between what was sent and what follows from below now: old beside new."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.compiling.comparing import differences
from engine.conversation.bubbles import Plain, Text
from engine.conversation.events import When
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.wording import short
from engine.forms.form import Question


@dataclass(frozen=True, slots=True)
class Worded:
    """One difference in words."""

    question: Question
    name: Text
    before: Text
    after: Text


def worded(
    filling: Filling, was: Mapping[str, str], now: Mapping[str, str], when: When
) -> tuple[Worded, ...]:
    """Return each figure and each line that is another now."""
    return tuple(
        Worded(
            one.question,
            Plain(" · ".join(part for part in (one.line, short(filling, one.question, when)) if part)),
            talk.shown(Asked(filling, one.question, when), one.before),
            talk.shown(Asked(filling, one.question, when), one.after),
        )
        for one in differences(filling.form, was, now)
    )
