"""Ask for any number of choices of a list: by tapping one after the other, or by typing several in one message."""

from collections.abc import Collection

from engine.conversation.bubbles import Button, Plain, Press, Text, say
from engine.conversation.kinds import lists
from engine.conversation.kinds.asked import Asked, Lines, Miss, Picking, Quicks, Read, Value
from thai import choices

DONE = -1


def lines(asked: Asked) -> Lines:
    """Number the choices with a mark on what is picked, and say that several may be."""
    numbered = lists.lines(asked, lists.options(asked), asked.picked)
    return (
        *numbered,
        say("Several may be chosen. Tap them one by one, or type their numbers, for example 1 3."),
    )


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer the choices, and the end once something is picked."""
    found = lists.buttons(asked, lists.options(asked), press, asked.picked)
    return (
        (Button(say("That is all"), Press("v", press.draft, press.step, press.nonce)), *found)
        if asked.picked
        else found
    )


def read(asked: Asked, typed: str) -> Read:
    """Read several choices; one part that is not understood leaves all open."""
    found = lists.options(asked)
    whole = choices.pick(typed, found)
    parts = [whole] if whole else [choices.pick(part, found) for part in choices.parts(typed)]
    if not parts or None in parts:
        return Miss(
            say("Not all of that is among the choices. Tap them, or type their numbers, for example 1 3.")
        )
    picked = {*asked.picked, *(one for one in parts if one)}
    return Value(_stored(asked, picked))


def tapped(asked: Asked, index: int) -> Read | None:
    """Pick or drop a choice, or take the end."""
    found = lists.options(asked)
    if index == DONE:
        return Value(_stored(asked, asked.picked)) if asked.picked else None
    if not 0 <= index < len(found):
        return None
    name = found[index][0]
    if name in asked.picked:
        return Picking(tuple(one for one in asked.picked if one != name))
    return Picking((*asked.picked, name))


def _stored(asked: Asked, picked: Collection[str]) -> str:
    """Write what was picked in the order of the form, whatever order it was shown in."""
    return " ".join(name for name, _ in lists.as_written(asked) if name in picked)


def shown(asked: Asked, value: str) -> Text:
    """Word the choices by their labels."""
    labels = dict(lists.options(asked))
    return Plain(", ".join(labels.get(name, name) for name in value.split()))
