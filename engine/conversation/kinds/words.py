"""Ask for words: a name, a sentence, a code; what the question means by its own kind is read by that."""

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds import numbers, own
from engine.conversation.kinds.asked import Asked, Miss, Read, Value
from engine.conversation.privacy import others

LONGEST = 1_000


def read(asked: Asked, typed: str) -> Read:
    """Take the words as they are, unless the question means something by them."""
    if len(typed) > LONGEST:
        return Miss(say("That is longer than {limit} letters. Please make it shorter.", limit=LONGEST))
    kind = asked.question.own.get("kind", "")
    if kind in numbers.KINDS:
        return numbers.read(asked, typed)
    return own.read(asked, kind, typed) or Value(typed)


def shown(asked: Asked, value: str) -> Text:
    """Word the value by its own kind."""
    kind = asked.question.own.get("kind", "")
    if (hidden := others.clipped(asked.question, value)) != value:
        return Plain(hidden)
    return numbers.shown(asked, value) if kind in numbers.KINDS else own.shown(kind, value)
