"""Name the reasons of decisions, each with its one sentence; a key is kept in rows and never changes.

The sentences are for people who ask why something came or did not; they name nobody.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from engine.conversation.bubbles import Param, Phrase, Plain, say
from engine.messenger.nouns import Why

URGENT: Final = "urgent"
DUE_TODAY: Final = "due_today"
DUE_SOON: Final = "due_soon"
LATE: Final = "late"
HELPS: Final = "helps"
NEWS: Final = "news"
EVERYTHING: Final = "everything"
SENDS_HERSELF: Final = "sends_herself"
WRITES_SOON: Final = "writes_soon"
EARLY: Final = "early"
HOURS: Final = "hours"
HOLIDAY: Final = "holiday"
QUIET: Final = "quiet"
HAD_CARD: Final = "had_card"
FEWER: Final = "fewer"
UNREACHABLE: Final = "unreachable"
RESTS: Final = "rests"
BUDGET: Final = "budget"
SPENT: Final = "spent"
HARDLY_HELPS: Final = "hardly_helps"
STALE: Final = "stale"
NEWER: Final = "newer"
IN_GROUP: Final = "in_group"
HEARD_OF_LATE: Final = "heard_of_late"

SENTENCES: Final[Mapping[str, Phrase]] = {
    IN_GROUP: say("It was told in a LINE group, which cost no more than telling everybody in it."),
    URGENT: say("It was pushed at once, because it cannot wait."),
    DUE_TODAY: say("It was pushed, because today is the last day."),
    LATE: say("It was pushed, because the last day has gone by and somebody may need help."),
    HELPS: say("It was pushed, because a message helps here."),
    NEWS: say("It was pushed, because this person would not have written soon."),
    EVERYTHING: say("It was pushed, because everything is pushed."),
    SENDS_HERSELF: say("It was not pushed yet, because this person mostly sends by herself in time."),
    WRITES_SOON: say("It was not pushed yet, because this person mostly writes before long, and then it goes along for free."),
    QUIET: say("It was not pushed yet, because it is a day on which nobody is disturbed."),
    HAD_CARD: say("It was not pushed yet, because this person has had a message today."),
    FEWER: say("It was not pushed yet, because this person has asked for fewer messages."),
    UNREACHABLE: say("It was not pushed, because LINE does not reach this person. A phone call would help."),
    BUDGET: say("It was not pushed, because what is left of this month's messages is kept for what matters more."),
    SPENT: say("It was not pushed, because this month's messages are used up."),
    HARDLY_HELPS: say("It was not pushed, because a message would hardly change anything. It goes along when this person writes."),
    STALE: say("It was left out, because its time is over."),
    NEWER: say("It was left out, because something newer about the same thing is told."),
}  # fmt: skip

# Those that name a day, hours or a holiday.
FILLED: Final[Mapping[str, Callable[..., Phrase]]] = {
    DUE_SOON: lambda day: say("It was pushed, because the last day is {day} and it was not in yet.", day=day),
    EARLY: lambda day: say("It was not pushed yet, because there is time until {day}.", day=day),
    HOURS: lambda opens, closes: say("It was not pushed yet, because messages go out from {opens} to {closes} only.", opens=opens, closes=closes),
    HOLIDAY: lambda name: say("It was not pushed yet, because it is a public holiday: {name}", name=name),
    HEARD_OF_LATE: lambda day: say("It was not pushed yet, because this person has heard of what is late within a week. It goes along when she writes, or from {day} on.", day=day),
    RESTS: lambda day: say("It was not pushed, because this person rests until {day}.", day=day),
}  # fmt: skip


def is_known(key: str) -> bool:
    """Say whether a key is one of a reason."""
    return key in SENTENCES or key in FILLED


def sentence(why: Why) -> Phrase:
    """Return a reason as one sentence to say."""
    blanks = {name: _param(value) for name, value in why.params.items()}
    return FILLED[why.key](**blanks) if why.key in FILLED else SENTENCES[why.key]


def _param(value: str) -> Param:
    """Read a day back, so that it is said as a day; everything else is said as it stands."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return Plain(value)
