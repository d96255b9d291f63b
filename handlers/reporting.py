"""Store what was sent: a contribution of a group or a report of an office, once, with everything that follows."""

from engine.conversation.bubbles import Plain, Text
from engine.conversation.effects import Send
from engine.forms import zeros
from engine.obligations.calendar import day_in_bangkok
from engine.obligations.states import Happened, State, after
from handlers import dating, evidence, keeping, scopes, secrecy, thanking
from handlers.amending import storing as amending
from handlers.amending.storing import SentBy
from handlers.compiling import following
from handlers.desk import Desk, Overtaken, Speaker
from handlers.feeding import outgoing
from handlers.filling import new_id
from handlers.messenger.intending import intend
from handlers.orders import Order
from handlers.overtaking import was_first
from handlers.owing import is_of_office
from handlers.registering import correct, register
from handlers.relaying import storing as relaying
from handlers.relaying.kept import RELAYED
from handlers.reviewing import ladders
from handlers.reviewing import telling as reviewed
from models import audit, drafts, machinery, obligations, offices, reports
from models.obligations import Obligation
from thai import writing

SHEET = "write_sheet"


class FormGone(Exception):
    """The version of the form that a draft was filled in is not stored: what is personal cannot be told apart."""

    retryable = False


def send(desk: Desk, who: Speaker, order: Send) -> tuple[dict[str, Text], tuple[Order, ...]]:
    """Store what a draft became; return what the receipt shows and the tasks to enqueue."""
    if order.draft.is_practice:
        raise TypeError("a practice is never sent")
    known = reports.of_draft(desk.connection, order.draft.id)
    if known is not None:
        return {"number": Plain(known.number)}, ()
    report_id = new_id("report", order.draft.id)
    obligation = obligations.get(desk.connection, order.draft.obligation) if order.draft.obligation else None
    if obligation is None:
        office_id, purpose = order.draft.office, reports.REGISTRATION
        unit_id = _registered(desk, who, order, office_id)
    else:
        unit_id, office_id = obligation.unit_id, obligation.office_id
        purpose = reports.CONTRIBUTION if order.draft.purpose == "collect" else reports.REPORT
    mended = amending.as_sent(desk, who, order) if order.draft.amends else None
    number = _store(
        desk,
        who,
        order,
        report_id=report_id,
        purpose=purpose,
        unit_id=unit_id,
        office_id=office_id,
        mended=mended,
    )
    evidence.attach(desk, who, order, report_id)
    drafts.end(desk.connection, order.draft.id, state=drafts.SENT, at=desk.now)
    if mended is None:
        audit.note(
            desk.connection, at=desk.now, act=f"{purpose}_sent", about_id=report_id, person_id=who.person_id
        )
    else:
        amending.keep(desk, who, order, report_id, mended.mender)
    blanks: dict[str, Text] = {"number": Plain(number)}
    replaced = reports.get(desk.connection, order.draft.replaces) if order.draft.replaces else None
    if replaced is not None:
        blanks["replaces"] = Plain(replaced.number)
    if obligation is None:
        return {**blanks, "office": Plain(offices.names(desk.connection, {office_id}).get(office_id, ""))}, ()
    sent = reports.get(desk.connection, report_id)
    if order.draft.told_by:
        relaying.keep(desk, who, order, report_id, obligation)
    was_first(desk, who, obligation.id, order.draft.purpose, sent)
    following.stands(desk, obligation, order.draft, report_id)
    orders = _follow(desk, who, obligation, report_id, purpose)
    if mended is None:
        thanking.after_reminder(desk, who.person_id, obligation.id, report_id)
    following.follow(desk, obligation)
    return blanks, orders


def _registered(desk: Desk, who: Speaker, order: Send, office_id: str) -> str:
    """Make a unit of a registration, or change the one that it corrects; return the unit's id."""
    replaced = reports.get(desk.connection, order.draft.replaces) if order.draft.replaces else None
    if replaced is None:
        return register(desk, who, order, office_id)
    correct(desk, order, replaced.unit_id)
    return replaced.unit_id


def _store(
    desk: Desk, who: Speaker, order: Send, *, report_id: str, purpose: str, unit_id: str, office_id: str,
    mended: SentBy | None = None,
) -> str:  # fmt: skip
    draft = order.draft
    found = desk.library.form(draft.programme, draft.form, draft.digest)
    if found is None:
        raise FormGone
    plain, personal = keeping.split(found[0], order.answers)
    by = mended or SentBy(
        who.person_id,
        _role(desk, who, unit_id, office_id, purpose),
        keeping.sealed(desk, who.person_id, personal, draft.raw, draft.sources),
        RELAYED if draft.told_by else order.source,
    )
    replaced = reports.get(desk.connection, draft.replaces) if draft.replaces else None
    number = _number(desk)
    is_first = reports.add(
        desk.connection,
        id=report_id,
        number=number,
        purpose=purpose,
        root_id=replaced.root_id if replaced else report_id,
        replaces_id=replaced.id if replaced else None,
        is_current=True,
        draft_id=draft.id,
        obligation_id=draft.obligation or None,
        programme=draft.programme,
        form=draft.form,
        form_digest=draft.digest,
        unit_id=unit_id,
        office_id=office_id,
        person_id=by.person_id,
        role_id=by.role_id,
        answers=plain,
        sealed=by.sealed,
        source=by.source,
        is_source_withdrawn=False,
        sent_at=desk.now,
        withdrawn_at=None,
        withdrawn_by=None,
    )
    if not is_first:
        raise Overtaken
    return number


def _number(desk: Desk) -> str:
    """Return the next receipt number: two digits of the fiscal year, then a running number."""
    year = writing.fiscal_year(desk.now.date()) % 100
    return f"{year:02d}-{reports.next_number(desk.connection, f'receipt-{year:02d}'):05d}"


def _role(desk: Desk, who: Speaker, unit_id: str, office_id: str, purpose: str) -> str | None:
    """Return the role in which it was sent; whoever fills in for a group does so in that of her office."""
    first, second = (office_id, "") if purpose == reports.REPORT else (unit_id, office_id)
    held = {role.scope_id: role.id for role in reversed(scopes.held_by(desk, who.person_id))}
    return held.get(first) or held.get(second)


def _follow(
    desk: Desk, who: Speaker, obligation: Obligation, report_id: str, purpose: str
) -> tuple[Order, ...]:
    if purpose == reports.CONTRIBUTION:
        obligations.set_state(desk.connection, obligation.id, contribution_id=report_id)
        ladders.returned(desk, obligation, "collect", is_back=False)
        if not following.goes_up(desk, obligation):
            _tell_office(desk, who, obligation, report_id)
        return ()
    state = _state_after(desk, obligation, report_id)
    sent_on = obligation.sent_on or day_in_bangkok(desk.now)
    obligations.set_state(
        desk.connection, obligation.id, state=state.value, report_id=report_id, sent_on=sent_on
    )
    dating.report_stands(desk, obligation, report_id)
    outgoing.came(desk, obligation, report_id)
    reviewed.came(desk, obligation, report_id)
    report = reports.get(desk.connection, report_id)
    root = report.root_id if report else report_id
    machinery.owe_row(desk.connection, root, desk.now_ms)
    return (Order(SHEET, f"sheet:{report_id}"),)


def _state_after(desk: Desk, obligation: Obligation, report_id: str) -> State:
    """Return where an obligation stands now: nothing to report is a state of its own."""
    before = State(obligation.state)
    report = reports.get(desk.connection, report_id)
    found = desk.library.form(report.programme, report.form, report.form_digest) if report else None
    is_zero = report is not None and found is not None and zeros.is_zero(found[0], report.answers)
    state = after(before, Happened.NOTHING_TO_REPORT) if is_zero else None
    return state or after(before, Happened.SENT) or before


def _tell_office(desk: Desk, who: Speaker, obligation: Obligation, report_id: str) -> None:
    """Have the office hear of it with its next free reply; it is never worth a counted message."""
    for role in scopes.holders(desk, obligation.office_id):
        if role.person_id == who.person_id or not is_of_office(desk, role):
            continue
        if not secrecy.knows(desk, role.person_id, obligation):
            continue
        intend(
            desk,
            person_id=role.person_id,
            kind="contributed",
            about_id=report_id,
            details={"obligation": obligation.id, "is_late": obligation.report_id is not None},
            is_worth_a_push=False,
            not_before=desk.now,
        )
