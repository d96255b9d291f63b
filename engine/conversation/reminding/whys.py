"""Say why somebody was reminded or was not: one line a decision, the newest first."""

from engine.conversation.bubbles import Button, Card, Plain, Row, say
from engine.conversation.effects import Turn
from engine.conversation.events import When
from engine.conversation.menu.functions import press, title
from engine.conversation.reminding.seen import NOTHING
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.state import State

ROWS = 8


def shown(state: State, scene: Scene, when: When) -> Turn:
    """Show why."""
    return beside(state, scene, when, card(scene))


def card(scene: Scene) -> Card:
    """List the last decisions about this person's reminders."""
    rows = tuple(
        Row(Plain(one.about), say("{day}: {why}", day=one.on, why=one.why) if one.on else one.why)
        for one in (scene.reminded or NOTHING).reasons[:ROWS]
    )
    nothing = () if rows else (say("Nothing was due, so nothing was to be reminded of."),)
    return Card(
        title=title("why"),
        rows=rows,
        remarks=nothing,
        actions=(Button(title("settings"), press("settings")),),
    )
