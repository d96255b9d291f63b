"""Show a group that has not sent: who speaks for it, the last contact, what is missing, and what can be done about it."""

from datetime import date

from engine.conversation.bubbles import Button, Call, Card, Plain, Press, Row, Text, say
from engine.conversation.chasing import inviting
from engine.conversation.chasing.seen import Chased, Missed
from engine.conversation.chasing.wording import (
    ASK,
    BLANK,
    CHASE,
    FOR_THEM,
    LABELS,
    SEE,
    contact,
)
from engine.conversation.effects import Turn
from engine.conversation.events import When
from engine.conversation.menu.work import due_words
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

ROWS = 6


def card(one: Chased, today: date) -> Card:
    """Show one group with its last contact and what it has not sent."""
    rows = (
        *((Row(say("Who"), _who(one)),) if one.who else ()),
        Row(say("Last contact"), contact(one.contact)),
        *_rests(one, today),
        *(_missed(part, today) for part in one.missed[:ROWS]),
    )
    remarks: tuple[Text, ...] = () if one.missed else (say("Everything of this group is in."),)
    calls = (Call(say("Call the group"), one.phone),) if one.phone else ()
    see = Button(say("See the group"), Press("l", one.unit))
    return Card(
        title=Plain(one.name), rows=rows, remarks=remarks, choices=_choices(one), actions=(*calls, see)
    )


def open_button(unit: str) -> Button:
    """Return the button that leads to this card."""
    return Button(say("See to this group"), Press(CHASE, unit, index=SEE))


def shown(state: State, scene: Scene, when: When, one: Chased) -> Turn:
    """Show a group beside whatever is open."""
    return beside(state, scene, when, card(one, when.at.date()))


def _choices(one: Chased) -> tuple[Button, ...]:
    join = () if one.is_on_line else (inviting.button(one.unit),)
    if not one.missed:
        return join
    noted = tuple(Button(words, Press(CHASE, one.unit, index=index)) for index, words in LABELS.items())
    return (*noted, Button(say("Print a blank form"), Press(BLANK, one.missed[0].obligation)), *join)


def _who(one: Chased) -> Text:
    if one.is_on_line:
        return say("{name}, on LINE", name=Plain(one.who))
    return say("{name}, not on LINE", name=Plain(one.who))


def _rests(one: Chased, today: date) -> tuple[Row, ...]:
    until = one.contact.rests_until if one.contact else None
    if until is None or until < today:
        return ()
    return (Row(say("Reminders rest"), say("through {day}", day=until)),)


def _missed(part: Missed, today: date) -> Row:
    go_on = Button(say("Go on"), Press("r", part.draft))
    for_them = Button(say("Fill in for them"), Press(FOR_THEM, part.obligation, index=ASK))
    return Row(
        Plain(part.duty), due_words(part.due, today, window=part.window), go_on if part.draft else for_them
    )
