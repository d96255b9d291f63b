"""Bring into a scene the summary that somebody wants to hand on, and keep what was handed on."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.conversation.events import Event, Pressed
from engine.conversation.handouts.orders import KeepHandout, Ready
from engine.conversation.handouts.wording import BOARD, COMPILED, HANDOUT
from engine.conversation.scene import Scene
from engine.handouts.handout import Handout, to_dict
from handlers.boards.sight import of_rights
from handlers.desk import Desk, Speaker
from handlers.handouts import compiled, counting
from handlers.owing import Rights
from models import handouts

Maker = Callable[[Desk, Speaker, Rights, str], Handout | None]


def board(desk: Desk, who: Speaker, held: Rights, about: str) -> Handout | None:
    """Count what the offices of somebody have in; nothing for whoever acts for none."""
    del about
    return counting.of_sight(desk, of_rights(desk, who, held)) if held.offices else None


# What stands before the stroke in a button, and who counts it: a summary of another kind is a line here.
MAKERS: Mapping[str, Maker] = {BOARD: board, COMPILED: compiled.made}


def furnished(desk: Desk, who: Speaker, held: Rights, event: Event, scene: Scene) -> Scene:
    """Return the scene with the summary behind a tap; None in it when there is nothing, or it is not this person's."""
    if not isinstance(event, Pressed) or event.press.kind != HANDOUT:
        return scene
    kind, _, about = event.press.draft.partition("/")
    made = MAKERS[kind](desk, who, held, about) if kind in MAKERS else None
    if made is None:
        return scene
    id_ = desk.vault.keyring.hash("handout", f"{event.when.seed}:{event.press.draft}")
    return replace(scene, books=replace(scene.books, handout=Ready(id_, made)))


def carry_out(desk: Desk, order: KeepHandout) -> None:
    """Keep a summary as it was handed on."""
    handouts.keep(desk.connection, order.id, to_dict(order.handout), at=desk.now)
