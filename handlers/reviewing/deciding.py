"""Write down what was decided about reports, in whose role, and what becomes of them; then have the next one hear of it.

Everything is asked again here: that the report still stands, that it waits at that very step, that the role still holds.
Whoever is second gets the step decided again from fresh rows.
"""

from engine.conversation.reviewing.orders import (
    NO_REASON,
    AgreeTo,
    Appeal,
    Because,
    ByLetter,
    Confirm,
    LendLink,
    Meet,
    ObjectTo,
    OpenClosed,
    Pass,
    PassOn,
    Reviewing,
    SendBack,
)
from engine.reviewing.decisions import BEFORE_FILING, Result
from handlers import owing
from handlers.amending import storing as mended
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from handlers.orders import Order
from handlers.owing import Rights
from handlers.reviewing import fixing, ladders, outside, rights, telling
from handlers.reviewing.noting import note, standing
from models import audit, reviews
from models.obligations import Obligation


def carry_out(desk: Desk, who: Speaker, order: Reviewing) -> tuple[Order, ...]:
    """Carry out what a turn decided about reports."""
    held = owing.rights(desk, who.person_id)
    match order:
        case AgreeTo() | ObjectTo():
            mended.carry_out(desk, who, order)
            return ()
        case LendLink() | ByLetter():
            return outside.carry_out(desk, who, held, order)
        case Pass(found):
            return _all(desk, who, held, found, Result.PASSED, NO_REASON, "")
        case Confirm(report, step):
            return _all(desk, who, held, ((report, step),), Result.CONFIRMED, NO_REASON, "")
        case Meet():
            meeting = _meeting(desk, who, held, order)
            return _all(desk, who, held, order.reports, Result(order.result), order.because, meeting)
        case SendBack():
            return _sent_back(desk, who, held, order)
        case _:
            return _of_sender(desk, who, held, order)


def _of_sender(
    desk: Desk, who: Speaker, held: Rights, order: Appeal | PassOn | OpenClosed
) -> tuple[Order, ...]:
    match order:
        case Appeal():
            return _appealed(desk, who, order)
        case PassOn(report_id):
            return fixing.pass_on(desk, who, held, report_id)
        case OpenClosed(report_id):
            audit.note(
                desk.connection, at=desk.now, act="opened", about_id=report_id, person_id=who.person_id
            )
            return ()


def _all(
    desk: Desk, who: Speaker, held: Rights, found: tuple[tuple[str, int], ...], result: Result, because: Because, meeting: str
) -> tuple[Order, ...]:  # fmt: skip
    orders: tuple[Order, ...] = ()
    for report_id, step in found:
        row, report = standing(desk, report_id)
        role = rights.role_for(desk, held, row, report, who.person_id)
        if role is None or row.review_step != step or _is_second(desk, row) != (result is Result.CONFIRMED):
            raise Overtaken
        review = note(desk, who, role, report, step, result, because=because, meeting=meeting)
        orders += telling.after(desk, row, review, ladders.settle(desk, row))
    return orders


def _sent_back(desk: Desk, who: Speaker, held: Rights, order: SendBack) -> tuple[Order, ...]:
    row, report = standing(desk, order.report)
    if order.step == BEFORE_FILING:
        role = rights.of_office(held, row, report, who.person_id)
        if role is None or "collect" in row.returned.split():
            raise Overtaken
        review = note(
            desk, who, role, report, order.step, Result.RETURNED, field=order.field, because=order.because
        )
        ladders.returned(desk, row, "collect", is_back=True)
        return telling.sent_back(desk, review, report)
    role = rights.role_for(desk, held, row, report, who.person_id)
    if role is None or row.review_step != order.step:
        raise Overtaken
    review = note(
        desk, who, role, report, order.step, Result.RETURNED, field=order.field, because=order.because
    )
    return telling.after(desk, row, review, ladders.settle(desk, row))


def _appealed(desk: Desk, who: Speaker, order: Appeal) -> tuple[Order, ...]:
    """Let something be looked at again, as it stands, by the one who sent it back."""
    row, report = standing(desk, order.report)
    fix = fixing.of(desk, who.person_id, row, report)
    last = reviews.latest_of(desk.connection, report.id)
    if fix is None or last is None or not fix.can_appeal:
        raise Overtaken
    review = note(
        desk, who, None, report, last.step, Result.APPEALED, field=last.field, because=order.because
    )
    if last.step == BEFORE_FILING:
        ladders.returned(desk, row, "collect", is_back=False)
    else:
        ladders.settle(desk, row)
    telling.kept_so(desk, row, review, last.person_id or "")
    return ()


def _meeting(desk: Desk, who: Speaker, held: Rights, order: Meet) -> str:
    """Store a meeting once, however many results are recorded of it."""
    row, report = standing(desk, order.reports[0][0])
    role = rights.role_for(desk, held, row, report, who.person_id)
    if role is None:
        raise Overtaken
    programme = desk.library.home(row.programme)
    meeting = new_id("meeting", programme, role.scope_id, order.number, order.held_on.isoformat())
    reviews.meet(
        desk.connection, id=meeting, programme=programme, scope_id=role.scope_id, number=order.number,
        held_on=order.held_on, minutes=order.minutes or None, person_id=who.person_id, role_id=role.id, at=desk.now,
    )  # fmt: skip
    return meeting


def _is_second(desk: Desk, row: Obligation) -> bool:
    """Say whether the second party of a step is waited for."""
    found = ladders.duty_of(desk, row)
    step = (
        found[1].review[row.review_step]
        if found and row.review_step is not None and row.review_step < len(found[1].review)
        else None
    )
    return step is not None and bool(step.second_party) and row.review_by == step.second_party
