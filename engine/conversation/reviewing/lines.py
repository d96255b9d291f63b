"""Lay out the answers of a report, numbered as they stand, so that one of them can be named by its number or its name."""

from dataclasses import dataclass

from engine.conversation.bubbles import Phrase, Plain, Text, say
from engine.conversation.events import When
from engine.conversation.filling.sections import askable
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.sent import changes
from engine.forms.form import MORE_ROWS
from thai import choices

# In bytes, of a card that may hold 24,000: a row with its button, and all rows of one card without what stands around them.
A_ROW, A_CARD = 800, 17_000


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: where it stands, what it is called, and what was answered."""

    path: str
    name: Text
    value: Text
    plain: str


def lines(filling: Filling, when: When) -> tuple[Line, ...]:
    """Return every answer that counts, entries of lists too, in the order of the form."""
    return tuple(
        Line(
            one.path,
            name := changes.name(filling, one, when),
            _value(filling, one.path, talk.shown(Asked(filling, one, when), filling.draft.answers.get(one.path, ""))),
            getattr(name, "text", ""),
        )
        for one in askable(filling, when)
        if one.kind != MORE_ROWS
    )  # fmt: skip


def pages(found: tuple[Line, ...]) -> tuple[tuple[tuple[int, Line], ...], ...]:
    """Divide the answers, each with its number, into cards that LINE takes: long answers stand on a card of their own."""
    return paged(tuple(enumerate(found, 1)))


def paged(found: tuple[tuple[int, Line], ...]) -> tuple[tuple[tuple[int, Line], ...], ...]:
    """Divide answers that have their numbers already."""
    made: list[tuple[tuple[int, Line], ...]] = [()]
    for number, one in found:
        now = (*made[-1], (number, one))
        if made[-1] and sum(_weight(line) for _, line in now) > A_CARD:
            made.append(((number, one),))
        else:
            made[-1] = now
    return tuple(made)


def at_most(page: int, made: tuple[tuple[tuple[int, Line], ...], ...]) -> int:
    """Return a page that there is."""
    return max(0, min(page, len(made) - 1))


def numbered(number: int, one: Line) -> Text:
    """Name an answer with its number."""
    return say("{number}. {name}", number=number, name=one.name)


def _weight(one: Line) -> int:
    return A_ROW + _length(one.name) + _length(one.value)


def _length(words: object) -> int:
    """Count the bytes of everything that is put into words."""
    if isinstance(words, Plain):
        return len(words.text.encode())
    if isinstance(words, Phrase):
        return len(words.msgid) + sum(_length(one) for one in words.params.values())
    return len(str(words).encode())


def named(found: tuple[Line, ...], text: str) -> Line | None:
    """Return the one answer that a text names."""
    path = choices.pick(text, [(one.path, one.plain) for one in found])
    return next((one for one in found if one.path == path), None)


def line(filling: Filling, path: str, when: When) -> Line | None:
    """Return the answer at a place of the form."""
    return next((one for one in lines(filling, when) if one.path == path), None)


def _value(filling: Filling, path: str, value: Text) -> Text:
    """Show beside an unusual answer why it stands."""
    why = filling.reasons.get(path) or filling.draft.reasons.get(path)
    return say("{value} (because: {reason})", value=value, reason=why) if why else value
