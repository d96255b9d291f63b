"""Put the rungs of a ladder into words."""

from collections.abc import Iterable
from typing import Final

from engine.conversation.bubbles import Text, say
from engine.obligations.nouns.ladders import DOER, Rung
from engine.outline.clocks import joined

OTHERS: Final[dict[str, Text]] = {
    "coordinator": say("the officer who looks after it"),
    "deputy": say("the deputy of that officer"),
    "above": say("the office above"),
}


def step(days: int) -> Text:
    """Say how far one reminder lies from the due day."""
    if days < 0:
        return say("{days} days before", days=-days)
    return say("{days} days after", days=days) if days else say("on the day")


def steps(ladder: Iterable[Rung]) -> Text:
    """Say all rungs of a ladder."""
    return joined(_rung(one) for one in ladder)


def _rung(rung: Rung) -> Text:
    found = step(rung.day)
    if rung.way == "free":
        found = say("{step}, only free", step=found)
    elif rung.to == DOER and rung.tone == "help":
        found = say("{step}, offering help", step=found)
    return found if rung.to == DOER else say("{step}: {whom}", step=found, whom=OTHERS[rung.to])
