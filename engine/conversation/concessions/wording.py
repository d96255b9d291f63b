"""Word what can be made easier: the buttons, the frequent reasons, the ways, and who agreed."""

from datetime import date

from engine.conversation.bubbles import Button, Phrase, Plain, Press, Text, say
from engine.conversation.reviewing.orders import Because
from engine.conversation.reviewing.wording import STOP
from engine.conversation.windows import undated
from engine.obligations.kinds.undated import NoDay

EASE, LATER, WHY, HAND, WAY, AGREED, GRANT = "ease", "later", "easewhy", "handon", "way", "agreedby", "grant"
OF_EASING = frozenset({EASE, LATER, WHY, HAND, WAY, AGREED, GRANT})
SHOW, WAIVE, GIVE_LATER, HAND_ON, OTHERWISE, GIVE_BACK, RESUME = range(7)
# The names by which a slip is remembered, and what may be done with a round.
ACTS = ("show", "waive", "later", "hand_on", "otherwise", "give_back", "resume")
LABELS: dict[str, Phrase] = {
    "waive": say("Waive this round"),
    "later": say("Give a later day"),
    "hand_on": say("Hand it on"),
    "otherwise": say("Held another way"),
    "give_back": say("Call it off"),
    "resume": say("Owed as before"),
}
# A button carries the place in these lists, so new ones are added at the end.
REASONS: dict[str, Phrase] = {
    "weather": say("Rain or flood"),
    "people": say("Too few people came"),
    "papers": say("Papers are missing"),
    "illness": say("Illness"),
    "ended": say("The group has ended"),
    "elsewhere": say("Reported elsewhere"),
    "none": say("No reason to add"),
}
OF_WAIVING = ("weather", "ended", "elsewhere")
OF_LATER = ("weather", "people", "papers", "none")
OF_OTHERWISE = ("weather", "people", "illness")
WAYS: dict[str, Phrase] = {
    "remote": say("By phone or on line"),
    "small": say("In small groups"),
    "visits": say("By visits to homes"),
    "joined": say("Joined with another one"),
}
AGREED_BY: dict[str, Phrase] = {
    "group": say("The group itself"),
    "head": say("The head of the office"),
    "above": say("The office above"),
}
STATES: dict[str, Phrase] = {
    "waived": say("waived for this round"),
    "changed": say("held another way"),
    "cancelled": say("called off, money given back"),
    "handed_over": say("handed on"),
}


def reason(because: Because) -> Text | None:
    """Word a reason; nothing where none was given."""
    if because.frequent == "none":
        return None
    return REASONS.get(because.frequent) or (Plain(because.words) if because.words else None)


def name_at(names: dict[str, Phrase], index: int) -> str:
    """Return the name at a place of a list; empty for one that is not known."""
    every = list(names)
    return every[index] if 0 <= index < len(every) else ""


def buttons(
    kind: str, about: str, names: dict[str, Phrase], some: tuple[str, ...] = ()
) -> tuple[Button, ...]:
    """Offer the choices of a list, all of them or some."""
    return tuple(
        Button(words, Press(kind, about, index=index))
        for index, (name, words) in enumerate(names.items())
        if not some or name in some
    )


def until(day: date | None, latest: date | None, window: NoDay | None = None) -> Text:
    """Say which day stands, and which is the last one."""
    if day is None:
        return undated(window)
    if latest is None:
        return say("{day}", day=day)
    return say("{day}, at most {latest}", day=day, latest=latest)


def stop() -> Button:
    """Offer to leave a slip as it is."""
    return Button(say("Leave it"), Press(STOP))
