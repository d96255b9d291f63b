"""Talk about what was sent: why it cannot be corrected any more, and how its sender takes it back within a day."""

from engine.conversation import enquiries, pressing
from engine.conversation.bubbles import Button, Call, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Say, Turn, Withdraw
from engine.conversation.events import Event, Pressed, Typed, When
from engine.conversation.menu import work as menus
from engine.conversation.resuming import beside
from engine.conversation.scene import Scene
from engine.conversation.sent.noun import Sent
from engine.conversation.sent.standing import UNDO, WORD, can_be_withdrawn
from engine.conversation.state import State

ASK, YES, NO = 0, 1, 2
ROWS = 6


def heard(state: State, event: Event, scene: Scene) -> Turn | None:
    """Take what is about a sent report; None for everything else."""
    if not scene.has_roles:
        return None
    match event:
        case Typed(text=text) if not enquiries.is_writing(state, event.when):
            is_word = scene.invitation is None and scene.words.match(text) == WORD
            return _typed(state, event, scene) if is_word else None
        case Pressed(press=Press(kind="c")) if scene.opening is None and scene.standing is not None:
            return _cannot_correct(state, scene, scene.standing, event.when)
        case Pressed(press=Press(kind=kind)) if kind == UNDO:
            return _pressed(state, event, scene)
        case _:
            return None


def _typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Ask which report is meant; in the middle of a form it is not one that was sent."""
    if scene.filling is None or scene.filling.draft.is_practice:
        return _which(state, scene, event.when)
    if scene.filling.corrects is not None:
        return _asked(state, scene, scene.filling.corrects, event.when)
    words = say("This report is not sent yet, so nothing is to be withdrawn.")
    return pressing.pause(state, scene.filling, event.when, words)


def _pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    press, sent = event.press, scene.standing
    if not press.draft:
        return _which(state, scene, event.when)
    if sent is None:
        return pressing.old(state, scene)
    if press.index == NO:
        words = say("It stays as it was sent, number {number}.", number=sent.number)
        return beside(state, scene, event.when, Note((words,)))
    if press.index != YES or not can_be_withdrawn(sent, event.when.at):
        return _asked(state, scene, sent, event.when)
    done = Say((_receipt(sent),), is_worth_a_push=True)
    is_its_correction = scene.filling is not None and scene.filling.draft.replaces == sent.report
    if scene.filling is not None and not is_its_correction:
        return beside(state, scene, event.when, _receipt(sent), effects=(Withdraw(sent.report),))
    after = state.at("idle", draft="", nonce=state.nonce + 1)
    return Turn(after, (Withdraw(sent.report), done))


def _which(state: State, scene: Scene, when: When) -> Turn:
    """Show what can be taken back: at once when it is only one, as a list when there are more."""
    found = [sent for sent in scene.sent if can_be_withdrawn(sent, when.at)]
    if len(found) == 1:
        return _asked(state, scene, found[0], when)
    if not found:
        return beside(state, scene, when, _too_late(scene))
    rows = tuple(
        Row(_name(sent), _sent_at(sent), Button(say("Withdraw this report"), Press(UNDO, sent.report)))
        for sent in found[:ROWS]
    )
    left = len(found) - len(rows)
    remarks: tuple[Text, ...] = (say("{count} more before these.", count=left),) if left else ()
    return beside(
        state, scene, when, Card(title=say("Which report is to be withdrawn?"), rows=rows, remarks=remarks)
    )


def _asked(state: State, scene: Scene, sent: Sent, when: When) -> Turn:
    """Ask once more before it is taken back, or say why that is not possible."""
    if sent.is_over:
        words = say("Report {number} does not count any more.", number=sent.number)
        return beside(state, scene, when, Note((words,)), menus.sent_card(scene))
    if not can_be_withdrawn(sent, when.at):
        return beside(state, scene, when, _cannot(sent))
    actions = (
        Button(say("Withdraw this report"), Press(UNDO, sent.report, index=YES)),
        Button(say("Do not withdraw"), Press(UNDO, sent.report, index=NO)),
    )
    remarks = (
        say("The office sees that it was withdrawn. Its numbers do not count any more."),
        say("It can be sent again later: it waits among the reports to send."),
    )
    card = Card(title=say("Withdraw this report?"), rows=_rows(sent), remarks=remarks, actions=actions)
    return Turn(state, (Say((card,)),))


def _receipt(sent: Sent) -> Card:
    actions = (Button(say("What I owe"), Press("m", index=0)),)
    remark = say("It waits among the reports to send again. The office is told.")
    return Card(title=say("The report is withdrawn."), rows=_rows(sent), remarks=(remark,), actions=actions)


def _cannot_correct(state: State, scene: Scene, sent: Sent, when: When) -> Turn | None:
    if not sent.is_locked or sent.is_over:
        return None
    return beside(state, scene, when, _closed(sent))


def _cannot(sent: Sent) -> Card:
    """Say why a report is not taken back here, and who can help."""
    if sent.is_locked:
        return _closed(sent)
    if not sent.obligation:
        remark = say("What was registered is not withdrawn. You can correct it: type: fix it.")
        return Card(title=say("This report stays as it is"), rows=_rows(sent), remarks=(remark,))
    if not sent.is_mine:
        remark = say("Only the one who sent it can withdraw it. You can correct it: type: fix it.")
        return Card(title=say("This report stays as it is"), rows=_rows(sent), remarks=(remark,))
    remark = say(
        "A report can be withdrawn within 24 hours. After that the office helps: {phone}", phone=sent.phone
    )
    return Card(
        title=say("This report stays as it is"),
        rows=_rows(sent),
        remarks=(remark,),
        actions=_call(sent.phone),
    )


def _closed(sent: Sent) -> Card:
    remark = say(
        "This round is closed. If something is wrong with it, please call {office}.", office=sent.office
    )
    return Card(
        title=say("This report stays as it is"),
        rows=_rows(sent),
        remarks=(remark,),
        actions=_call(sent.phone),
    )


def _too_late(scene: Scene) -> Card:
    """Say that nothing was sent in the last day, and who helps with what is older."""
    remark = say(
        "Nothing that you sent in the last 24 hours is to be withdrawn. With older reports the office helps."
    )
    return Card(title=say("Withdraw a report"), remarks=(remark,), actions=_call(scene.phone))


def _call(phone: str) -> tuple[Call, ...]:
    return (Call(say("Call the office"), phone),) if phone else ()


def _rows(sent: Sent) -> tuple[Row, ...]:
    return (
        Row(say("What"), _name(sent)),
        Row(say("Receipt number"), Plain(sent.number)),
        Row(say("Sent at"), say("{day}", day=sent.sent_at)),
    )


def _name(sent: Sent) -> Text:
    return Plain(f"{sent.duty} · {sent.about}")


def _sent_at(sent: Sent) -> Text:
    return say("{number}, sent {day}", number=sent.number, day=sent.sent_at)
