"""Report for every group at once that there was nothing: shown by name, sent by one more tap, and only what is whole."""

from collections.abc import Sequence
from datetime import date

from engine.conversation import presses
from engine.conversation.bubbles import Blank, Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Say, Send, Turn
from engine.conversation.events import Event, Pressed, When
from engine.conversation.filling import nothing, promising
from engine.conversation.filling.asking import upcoming
from engine.conversation.resuming import beside
from engine.conversation.scene import Filling, Owed, Scene
from engine.conversation.state import State
from engine.forms import filling as forms

SEE, SEND = 0, 1
SEVERAL = 2
MOST, SHOWN = 20, 8


def alike(owed: Sequence[Owed], one: Owed | None) -> tuple[Owed, ...]:
    """Return the rounds of the same duty and period that could be reported empty together, as far as nothing is begun."""
    if one is None or not one.sheet:
        return ()
    same = (other for other in owed if other.sheet == one.sheet and _may_be_empty(other))
    return tuple(same)[:MOST]


def offered(owed: Sequence[Owed]) -> tuple[Row, ...]:
    """Offer it once for each round that several groups share, the soonest first."""
    firsts = {one.sheet: one for one in reversed(owed) if one.sheet and _may_be_empty(one)}
    soonest = sorted(firsts.values(), key=lambda one: (one.due or date.max, one.id))
    return tuple(_offer(one) for one in soonest if len(alike(owed, one)) >= SEVERAL)[:1]


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take a tap that means all groups; None for everything else."""
    if not isinstance(event, Pressed) or event.press.kind != presses.ZEROS or not scene.has_roles:
        return None
    whole = tuple(filled for one in scene.emptied if (filled := _whole(one, event.when)) is not None)
    is_same = event.press.step == len(whole)
    if not whole:
        return beside(state, scene, event.when, Note((say("This has to be told one group at a time."),)))
    if event.press.index == SEND and is_same:
        return _sent(state, event.when, scene, whole)
    left = len(scene.emptied) - len(whole)
    return beside(state, scene, event.when, _card(event.press.draft, whole, left))


def _offer(one: Owed) -> Row:
    button = Button(say("Nothing in any group"), Press(presses.ZEROS, one.id, index=SEE))
    return Row(say("If no group had anything"), Plain(one.duty), button)


def _may_be_empty(one: Owed) -> bool:
    is_open = one.is_open and not one.is_done and not one.draft and not one.returned
    return is_open and one.part == "collect" and one.zero is not None


def _whole(filling: Filling, when: When) -> Filling | None:
    """Return a draft that says that there was nothing, where nothing more is to be asked."""
    if filling.zero is None or filling.taken is not None or filling.is_locked or filling.draft.replaces:
        return None
    filled = nothing.filled(filling, when)
    is_open = upcoming(filled, when) is not None or promising.first_needed(filled, when) is not None
    return None if is_open else filled


def _card(first: str, whole: Sequence[Filling], left: int) -> Card:
    rows = tuple(Row(Plain(one.subject)) for one in whole[:SHOWN])
    remarks: tuple[Text, ...] = ()
    if len(whole) > SHOWN:
        remarks = (say("{count} more after these.", count=len(whole) - SHOWN),)
    if left:
        remarks += (say("{count} more are to be told one by one.", count=left),)
    send = Button(say("Send for all of them"), Press(presses.ZEROS, first, len(whole), index=SEND), "primary")
    return Card(
        title=say("Nothing to report, in all of these?"),
        rows=(Row(say("What"), Plain(whole[0].title)), *rows),
        remarks=(*remarks, say("Nothing is sent before you tap.")),
        actions=(send,),
    )


def _sent(state: State, when: When, scene: Scene, whole: Sequence[Filling]) -> Turn:
    sends = tuple(
        Send(one.draft, forms.settle(one.form, one.draft.answers, when.at, when.seed)) for one in whole
    )
    number = Blank("number")
    numbers: Text = (
        say("{first} to {last}", first=Blank("first_number"), last=number) if len(whole) > 1 else number
    )
    rows = (
        Row(say("What"), Plain(whole[0].title)),
        Row(say("How many"), say("{count} units", count=len(whole))),
        Row(say("Receipt numbers"), numbers),
        Row(say("Next"), Blank("next")),
    )
    card = Card(
        title=say("Sent: nothing to report."),
        rows=rows,
        remarks=(say("Made a mistake? Type: fix it."),),
        actions=(Button(say("What I owe"), Press("m", index=0)),),
    )
    after = beside(state, scene, when) if scene.filling is not None else Turn(state)
    return Turn(after.state, (*sends, Say((card,), is_worth_a_push=True), *after.effects))
