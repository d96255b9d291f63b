"""Tell whom it concerns: the office of a wish, the one who asked of the answer, a colleague of what was handed on."""

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, say
from engine.conversation.concessions import listing
from engine.conversation.menu.functions import press
from handlers import owing
from handlers.concessions import seeing
from handlers.desk import Desk
from handlers.messenger.intending import intend
from handlers.orders import Order
from handlers.overtaking import sender
from models import obligations, postponements, units
from models.notices import Notice
from models.obligations import Obligation
from models.postponements import GRANTED, Postponement

WISHED, ANSWERED, HANDED = "wished_later", "answered_later", "handed_on"
PUSH = "push_card"


def asked(desk: Desk, wish_id: str, people: list[str]) -> tuple[Order, ...]:
    """Have the office hear of a wish: the one in charge at once, the others with their next free reply."""
    for number, person_id in enumerate(people):
        _tell(desk, person_id, WISHED, wish_id, is_worth_a_push=number == 0)
    return (Order(PUSH, f"card:{wish_id}", (people[0],)),) if people else ()


def answered(desk: Desk, wish: Postponement) -> tuple[Order, ...]:
    """Have the one who asked hear of the answer at once."""
    _tell(desk, wish.person_id, ANSWERED, wish.id, is_worth_a_push=True)
    return (Order(PUSH, f"card:{wish.id}:{wish.person_id[:8]}", (wish.person_id,)),)


def handed(desk: Desk, row: Obligation, person_id: str) -> None:
    """Have somebody hear that a round is hers to go on with."""
    _tell(desk, person_id, HANDED, row.id, is_worth_a_push=False)


def wish_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Show a wish to somebody who may answer it, while it is open."""
    wish = seeing.wish(desk, owing.rights(desk, notice.person_id), notice.about_id)
    return listing.wish_card(wish) if wish else None


def answer_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell the one who asked what was answered."""
    wish = postponements.get(desk.connection, notice.about_id)
    row = obligations.get(desk.connection, wish.obligation_id) if wish else None
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty) if row else None
    if wish is None or row is None or duty is None or not wish.decided_by:
        return None
    unit = units.unit(desk.connection, row.unit_id)
    name = Plain(f"{owing.title(duty, row.period)} · {unit.name if unit else ''}")
    by = sender(desk, wish.decided_by)
    day = row.collect_until if wish.part == "collect" else row.due
    words = (
        say("{name} gives you until {day}", name=Plain(by), day=wish.day)
        if wish.state == GRANTED
        else say("the old day stays: {day}", day=day or wish.day)
    )
    title = say("A later day is given.") if wish.state == GRANTED else say("No later day is given")
    return Card(title=title, rows=(Row(name, words),), actions=(Button(say("What I owe"), press("due")),))


def handed_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Show what was handed on to the one who goes on with it, while it is to be sent."""
    row = obligations.get(desk.connection, notice.about_id)
    if row is None:
        return None
    held = owing.rights(desk, notice.person_id)
    found = obligations.of_unit(desk.connection, row.unit_id, row.programme)
    same = [one for one in found if (one.duty, one.period) == (row.duty, row.period)]
    mine = next((one for one in same if one.office_id in held.offices and one.state != "handed_over"), None)
    duty = owing.duty_of(desk.library.programmes.get(row.programme), row.duty)
    if mine is None or duty is None or mine.report_id:
        return None
    unit = units.unit(desk.connection, row.unit_id)
    name = Plain(f"{owing.title(duty, row.period)} · {unit.name if unit else ''}")
    return Card(
        title=say("Handed on to you"), rows=(Row(name, None, Button(say("Do it"), Press("o", mine.id))),)
    )


def _tell(desk: Desk, person_id: str, kind: str, about_id: str, *, is_worth_a_push: bool) -> None:
    intend(
        desk, person_id=person_id, kind=kind, about_id=about_id, details={},
        is_worth_a_push=is_worth_a_push, not_before=desk.now,
    )  # fmt: skip


BUBBLES = {WISHED: wish_bubble, ANSWERED: answer_bubble, HANDED: handed_bubble}
