"""Answer a report that is told again after it was sent: when, under which number, and the button that corrects it."""

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.sent.noun import Sent


def card(sent: tuple[Sent, ...], actions: tuple[Button, ...]) -> Card:
    """Say that this was sent already; the message itself changes nothing."""
    can: tuple[Text, ...] = (
        (say("To change it tap Correct."),) if any(one.can_correct for one in sent) else ()
    )
    return Card(
        title=say("This report was sent already."),
        rows=tuple(row(one) for one in sent),
        remarks=(*can, say("This message has changed nothing.")),
        actions=actions,
    )


def row(sent: Sent) -> Row:
    """Show one report that was sent; of a round that is closed the button says who helps."""
    value = say("{number}, sent {day}", number=sent.number, day=sent.sent_at.date())
    is_worth_a_tap = sent.can_correct or sent.is_locked
    button = Button(say("Correct"), Press("c", sent.report)) if is_worth_a_tap else None
    return Row(Plain(f"{sent.duty} · {sent.about}"), value, button)
