"""Have the next one hear of a report: who decides now, who is asked again, whose report has come through."""

from dataclasses import dataclass

from engine.conversation.bubbles import Bubble, Button, Card, Plain, Press, Row, Text, say
from engine.conversation.menu.functions import press
from engine.conversation.reviewing import returning, wording
from engine.conversation.reviewing.seen import Decided, Waiting
from engine.conversation.reviewing.wording import CHECK
from engine.reviewing.ladder import Standing
from handlers import owing, scopes
from handlers.desk import Desk
from handlers.doubting import accepting, looking
from handlers.messenger.intending import intend
from handlers.orders import Order
from handlers.relaying.kept import RELAYED
from handlers.resting import working
from handlers.reviewing import benches, cases, fixing, ladders, reasons, rights
from models import amendments, answering, obligations, offices, reports, reviews, units
from models.notices import Notice
from models.obligations import Obligation
from models.offices import OFFICE, UNIT
from models.reports import CONTRIBUTION, Report

TO_REVIEW, RETURNED, JUDGED, KEPT = "to_review", "sent_back", "reviewed", "kept_so"
MENDED_HERE = "amended_here"
PUSH = "push_card"
BATCHES = 6


def came(desk: Desk, row: Obligation, report_id: str) -> None:
    """Put a report that came, or was corrected, on its ladder, and have the one hear of it who decides."""
    fresh = obligations.get(desk.connection, row.id)
    stands = ladders.settle(desk, fresh) if fresh else None
    if fresh is None or stands is None:
        return
    review = _look_through(desk, fresh, report_id, stands)
    if review is None:
        _tell_reviewers(desk, row.id, report_id, stands)
    else:
        after(desk, fresh, review, ladders.settle(desk, obligations.get(desk.connection, row.id) or fresh))


def _look_through(desk: Desk, row: Obligation, report_id: str, stands: Standing) -> reviews.Review | None:
    """Look a report through once, for those who decide about it; return the decision where a rule makes it."""
    report, found = reports.get(desk.connection, report_id), ladders.duty_of(desk, row)
    if report is None or found is None:
        return None
    looking.keep(desk, row, report)
    return accepting.by_rule(desk, found[1], row, report, stands)


def after(desk: Desk, row: Obligation, review: reviews.Review, stands: Standing | None) -> tuple[Order, ...]:
    """Tell whom a decision concerns."""
    report = reports.get(desk.connection, review.report_id)
    if stands is None or report is None:
        return ()
    if stands.waits_for == "sender":
        return sent_back(desk, review, report)
    _tell_reviewers(desk, row.id, review.report_id, stands)
    for person_id in dict.fromkeys((report.person_id, *speakers(desk, row, report))):
        _tell(desk, person_id, JUDGED, str(review.id), is_worth_a_push=False)
    return ()


def sent_back(desk: Desk, review: reviews.Review, report: Report) -> tuple[Order, ...]:
    """Have the sender, or whoever acts in the sender's place now, hear at once what is asked for again."""
    row = answering.obligation_of(desk.connection, report)
    told, spoken = senders(desk, report), speakers(desk, row, report) if row else []
    first = {f"card:review:{review.id}": told[:1], f"card:unit:{review.id}": spoken[:1]}
    pushed = {person for people in first.values() for person in people}
    for person_id in dict.fromkeys((*told, *spoken)):
        _tell(desk, person_id, RETURNED, str(review.id), is_worth_a_push=person_id in pushed)
    return tuple(Order(PUSH, key, (people[0],)) for key, people in first.items() if people)


def kept_so(desk: Desk, row: Obligation, review: reviews.Review, back: str) -> None:
    """Have the one hear of it who had sent something back that is right as it is; else whoever decides there now."""
    fresh = obligations.get(desk.connection, row.id)
    people = [one.person_id for one in rights.awaited(desk, fresh)] if fresh else []
    people += [one.person_id for one in scopes.holders(desk, row.office_id)] if review.step < 0 else []
    for person_id in [back] if back in people else dict.fromkeys(people):
        _tell(desk, person_id, KEPT, str(review.id), is_worth_a_push=False)


def kept_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a reviewer what the sender says about an answer that stays; None when something else has come after it."""
    review = reviews.get(desk.connection, int(notice.about_id))
    last = reviews.latest_of(desk.connection, review.report_id) if review else None
    report = reports.get(desk.connection, review.report_id) if review else None
    row = answering.obligation_of(desk.connection, report) if report else None
    found = ladders.duty_of(desk, row) if row else None
    if review is None or last is None or last.id != review.id or report is None or not report.is_current:
        return None
    if row is None or found is None:
        return None
    name = Plain(f"{owing.title(found[1], row.period)} · {benches.about_one(desk, row)}")
    why = reasons.worded(desk, review)
    rows = (Row(name, None, Button(say("Review it"), Press(CHECK, report.id))),)
    because = (Row(say("Because"), why),) if why else ()
    title = (
        say("The sender says that it is right") if review.field else say("It is to be looked at once more")
    )
    return Card(title=title, rows=(*because, *rows))


def to_review(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a reviewer what waits, with the way straight to it; None when it waits for nobody, or somebody else, by now."""
    report = reports.get(desk.connection, notice.about_id)
    row = answering.obligation_of(desk.connection, report) if report else None
    if report is None or row is None or not report.is_current:
        return None
    held = owing.rights(desk, notice.person_id)
    one = benches.of(desk, held, row, report, benches.about_one(desk, row), notice.person_id, working(desk))
    if one is None:
        return None
    name: Text = Plain(f"{one.duty} · {one.about}")
    if one.is_closed:
        name = say("Something that is to be opened")
    button = Button(say("Review it"), Press(CHECK, report.id))
    return Card(title=say("To review"), rows=(Row(name, wording.open_words(one, desk.now.date()), button),))


def waiting_bubble(desk: Desk, notice: Notice) -> Bubble | None:
    """Remind a reviewer of everything that waits for her; None when she has decided about all of it."""
    found = benches.waiting(desk, owing.rights(desk, notice.person_id), notice.person_id)
    if not found:
        return None
    batches: dict[str, list[Waiting]] = {}
    for one in found:
        batches.setdefault(one.batch, []).append(one)
    rows = tuple(
        Row(_named(some[0]), wording.count_words(some[0], len(some)))
        for some in list(batches.values())[:BATCHES]
    )
    look = Button(say("To review"), press("review"), "primary")
    return Card(title=say("These wait for you"), rows=rows, actions=(look,))


def _named(one: Waiting) -> Text:
    """Name what waits; of what few may know only that there is something."""
    return say("Something that is to be opened") if one.is_closed else Plain(one.duty)


def returned(desk: Desk, notice: Notice) -> Bubble | None:
    """Ask a sender for one answer again; None when it was given by now."""
    fix = fixing.of_review(desk, notice.person_id, int(notice.about_id))
    return returning.fix_card(fix) if fix else None


def judged(desk: Desk, notice: Notice) -> Bubble | None:
    """Tell a sender what was decided; None when something else has come after it."""
    one = judged_of(desk, notice)
    sent = Button(say("What I sent"), press("sent"))
    return Card(title=say("What was decided"), rows=(one.row(),), actions=(sent,)) if one else None


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided about one report that somebody sent."""

    what: str
    about: str
    decided: Decided

    def row(self) -> Row:
        """Say it in one line."""
        return Row(Plain(f"{self.what} · {self.about}"), wording.decided(self.decided))


def judged_of(desk: Desk, notice: Notice) -> Judged | None:
    """Return what was decided about one report; None when something else has come after it."""
    review = reviews.get(desk.connection, int(notice.about_id))
    report = reports.get(desk.connection, review.report_id) if review else None
    row = answering.obligation_of(desk.connection, report) if report else None
    found = ladders.duty_of(desk, row) if row else None
    if review is None or report is None or row is None or found is None or not report.is_current:
        return None
    last = reviews.latest_of(desk.connection, report.id)
    if last is None or last.id != review.id:
        return None
    unit = units.unit(desk.connection, row.unit_id)
    title = owing.title(found[1], row.period)
    return Judged(title, unit.name if unit else "", cases.decided(desk, review, found[1]))


def _tell_reviewers(desk: Desk, obligation_id: str, report_id: str, stands: Standing) -> None:
    """Tell those who may decide now: the one who decided at this step before, else everybody."""
    row = obligations.get(desk.connection, obligation_id)
    report = reports.get(desk.connection, report_id)
    if row is None or report is None or stands.waits_for not in {"reviewer", "second"}:
        return
    people = [one.person_id for one in rights.awaited(desk, row)]
    before = stands.last.person if stands.last else ""
    step = stands.step * 2 + (stands.waits_for == "second")
    mended = amendments.of_report(desk.connection, report.id) if report.replaces_id else None
    if mended is not None and mended.person_id in people:
        # Whoever mended it has it before her already, and decides about it with one tap.
        _tell(desk, mended.person_id, MENDED_HERE, report.id, is_worth_a_push=False, step=step)
        return
    for person_id in [before] if before in people else dict.fromkeys(people):
        _tell(desk, person_id, TO_REVIEW, report.id, is_worth_a_push=False, step=step)


def senders(desk: Desk, report: Report) -> list[str]:
    """Name who answers for a report now, its sender first."""
    is_own = report.purpose == CONTRIBUTION and report.source != RELAYED
    scope = (UNIT, report.unit_id) if is_own else (OFFICE, _office(desk, report))
    held = offices.holders(desk.connection, scope_kind=scope[0], scope_id=scope[1], at=desk.now)
    acting = [one.person_id for one in held if scope[0] == UNIT or owing.is_of_office(desk, one)]
    named = dict.fromkeys(sorted(acting, key=lambda one: one != report.person_id))
    return list(named)[:1] if report.person_id in named else list(named)


def speakers(desk: Desk, row: Obligation, report: Report) -> list[str]:
    """Name who speaks for the unit whose own report this is, when its office has sent it on."""
    found = ladders.duty_of(desk, row)
    if report.purpose == CONTRIBUTION or found is None or not fixing.is_of_unit(found[1]):
        return []
    held = offices.holders(desk.connection, scope_kind=UNIT, scope_id=report.unit_id, at=desk.now)
    return [one.person_id for one in held if one.person_id != report.person_id]


def _office(desk: Desk, report: Report) -> str:
    row = answering.obligation_of(desk.connection, report)
    return row.office_id if row else report.office_id


def _tell(
    desk: Desk, person_id: str, kind: str, about_id: str, *, is_worth_a_push: bool, step: int = 0
) -> None:
    intend(
        desk, person_id=person_id, kind=kind, about_id=about_id, step=step, details={},
        is_worth_a_push=is_worth_a_push, not_before=desk.now,
    )  # fmt: skip


BUBBLES = {TO_REVIEW: to_review, RETURNED: returned, JUDGED: judged, KEPT: kept_bubble}
