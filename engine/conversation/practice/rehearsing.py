"""End a practice: its receipt, which says that nothing was sent, and the way to go on with it later."""

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, say
from engine.conversation.effects import Rehearsed, Say, Turn
from engine.conversation.scene import Filling
from engine.conversation.state import State

TRY = "try"
START, STOP, RESULTS = 0, 1, 2


def finished(state: State, filling: Filling) -> Turn:
    """Show the receipt of a practice; nothing was sent."""
    rows = (
        Row(say("Receipt number"), say("the real one stands here")),
        Row(say("What"), Plain(filling.title)),
        Row(say("For"), Plain(filling.subject)),
    )
    remark = say("Nothing was sent: this was practice. The real report works in the same way.")
    actions = (Button(say("Practise again"), press(START)), Button(say("Stop practising"), press(STOP)))
    card = Card(title=say("Practice: done"), rows=rows, remarks=(remark,), actions=actions)
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    return Turn(after, (Rehearsed(filling.draft.id), Say((card,))))


def paused(state: State) -> Turn:
    """Put a practice aside."""
    words = say("Practice is put aside. To go on, type: practise.")
    quick = (Button(say("Go on practising"), press(START)), Button(say("Stop practising"), press(STOP)))
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    return Turn(after, (Say((Note((say("Practice"), words), quick),)),))


def press(act: int) -> Press:
    """Return what a button about practising means."""
    return Press(TRY, index=act)
