"""Have the lists confirmed that were carried from an earlier report: all of one at once, or entry by entry."""

from dataclasses import replace
from typing import Final

from engine.conversation.bubbles import say
from engine.conversation.events import When
from engine.conversation.filling.undoing import settled
from engine.conversation.rows import marking, rechecking
from engine.conversation.scene import Filling
from engine.forms.walking import row_path
from engine.page.parts import Fault
from engine.page.posted import MARK, Posted
from engine.page.taking import Taken

WAITS: Final = "These entries are from the last report. Please look at them, and tick what is right."


def ticked(taken: Taken, posted: Posted, when: When) -> Taken:
    """Take the ticks beside carried entries; a list whose last one is ticked is confirmed."""
    filling = taken.filling
    for stem in tuple(filling.draft.unseen):
        boxes = {
            number: posted.ticked(MARK, row_path(stem, number))
            for number in marking.carried(filling, stem, when)
        }
        if any(box is not None for box in boxes.values()):
            right = [number for number, box in boxes.items() if box]
            filling = marking.marked(filling, stem, right, when)
    return replace(taken, filling=filling)


def confirmed(taken: Taken, stem: str, when: When) -> Taken:
    """Take a whole list as it now stands, unless something in it is not read yet."""
    if stem not in taken.filling.draft.unseen or any(path.startswith(f"{stem}[") for path in taken.faults):
        return taken
    count = rechecking.count(taken.filling, stem, when)
    filling = settled(marking.confirmed(taken.filling, stem, when))
    return replace(
        taken, filling=filling, said=(*taken.said, say("{count} entries are confirmed.", count=count))
    )


def waiting(filling: Filling, when: When) -> dict[str, Fault]:
    """Return what stands against sending: lists that nobody has confirmed yet."""
    stems = (stem for stem in filling.draft.unseen if marking.is_waiting(filling, stem, when))
    return {stem: Fault(say(WAITS)) for stem in stems}
