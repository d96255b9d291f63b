"""Read who is reminded and when: the short form, days alone, or one table a rung."""

from typing import cast

from engine.conversation.bubbles import say
from engine.obligations.nouns.ladders import (
    DEFAULT,
    DOER,
    STOPS,
    TONES,
    WAYS,
    WHOM,
    Ladder,
    Rung,
    Stop,
    Tone,
    Way,
    Whom,
    short,
)
from engine.obligations.tables import Table

FARTHEST = 365
LATEST = 30


def ladders(top: Table) -> tuple[Ladder, ...]:
    """Read `[ladders.default]`; a pack without its own has ours."""
    read = tuple(_ladder(id_, table) for id_, table in top.named("ladders"))
    return read if any(one.id == DEFAULT.id for one in read) else (*read, DEFAULT)


def _ladder(id_: str, table: Table) -> Ladder:
    below = table.tables("rungs")
    steps = table.wholes("steps", required=not below)
    if list(steps) != sorted(set(steps)):
        table.fault("steps", say("is not in order"), say("write each day once, the earliest first"))
    rungs = (*short(id_, steps).rungs, *(_rung(one) for one in below))
    _see(rungs, table)
    later = table.whole("later", least=1, most=LATEST, required=False)
    table.close()
    return Ladder(id_, tuple(sorted(rungs, key=lambda one: (one.day, WHOM.index(one.to)))), later)


def _rung(table: Table) -> Rung:
    rung = Rung(
        table.whole("day", least=-FARTHEST, most=FARTHEST) or 0,
        cast(Whom, table.word("to", WHOM, required=False) or DOER),
        cast(Way, table.word("way", WAYS, required=False) or "push"),
        cast(Tone, table.word("tone", TONES, required=False) or "plain"),
        table.flag("acknowledge"),
        cast(Stop, table.word("stop", STOPS, required=False) or "sent"),
    )
    if rung.to == DOER and rung.acknowledge:
        table.fault("acknowledge", say("is for those who do not send it"), say("take it out"))
    if rung.to != DOER and rung.day < 1:
        cure = say("write a day behind the due day, such as day = 2")
        table.fault("day", say("tells others before anything is late"), cure)
    table.close()
    return rung


def _see(rungs: tuple[Rung, ...], table: Table) -> None:
    """See that nobody hears of the same twice on one day."""
    seen = [(one.day, one.to) for one in rungs]
    if len(set(seen)) != len(seen):
        table.fault("rungs", say("tells the same people twice on one day"), say("take one of the two out"))
