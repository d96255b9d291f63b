"""Have a sender hear what was mended in her report, and its reviewer what she says to it; each is checked again."""

from typing import Final

from engine.conversation.amending import telling
from engine.conversation.amending.noun import Mine
from engine.conversation.bubbles import Bubble, Plain, Press, Row, Text
from engine.conversation.events import When
from engine.conversation.reviewing import showing, wording
from engine.conversation.reviewing.wording import CHECK
from engine.conversation.sent import changes
from engine.obligations.states import State, is_locked
from handlers import filling, owing, scopes, secrecy, standing
from handlers.amending import kept
from handlers.desk import Desk, Speaker
from handlers.keeping import answers_of
from handlers.messenger.intending import intend
from handlers.overtaking import sender
from handlers.reviewing import benches, cases, ladders, reasons, rights
from handlers.reviewing import telling as reviewed
from models import amendments, answering, reports, reviews, units
from models.amendments import Amendment
from models.notices import Notice
from models.obligations import Obligation
from models.reports import Report

TOLD: Final = "amended"
OBJECTED: Final = "amend_objected"


def tell_sender(desk: Desk, report: Report, mender: str) -> None:
    """Have whoever answers for a report hear what was mended with her next free reply."""
    row = answering.obligation_of(desk.connection, report)
    for person_id in _hearers(desk, row, report) if row else ():
        if person_id != mender:
            intend(desk, person_id=person_id, kind=TOLD, about_id=report.id, is_worth_a_push=False)


def tell_reviewer(desk: Desk, report: Report) -> None:
    """Have the one who mended it hear that it is said not to be so; else whoever decides about it now."""
    row = answering.obligation_of(desk.connection, report)
    mended = amendments.of_report(desk.connection, report.id)
    for person_id in _reviewers(desk, row, mended) if row and mended else ():
        intend(desk, person_id=person_id, kind=OBJECTED, about_id=report.id, is_worth_a_push=False)


def mine(desk: Desk, person_id: str, report_id: str) -> Mine | None:
    """Return what was mended in a report that somebody answers for; None when it was changed, or is not hers."""
    report, row = reports.get(desk.connection, report_id), amendments.of_report(desk.connection, report_id)
    owed = answering.obligation_of(desk.connection, report) if report else None
    found = ladders.duty_of(desk, owed) if owed else None
    if report is None or row is None or owed is None or found is None or not report.is_current:
        return None
    if person_id not in _hearers(desk, owed, report) or not secrecy.knows(desk, person_id, owed):
        return None
    unit = units.unit(desk.connection, owed.unit_id)
    since, mended = _since(desk, report, row)
    may = standing.may_correct(owing.rights(desk, person_id), report)
    return Mine(
        report=report.id,
        title=owing.title(found[1], owed.period),
        about=unit.name if unit else "",
        by=sender(desk, row.person_id),
        lines=_lines(desk, person_id, report, since),
        because=_because(desk, mended),
        can_correct=may and not is_locked(State(owed.state)),
        is_closed=secrecy.is_closed(desk, owed),
    )


def told(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a sender what was mended; None when it was changed, or she has said something to it."""
    row = amendments.of_report(desk.connection, notice.about_id)
    found = mine(desk, notice.person_id, notice.about_id) if row and not row.is_answered else None
    return telling.card(found) if found else None


def here(desk: Desk, notice: Notice) -> Bubble | None:
    """Show a reviewer what she has just mended, with the button that lets it pass; None when it waits for her no more."""
    who, held = Speaker("", "", notice.person_id, is_new=False), owing.rights(desk, notice.person_id)
    case = cases.opened_for(desk, who, held, notice.about_id)
    if case is None or case.waiting is None or case.newer:
        return None
    return (
        reviewed.to_review(desk, notice) if case.is_closed else showing.card(case, _when(desk, case.report))
    )


def objected(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a reviewer what a sender says to what was mended; None when it was corrected or decided about meanwhile."""
    report, row = (
        reports.get(desk.connection, notice.about_id),
        amendments.of_report(desk.connection, notice.about_id),
    )
    owed = answering.obligation_of(desk.connection, report) if report else None
    found = ladders.duty_of(desk, owed) if owed else None
    if report is None or row is None or owed is None or found is None or not report.is_current:
        return None
    amended = kept.shown(desk, row, reviews.of_roots(desk.connection, [report.root_id]))
    if not amended.is_objected or notice.person_id not in _reviewers(desk, owed, row):
        return None
    name = Plain(f"{owing.title(found[1], owed.period)} · {benches.about_one(desk, owed)}")
    lines = _lines(desk, notice.person_id, report, _since(desk, report, row, only=True)[0])
    return telling.objected(name, amended, lines, Press(CHECK, report.id))


def _hearers(desk: Desk, row: Obligation, report: Report) -> tuple[str, ...]:
    """Name who answers for a report now, and who speaks for the unit whose own it is."""
    return tuple(
        dict.fromkeys((*reviewed.senders(desk, report), *reviewed.speakers(desk, row, report)))
    )  # fmt: skip


def _reviewers(desk: Desk, row: Obligation, mended: Amendment) -> tuple[str, ...]:
    """Name who mended it, as long as that role is hers; else everybody who decides about it now."""
    if any(one.id == mended.role_id for one in scopes.held_by(desk, mended.person_id)):
        return (mended.person_id,)
    return tuple(dict.fromkeys(one.person_id for one in rights.awaited(desk, row)))


def _since(
    desk: Desk, report: Report, row: Amendment, *, only: bool = False
) -> tuple[Report | None, tuple[Amendment, ...]]:
    """Return the version before everything to which its sender has said nothing yet, and how each since then was mended."""
    found = [row]
    before = reports.get(desk.connection, report.replaces_id or "")
    while before is not None and not only:
        earlier = amendments.of_report(desk.connection, before.id)
        if earlier is None or earlier.is_answered:
            break
        found.append(earlier)
        before = reports.get(desk.connection, before.replaces_id or "")
    return before, tuple(found)


def _because(desk: Desk, mended: tuple[Amendment, ...]) -> tuple[Text, ...]:
    opened = (reasons.opened(desk, one.person_id, one.frequent, one.reason) for one in mended)
    return tuple(wording.reason(one) for one in opened if one.frequent or one.words)


def _lines(desk: Desk, person_id: str, report: Report, before: Report | None) -> tuple[Row, ...]:
    """Show each line that differs from an earlier version, old and new."""
    made = filling.shown(desk, Speaker("", "", person_id, is_new=False), report)
    if made is None or before is None:
        return ()
    when = _when(desk, report.id)
    return changes.rows(changes.between(made, answers_of(desk, before), when))


def _when(desk: Desk, seed: str) -> When:
    return When(desk.now_ms, desk.now, seed)


BUBBLES = {TOLD: told, OBJECTED: objected, reviewed.MENDED_HERE: here}
