"""Write down what was decided about reports, in whose role, and what becomes of them; then have the next one hear of it.

Everything is asked again here: that the report still stands, that it waits at that very step, that the role still holds.
Whoever is second gets the step decided again from fresh rows.
"""

from engine.conversation.reviewing.orders import (
    NO_REASON,
    Appeal,
    Because,
    Confirm,
    Meet,
    OpenClosed,
    Pass,
    PassOn,
    Reviewing,
    SendBack,
)
from engine.reviewing.decisions import BEFORE_FILING, Result
from handlers import owing
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from handlers.orders import Order
from handlers.owing import Rights
from handlers.reviewing import fixing, ladders, reasons, rights, telling
from models import answering, audit, reports, reviews
from models.obligations import Obligation
from models.offices import Held
from models.reports import Report

DECIDED = "review_{}"


def carry_out(desk: Desk, who: Speaker, order: Reviewing) -> tuple[Order, ...]:
    """Carry out what a turn decided about reports."""
    held = owing.rights(desk, who.person_id)
    match order:
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
    telling.kept_so(desk, row, review, last.person_id)
    return ()


def standing(desk: Desk, report_id: str) -> tuple[Obligation, Report]:
    """Hold a report that stands, with the obligation that it answers now; raises when it was replaced or taken back."""
    report = reports.hold(desk.connection, report_id)
    row = answering.obligation_of(desk.connection, report) if report else None
    if report is None or row is None:
        raise Overtaken
    return row, report


def note(
    desk: Desk, who: Speaker, role: Held | None, report: Report, step: int, result: Result, *, field: str = "",
    because: Because = NO_REASON, meeting: str = "",
) -> reviews.Review:  # fmt: skip
    """Store one decision; raises when another one about the same step was stored in the same moment."""
    is_first = reviews.decide(
        desk.connection, root_id=report.root_id, report_id=report.id, step=step, result=result.value,
        person_id=who.person_id, role_id=role.id if role else None, at=desk.now, field=field,
        reason=reasons.sealed(desk, who, because), frequent=because.frequent, meeting_id=meeting or None,
    )  # fmt: skip
    stored = reviews.latest_of(desk.connection, report.id)
    if not is_first or stored is None:
        raise Overtaken
    audit.note(
        desk.connection, at=desk.now, act=DECIDED.format(result.value), about_id=report.id,
        person_id=who.person_id, role_id=role.id if role else None,
    )  # fmt: skip
    return stored


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
