"""Word a summary for a group: counts, the moment they were counted at, and nothing of anybody."""

from typing import Final

from engine.conversation.bubbles import Button, Card, Hand, Note, Plain, Press, Row, Text, say
from engine.handouts.handout import Handout, Line

HANDOUT: Final = "handout"
"""Make a summary ready to be handed on; what it is about stands in the button."""

SHOWN: Final = 12
PAGES: Final = "/summary/"
BOARD: Final = "board"
COMPILED: Final = "compiled"


def button(about: str) -> Button:
    """Return the button of a summary that makes it ready to be handed on."""
    return Button(say("Send on to a group"), Press(HANDOUT, about))


def lines(handout: Handout) -> tuple[Text, ...]:
    """Word it line by line, as it goes into a group."""
    done, of = handout.total
    each = (
        say("{label}: {done} of {of}", label=label(one), done=one.done, of=one.of) for one in handout.lines
    )
    whole = (say("Altogether: {done} of {of}", done=done, of=of),) if len(handout.lines) > 1 else ()
    return (Plain(handout.title), what(), *each, *whole, as_of(handout))


def label(line: Line) -> Text:
    """Name what a line counts; what lies in no place is the offices' own."""
    return Plain(line.label) if line.label else say("The offices themselves")


def what() -> Text:
    """Say what is counted."""
    return say("Reports that were due by now")


def as_of(handout: Handout) -> Text:
    """Say when it was counted."""
    return say("As of {moment}", moment=handout.at)


def card(handout: Handout) -> Card:
    """Show it in a group: no button, because a button is one person's."""
    done, of = handout.total
    rows = tuple(_row(label(one), one.done, one.of) for one in handout.lines[:SHOWN])
    left = len(handout.lines) - SHOWN
    more = (say("{count} more after these.", count=left),) if left > 0 else ()
    rows = (_row(what(), done, of), *(rows if len(handout.lines) > 1 else ()))
    return Card(title=Plain(handout.title), rows=rows, remarks=(*more, as_of(handout)))


def _row(name: Text, done: int, of: int) -> Row:
    return Row(name, say("in: {done} of {of}", done=done, of=of), strip=(done, of) if of else None)


def ready(id_: str, handout: Handout) -> tuple[Note, Card]:
    """Show what can be handed on by hand: the words with the picture above them, and the way into a group."""
    hand = Hand(say("Choose the group"), lines(handout), f"{PAGES}{id_}")
    remarks = (
        say("The words and the picture above can be sent on by hand too. It costs no message."),
        say("There are only counts in it, and nothing of any person."),
    )
    words = Note(lines(handout), picture=f"{PAGES}{id_}.png")
    return words, Card(title=say("Send on to a group"), remarks=remarks, actions=(hand,))
