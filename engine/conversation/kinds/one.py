"""Ask for one choice of a list."""

from collections.abc import Sequence

from engine.conversation.bubbles import Plain, Press, Text, say
from engine.conversation.kinds import lists
from engine.conversation.kinds.asked import Asked, Lines, Miss, Offer, Quicks, Read, Value
from thai import choices
from thai.choices import Option
from thai.reading import read as read_thai

YES_NO = frozenset({"yes", "no"})


def lines(asked: Asked) -> Lines:
    """Number the choices; yes and no need no numbers."""
    found = lists.options(asked)
    return () if _is_yes_no(found) else lists.lines(asked, found)


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer the choices as buttons."""
    return lists.buttons(asked, lists.options(asked), press)


def read(asked: Asked, typed: str) -> Read:
    """Read a number, a label or a part of one; a part that several share is offered."""
    found = lists.options(asked)
    picked = choices.pick(typed, found) or _yes_or_no(asked, found, typed)
    if picked is not None:
        return Value(picked)
    similar = lists.like(typed, found)
    if 1 < len(similar) <= lists.OFFERED:
        return Offer(similar, len(similar))
    if _is_yes_no(found):
        first, second = (Plain(label) for _, label in found)
        return Miss(say("Tap a button, or type: {first}, or: {second}.", first=first, second=second))
    return Miss(say("None of the choices reads like that. Tap a button, or type its number."))


def tapped(asked: Asked, index: int) -> Read | None:
    """Take a tapped choice."""
    found = lists.options(asked)
    return Value(found[index][0]) if 0 <= index < len(found) else None


def shown(asked: Asked, value: str) -> Text:
    """Word a choice by its label."""
    return Plain(dict(lists.options(asked)).get(value, value))


def _is_yes_no(found: Sequence[Option]) -> bool:
    return {name for name, _ in found} == YES_NO


def _yes_or_no(asked: Asked, found: Sequence[Option], typed: str) -> str | None:
    if not _is_yes_no(found):
        return None
    answer = read_thai("yes_no", typed, asked.when.at.date())
    return None if answer is None else "yes" if answer["yes"] else "no"
