"""Give printed forms their numbers, and find the round that a typed number stands for."""

from engine.conversation.chasing.orders import PrintBlank
from engine.conversation.chasing.seen import Missed, Printed
from engine.conversation.relaying.numbers import checked, is_right
from engine.conversation.scene import Owed
from engine.obligations.states import State
from handlers import owing
from handlers.contacting.chased import is_missing, part_of
from handlers.desk import Desk, Overtaken, Speaker
from handlers.owing import Rights
from models import audit, obligations, papers
from models.obligations import Obligation

DIGITS = 1_000_000
TRIES = 50


def printed(desk: Desk, held: Rights, obligation_id: str, owed: tuple[Owed, ...]) -> Printed | None:
    """Return the form of a part that is missing with its number; None for what is not this person's office's."""
    part = part_of(desk, held, obligation_id)
    if part is None:
        return None
    others = (one for one in owed if one.unit == part.unit and one.id != part.id and is_missing(one))
    more = tuple(Missed(one.id, one.duty, one.due) for one in others)
    return Printed(part.id, part.duty, part.about, number_of(desk, part.id), more)


def number_of(desk: Desk, obligation_id: str) -> str:
    """Return the number of a round's form: the one that it has, else one that no other form has."""
    row = papers.of_round(desk.connection, obligation_id)
    if row is not None:
        return row.number
    for salt in range(TRIES):
        drawn = int(desk.vault.keyring.hash("paper", f"{obligation_id}:{salt}"), 16) % DIGITS
        number = checked(f"{drawn:06d}")
        if papers.get(desk.connection, number) is None:
            return number
    raise Overtaken


def keep(desk: Desk, who: Speaker, order: PrintBlank) -> None:
    """Keep the number of a form that is printed."""
    if part_of(desk, owing.rights(desk, who.person_id), order.obligation) is None:
        raise Overtaken
    papers.add(
        desk.connection, number=order.number, obligation_id=order.obligation, person_id=who.person_id,
        made_at=desk.now,
    )  # fmt: skip
    audit.note(
        desk.connection, at=desk.now, act="printed", about_id=order.obligation, person_id=who.person_id
    )


def round_of(desk: Desk, number: str) -> Obligation | None:
    """Return the round that a number stands for; of one that was handed on the one that goes on with it."""
    paper = papers.get(desk.connection, number) if is_right(number) else None
    row = obligations.get(desk.connection, paper.obligation_id) if paper else None
    if row is None or row.state != State.HANDED_OVER:
        return row
    same = obligations.of_unit(desk.connection, row.unit_id, row.programme)
    alike = (one for one in same if (one.duty, one.period) == (row.duty, row.period) and one.id != row.id)
    return next((one for one in alike if one.state != State.HANDED_OVER), row)
