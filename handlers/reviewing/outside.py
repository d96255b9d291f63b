"""Let somebody without an account confirm a report: by a link that is spent once, or by a letter that an officer writes down.

What is confidential has no link: nothing of it leaves the chats of those who may know.
"""

from dataclasses import dataclass
from datetime import timedelta

from engine.conversation.reviewing.orders import Because, ByLetter, LendLink
from engine.conversation.reviewing.seen import Waiting
from engine.obligations.calendar import day_in_bangkok
from engine.reviewing.decisions import Result
from handlers import owing
from handlers.desk import Desk, Overtaken, Speaker
from handlers.filling import new_id
from handlers.orders import Order
from handlers.owing import Rights
from handlers.reviewing import benches, ladders, noting, rights, telling
from handlers.speakers import agreed
from models import audit, confirmations, obligations, people, reports
from models.confirmations import Confirmation
from models.obligations import Obligation
from models.reports import Report

LIFE = timedelta(days=14)
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link asks to be confirmed, as long as it waits for that."""

    way: Confirmation
    row: Obligation
    report: Report
    title: str
    about: str


def waiting(desk: Desk, held: Rights, person_id: str) -> tuple[Waiting, ...]:
    """Return what a person's offices have sent and somebody outside is to confirm."""
    mine = [role.scope_id for role in held.filing]
    until = day_in_bangkok(desk.now) + A_YEAR
    rows = obligations.of_scopes(desk.connection, offices=mine, units=[], until=until) if mine else []
    found = (
        _waiting(desk, row, unit) for row, unit in rows if row.review_by and row.office_id in held.offices
    )
    del person_id
    return tuple(one for one in found if one is not None)


def carry_out(desk: Desk, who: Speaker, held: Rights, order: LendLink | ByLetter) -> tuple[Order, ...]:
    """Make a link, or write a letter down."""
    row, report = noting.standing(desk, order.report)
    if row.office_id not in held.offices or row.review_step != order.step or not _is_outside(desk, row):
        raise Overtaken
    confirmations.revoke(desk.connection, report.id, order.step, at=desk.now)
    if isinstance(order, LendLink):
        _keep(desk, who, row, report, order.confirmation, spent=False)
        return ()
    _keep(
        desk, who, row, report, new_id("letter", report.id, str(order.step), desk.now.isoformat()), spent=True
    )
    return _confirmed(desk, who, row, report, Because("", order.letter, order.source))


def asked(desk: Desk, confirmation_id: str) -> Asked | None:
    """Look at what a link asks; nothing is spent. None when it was spent, is over, or waits no more."""
    way = confirmations.get(desk.connection, confirmation_id)
    report = reports.get(desk.connection, way.report_id) if way else None
    row = obligations.get(desk.connection, report.obligation_id or "") if report else None
    found = ladders.duty_of(desk, row) if row else None
    if way is None or report is None or row is None or found is None or not way.is_good(desk.now):
        return None
    is_same = report.is_current and row.report_id == report.id and row.review_step == way.step
    if not is_same or not _is_outside(desk, row):
        return None
    return Asked(way, row, report, owing.title(found[1], row.period), benches.about_one(desk, row))


def confirm(desk: Desk, confirmation_id: str, name: str, letter: str) -> tuple[Order, ...] | None:
    """Spend a link in somebody's name; None when it is not good any more."""
    found = asked(desk, confirmation_id)
    who = agreed(desk, found.way.made_by) if found else None
    if found is None or who is None or not confirmations.spend(desk.connection, found.way.id, at=desk.now):
        return None
    row, report = noting.standing(desk, found.report.id)
    words = " · ".join(one for one in (name, letter) if one)
    return _confirmed(desk, who, row, report, Because("", words, ""))


def _waiting(desk: Desk, row: Obligation, unit: str) -> Waiting | None:
    found = ladders.duty_of(desk, row)
    if found is None or not row.report_id or row.review_step is None or row.review_since is None:
        return None
    if not _is_outside(desk, row):
        return None
    title = owing.title(found[1], row.period)
    return Waiting(row.report_id, row.review_step, "", title, unit, row.review_since)


def _is_outside(desk: Desk, row: Obligation) -> bool:
    """Say whether LINE reaches nobody who may take the step that waits; a committee has its own secretary."""
    found = ladders.duty_of(desk, row)
    if (
        found is None
        or found[1].confidential
        or row.review_step is None
        or row.review_step >= len(found[1].review)
    ):
        return False
    step = found[1].review[row.review_step]
    if step.committee and row.review_by != step.second_party:
        return False
    reached = (people.open_account(desk.connection, one.person_id) for one in rights.awaited(desk, row))
    return row.review_by == step.second_party or not any(reached)


def _keep(desk: Desk, who: Speaker, row: Obligation, report: Report, id_: str, *, spent: bool) -> None:
    confirmations.add(
        desk.connection, id=id_, report_id=report.id, step=row.review_step, office_id=row.office_id,
        made_by=who.person_id, made_at=desk.now, expires_at=desk.now + LIFE, spent_at=desk.now if spent else None,
    )  # fmt: skip
    act = "confirmed_by_letter" if spent else "link_lent"
    audit.note(desk.connection, at=desk.now, act=act, about_id=report.id, person_id=who.person_id)


def _confirmed(
    desk: Desk, who: Speaker, row: Obligation, report: Report, because: Because
) -> tuple[Order, ...]:
    """Store it as the step asks: a second party confirms, another agency lets it pass."""
    found = ladders.duty_of(desk, row)
    if found is None or row.review_step is None:
        raise Overtaken
    is_second = row.review_by == found[1].review[row.review_step].second_party
    result = Result.CONFIRMED if is_second else Result.PASSED
    review = noting.note(desk, who, None, report, row.review_step, result, because=because)
    return telling.after(desk, row, review, ladders.settle(desk, row))
