"""Thank people: once a month with what their reports added up to, and for a report that followed a reminder; always free."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from engine.conversation.bubbles import Bubble, Button, Card, Note, Plain, Row, say
from engine.conversation.menu.functions import press
from engine.measuring.readings import Sent as Measured
from engine.measuring.readings import readings
from engine.obligations.calendar import BANGKOK, day_in_bangkok
from engine.obligations.states import State
from handlers import owing
from handlers.desk import Desk
from handlers.measuring import ACCEPTED
from handlers.messenger.intending import intend
from handlers.versions import known_as
from models import reminded, reports, thanked
from models.notices import Notice
from models.reports import CONTRIBUTION, Report
from models.thanked import Sent
from thai import writing

MONTHLY: Final = "thanks"
AFTER: Final = "thanked"
# Later in a month nobody thinks of the one before.
UNTIL_DAY: Final = 10
FIGURES: Final = 3
SINCE: Final = timedelta(days=14)
FIRST_OF_MONTH: Final = 1


def thank(desk: Desk) -> int:
    """In the first days of a month have everybody who reported in the one before hear thanks with her next answer."""
    today = day_in_bangkok(desk.now)
    if today.day > UNTIL_DAY:
        return 0
    name = _month_before(today)
    since, until = span(name)
    people = thanked.senders(desk.connection, since=since, until=until, but_for=name)
    return sum(
        intend(desk, person_id=one, kind=MONTHLY, about_id=name, is_worth_a_push=False) for one in people
    )


def span(month: str) -> tuple[datetime, datetime]:
    """Return when a month begins and when it is over."""
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(days=31)).replace(day=FIRST_OF_MONTH)
    return _midnight(first), _midnight(after)


def after_reminder(desk: Desk, person_id: str, obligation_id: str, report_id: str) -> None:
    """Have somebody hear that a report came which she was reminded of: nobody asks about it any more."""
    if reminded.told_about(desk.connection, person_id, obligation_id, since=desk.now - SINCE):
        intend(desk, person_id=person_id, kind=AFTER, about_id=report_id, is_worth_a_push=False)


def monthly(desk: Desk, notice: Notice) -> Bubble | None:
    """Say what somebody's reports of a month added up to, as far as they were accepted; None when none was."""
    since, until = span(notice.about_id)
    every = thanked.of_person(desk.connection, notice.person_id, since=since, until=until)
    taken = [one for one in every if _is_accepted(desk, one)]
    if not taken:
        return None
    in_time = sum(_is_in_time(one) for one in taken)
    rows = (
        Row(say("Reports that were accepted"), say("{count} of them", count=len(taken))),
        *((Row(say("In time"), say("{count} of them", count=in_time)),) if in_time else ()),
        Row(
            say("Groups that were told of"), say("{count} groups", count=len({one.unit_id for one in taken}))
        ),
        *_figures(desk, taken),
    )
    waits = len(every) - len(taken)
    remarks = (say("{count} more are being looked at.", count=waits),) if waits else ()
    title = say("Thank you for {month}", month=writing.write_month(since.year, since.month))
    return Card(title=title, rows=rows, remarks=remarks, actions=(Button(say("What I sent"), press("sent")),))


def followed(desk: Desk, notice: Notice) -> Bubble | None:
    """Thank for a report that followed a reminder; None when it was taken back."""
    report = reports.get(desk.connection, notice.about_id)
    if report is None or report.withdrawn_at is not None:
        return None
    return Note((say("Thank you. Nobody reminds you of this one any more."),))


def _is_accepted(desk: Desk, one: Sent) -> bool:
    """Say whether nobody has to look at it any more; a group's part is accepted with the report that holds it."""
    duty = owing.duty_of(desk.library.programmes.get(one.programme), one.duty)
    if duty is None or one.report_id is None:
        return False
    state = State(one.state)
    return state in ACCEPTED or (state is State.SUBMITTED and not duty.review)


def _is_in_time(one: Sent) -> bool:
    due = one.collect_until if one.purpose == CONTRIBUTION else one.due
    return due is None or day_in_bangkok(one.first_at) <= due


def _figures(desk: Desk, taken: Iterable[Sent]) -> tuple[Row, ...]:
    """Add up the indicators of the programmes over these reports; what few may know of is in none."""
    by_programme: dict[str, dict[str, Sent]] = {}
    for one in taken:
        by_programme.setdefault(one.programme, {})[one.report_id or ""] = one
    rows = (row for id_, some in by_programme.items() for row in _of_programme(desk, id_, some))
    return tuple(rows)[:FIGURES]


def _of_programme(desk: Desk, programme_id: str, some: dict[str, Sent]) -> Iterable[Row]:
    programme = desk.library.programmes[programme_id]
    hidden = {one.id for one in programme.duties if one.confidential}
    filed = reports.of_ids(desk.connection, list(some))
    sent = [_measured(row, some[row.id]) for row in filed.values()]
    forms = {
        (one.form, one.digest): known_as(desk, programme_id, one.form, found[0])
        for one in sent
        if (found := desk.library.form(programme_id, one.form, one.digest))
    }
    for indicator in programme.indicators:
        value = sum(one.value for one in readings(indicator, sent, forms))
        if indicator.duty not in hidden and indicator.roll_up == "sum" and value:
            words = f"{writing.write_number(Decimal(str(round(value, 2))))} {indicator.unit}".strip()
            yield Row(Plain(indicator.name), Plain(words))


def _measured(row: Report, one: Sent) -> Measured:
    return Measured(
        unit=one.unit_id, place="", duty=one.duty, period="", form=row.form, digest=row.form_digest,
        answers=row.answers, first=day_in_bangkok(one.first_at), at=row.sent_at,
        is_zero=one.state == State.ZERO.value,
    )  # fmt: skip


def _month_before(today: date) -> str:
    return (today.replace(day=FIRST_OF_MONTH) - timedelta(days=1)).strftime("%Y-%m")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BANGKOK)


BUBBLES = {MONTHLY: monthly, AFTER: followed}
