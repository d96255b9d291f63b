"""Find in a scene what it holds about chasing: it lies beside what is known of reminders."""

from engine.conversation.chasing.seen import NOTHING, Chasing
from engine.conversation.scene import Scene


def known(scene: Scene) -> Chasing:
    """Return what this step may know about it."""
    found = scene.reminded.chasing if scene.reminded else None
    return found or NOTHING
