"""The clocks of those who decide and answer, when their moment has come: a reviewer, and an office that was asked."""

from engine.obligations.calendar import day_in_bangkok
from handlers import enquiries as asking
from handlers import reminder_settings
from handlers.desk import Desk
from handlers.escalating import opening
from handlers.messenger.intending import intend
from handlers.reviewing import rights
from handlers.rungs.waiting import FIRST, FIRST_DAY
from models import enquiries, obligations, offices, people
from models.escalations import ENQUIRY
from models.notices import ReminderStep
from models.obligations import Obligation

WAITS = "review_waits"


def take(desk: Desk, step: ReminderStep) -> int:
    """Take a step of such a clock."""
    if step.audience == ENQUIRY:
        return _of_enquiry(desk, step)
    row = obligations.get(desk.connection, step.obligation_id)
    if row is None or row.review_since is None or step.at < row.review_since:
        return 0
    return _review(desk, row) if step.whom == FIRST else opening.unreviewed(desk, row)


def _review(desk: Desk, row: Obligation) -> int:
    """Remind the reviewers who are there, once a day for everything that waits for them."""
    reviewers = [one.person_id for one in rights.awaited(desk, row)]
    told = reminder_settings.present(desk, reviewers) or reviewers
    reached = [one for one in told if people.open_account(desk.connection, one)]
    return sum(_tell(desk, one, WAITS, one, is_worth_a_push=True) for one in reached)


def _of_enquiry(desk: Desk, step: ReminderStep) -> int:
    row = enquiries.get(desk.connection, step.obligation_id)
    office = offices.office(desk.connection, row.office_id) if row else None
    if row is None or office is None or row.state != enquiries.OPEN:
        return 0
    if step.whom != FIRST:
        return opening.unanswered(desk, row, office.programme)
    acting = asking.in_charge(desk, row.office_id, but=row.asker_id)
    told = (reminder_settings.present(desk, acting) or acting)[:1]
    return sum(_tell(desk, one, asking.ASKED, row.id, is_worth_a_push=True) for one in told)


def _tell(desk: Desk, person_id: str, kind: str, about_id: str, *, is_worth_a_push: bool) -> bool:
    day = (day_in_bangkok(desk.now) - FIRST_DAY).days
    return intend(
        desk, person_id=person_id, kind=kind, about_id=about_id, step=day, is_worth_a_push=is_worth_a_push
    )
