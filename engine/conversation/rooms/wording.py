"""Word what is about LINE groups: the list of an office, the code, and what is said in a group itself."""

from typing import Final

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.rooms.seen import Bound, Lent, Rooms

ROOM: Final = "room"
"""Bind a LINE group to something, or to nothing any more."""

LIST, CHOOSE, CODE, UNBIND = range(4)
ON_A_PAGE: Final = 8


def card(rooms: Rooms) -> Card:
    """Show the groups of an office, and the way to bind another one."""
    rows = tuple(_row(one) for one in rooms.bound[:ON_A_PAGE])
    more = len(rooms.bound) - ON_A_PAGE
    left = (say("{count} more after these.", count=more),) if more > 0 else ()
    none = () if rows else (say("No LINE group is bound yet."),)
    only = say(
        "A group is told counts only, and only when somebody asks there. Nothing of any person goes into it."
    )
    bind = Button(say("Bind a LINE group"), Press(ROOM, index=CHOOSE), "primary")
    return Card(title=say("Our LINE groups"), rows=rows, remarks=(*none, *left, only), actions=(bind,))


def choices(rooms: Rooms, page: int) -> Card:
    """Ask what a group is to be bound to."""
    first = max(0, page) * ON_A_PAGE
    some = rooms.choices[first : first + ON_A_PAGE]
    rows = tuple(
        Row(Plain(one.name), None, Button(say("Give me the code"), Press(ROOM, one.scope, index=CODE)))
        for one in some
    )
    left = len(rooms.choices) - first - len(some)
    more = (Button(say("See further ones"), Press(ROOM, step=page + 1, index=CHOOSE)),) if left > 0 else ()
    return Card(title=say("Which office, area or group is it about?"), rows=rows, actions=more)


def lent(one: Lent) -> Card:
    """Show the code, and what to do with it."""
    return Card(
        title=say("Code for the LINE group"),
        rows=(Row(say("Code"), Plain(one.digits)), Row(say("About"), Plain(one.choice.name))),
        remarks=(
            say("1. Invite this account into the LINE group."),
            say("2. Type the code there yourself within an hour. It works once."),
        ),
    )


def hello(about: str) -> Text:
    """Say in a group that it is bound, and which word asks."""
    return say("This group is bound to {about}. Type: summary, and the counts come here.", about=Plain(about))


def private_only(about: str) -> Text:
    """Say in a group that is bound what can be asked there."""
    return say("Type: summary, and the counts of {about} come here. Everything else is talked about in private only.",
               about=Plain(about))  # fmt: skip


def unbound() -> Note:
    """Say that a group is told nothing any more."""
    return Note((say("That group is told nothing any more."),))


def _row(one: Bound) -> Row:
    words: Text = say("since {day}", day=one.since.date())
    if one.members is not None:
        words = say("{since}, {count} people", since=words, count=one.members)
    return Row(Plain(one.about), words, Button(say("Unbind"), Press(ROOM, one.id, index=UNBIND)))
