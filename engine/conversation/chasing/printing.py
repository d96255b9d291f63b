"""Hand out a blank form to be printed for a group without a phone, with the number that opens the same round again."""

from engine.conversation.bubbles import Button, Card, Door, Note, Plain, Press, Row, say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.orders import PrintBlank
from engine.conversation.chasing.seen import Missed, Printed
from engine.conversation.chasing.wording import BLANK
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed
from engine.conversation.relaying.numbers import spaced
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

PAGE = "/board/papers/"
ROWS = 5


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Give the form its number and lead to the page that is printed."""
    one = known(scene).printed
    if one is None:
        words = say("This is in already, or not yours any more.")
        return beside(state, scene, event.when, Note((words,)))
    return beside(state, scene, event.when, card(one), effects=(PrintBlank(one.obligation, one.number),))


def card(one: Printed) -> Card:
    """Show the number of a form, and the way to the page that is printed."""
    return Card(
        title=say("A blank form to print"),
        rows=(
            Row(say("What"), Plain(one.duty)),
            Row(say("For"), Plain(one.about)),
            Row(say("Number on the paper"), Plain(spaced(one.number))),
            *(_other(part) for part in one.others[:ROWS]),
        ),
        remarks=(
            say(
                "When the paper comes back, type its number here. The form opens and you fill it in for them."
            ),
        ),
        actions=(Door(say("Open to print"), f"{PAGE}{one.number}"),),
    )


def _other(part: Missed) -> Row:
    return Row(Plain(part.duty), None, Button(say("Print a blank form"), Press(BLANK, part.obligation)))
