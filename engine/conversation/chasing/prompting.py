"""Remind everybody who has not sent: first what it costs, then one tap."""

from engine.conversation.bubbles import Button, Card, Note, Press, Row, Text, say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.orders import Prompt
from engine.conversation.chasing.seen import Price
from engine.conversation.chasing.wording import PROMPT
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed, When
from engine.conversation.menu.functions import press, title
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

SHOW, SEND = range(2)
NAMED = 5


def card(price: Price) -> Card:
    """Show who would hear it, by which way, and what that takes from the month."""
    everybody = price.free + price.counted + price.later + price.told + price.resting + len(price.beyond)
    if not everybody:
        return Card(title=title("prompt"), remarks=(say("Nobody is to be reminded now."),))
    goes_out = price.free + price.counted + price.later > 0
    send = Button(say("Send the reminders"), Press(PROMPT, index=SEND), "primary")
    missing = Button(title("missing"), press("missing"))
    return Card(
        title=title("prompt"),
        rows=(Row(say("In all"), words(price)), *_ways(price)),
        remarks=_remarks(price),
        actions=(*((send,) if goes_out else ()), missing),
    )


def words(price: Price) -> Text:
    """Say in one line what it costs."""
    if price.left is None:
        return say("free {free}, counted {counted}", free=price.free, counted=price.counted)
    return say(
        "free {free}, counted {counted}, the month has {left} left",
        free=price.free, counted=price.counted, left=price.left,
    )  # fmt: skip


def shown(state: State, scene: Scene, when: When) -> Turn:
    """Show the price before anything is sent."""
    price = known(scene).price or Price()
    return beside(state, scene, when, card(price))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Send them, as long as there is anybody."""
    price = known(scene).price or Price()
    if event.press.index != SEND:
        return shown(state, scene, event.when)
    count = price.free + price.counted + price.later
    if not count:
        return beside(state, scene, event.when, card(price))
    told = _done(price.counted, count - price.counted)
    return beside(state, scene, event.when, Note((told,)), effects=(Prompt(),))


def _done(counted: int, others: int) -> Text:
    if not others:
        return say("{counted} people are reminded now.", counted=counted)
    if not counted:
        return say("{others} people hear it with their next message, or later.", others=others)
    return say(
        "{counted} people are reminded now, {others} with their next message or later.",
        counted=counted, others=others,
    )  # fmt: skip


def _ways(price: Price) -> tuple[Row, ...]:
    ways = (
        (price.counted, say("One counted message each, now")),
        (price.free, say("With their next message, free")),
        (price.later, say("Later: outside their hours, or another card came today")),
        (price.told, say("Reminded today already")),
        (price.resting, say("Left alone: they asked for time")),
    )
    return tuple(Row(label, say("{count} people", count=count)) for count, label in ways if count)


def _remarks(price: Price) -> tuple[Text, ...]:
    if not price.beyond:
        return ()
    names = ", ".join(price.beyond[:NAMED])
    if len(price.beyond) > NAMED:
        more = len(price.beyond) - NAMED
        return (say("Not on LINE, a call would help: {names} and {count} more", names=names, count=more),)
    return (say("Not on LINE, a call would help: {names}", names=names),)
