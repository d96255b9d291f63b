"""Ask for an order: tap the choices from first to last, or type their numbers in that order."""

from engine.conversation.bubbles import Button, Plain, Press, Text, say
from engine.conversation.kinds import lists
from engine.conversation.kinds.asked import Asked, Lines, Miss, Picking, Quicks, Read, Value
from thai import choices
from thai.choices import Option


def lines(asked: Asked) -> Lines:
    """Show what is ranked so far, and what is left."""
    labels = dict(lists.as_written(asked))
    ranked = tuple(say("Place {number}: {choice}", number=i, choice=Plain(labels.get(name, name)))
                   for i, name in enumerate(asked.picked, 1))  # fmt: skip
    numbered = tuple(Plain(f"{i}. {label}") for i, (name, label) in enumerate(lists.as_written(asked), 1)
                     if name not in asked.picked)  # fmt: skip
    return (
        *ranked,
        *numbered,
        say("Tap them from the first place on, or type the numbers in order, for example 2 1 3."),
    )


def quick(asked: Asked, press: Press) -> Quicks:
    """Offer what has no place yet."""
    left = [(i, label) for i, (name, label) in enumerate(lists.as_written(asked)) if name not in asked.picked]
    return tuple(
        Button(Plain(label), Press("a", press.draft, press.step, press.nonce, i))
        for i, label in left[: lists.PAGE]
    )


def read(asked: Asked, typed: str) -> Read:
    """Read an order of all that is left; numbers are those of the list."""
    found = lists.as_written(asked)
    parts = [choices.pick(part, found) for part in choices.parts(typed)]
    ranked = (*asked.picked, *(one for one in parts if one))
    if not parts or None in parts or len(set(ranked)) != len(ranked):
        return Miss(
            say(
                "That does not read as an order. Type the numbers from the first place on, for example 2 1 3."
            )
        )
    return _ranked(found, ranked)


def tapped(asked: Asked, index: int) -> Read | None:
    """Give the next place to a choice."""
    found = lists.as_written(asked)
    if not 0 <= index < len(found) or found[index][0] in asked.picked:
        return None
    return _ranked(found, (*asked.picked, found[index][0]))


def _ranked(found: tuple[Option, ...], ranked: tuple[str, ...]) -> Read:
    """Complete an order in which only one choice is left."""
    left = [name for name, _ in found if name not in ranked]
    return Picking(ranked) if len(left) > 1 else Value(" ".join((*ranked, *left)))


def shown(asked: Asked, value: str) -> Text:
    """Word an order as numbered labels."""
    labels = dict(lists.as_written(asked))
    return Plain(", ".join(f"{i}. {labels.get(name, name)}" for i, name in enumerate(value.split(), 1)))
