"""Remind everybody who has not sent: first what it costs, then one tap."""

from engine.conversation.bubbles import Button, Card, Note, Press, Row, Text, say
from engine.conversation.chasing.known import known
from engine.conversation.chasing.orders import Prompt
from engine.conversation.chasing.seen import Called
from engine.conversation.chasing.wording import PROMPT
from engine.conversation.effects import Turn
from engine.conversation.events import Pressed, When
from engine.conversation.menu.functions import press, title
from engine.conversation.pricing import price
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

SHOW, SEND = range(2)
NAMED = 5


def card(called: Called) -> Card:
    """Show who would hear it, by which way, and what that takes from the month."""
    everybody = called.goes_out + called.told + called.resting + len(called.beyond)
    if not everybody:
        return Card(title=title("prompt"), remarks=(say("Nobody is to be reminded now."),))
    send = Button(say("Send the reminders"), Press(PROMPT, index=SEND), "primary")
    missing = Button(title("missing"), press("missing"))
    return Card(
        title=title("prompt"),
        rows=(Row(say("Price"), price(called.price)), *_ways(called)),
        remarks=_remarks(called),
        actions=(*((send,) if called.goes_out else ()), missing),
    )


def shown(state: State, scene: Scene, when: When) -> Turn:
    """Show the price before anything is sent."""
    return beside(state, scene, when, card(known(scene).called or Called()))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Send them, as long as there is anybody."""
    called = known(scene).called or Called()
    if event.press.index != SEND:
        return shown(state, scene, event.when)
    if not called.goes_out:
        return beside(state, scene, event.when, card(called))
    told = _done(called.price.counted, called.goes_out - called.price.counted)
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


def _ways(called: Called) -> tuple[Row, ...]:
    ways = (
        (called.price.counted, say("One counted message each, now")),
        (called.price.free, say("With their next message, free")),
        (called.later, say("Later: outside their hours, or another card came today")),
        (called.told, say("Reminded today already")),
        (called.resting, say("Left alone: they asked for time")),
    )
    return tuple(Row(label, say("{count} people", count=count)) for count, label in ways if count)


def _remarks(called: Called) -> tuple[Text, ...]:
    if not called.beyond:
        return ()
    names = ", ".join(called.beyond[:NAMED])
    if len(called.beyond) > NAMED:
        more = len(called.beyond) - NAMED
        return (say("Not on LINE, a call would help: {names} and {count} more", names=names, count=more),)
    return (say("Not on LINE, a call would help: {names}", names=names),)
