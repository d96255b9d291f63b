"""Ask whether a list has one entry more; show what it has so far. A pasted list is taken apart elsewhere."""

from engine.conversation.bubbles import Button, Plain, Press, Text, say
from engine.conversation.kinds.asked import Asked, Lines, Miss, Quicks, Read, Value
from engine.conversation.wording import LANGUAGE
from engine.forms import rows
from engine.forms.form import NO, YES
from thai.reading import read as read_thai

SHOWN = 12
ANSWERS = (YES, NO)


def so_far(asked: Asked) -> int:
    """Return how many entries stand before the one in question."""
    return int(asked.question.path.rpartition("[")[2].rstrip("]")) - 1


def lines(asked: Asked) -> Lines:
    """List the entries so far, the last ones of a long list, and ask for one more."""
    count = so_far(asked)
    if not count:
        return (say("Is there one to tell of? A whole list may be pasted too, one a line."),)
    first = max(0, count - SHOWN)
    before = (say("… {count} before these", count=first),) if first else ()
    listed = tuple(Plain(f"{i + 1}. {entry(asked, i + 1)}") for i in range(first, count))
    return (*before, *listed, say("{count} so far. One more?", count=count))


def entry(asked: Asked, number: int) -> str:
    """Return the line that tells an entry from the others."""
    filling, repeat = asked.filling, asked.question.path.rpartition("[")[0]
    answers, when = filling.draft.answers, asked.when
    return rows.summary(filling.form, f"{repeat}[{number}]", LANGUAGE, answers, when.at, when.seed)


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer yes and no, and the way to change an entry."""
    if not so_far(asked):
        return (Button(say("Yes, there is"), press), Button(say("No, none"), _no(press)))
    change = Button(say("Change an entry"), Press("i", press.draft, press.step, press.nonce))
    return (Button(say("Add one"), press), Button(say("No more"), _no(press)), change)


def _no(press: Press) -> Press:
    return Press("a", press.draft, press.step, press.nonce, 1)


def read(asked: Asked, typed: str) -> Read:
    """Read a yes or a no."""
    answer = read_thai("yes_no", typed, asked.when.at.date())
    if answer is None:
        return Miss(say("Is there one more entry, or not? Tap a button."))
    return Value(YES if answer["yes"] else NO)


def tapped(asked: Asked, index: int) -> Read | None:
    """Take a tap."""
    del asked
    return Value(ANSWERS[index]) if index in {0, 1} else None


def shown(asked: Asked, value: str) -> Text:
    """Word the answer."""
    del asked
    return say("one more") if value == YES else say("no more")
