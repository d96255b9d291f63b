"""Let an officer say whether everybody may call a group as somebody calls it."""

from typing import Final

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, say
from engine.conversation.calling.nickname import Nickname
from engine.conversation.effects import Say, Share, Turn
from engine.conversation.events import Event, Pressed
from engine.conversation.scene import Scene
from engine.conversation.state import State

SHARE: Final = "share"
"""Everybody may call the group so (0), or only who does (1)."""


def card(nickname: Nickname) -> Card:
    """Show what somebody calls a group; nobody is named."""
    rows = (Row(say("Group"), Plain(nickname.group)), Row(say("Called"), Plain(nickname.words)))
    actions = (
        Button(say("Everybody may"), Press(SHARE, nickname.id, index=0), "primary"),
        Button(say("Only that person"), Press(SHARE, nickname.id, index=1)),
    )
    return Card(title=say("Another name for a group"), rows=rows, actions=actions)


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take an officer's word about a name; None for everything else."""
    if not isinstance(event, Pressed) or event.press.kind != SHARE or not scene.has_roles:
        return None
    if scene.nickname is None:
        return Turn(state, (Say((Note((say("Somebody has decided this already."),)),)),))
    yes = event.press.index == 0
    words = (
        say("From now on {words} means {group}.", words=scene.nickname.words, group=scene.nickname.group)
        if yes
        else say("The name stays with the one who uses it.")
    )
    return Turn(state, (Share(scene.nickname.id, yes=yes), Say((Note((words,)),))))
