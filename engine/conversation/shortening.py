"""Read no more of a very long text than can be read with care, and say how far it was read.

Lists keep their whole length: an entry that is missing at the end would not be seen. What takes words for itself has a
limit of its own and refuses the whole text, so that half a sentence is never kept.
"""

from dataclasses import replace
from typing import Final

import regex

from engine.conversation.bubbles import Bubble, Note, Phrase, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Event, Typed
from engine.conversation.state import State

LONGEST: Final = 2_000
TOO_LONG: Final = "That is longer than {limit} letters. Please make it shorter."
_END: Final = 40
_NEAR: Final = 200
# Half a word may be another word, and half a number another number.
_HALF_A_NUMBER: Final = regex.compile(r"[\d.,]+$")
_WHOLE_SIGNS: Final = regex.compile(r"\X")


def shortened(state: State, event: Event) -> Event:
    """Return the event with as much of its text as is read here."""
    if not isinstance(event, Typed) or len(event.text) <= LONGEST or "[" in state.asking:
        return event
    return replace(event, text=_beginning(event.text), is_cut=True)


def told(turn: Turn, event: Typed) -> Turn:
    """Say above the answer how far the text was read, unless the answer refuses all of it."""
    index = next((at for at, one in enumerate(turn.effects) if isinstance(one, Say) and one.bubbles), None)
    if index is None:
        return turn
    spoken = turn.effects[index]
    if not isinstance(spoken, Say) or any(_refuses(one) for one in spoken.bubbles):
        return turn
    words = say(
        "The message is longer than {limit} letters. It was read as far as «{end}». Please send the rest in another message.",
        limit=LONGEST,
        end=_end(event.text),
    )
    heard = replace(spoken, bubbles=_above(words, spoken.bubbles))
    return replace(turn, effects=(*turn.effects[:index], heard, *turn.effects[index + 1 :]))


def _beginning(text: str) -> str:
    """Cut at the last gap; where there is none, between two signs and never inside a number."""
    begin = "".join(_WHOLE_SIGNS.findall(text[:LONGEST])[:-1])
    gap = max(begin.rfind(" "), begin.rfind("\n"))
    return (begin[:gap] if gap > LONGEST - _NEAR else _HALF_A_NUMBER.sub("", begin)).rstrip()


def _end(text: str) -> str:
    return "…" + "".join(_WHOLE_SIGNS.findall(" ".join(text.split()))[-_END:])


def _refuses(bubble: Bubble) -> bool:
    lines = bubble.lines if isinstance(bubble, Note) else ()
    return any(isinstance(one, Phrase) and one.msgid == TOO_LONG for one in lines)


def _above(words: Text, bubbles: tuple[Bubble, ...]) -> tuple[Bubble, ...]:
    first = bubbles[0]
    if isinstance(first, Note):
        return (replace(first, lines=(words, *first.lines)), *bubbles[1:])
    return (Note((words,)), *bubbles)
